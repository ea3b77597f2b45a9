"""Is it known how far a firm must keep off and whom it stands too near, once the land plan has done its part?"""

from __future__ import annotations

from tests.industry_parks import abated, land_plan, works_park

from gongxing.engines.industry.planned import planned_uses
from gongxing.engines.industry.shields import Shields, shields
from gongxing.io.packs import load_standards
from gongxing.park import Park
from gongxing.plan import Plan


def told(park: Park, plan: Plan | None = None) -> Shields:
    standards = load_standards("jiangsu", park.settings.as_of)
    return shields(park, standards, planned_uses(park, plan), ("P00", "P01", "P10", "P12"))


def test_a_workshop_too_near_a_home_is_an_open_conflict_of_its_firm() -> None:
    """The hall ends 190 m from the corner, the home begins at 215 m: 25 m apart where 50 m are due."""
    found = told(works_park())
    assert found.distance_m["B"] == 50.0
    assert found.conflicts["B"] == 1
    assert found.conflict_m2["B"] == 900.0
    assert "A" not in found.conflicts
    assert found.rule == "WS-DEF"


def test_the_land_plan_ends_it_by_treating_the_workshop_or_moving_the_home() -> None:
    park = works_park()
    assert not told(park, abated(land_plan(park), "W1")).conflicts
    assert not told(park, land_plan(park, P02="1402")).conflicts


def test_a_workshop_of_no_stated_firm_belongs_to_the_only_firm_on_its_parcel() -> None:
    park = works_park()
    frame = park.buildings.frame
    frame.loc[frame["id"] == "W1", "firm"] = None
    assert told(park.with_table("buildings", frame)).conflicts == {"B": 1}
