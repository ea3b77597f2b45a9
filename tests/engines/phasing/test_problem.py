"""Is a problem of phasing refused where it contradicts itself, and are quarters and sums as they should be?"""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.phasing_problems import made, stock, task, work_of

from gongxing.engines.phasing.problem import Link, quarter_of, shares
from gongxing.errors import DataError


def test_all_faults_are_told_at_once() -> None:
    a = task("A")
    with pytest.raises(DataError) as error:
        made((a,), links=(Link("A", "B", "after"),), works=(work_of(a), work_of(a)), stocks=(stock("x", (1.0,)),))
    for word in ("exactly one work", "precedence", "limit"):
        assert word in str(error.value)


def test_days_lie_in_quarters() -> None:
    assert [quarter_of(dt.date(*day), 2026) for day in ((2025, 12, 31), (2026, 1, 1), (2026, 3, 31), (2027, 4, 1))] == [
        -1,
        0,
        0,
        5,
    ]
    assert made((task("A"),)).first_day(5) == dt.date(2027, 4, 1)


@given(st.integers(0, 10**12), st.integers(0, 40))
def test_a_sum_is_spread_to_the_fen(total: int, parts: int) -> None:
    spread = shares(total, parts)
    assert sum(spread) == total
    assert len(spread) == max(parts, 1)
    assert max(spread) - min(spread) <= 1
