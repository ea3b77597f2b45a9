"""Are facts that contradict one another told with their rows, and consistent ones left in peace?"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
from shapely import Point, box

from gongxing.diagnosis.contradictions import contradictions
from gongxing.errors import Fault
from gongxing.park import Park

Drawn = Callable[..., Park]


def told(park: Park) -> dict[tuple[str, str], Fault]:
    faults = contradictions(park)
    for fault in faults:
        assert any("一" <= letter <= "鿿" for letter in fault.in_("zh"))
    return {(fault.place.row, fault.code): fault for fault in faults}


def firms(drawn: Drawn, park: Park, **columns: list[object]) -> Park:
    n = len(next(iter(columns.values())))
    shapes = columns.pop("shapes", [None] * n)
    return drawn(shapes, "firms", park, **{"name": [f"企业{i}" for i in range(n)], **columns})


def test_a_park_without_rows_and_missing_values_contradict_nothing(drawn: Drawn, nothing: Park) -> None:
    assert contradictions(nothing) == ()
    assert contradictions(firms(drawn, drawn([box(0, 0, 9, 9), None]), jobs=[None, 3], sales_yuan=[None, None])) == ()


def test_a_reference_to_a_row_that_is_not_there(drawn: Drawn) -> None:
    park = firms(drawn, drawn([box(0, 0, 9, 9)]), parcel=["a", "z", None])
    ((key, fault),) = told(park).items()
    assert key == ("b", "reference.missing")
    assert (fault.place.column, fault.found.en) == ("parcel", "z")


def test_references_to_an_empty_table_are_told_once(drawn: Drawn, nothing: Park) -> None:
    ((key, fault),) = told(firms(drawn, nothing, parcel=["a", "b", None])).items()
    assert key == ("", "reference.empty_table")
    assert fault.found.en == "2 rows that refer to the empty table parcels"


def test_unknown_land_uses_with_a_hint_where_the_word_is_known(drawn: Drawn) -> None:
    shapes = [box(i, 0, i + 1, 1) for i in range(5)]
    park = drawn(shapes, use=["1001", "M2", "X9", None, "0701"], fixed_use=[None, "keep", "hold", None, "1001"])
    faults = told(park)
    assert set(faults) == {("b", "use.unknown"), ("c", "use.unknown")}
    assert faults["b", "use.unknown"].remedy.en == "write 100102 if that is meant"
    assert [f.place.column for f in contradictions(park)] == ["use", "use", "fixed_use"]


def test_building_on_permanent_farmland_and_factories_denied(drawn: Drawn) -> None:
    shapes = [box(i, 0, i + 1, 1) for i in range(4)]
    park = drawn(
        shapes, use=["1001", "0101", "100101", None], permanent_farmland=[True, True, None, True],
        former_factory=[True, False, False, False],
    )  # fmt: skip
    assert set(told(park)) == {("a", "parcel.farmland_built"), ("c", "parcel.factory_denied")}


def test_buildings_outside_all_parcels_or_on_another_than_named(drawn: Drawn) -> None:
    park = drawn([box(0, 0, 10, 10), box(10, 0, 20, 10)])
    shapes = [box(1, 1, 2, 2), box(12, 1, 13, 2), box(50, 0, 51, 1), box(9, 1, 11, 2), None]
    park = drawn(shapes, "buildings", park, parcel=["a", "a", None, "b", "a"])
    assert set(told(park)) == {("b", "building.elsewhere"), ("c", "building.outside")}


def test_land_of_firms_against_their_parcel(drawn: Drawn) -> None:
    # every parcel has 100 x 100 = 10,000 m2, 15 mu
    park = drawn([box(i * 100, 0, i * 100 + 100, 100) for i in range(5)])
    park = firms(
        drawn, park,
        parcel=["a", "b", "c", "d", "d", "e", "e"],
        land_m2=[20_001, 4_999, 6_000, 9_000, 12_000, 1_000, None],
    )  # fmt: skip
    faults = told(park)
    # a: over twice; b: under half; c: within; d: 21,000 together, over twice; e: one of two is not known, so no verdict
    assert set(faults) == {(row, "firm.land") for row in "abde"}
    assert faults["a", "firm.land"].found.zh == "登记用地 30.0 亩"
    assert faults["d", "firm.land"].found.en == "31.5 mu registered by 2 firms together"
    assert "15.0 mu of parcel d" in faults["d", "firm.land"].expected.en


def test_a_firm_away_from_its_parcel(drawn: Drawn) -> None:
    park = drawn([box(0, 0, 10, 10)])
    park = firms(drawn, park, parcel=["a", "a", "a"], shapes=[Point(5, 5), Point(59, 5), Point(61, 5)])
    assert set(told(park)) == {("c", "firm.elsewhere")}  # 49 m and 51 m from the parcel's edge


def test_figures_of_firms(drawn: Drawn, nothing: Park) -> None:
    park = firms(
        drawn, nothing,
        sales_yuan=[0, 1e6, 1e6, 1e6, 4e6, 1e6, 0],
        output_yuan=[None, 3e6, 3.1e6, None, 1e6, 1e6, 0],
        tax_yuan=[None, 1e6, None, 1.1e6, -5.0, 0, 0],
        jobs=[5, 5, 5, None, 5, 5, 0],
        value_added_yuan=[None, 3e6, 4e6, 9e6, 0, 0, 0],
    )  # fmt: skip
    faults = told(park)
    assert set(faults) == {
        ("a", "firm.sales_zero"),
        ("c", "firm.output_sales"),
        ("c", "firm.added_over_output"),
        ("d", "firm.tax_over_sales"),
        ("e", "firm.output_sales"),
    }
    assert faults["d", "firm.tax_over_sales"].found.zh == "110.0 万元，而销售为 100.0 万元"
    assert faults["d", "firm.tax_over_sales"].found.en == "1,100,000 yuan against sales of 1,000,000 yuan"


def test_households_of_nobody(drawn: Drawn, nothing: Park) -> None:
    assert set(told(drawn([None] * 3, "households", nothing, persons=[0, 3, None]))) == {("a", "household.empty")}


def test_years_after_the_day_of_the_facts(drawn: Drawn, nothing: Park) -> None:
    park = drawn([box(0, 0, 1, 1)] * 3, "buildings", nothing, built_year=[2026, 2027, None])
    park = firms(drawn, park, founded=[2030, 2001])
    assert set(told(park)) == {("b", "buildings.future"), ("a", "firms.future")}


def test_namesakes(drawn: Drawn, nothing: Park) -> None:
    park = firms(drawn, nothing, name=["甲厂", "ABC", " abc ", "乙厂", "甲厂"])
    faults = told(park)
    assert set(faults) == {("c", "firms.namesake"), ("e", "firms.namesake")}
    assert faults["c", "firms.namesake"].found.en == "abc, the same name as b"
    plans = pd.DataFrame({"id": ["1", "2"], "kind": ["strategy", "pillar"], "name": ["融合", "融合"]})
    assert set(told(nothing.with_table("strategies", plans))) == {("2", "strategies.namesake")}
