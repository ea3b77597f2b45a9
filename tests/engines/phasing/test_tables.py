"""Does the workbook hold works, actions, approvals, stocks and changes, each row by its id?"""

from __future__ import annotations

from dataclasses import replace

from tests.report.schedules import scheduled_plan

from gongxing.engines.phasing import phasing_tables


def test_everything_of_the_schedule_is_written_down() -> None:
    tables = {table.name: table for table in phasing_tables(scheduled_plan())}
    assert list(tables) == [
        "schedule_works",
        "schedule_actions",
        "schedule_approvals",
        "schedule_stocks",
        "schedule_changes",
    ]
    works = tables["schedule_works"]
    row = dict(zip(works.column("work"), works.rows, strict=True))["sewer.pipes.S1"]
    assert row[3:] == (4, "2026Q2", "2026Q2", 5_400_000.0)
    idle = next(row for row in tables["schedule_actions"].rows if row[0] == "land.change.P3")
    assert (idle[4], idle[5], idle[10]) == (None, None, "land quota is short by 1.00 ha")
    assert tables["schedule_approvals"].rows[0][-1] == "2026-05-02"
    assert len(tables["schedule_stocks"].rows) == 4 * 8
    assert tables["schedule_changes"].rows[0][3:5] == ("2026Q2", "2026Q3")


def test_a_plan_without_a_schedule_has_none() -> None:
    assert phasing_tables(replace(scheduled_plan(), phasing=None)) == ()
