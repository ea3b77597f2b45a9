"""Is the history of the firms laid out whole, summed honestly and growth counted like for like?"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from tests.parks import settings

from gongxing.diagnosis.history import firm_history
from gongxing.errors import NotReadyError
from gongxing.park import Park

NAN = float("nan")


def park_of(rows: list[tuple[str, int, float, float]], firms: dict[str, dict[str, Any]] | None = None) -> Park:
    """A park whose firm_years hold (firm, year, output, jobs)."""
    register = firms or {firm: {} for firm in dict.fromkeys(row[0] for row in rows)}
    listed = pd.DataFrame([{"id": firm, "name": f"{firm} works", **told} for firm, told in register.items()])
    years = pd.DataFrame(
        [
            {
                "id": f"Y{k}",
                "firm": firm,
                "year": year,
                "output_yuan": output,
                "jobs": None if jobs != jobs else int(jobs),
            }
            for k, (firm, year, output, jobs) in enumerate(rows)
        ],
        columns=["id", "firm", "year", "output_yuan", "jobs"],
    )
    return Park(settings()).with_table("firms", listed).with_table("firm_years", years)


ROWS = [
    ("B", 2020, 100.0, 10), ("B", 2021, 110.0, 11), ("B", 2023, 130.0, NAN),
    ("A", 2021, 50.0, 5), ("A", 2022, 60.0, 5), ("A", 2023, 78.0, 5),
]  # fmt: skip


def test_firms_follow_the_register_and_years_run_through() -> None:
    history = firm_history(park_of(ROWS, {"A": {}, "B": {}}))
    assert history.firms == ("A", "B")
    assert history.years == (2020, 2021, 2022, 2023)
    assert np.array_equal(history.values["output"], [[NAN, 50, 60, 78], [100, 110, NAN, 130]], equal_nan=True)
    assert set(history.values) == {"sales", "output", "tax", "jobs"}
    assert np.isnan(history.values["sales"]).all()


def test_sums_say_how_many_firms_are_behind_them() -> None:
    history = firm_history(park_of(ROWS))
    assert history.total("output").tolist() == [100.0, 160.0, 60.0, 208.0]
    assert history.behind("output").tolist() == [1, 2, 1, 2]
    assert np.isnan(history.total("tax")).all()


def test_growth_is_counted_over_firms_known_in_both_years() -> None:
    # 2021: B 100 -> 110; 2022: A 50 -> 60; 2023: A 60 -> 78; the sums 100, 160, 60, 208 would say something else
    history = firm_history(park_of(ROWS))
    years = next(table for table in history.tables if table.name == "history_years")
    assert years.column("output_growth") == (None, 0.1, 0.2, 0.3)
    figures = {figure.key: figure for figure in history.figures}
    rate = figures["industry.history.output.rate"]
    assert rate.value == pytest.approx((1.1 * 1.2 * 1.3) ** (1 / 3) - 1)
    assert figures["industry.history.output.last"].value == 208.0
    assert "industry.history.sales.last" not in figures
    assert figures["industry.history.filled"].value == pytest.approx(6 / 7)


def test_firms_are_listed_with_their_gaps_and_growth() -> None:
    firms = next(table for table in firm_history(park_of(ROWS)).tables if table.name == "history_firms")
    by_firm = {row[0]: row for row in firms.rows}
    assert by_firm["B"][:6] == ("B", "B works", 3, "2022", 100.0, 130.0)
    assert by_firm["B"][6] == pytest.approx(1.3 ** (1 / 3) - 1, abs=1e-4)


def test_without_any_year_the_import_that_is_missing_is_named() -> None:
    with pytest.raises(NotReadyError, match="import the table firm_years"):
        firm_history(Park(settings()))
