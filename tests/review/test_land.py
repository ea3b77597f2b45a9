"""Does review, reckoning from the park itself, find what a land plan breaks?"""

from __future__ import annotations

from typing import Any

import pytest
from tests.contract.engines import SMALL
from tests.parks import AS_OF, building, checker_park, grid_park, land_problem, settings, with_buildings, with_quota

from gongxing.engines import land
from gongxing.io.packs import load_land_values, load_standards
from gongxing.park import Park
from gongxing.plan import Conflict, Finding, LandScheme, ParcelChoice
from gongxing.review import conflict_ledger, review_land
from gongxing.words import Text

STANDARDS = load_standards("jiangsu", AS_OF)
HA = 10_000.0


def reviewed(park: Park, plan: list[str], conflicts: tuple[Conflict, ...] = ()) -> dict[str, Finding]:
    uses = park.parcels["use"].fillna("")
    choices = tuple(
        ParcelChoice(p, HA, now, then, False, (), 0.0)
        for p, now, then in zip(park.parcels.ids, uses, plan, strict=True)
    )
    return {f.code: f for f in review_land(park, STANDARDS, LandScheme((), choices, (), ()), conflicts)}


def test_permanent_farmland_taken_is_found_by_parcel() -> None:
    park = grid_park([["0101", "0101"]], permanent_farmland={"P00": True, "P01": False})
    assert reviewed(park, ["0101", "16"])["review.permanent_farmland"].verdict == "pass"
    taken = reviewed(park, ["16", "0101"])["review.permanent_farmland"]
    assert (taken.verdict, taken.rows, taken.rule, taken.origins[0].ref) == ("fail", ("P00",), "JBNT-35", "JBNT-35")


def test_without_data_on_permanent_farmland_the_answer_is_unknown() -> None:
    assert reviewed(grid_park([["0101"]]), ["0101"])["review.permanent_farmland"].verdict == "unknown"


@pytest.mark.parametrize(
    ("new", "linked", "plan", "verdict"),
    [
        (2 * HA, 0.0, ["16", "16", "0703"], "pass"),
        (1 * HA, 0.0, ["16", "16", "0703"], "fail"),
        (1 * HA, 1 * HA, ["16", "16", "0703"], "fail"),  # linked quota without anything reclaimed is worth nothing
        (1 * HA, 1 * HA, ["16", "16", "01"], "pass"),  # the village reclaimed
        (1 * HA, 0.0, ["16", "16", "01"], "fail"),  # reclaimed, but no linked quota granted
        (1 * HA, 1 * HA, ["16", "16", "14"], "fail"),  # turned into a park it is construction land still
    ],
)
def test_quota_is_new_plus_the_lesser_of_linked_and_reclaimed(
    new: float, linked: float, plan: list[str], verdict: str
) -> None:
    park = with_quota(grid_park([["0101", "0301", "0703"]]), new_m2=new, linked_m2=linked)
    assert reviewed(park, plan)["review.quota"].verdict == verdict


def test_without_a_quota_table_growth_is_unknown_and_no_growth_passes() -> None:
    park = grid_park([["0101", "0703"]])
    assert reviewed(park, ["16", "0703"])["review.quota"].verdict == "unknown"
    assert reviewed(park, ["16", "01"])["review.quota"].verdict == "pass"
    assert reviewed(park, ["0101", "0703"])["review.quota"].verdict == "pass"


def test_quota_of_other_years_is_no_quota() -> None:
    park = with_quota(grid_park([["0101"]], chosen=settings(horizon=(2027, 2030))), new_m2=HA)  # granted in 2026
    assert reviewed(park, ["16"])["review.quota"].verdict == "unknown"


@pytest.mark.parametrize(
    ("bought", "plan", "verdict"),
    [(0.0, ["16", "0201"], "fail"), (HA, ["16", "0201"], "pass"), (0.0, ["16", "01"], "pass")],
)
def test_farmland_lost_is_made_good_here_or_by_replenishment(bought: float, plan: list[str], verdict: str) -> None:
    park = with_quota(grid_park([["0101", "0201"]]), replenished_m2=bought)
    assert reviewed(park, plan)["review.farmland"].verdict == verdict


@pytest.mark.parametrize(
    ("columns", "plan", "verdict"),
    [
        ({"soil": {"P00": "polluted"}}, "0701", "fail"),
        ({"soil": {"P00": "polluted"}}, "14", "pass"),
        ({"soil": {"P00": "unsurveyed"}}, "08", "warn"),
        ({}, "0701", "warn"),
        ({"soil": {"P00": "clean"}}, "0701", "pass"),
    ],
)
def test_the_soil_gate(columns: dict[str, Any], plan: str, verdict: str) -> None:
    found = reviewed(grid_park([["100102"]], **columns), [plan])["review.soil"]
    assert found.verdict == verdict
    assert found.rows == (() if verdict == "pass" else ("P00",))


def test_conflicts_left_are_named() -> None:
    word = Text("治理", "abate")
    ended = Conflict("W1", "", "H1", "dwelling", 1.0, 50.0, (), True, word)
    left = Conflict("W2", "", "H2", "dwelling", 1.0, 50.0, (), False)
    assert reviewed(grid_park([["16"]]), ["16"], ())["review.conflicts"].verdict == "unknown"  # nobody says who emits
    park = with_buildings(grid_park([["16"]]), building("W1", "workshop", 10, 10, emits=True))
    assert reviewed(park, ["16"], (ended,))["review.conflicts"].verdict == "pass"
    found = reviewed(park, ["16"], (ended, left))["review.conflicts"]
    assert (found.verdict, found.rows) == ("fail", ("W2→H2",))


def test_a_solved_park_passes_the_review_as_it_passes_its_own_checker() -> None:
    park = checker_park()
    result = land.solve(land_problem(park), SMALL)
    assert result.part is not None
    conflicts = conflict_ledger(park, STANDARDS, load_land_values(), result.part)
    assert conflicts
    verdicts = {f.code: f.verdict for f in review_land(park, STANDARDS, result.part, conflicts)}
    assert {code for code, verdict in verdicts.items() if verdict == "fail"} == set()


def test_a_workshop_on_land_recorded_as_no_industry_does_not_slip_through() -> None:
    """Where the register calls a working factory's land reserved, the review still sees the house beside it."""
    park = with_buildings(
        grid_park([["16", "0703"]], chosen=settings()),
        building("W", "workshop", 70, 40, parcel="P00", emits=True, protection_m=50.0),
        building("H", "dwelling", 120, 40, side=10, parcel="P01"),
    )
    choices = tuple(ParcelChoice(p, HA, u, u, False, (), 0.0) for p, u in (("P00", "16"), ("P01", "0703")))
    conflicts = conflict_ledger(park, STANDARDS, load_land_values(), LandScheme((), choices, (), ()))
    assert reviewed(park, ["16", "0703"], conflicts)["review.conflicts"].verdict == "fail"
