"""Do counts and sums say how many rows they rest on?"""

from __future__ import annotations

import datetime as dt

import pandas as pd

from gongxing.diagnosis.counts import count_rows, coverage, figure, total
from gongxing.origins import computed
from gongxing.park import Park, Settings
from gongxing.words import Text, same

PARK = Park(Settings("甲园区", "EPSG:4549", dt.date(2026, 1, 1), (2026, 2030)))


def test_an_empty_table_has_no_number() -> None:
    assert count_rows("k", same("k"), PARK, "quota", "rows").value is None


def test_a_sum_over_some_rows_says_so() -> None:
    rows = pd.DataFrame({"id": ["a", "b"], "year": [2026, 2027], "kind": ["linked", "linked"], "area_m2": [5.0, 7.0]})
    found = total("k", same("k"), PARK.with_table("quota", rows), "quota.area_m2", "m2")
    assert (found.value, found.note, found.origin.inputs) == (12.0, None, ("quota.area_m2",))
    assert coverage(1, 2, Text("面积", "an area")) == Text("2 行中 1 行有面积", "1 of 2 rows give an area")


def test_a_number_that_is_none_or_not_finite_stays_unknown() -> None:
    for value in (None, float("nan"), float("inf")):
        assert figure("k", same("k"), value, unit="m2", origin=computed("x", same("x"))).value is None
