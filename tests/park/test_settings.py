"""Are settings that contradict themselves refused, every fault at once?"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from gongxing.errors import DataError
from gongxing.park import AreaGoal, Settings

GOOD = Settings("试验园区", "EPSG:4549", dt.date(2026, 1, 1), (2026, 2030))


def test_nothing_is_asked_for_unless_somebody_asks() -> None:
    assert GOOD.budget_yuan is None
    assert GOOD.area_goals == GOOD.contiguous == ()
    assert not GOOD.synthetic


def test_every_fault_is_told_with_its_key() -> None:
    with pytest.raises(DataError) as caught:
        Settings(
            " ",
            "EPSG:4549",
            dt.date(2026, 1, 1),
            (2030, 2026),
            weights={"quiet": -1.0, "kin": float("nan"), "size": 0.0},
            budget_yuan=-5.0,
            area_goals=(
                AreaGoal("07", 2.0, 1.0),
                AreaGoal("10", low_share=0.5, high_share=0.4),
                AreaGoal("14", 1.0, 1.0),
            ),
        )
    told = [fault.place.column for fault in caught.value.faults]
    assert told == [
        "name", "horizon", "weights.quiet", "weights.kin", "land.budget_yuan", "goals.land.07", "goals.land.10",
    ]  # fmt: skip
    assert "park.toml" in caught.value.in_("zh")


def test_an_open_side_is_no_fault() -> None:
    assert replace(GOOD, area_goals=(AreaGoal("07", low_m2=5.0), AreaGoal("10", high_m2=0.0)), budget_yuan=0.0)


def test_one_goal_per_class() -> None:
    with pytest.raises(DataError) as error:
        replace(GOOD, area_goals=(AreaGoal("09", 1.0), AreaGoal("09", None, 2.0)))
    assert [fault.place.column for fault in error.value.faults] == ["goals.land.09"]
