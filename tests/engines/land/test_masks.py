"""Which classes may a parcel not take, and does a rule stop where its force stops?"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import box
from tests.parks import AS_OF, CRS, EAST, NORTH, grid_park, land_problem

from gongxing.engines.land.classes import ASSIGNABLE, planning_uses
from gongxing.engines.land.masks import masks
from gongxing.errors import DataError
from gongxing.io.packs import load_standards
from gongxing.standards import Grade, Standards

STANDARDS = load_standards("jiangsu", AS_OF)


def graded(standards: Standards, code: str, grade: Grade) -> Standards:
    """The same rules with one of them known less surely."""
    return replace(standards, rules=tuple(replace(r, grade=grade) if r.code == code else r for r in standards.rules))


def barred(row: list[str], standards: Standards = STANDARDS, **columns: Any) -> dict[str, list[set[str]]]:
    """By rule, the classes barred on each parcel."""
    park = grid_park([row], **columns)
    uses = planning_uses(row)
    found, _ = masks(park, standards, uses)
    return {mask.rule: [{uses[k] for k in np.flatnonzero(line)} for line in mask.barred] for mask in found}


def test_water_and_streets_are_left_and_nothing_new_of_their_kind_is_made() -> None:
    water, field, orchard = barred(["1701", "0101", "0201"])["land.scope"]
    assert water == set(ASSIGNABLE) | {"02"}
    assert field == {"17", "02"}
    assert orchard == {"17"}  # an orchard may stay one or become anything assignable


def test_permanent_farmland_keeps_its_use() -> None:
    found = barred(["0101", "0101", "0201"], permanent_farmland={"P00": True, "P02": True})["JBNT-35"]
    assert found[0] == (set(ASSIGNABLE) | {"02"}) - {"01"}
    assert found[1] == set()
    assert found[2] == set(ASSIGNABLE)


def test_permanent_farmland_of_unknown_present_use_may_only_be_field() -> None:
    assert barred([""], permanent_farmland={"P00": True})["JBNT-35"] == [set(ASSIGNABLE) - {"01"}]


def test_polluted_land_never_becomes_homes_or_public_services() -> None:
    found = barred(["100102", "100102", "100102"], soil={"P00": "polluted", "P01": "unsurveyed", "P02": "clean"})[
        "TR-59"
    ]
    assert found == [{"0701", "0703", "08", "0804"}, set(), set()]


@pytest.mark.parametrize(
    ("code", "columns"), [("JBNT-35", {"permanent_farmland": {"P00": True}}), ("TR-59", {"soil": {"P00": "polluted"}})]
)
def test_a_rule_known_only_from_memory_forbids_nothing(code: str, columns: dict[str, Any]) -> None:
    assert code in barred(["0101"], **columns)
    assert code in barred(["0101"], graded(STANDARDS, code, Grade.B), **columns)
    assert code not in barred(["0101"], graded(STANDARDS, code, Grade.C), **columns)


def test_a_rule_not_yet_in_force_forbids_nothing() -> None:
    since = STANDARDS.rule("JBNT-35").since
    marked = {"permanent_farmland": {"P00": True}}
    assert "JBNT-35" in barred(["0101"], load_standards("jiangsu", since), **marked)
    assert "JBNT-35" not in barred(["0101"], load_standards("jiangsu", since - dt.timedelta(days=1)), **marked)


def test_without_marks_no_rule_is_cited() -> None:
    assert set(barred(["0101", ""])) == {"land.scope"}


def test_the_users_word_is_kept() -> None:
    found = barred(["0101", "1701", "0101", "080403"], fixed_use={"P00": "0701", "P01": "keep", "P03": "keep"})[
        "land.fixed"
    ]
    every = set(planning_uses(["0101", "1701", "080403"]))
    assert found == [every - {"0701"}, every - {"17"}, set(), every - {"0804"}]
    _, fixed = masks(grid_park([["0101", "16"]], fixed_use={"P01": "16"}), STANDARDS, planning_uses(["0101"]))
    assert fixed.tolist() == [False, True]


@pytest.mark.parametrize(
    ("present", "wish"),
    [("0101", "99"), ("", "keep"), ("0101", "17"), ("0101", "1207"), ("0101", "M2")],
    ids=lambda word: word or "unknown",
)
def test_a_wish_that_cannot_be_is_told_with_its_row(present: str, wish: str) -> None:
    row = [present, "16", "1701", "1207"]
    with pytest.raises(DataError) as caught:
        masks(grid_park([row], fixed_use={"P00": wish, "P01": "16"}), STANDARDS, planning_uses(row))
    (fault,) = caught.value.faults
    assert (fault.place.table, fault.place.row, fault.place.column) == ("parcels", "P00", "fixed_use")
    assert fault.found.zh == wish
    assert "100101" in fault.expected.zh


def test_unknown_land_under_mapped_water_stays_water() -> None:
    park = grid_park([["", "", "16"]])
    # a lake over the whole of P00, a third of P01 and all of P02, which is known and so is what the register says
    lake = box(EAST, NORTH, EAST + 133, NORTH + 100).union(box(EAST + 200, NORTH, EAST + 300, NORTH + 100))
    park = park.with_table("waters", gpd.GeoDataFrame({"id": ["W1"]}, geometry=[lake], crs=CRS))
    problem = land_problem(park)
    free = [{problem.uses[k] for k in np.flatnonzero(row)} for row in problem.allowed]
    assert free[0] == {"17"}
    assert "17" not in free[1]
    assert {"16", "0701"} <= free[2]


def test_a_good_firm_is_not_planned_away() -> None:
    row = ["100103", "100102", "0101"]
    park, uses = grid_park([row], fixed_use={"P01": "100101"}), planning_uses(row)
    found, _ = masks(park, STANDARDS, uses, {"P00": 2, "P01": 2})
    held = next(mask for mask in found if mask.rule == "land.firms")
    assert {uses[k] for k in np.flatnonzero(~held.barred[0])} == {"100102", "100103"}
    assert not held.barred[1:].any()  # the user's own decision goes first; nobody is named on the field
    assert not any(mask.rule == "land.firms" for mask in masks(park, STANDARDS, uses)[0])
