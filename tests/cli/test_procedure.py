"""Does the command date a procedure in one line of JSON, list the kinds, and answer a wrong one in words?"""

from __future__ import annotations

import json

from click.testing import CliRunner

from gongxing.cli import main


def test_one_line_of_json() -> None:
    done = CliRunner().invoke(main, ["procedure", "eia_report", "--start", "2026-03-02", "--json"])
    assert done.exit_code == 0, done.output
    told = json.loads(done.output.strip().splitlines()[-1])
    assert told["starts_on"] == "2026-03-02"
    assert [step["step"] for step in told["steps"]] == ["draft", "comment", "revise", "approval"]


def test_without_a_kind_it_lists_them() -> None:
    done = CliRunner().invoke(main, ["--lang", "en", "procedure"])
    assert done.exit_code == 0, done.output
    assert "land_acquisition" in done.output


def test_a_wrong_kind_is_answered_in_words() -> None:
    done = CliRunner().invoke(main, ["--lang", "en", "procedure", "nothing", "--start", "2026-03-02"])
    assert done.exit_code == 2
    assert "there is no procedure nothing" in done.output
