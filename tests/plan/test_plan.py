"""Does an empty plan say that nothing is filled yet?"""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from gongxing.plan import Plan


def test_parts_that_no_engine_filled_are_none_and_not_empty_results() -> None:
    plan = Plan("园", dt.date(2026, 5, 1), dt.date(2026, 1, 1), (2026, 2030))
    assert plan.land is None
    assert plan.actions == plan.figures == plan.findings == plan.conflicts == ()
    assert not plan.synthetic
    with pytest.raises(dataclasses.FrozenInstanceError):
        plan.park_name = "别园"  # type: ignore[misc]
