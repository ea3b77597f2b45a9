"""Do a schedule and a replanning read well on a terminal?"""

from __future__ import annotations

import pytest
from tests.report.schedules import scheduled_plan

from gongxing.display.phasing import bar, show_replanned, show_schedule, stock_line
from gongxing.plan import PhasingScheme, StockLine
from gongxing.words import Text, same
from gongxing.workflow.replanning import BudgetLevel, Replanned, ScheduleView

PLAN = scheduled_plan()


def scheme() -> PhasingScheme:
    assert PLAN.phasing is not None
    assert PLAN.phasing.part is not None
    return PLAN.phasing.part


def test_a_gantt_of_letters(capsys: pytest.CaptureFixture[str]) -> None:
    assert PLAN.phasing is not None
    show_schedule(ScheduleView("plan-0001", PLAN, PLAN.phasing, None), "en")
    text = capsys.readouterr().out
    assert "20262027" in text
    assert "·█······" in text
    assert "✗ land.change.P3: land quota is short by 1.00 ha" in text
    assert bar(scheme(), scheme().item("sewer.pipes.S3")) == "▓·······"


def test_stocks_by_year_crews_at_their_most() -> None:
    crews = StockLine("crews/x", Text("队", "crews"), "crews", (3.0,) * 8, (1.0, 2.0, 0.0, 0.0) + (0.5,) * 4)
    assert stock_line(crews, "en") == "  crews: 2.0/3.0  0.5/3.0"
    free = StockLine("q", same("quota"), "m2", (None,) * 8, (1e4,) * 8)
    assert stock_line(free, "en") == "  quota: 1.0 ha  1.0 ha"


def test_changes_are_told_with_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    assert PLAN.phasing is not None
    titles = {action.id: action.title for action in PLAN.actions}
    level = BudgetLevel(0.8, "feasible", 5e6, 0.01, 9, 4e6)
    show_replanned(Replanned("plan-0001", "plan-0002", PLAN.phasing, 12, 10, 1, titles, (level,)), "en")
    text = capsys.readouterr().out
    assert "plan-0001 → plan-0002" in text
    assert "10 actions do not hang on the new facts, 1 of them change (10.0%)" in text
    assert "action land.change.P1: 2026Q2 → 2026Q3  “A”, which comes first, ends with Q2 2026" in text
    assert "80%: 9 actions" in text
