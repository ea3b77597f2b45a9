"""Can a quantile be looked up, and is a target reachable only as surely as asked?"""

from __future__ import annotations

import pytest

from gongxing.plan.growth import GrowthOutlook, TargetOdds, TargetYear, YearSpread


def test_a_listed_quantile_is_found_and_no_other() -> None:
    spread = YearSpread("output", 2030, 10.0, ((0.1, 8.0), (0.5, 10.0)))
    assert spread.at(0.5) == 10.0
    with pytest.raises(KeyError, match="no quantile"):
        spread.at(0.4)


def test_a_target_is_reachable_as_surely_as_asked() -> None:
    assert TargetOdds("output", 0.08, 1e9, 0.8, 0.8).reachable
    assert not TargetOdds("output", 0.08, 1e9, 0.79, 0.8).reachable


def test_an_outlook_is_looked_up_by_measure_and_year() -> None:
    spreads = tuple(YearSpread(m, year, 1.0, ()) for m in ("output", "tax") for year in (2026, 2027))
    outlook = GrowthOutlook(2025, (), spreads, (), (), (), (), 10, 1)
    assert outlook.spread("tax", 2027) is spreads[3]
    assert outlook.years == (2026, 2027)
    with pytest.raises(KeyError, match="no spread of jobs"):
        outlook.spread("jobs", 2026)


def test_a_gap_is_never_below_zero() -> None:
    assert TargetYear("output", 2026, 100.0, 99.0, 95.0).gap == 5.0
    assert TargetYear("output", 2026, 100.0, 120.0, 101.0).gap == 0.0
