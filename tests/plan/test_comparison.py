"""Are differences told with their direction?"""

from __future__ import annotations

from tests.comparisons import comparison

from gongxing.plan import from_jsonable, to_jsonable
from gongxing.plan.comparison import Comparison


def test_a_difference_is_good_or_bad_by_its_direction_and_silent_where_it_has_none() -> None:
    value, cost, parcels, conflicts = comparison().figures
    assert (value.difference(1), value.verdict(1)) == (-5e8, "bad")
    assert (cost.difference(1), cost.verdict(1)) == (-1e8, "good")
    assert (parcels.difference(1), parcels.verdict(1)) == (-7.0, "")
    assert (conflicts.difference(1), conflicts.verdict(1)) == (None, "")
    assert value.verdict(0) == "same"


def test_a_comparison_comes_back_the_same_from_json() -> None:
    assert from_jsonable(Comparison, to_jsonable(comparison())) == comparison()
