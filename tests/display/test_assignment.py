"""Do the figures of an assignment run read well on a terminal, in both languages?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongxing.display.assignment import show_assignment_score
from gongxing.workflow.bench_assignment import AssignmentScore

SCORE = AssignmentScore(
    "e10200",
    10,
    200,
    False,
    "feasible",
    23310.0,
    23305.0,
    5 / 23310,
    23307.0,
    3 / 23307,
    23305.0,
    5 / 23305,
    False,
    1.5,
    True,
    1,
)


def test_a_run_and_a_conflict(capsys: pytest.CaptureFixture[str]) -> None:
    show_assignment_score(SCORE, "zh")
    show_assignment_score(SCORE, "en")
    said = capsys.readouterr().out
    assert "目标值: 23,310" in said
    assert "own bound and gap: 23,305  0.0215%" in said
    assert "best known and gap to it: 23,307  0.0129%" in said
    lost = replace(
        SCORE,
        status="infeasible",
        value=None,
        bound=None,
        gap=None,
        best_known=None,
        feasible=False,
        conflict=("3", "5"),
    )
    show_assignment_score(lost, "en")
    said = capsys.readouterr().out
    assert "proven infeasible" in said
    assert "resources in conflict: 3, 5" in said
    assert "best known" not in said
    show_assignment_score(replace(SCORE, status="unknown"), "zh")
    assert "未找到可行解" in capsys.readouterr().out
