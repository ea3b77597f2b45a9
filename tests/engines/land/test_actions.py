"""Which actions does a scheme ask for, in which order, with which needs?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.contract.engines import SMALL
from tests.parks import AS_OF, building, checker_park, grid_park, land_problem, with_buildings

from gongxing.engines import land
from gongxing.io.packs import load_standards
from gongxing.origins import OriginKind
from gongxing.plan import Action, LandScheme, ParcelChoice
from gongxing.standards import Standards

STANDARDS = load_standards("jiangsu", AS_OF)


def asked(
    present: str,
    planned: str,
    *,
    abated: tuple[tuple[str, float], ...] = (),
    standards: Standards = STANDARDS,
    **columns: Any,
) -> dict[str, Action]:
    park = grid_park([[present, "16"]], **columns)
    hall = building("W", "workshop", 60, 40, parcel="P00", emits=True, protection_m=60.0)
    park = with_buildings(park, hall)
    choices = (
        ParcelChoice("P00", 1e4, present, planned, False, (), 5.0),
        ParcelChoice("P01", 1e4, "16", "16", False, (), 0.0),
    )
    found = land.land_actions(land_problem(park), LandScheme((), choices, (), (), abated), park, standards)
    assert len({action.id for action in found}) == len(found)
    return {action.id: action for action in found}


def test_nothing_changed_nothing_to_do() -> None:
    assert asked("0101", "0101") == {}


def test_a_change_is_priced_and_its_duration_left_unknown() -> None:
    (action,) = asked("0101", "100102").values()
    assert (action.id, action.kind, action.parcels, action.cost_yuan) == (
        "land.change.P00",
        "change_use",
        ("P00",),
        5.0,
    )
    assert action.duration_days is None
    assert action.needs == (("quota_m2", 1e4),)
    assert action.gives == ()
    assert action.origins[0].kind is OriginKind.COMPUTATION
    assert "水田" in action.title.zh
    assert "Industry, class 2" in action.title.en


def test_reclaimed_land_gives_quota_and_rebuilding_needs_none() -> None:
    (back,) = asked("0703", "01").values()
    assert (back.needs, back.gives) == ((), (("quota_m2", 1e4),))
    (again,) = asked("0703", "0701").values()
    assert (again.needs, again.gives) == ((), ())


@pytest.mark.parametrize(
    ("present", "planned", "columns", "surveyed"),
    [
        ("100102", "0701", {}, True),  # unsurveyed factory land to homes
        ("100102", "08", {"soil": {"P00": "unsurveyed"}}, True),
        ("100102", "0701", {"soil": {"P00": "clean"}}, False),
        ("100102", "14", {}, False),  # no home, no survey
        ("16", "0701", {"former_factory": {"P00": True}}, True),
        ("16", "0701", {"former_factory": {"P00": False}}, False),
        ("0101", "0701", {}, False),
    ],
)
def test_factory_land_is_surveyed_before_anybody_lives_there(
    present: str, planned: str, columns: dict[str, Any], surveyed: bool
) -> None:
    found = asked(present, planned, **columns)
    assert ("land.soil.P00" in found) is surveyed
    assert found["land.change.P00"].after == (("land.soil.P00",) if surveyed else ())
    if surveyed:
        survey = found["land.soil.P00"]
        assert survey.cost_yuan is None  # nobody knows what it costs
        assert (survey.origins[0].kind, survey.origins[0].ref) == (OriginKind.RULE, "TR-59")


def test_no_survey_is_asked_for_by_a_rule_that_is_not_in_force() -> None:
    without = replace(STANDARDS, rules=tuple(r for r in STANDARDS.rules if r.code != "TR-59"))
    assert set(asked("100102", "0701", standards=without)) == {"land.change.P00"}


def test_abatement_is_an_action_on_the_workshops_parcel() -> None:
    (action,) = asked("100102", "100102", abated=(("W", 7.0),)).values()
    assert (action.id, action.kind, action.parcels, action.cost_yuan) == ("land.abate.W", "abate", ("P00",), 7.0)


def test_the_actions_of_a_solved_park_cost_what_the_plan_costs() -> None:
    park = checker_park()
    problem = land_problem(park)
    result = land.solve(problem, SMALL)
    assert result.part is not None
    found = land.land_actions(problem, result.part, park, STANDARDS)
    assert sum(action.cost_yuan or 0.0 for action in found) == pytest.approx(result.part.demands[-1].used)
    assert {a.parcels[0] for a in found if a.kind == "change_use"} == {
        c.parcel for c in result.part.choices if c.changed
    }
