"""Do the tables of scenarios and futures hold what was found?"""

from __future__ import annotations

from tests.comparisons import comparison
from tests.robustness_cases import robustness

from gongxing.report.scenario_tables import differences_table, futures_table, scenarios_table, starts_table


def test_tables_have_a_row_for_each_thing_told() -> None:
    assert len(scenarios_table(comparison()).rows) == 1
    table = differences_table(comparison())
    assert len(table.rows) == 4
    assert [column.label.en for column in table.columns] == ["Figure", "base", "tight money", "Verdict"]
    assert len(futures_table(robustness()).rows) == 1
    assert len(starts_table(robustness()).rows) == 2
