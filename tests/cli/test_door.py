"""Does the command line agree with itself: help in both languages, JSON where people compare, faults in words?"""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from gongxing.cli import FAULTY, leaves, main

COMMANDS = leaves(main)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_speaks_both_languages(name: str) -> None:
    command = COMMANDS[name]
    for words in [command.help or "", *((p.help or "") for p in command.params if isinstance(p, click.Option))]:
        assert any("\u4e00" <= letter <= "\u9fff" for letter in words), words
        assert any(letter.isascii() and letter.isalpha() for letter in words), words


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_prints_json_on_request(name: str) -> None:
    assert any("--json" in parameter.opts for parameter in COMMANDS[name].params)


@pytest.mark.parametrize(("lang", "word"), [("zh", "错误"), ("en", "Error")])
def test_an_error_is_words_and_a_status_not_a_traceback(tmp_path: Path, lang: str, word: str) -> None:
    done = CliRunner().invoke(main, ["--lang", lang, "show", str(tmp_path / "none")])
    assert done.exit_code == FAULTY
    assert word in done.stderr
    assert "Traceback" not in done.output
