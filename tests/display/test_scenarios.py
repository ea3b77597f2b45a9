"""Do scenarios and their runs read well on a terminal?"""

from __future__ import annotations

import pytest
from tests.comparisons import comparison
from tests.robustness_cases import front, robustness

from gongxing.display.scenarios import (
    show_comparison,
    show_front,
    show_robustness,
    show_run_score,
    show_runs,
    show_scenarios,
)
from gongxing.park.scenario import Alteration, Target
from gongxing.words import Text
from gongxing.workflow.bench_scenarios import RunScore
from gongxing.workflow.scenario_runs import ScenarioLine, ScenarioRun


def test_scenarios_show_what_they_assume(capsys: pytest.CaptureFixture[str]) -> None:
    own = (Alteration("quota.linked", Target.COLUMN, 0.8, factor=True, written="x 0.8"),)
    show_scenarios([ScenarioLine("low", Text("偏紧", "tight"), "base", own, 1, "")], "en")
    said = capsys.readouterr().out
    assert "low  tight, inherits base  (no plan yet)" in said
    assert "quota.linked = x 0.8" in said


def test_runs_show_plan_value_and_error(capsys: pytest.CaptureFixture[str]) -> None:
    good = ScenarioRun("a", Text("甲", "a"), "plan-0002", "feasible", 2e8, 0.001, 1, 12.0, False)
    lost = ScenarioRun("b", Text("乙", "b"), "", "failed", None, None, 0, 1.0, False, Text("出错", "went wrong"))
    show_runs([good, lost], "zh")
    said = capsys.readouterr().out
    assert "plan-0002" in said
    assert "2.00 亿元" in said
    assert "出错" in said


def test_a_score_says_how_much_was_really_run(capsys: pytest.CaptureFixture[str]) -> None:
    figures = (24, 0, 2, 60.0, 55.0, 33.0, 2.0, 1.0, 2e6, 0.1, 0.05, 10_000, 0.02, 3.5)
    show_run_score(RunScore(4, 6, *figures), "en")
    said = capsys.readouterr().out
    assert "24 tasks really run (4 parks x 6 scenarios, 0 failed)" in said
    assert "10000 tasks: 3.5 h, overhead 2.00%" in said


def test_a_comparison_shows_what_differs(capsys: pytest.CaptureFixture[str]) -> None:
    show_comparison(comparison(), "en")
    said = capsys.readouterr().out
    assert "tight money" in said
    assert "29 parcels get the same use" in said


def test_a_front_and_a_test_in_futures_read_well(capsys: pytest.CaptureFixture[str]) -> None:
    show_front(front(), "zh")
    show_robustness(robustness(), "en")
    said = capsys.readouterr().out
    assert "超体积占比 50.0%" in said
    assert "40% of 100 sampled futures break the schedule" in said
    assert "pump 40%, hangs on cost as a share of plan" in said
