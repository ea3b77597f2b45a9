"""Is an action found in the schedule, and a quarter in its year?"""

from __future__ import annotations

import datetime as dt

import pytest

from gongxing.plan import PhasingScheme, Scheduled, from_jsonable, to_jsonable

ONE = Scheduled("roads.A1", "roads.A1", 5, 7, dt.date(2027, 4, 1), dt.date(2027, 10, 1), 123, 4.0)


def test_actions_and_years_are_found() -> None:
    scheme = PhasingScheme(2026, 20, (ONE,), ())
    assert scheme.item("roads.A1") is ONE
    assert scheme.year_of(5) == 2027
    with pytest.raises(KeyError, match="A2"):
        scheme.item("roads.A2")
    assert from_jsonable(PhasingScheme, to_jsonable(scheme)) == scheme
