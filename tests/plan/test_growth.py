"""Can a quantile be looked up, and is a target reachable only as surely as asked?"""

from __future__ import annotations

import pytest

from gongxing.plan.growth import TargetOdds, YearSpread


def test_a_listed_quantile_is_found_and_no_other() -> None:
    spread = YearSpread("output", 2030, 10.0, ((0.1, 8.0), (0.5, 10.0)))
    assert spread.at(0.5) == 10.0
    with pytest.raises(KeyError, match="no quantile"):
        spread.at(0.4)


def test_a_target_is_reachable_as_surely_as_asked() -> None:
    assert TargetOdds("output", 0.08, 1e9, 0.8, 0.8).reachable
    assert not TargetOdds("output", 0.08, 1e9, 0.79, 0.8).reachable
