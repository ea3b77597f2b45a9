"""Does the session on the README's first screen run as printed?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gongxing.cli import leaves
from gongxing.cli import main as cli


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)


def test_the_python_session_runs_and_writes_the_report(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (session,) = blocks(root / "README.md", "python")
    assert len(session.strip().splitlines()) <= 10
    monkeypatch.chdir(tmp_path)
    exec(compile(session, "README.md", "exec"), {})
    said = capsys.readouterr().out.splitlines()
    assert re.search(r"gap \d+\.\d\d%", said[0])
    assert len(said) >= 9
    written = {Path(line).suffix for line in said[6:]}
    assert written == {".docx", ".pdf", ".html"}
    assert all(Path(line).stat().st_size > 10_000 for line in said[6:])


@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_every_command_of_the_shell_session_exists(root: Path, page: str) -> None:
    lines = [line.split("#")[0].split() for block in blocks(root / page, "sh") for line in block.splitlines()]
    typed = [line for line in lines if line and line[0] == "gongxing"]
    assert len(typed) >= 7
    known = leaves(cli)
    for words in typed:
        command = known.get(words[1]) or known[" ".join(words[1:3])]
        options = {name for parameter in command.params for name in parameter.opts}
        assert {word for word in words[2:] if word.startswith("--")} <= options
