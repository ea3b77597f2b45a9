"""Do goals come from the plan's figures, do the user's rows win, and are faults of the lists told all at once?"""

from __future__ import annotations

from typing import Any

from tests.frames import ACTIONS, FIGURES, figure, list_park
from tests.parks import settings

from gongxing.errors import Fault
from gongxing.io.framework import load_frame_norms
from gongxing.park import GrowthGoal, Park
from gongxing.plan import Goal
from gongxing.plan.goals import GoalGround, make_goals
from gongxing.plan.measured import measured

PILLARS = {"environment": "Z1", "支柱": "Z1", "Z1": "Z1"}


def goals(park: Park | None = None, *figures: Any) -> tuple[dict[str, Goal], list[Fault]]:
    read = measured([*FIGURES, *figures], ACTIONS)
    found, faults = make_goals(GoalGround(park or list_park(), load_frame_norms(), read, PILLARS.get))
    return {goal.id: goal for goal in found}, faults


def test_usual_indicators_are_filled_from_the_plan_and_empty_ones_left_out() -> None:
    found, faults = goals()
    assert not faults
    assert (found["conflicts"].base, found["conflicts"].target, found["conflicts"].pillar) == (20.0, 0.0, "Z1")
    assert found["arable"].binding
    assert found["arable"].climbs is False
    assert found["upgraded_firms"].target == 1.0  # one action of that kind
    assert "output" not in found
    assert "soil_surveys" not in found  # no such action, nothing to aim at


def test_the_rate_asked_for_sets_the_target_and_the_outlook_stays_beside_it() -> None:
    park = list_park().with_settings(settings(growth=GrowthGoal(output_rate=0.1)))
    base, last = figure("growth.output.base", 100.0, "yuan"), figure("growth.output.last", 130.0, "yuan")
    found, _ = goals(park, base, last)
    # five years at ten per cent: 100 * 1.61051
    assert round(found["output"].target or 0.0, 3) == 161.051
    assert found["output"].planned == 130.0
    assert found["output"].reached is False
    sure = figure("growth.output.rate_80%", 0.05, "share")
    with_odds, _ = goals(park, base, last, sure)
    assert round(with_odds["output"].planned or 0.0, 3) == 127.628  # 100 * 1.05 ** 5, met with the odds asked for
    assert found["output"].target_origin.ref == "park.toml:growth.output_rate"


def test_a_row_of_the_user_replaces_adds_and_drops() -> None:
    rows = [
        {"id": "conflicts", "name": "冲突", "unit": "处", "base": 20, "target": 2, "better": "lower", "pillar": "支柱",
         "measure": "land.conflicts_planned"},
        {"id": "arable", "name": "耕地", "unit": "公顷", "dropped": True},
        {"id": "parkland", "name": "公园", "name_en": "parks", "unit": "公顷", "base": 10, "target": 12.5, "kind": "binding"},
    ]  # fmt: skip
    found, faults = goals(list_park(indicators=rows))
    assert not faults
    assert "arable" not in found
    assert (found["conflicts"].target, found["conflicts"].planned, found["conflicts"].unit) == (2.0, 0.0, "places")
    assert (found["parkland"].base, found["parkland"].target, found["parkland"].unit) == (100_000.0, 125_000.0, "m2")
    assert found["parkland"].yearly == 5_000.0
    assert found["parkland"].name.en == "parks"


def test_values_are_taken_in_their_unit() -> None:
    values = [
        {"id": "V1", "indicator": "arable", "year": 2026, "value": 499, "unit": "公顷", "path": 498},
        {"id": "V2", "indicator": "arable", "year": 2027, "value": 4_970_000},
    ]
    found, faults = goals(list_park(indicator_values=values))
    assert not faults
    assert found["arable"].actual == ((2026, 4_990_000.0), (2027, 4_970_000.0))
    assert found["arable"].path == ((2026, 4_980_000.0),)


def test_all_faults_of_both_tables_are_told_and_the_good_rows_kept() -> None:
    rows = [
        {"id": "a", "name": "甲", "unit": "户", "pillar": "无此支柱", "base_year": 2030, "target_year": 2028},
        {"id": "b", "name": "乙", "unit": "户", "target": 5},
    ]
    values = [
        {"id": "V1", "indicator": "nothing", "year": 2026, "value": 1},
        {"id": "V2", "indicator": "b", "year": 2026, "value": 1},
        {"id": "V3", "indicator": "b", "year": 2026, "value": 2},
        {"id": "V4", "indicator": "b", "year": 2027, "value": 2, "unit": "公顷"},
    ]
    found, faults = goals(list_park(indicators=rows, indicator_values=values))
    assert [(fault.place.row, fault.place.column) for fault in faults] == [
        ("a", "pillar"), ("a", "target_year"), ("V1", "indicator"), ("V3", "year"), ("V4", "unit"),
    ]  # fmt: skip
    assert "a" not in found
    assert found["b"].actual == ((2026, 1.0),)
