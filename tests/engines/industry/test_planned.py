"""Are firms decided on the land plan's uses, and are all homes and schools that stay or come kept in mind?"""

from __future__ import annotations

from tests.industry_parks import abated, land_plan, works_park

from gongxing.engines.industry.planned import planned_uses, sensitive_shapes


def test_without_a_land_plan_today_counts() -> None:
    uses = planned_uses(works_park(), None)
    assert uses.use["P02"] == "0703"
    assert not uses.changed


def test_the_land_scheme_counts_where_there_is_one() -> None:
    park = works_park()
    uses = planned_uses(park, abated(land_plan(park, P00="0701"), "W1"))
    assert uses.use["P00"] == "0701"
    assert uses.changed == {"P00"}
    assert uses.abated == {"W1"}


def test_a_home_that_stays_counts_by_itself_and_a_new_housing_parcel_as_a_whole() -> None:
    park = works_park()
    stays = sensitive_shapes(park, planned_uses(park, None))
    assert [shape.area for shape in stays] == [100.0]
    moved = sensitive_shapes(park, planned_uses(park, land_plan(park, P02="100102", P11="0701")))
    assert [shape.area for shape in moved] == [10_000.0]
