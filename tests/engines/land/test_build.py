"""Does a park with its rules become the problem that a planner would write down?"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from shapely import Polygon
from tests.contract.engines import SMALL
from tests.parks import AS_OF, building, grid_park, land_problem, settings, with_buildings, with_quota

from gongxing.engines import land
from gongxing.errors import DataError, NotReadyError
from gongxing.io.packs import load_land_values, load_standards
from gongxing.park import AreaGoal, Park
from gongxing.standards import Grade
from gongxing.standards.land_values import LandKey

VALUES = load_land_values()


def shielded(problem: land.LandProblem) -> dict[tuple[str, str], set[str]]:
    """By workshop and parcel, the classes that may not stand there."""
    shops = problem.workshops
    return {
        (shops.ids[w], problem.parcels[p]): {problem.uses[k] for k in np.flatnonzero(shops.barred[row])}
        for row, (w, p) in enumerate(zip(shops.shield_workshop.tolist(), shops.shield_parcel.tolist(), strict=True))
    }


def factory_and(*more: dict[str, Any], row: tuple[str, ...] = ("100102", "0703", "16"), metres: float = 50.0) -> Park:
    """A workshop whose eastern edge lies 10 m inside its lot, at x = 90."""
    hall = building("W", "workshop", 60, 40, side=30, parcel="P00", emits=True, protection_m=metres)
    return with_buildings(grid_park([list(row)], chosen=settings(area_goals=(AreaGoal("01", 0.0),))), hall, *more)


def test_an_empty_corner_of_a_village_within_the_distance_bars_new_homes_but_lets_the_village_stay() -> None:
    # The houses stand at x = 160, 70 m from the workshop; the lot begins 10 m from it.
    found = shielded(land_problem(factory_and(building("H", "dwelling", 160, 40, parcel="P01"))))
    assert found["W", "P01"] == {"0701", "0804"}
    assert ("W", "P02") not in found  # 110 m away


def test_a_house_within_the_distance_bars_the_village_too() -> None:
    found = shielded(land_problem(factory_and(building("H", "dwelling", 120, 40, parcel="P01"))))
    assert found["W", "P01"] == {"0701", "0703", "0804"}


def test_a_dormitory_on_other_land_bars_what_that_land_is_now() -> None:
    found = shielded(
        land_problem(factory_and(building("D", "dormitory", 110, 40, parcel="P01"), row=("100102", "09", "16")))
    )
    assert found["W", "P01"] == {"0701", "0703", "0804", "09"}


def test_the_distance_is_measured_from_the_workshop_not_from_its_lot() -> None:
    # 108 m from the lot line would reach P02; from the workshop P02 is 110 m away.
    assert ("W", "P02") not in shielded(land_problem(factory_and(metres=108.0)))
    assert ("W", "P02") not in shielded(land_problem(factory_and(metres=110.0)))
    assert ("W", "P02") in shielded(land_problem(factory_and(metres=111.0)))


def test_abatement_is_priced_by_the_workshops_footprint() -> None:
    problem = land_problem(factory_and())
    assert problem.workshops.abatement_yuan.tolist() == pytest.approx([900.0 * VALUES.value(LandKey.ABATEMENT, "*")])


def test_a_workshop_that_shields_nobody_needs_no_abatement_choice() -> None:
    far = with_buildings(
        grid_park([["1207", "16"]]), building("W", "workshop", 20, 40, parcel="P00", emits=True, protection_m=0.0)
    )
    assert land_problem(far).workshops.ids == ()
    assert land_problem(grid_park([["100102", "16"]])).workshops.ids == ()


@pytest.mark.parametrize(
    ("code", "cites"), [("WS-DEF", lambda p: p.workshops.rule), ("DQ-80", lambda p: p.neighbours.apart_rule)]
)
def test_a_rule_of_grade_c_or_not_yet_in_force_shields_nobody(code: str, cites: Any) -> None:
    park = factory_and(building("H", "dwelling", 120, 40, parcel="P01"))
    sure = load_standards("jiangsu", AS_OF)
    weak = replace(sure, rules=tuple(replace(r, grade=Grade.C) if r.code == code else r for r in sure.rules))
    early = load_standards("jiangsu", sure.rule(code).since - dt.timedelta(days=1))
    assert cites(land.build_problem(park, sure, VALUES)) == code
    for standards in (weak, early):
        problem = land.build_problem(park, standards, VALUES)
        assert cites(problem) == ""
        assert not (problem.workshops.barred.any() if code == "WS-DEF" else problem.neighbours.apart.any())


def test_class_3_industry_stands_apart_from_homes_and_schools_only() -> None:
    problem = land_problem(grid_park([["100103", "0703"]]))
    pairs = {frozenset((problem.uses[a], problem.uses[b])) for a, b in np.argwhere(problem.neighbours.apart).tolist()}
    assert pairs == {frozenset(("100103", other)) for other in ("0701", "0703", "0804")}


def test_missing_data_are_noted_and_not_invented() -> None:
    park = grid_park([["0101", ""]])
    problem = land_problem(park.with_table("roads", park["roads"].frame.iloc[:0]))
    told = " ".join(note.en for note in problem.notes)
    for words in ("1 parcels have no known present use", "no roads", "no buildings", "no quota", "no area goals"):
        assert words in told
    assert problem.present == ("0101", "")
    assert problem.keeps.tolist()[1] == -1
    assert not problem.grants.known


def test_a_known_park_has_nothing_to_note() -> None:
    park = grid_park(
        [["0101", "16"]], chosen=settings(area_goals=(AreaGoal("01", 0.0),)), slope_percent={"P00": 1.0, "P01": 1.0}
    )
    park = with_buildings(with_quota(park, new_m2=1.0), building("B", "other", 10, 10))
    assert land_problem(park).notes == ()


def test_parcels_without_a_shape_take_no_part_and_are_named() -> None:
    frame = grid_park([["0101", "16", "16"]]).parcels.frame
    frame.loc[1, "geometry"] = None
    frame.loc[2, "geometry"] = Polygon()
    problem = land_problem(grid_park([["16"]]).with_table("parcels", frame))
    assert problem.parcels == ("P00",)
    assert any("P01, P02" in note.en for note in problem.notes)


def test_a_park_without_parcels_is_not_ready() -> None:
    with pytest.raises(NotReadyError, match="gongxing import"):
        land_problem(Park(settings()))


def test_contiguous_classes_are_found_and_foreign_ones_told() -> None:
    problem = land_problem(grid_park([["16"]], chosen=settings(contiguous=("100102", "0101"))))
    assert [problem.uses[k] for k in problem.contiguous] == ["100102", "01"]
    with pytest.raises(DataError) as caught:
        land_problem(grid_park([["16"]], chosen=settings(contiguous=("99", "100102", "17"))))
    assert [fault.found.zh for fault in caught.value.faults] == ["99", "17"]


def test_quota_by_year_of_the_horizon_and_the_approval_levels() -> None:
    park = with_quota(grid_park([["0101"]]), new_m2=5.0, linked_m2=7.0)
    grants = land_problem(park).grants
    assert grants.years == (2026, 2027, 2028, 2029, 2030)
    assert grants.new_m2 == (5.0, 0.0, 0.0, 0.0, 0.0)
    assert grants.linked_m2 == (7.0, 0.0, 0.0, 0.0, 0.0)
    assert (grants.farmland_level_m2, grants.other_level_m2) == (350_000.0, 700_000.0)  # 35 and 70 ha
    frame = park["quota"].frame
    frame["year"] = 2020
    assert not land_problem(park.with_table("quota", frame)).grants.known


def test_a_new_home_is_never_planned_in_the_buffer_of_a_workshop_that_works_on() -> None:
    """Homes are wanted, and P01 in the buffer is the only place besides P02: the plan takes P02, or frees P01 by abatement."""
    park = factory_and(row=("100102", "16", "16"))
    park = park.with_settings(settings(area_goals=(AreaGoal("0701", 10_000.0, 20_000.0), AreaGoal("100102", 10_000.0))))
    result = land.solve(land_problem(park), SMALL)
    assert result.part is not None
    planned = result.part.planned
    assert planned["P00"] == "100102"
    assert planned["P01"] != "0701" or result.part.abated
    poor = land.solve(
        land_problem(
            park.with_settings(
                replace(park.settings, area_goals=(AreaGoal("0701", 20_000.0), AreaGoal("100102", 10_000.0)))
            )
        ),
        SMALL,
    )
    assert poor.part is not None
    assert poor.part.planned["P01"] == "0701"
    assert [shop for shop, _ in poor.part.abated] == ["W"]
