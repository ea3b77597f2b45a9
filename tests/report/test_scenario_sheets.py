"""Does the workbook of a comparison hold every figure with its difference and verdict?"""

from __future__ import annotations

from tests.comparisons import comparison

from gongxing.report.scenario_sheets import scenario_sheets


def test_sheets_hold_assumptions_figures_parcels_and_starts() -> None:
    assumptions, figures, parcels, starts = scenario_sheets(comparison())
    assert assumptions.rows == (("low", "land.budget_yuan", "1500000000", "1200000000", "yuan", "low"),)
    assert figures.column("low.difference") == (-5e8, -1e8, -7.0, None)
    assert figures.column("low.verdict") == ("bad", "good", None, None)
    assert parcels.column("low") == ("0101",)
    assert parcels.column("agree") == (1,)
    assert starts.column("base") == (0,)
    assert starts.column("low") == (None,)
