"""Are settings altered only as park.toml would have them?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.parks import settings

from gongxing.errors import DataError, Place
from gongxing.park import AreaGoal
from gongxing.park.scenario import Alteration, Target
from gongxing.store import setting_of, settings_with

GIVEN = settings(budget_yuan=1e9, area_goals=(AreaGoal("14", low_m2=100.0),))


def put(key: str, value: object, *, factor: bool = False) -> Alteration:
    return Alteration(key, Target.SETTING, value, factor=factor)


def test_keys_of_every_depth_are_put_or_scaled() -> None:
    changes = [put("land.budget_yuan", 0.5, factor=True), put("weights.green", 2.0, factor=True), put("goals.land.14.low_m2", 7.0),
               put("goals.land.1001.low_share", 0.3), put("seed", 9)]  # fmt: skip
    found = settings_with(GIVEN, changes, Place())
    assert (found.budget_yuan, found.weights, found.seed) == (5e8, {"green": 2.0}, 9)
    assert found.area_goals == (AreaGoal("14", low_m2=7.0), AreaGoal("1001", low_share=0.3))
    assert replace(found, budget_yuan=1e9, weights={}, seed=1, area_goals=GIVEN.area_goals) == GIVEN


def test_what_stands_there_is_told() -> None:
    assert setting_of(GIVEN, "land.budget_yuan") == 1e9
    assert setting_of(GIVEN, "goals.land.14.low_m2") == 100.0
    assert setting_of(GIVEN, "goals.land.13.low_m2") is None
    assert setting_of(GIVEN, "roads.budget_yuan") is None


def test_what_park_toml_would_refuse_is_refused_at_the_scenarios_place() -> None:
    with pytest.raises(DataError) as told:
        settings_with(GIVEN, [put("goals.land.14.low_share", 3.0), put("colour", 1)], Place(file="s.toml", row="a"))
    assert {(f.place.file, f.place.row) for f in told.value.faults} == {("s.toml", "a")}
    assert len(told.value.faults) == 2
    with pytest.raises(DataError, match="no figure to multiply"):
        settings_with(GIVEN, [put("industry.budget_yuan", 0.5, factor=True)], Place())
