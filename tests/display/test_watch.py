"""Are lights, lateness and remedies shown in both languages?"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.framed_projects import small_project

from gongxing.display.watch import show_review
from gongxing.workflow.watch import review_year


def test_a_review_in_both_languages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = review_year(small_project(tmp_path / "p"))
    show_review(found, "zh")
    said = capsys.readouterr().out
    for word in ("2026", "红灯", "研发强度", "没有当年值", "到期行动", "→"):
        assert word in said
    show_review(found, "en")
    said = capsys.readouterr().out
    for word in ("binding", "R&D", "Actions due", "quarters"):
        assert word in said
