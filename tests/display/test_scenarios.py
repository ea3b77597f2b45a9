"""Do scenarios and their runs read well on a terminal?"""

from __future__ import annotations

import pytest

from gongxing.display.scenarios import show_runs, show_scenarios
from gongxing.park.scenario import Alteration, Target
from gongxing.words import Text
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
