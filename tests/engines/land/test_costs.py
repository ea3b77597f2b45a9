"""What does changing a parcel cost, reckoned by hand from the price table?"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from tests.parks import building, grid_park, with_buildings

from gongxing.engines.land.classes import planning_uses
from gongxing.engines.land.costs import costs, floor_areas
from gongxing.io.packs import load_land_values
from gongxing.park import Park
from gongxing.standards.land_values import LandKey, LandValues

HA = 10_000.0


def prices() -> LandValues:
    """The packaged table with round prices in place of its own."""
    table = load_land_values()
    for key, use, price in (
        (LandKey.DEMOLITION, "0703", 100.0), (LandKey.RELOCATION_HOUSEHOLD, "0703", 4_000.0), (LandKey.DEMOLITION, "100102", 100.0),
        (LandKey.RELOCATION_FIRM, "100102", 2_000.0), (LandKey.REBUILD_PUBLIC, "100102", 3_000.0), (LandKey.PLOT_RATIO, "0703", 0.5),
        (LandKey.PLOT_RATIO, "100102", 1.0), (LandKey.ACQUISITION, "01", 80.0), (LandKey.ACQUISITION, "0703", 120.0),
        (LandKey.ACQUISITION, "0101", 80.0),
    ):  # fmt: skip
        table = table.with_value(key, use, price, "试验")
    for now, then, price in (
        ("0703", "0701", 30.0),
        ("0703", "01", 15.0),
        ("100102", "100101", 60.0),
        ("100102", "14", 50.0),
        ("0101", "16", 20.0),
    ):
        table = table.with_conversion(now, then, price, "试验")
    return table


def priced(park: Park) -> tuple[dict[tuple[str, str], float], list[str]]:
    uses = planning_uses(park.parcels["use"].fillna(""))
    found, notes = costs(park, prices(), uses)
    table = {(parcel, use): found[row, k] for row, parcel in enumerate(park.parcels.ids) for k, use in enumerate(uses)}
    return table, [note.en for note in notes]


def test_keeping_a_class_costs_nothing_whatever_stands_there() -> None:
    row = ["0703", "100102", "0101", "1001", "0804", "1701"]
    park = with_buildings(grid_park([row]), building("H", "dwelling", 10, 10), building("S", "school", 410, 10))
    found, _ = priced(park)
    kept = zip(park.parcels.ids, ["0703", "100102", "01", "100102", "0804", "17"], strict=True)
    assert [found[place] for place in kept] == [0.0] * 6
    assert all(price >= 0 for price in found.values())


def test_a_village_cleared() -> None:
    # One house of 20 m x 20 m and two floors: 800 m2 at 100 + 4,000 yuan = 3.28 million, and 1 ha at 30 yuan.
    park = with_buildings(grid_park([["0703"]]), building("H", "dwelling", 10, 10, floors=2.0))
    found, notes = priced(park)
    assert found["P00", "0701"] == pytest.approx(3_280_000 + 300_000)
    assert found["P00", "01"] == pytest.approx(3_280_000 + 150_000)
    assert notes == []


def test_collective_land_put_to_an_urban_use_is_acquired() -> None:
    park = with_buildings(
        grid_park([["0703"]], tenure={"P00": "collective"}), building("H", "dwelling", 10, 10, floors=2.0)
    )
    found, _ = priced(park)
    assert found["P00", "0701"] == pytest.approx(3_280_000 + 300_000 + 1_200_000)
    assert found["P00", "01"] == pytest.approx(3_280_000 + 150_000)  # reclaimed: stays the village's


def test_fields_of_unstated_tenure_count_as_collective_and_state_land_is_not_bought() -> None:
    park = with_buildings(grid_park([["0101", "0101"]], tenure={"P01": "state"}), building("H", "dwelling", 150, 150))
    found, _ = priced(park)
    assert found["P00", "16"] == pytest.approx(200_000 + 800_000)
    assert found["P01", "16"] == pytest.approx(200_000)


def test_industry_turned_into_other_industry_keeps_its_halls() -> None:
    # A hall of 400 m2, one floor: moving it costs 400 x (100 + 2,000) = 840,000.
    park = with_buildings(grid_park([["100102"]]), building("W", "workshop", 10, 10))
    found, _ = priced(park)
    assert found["P00", "100101"] == pytest.approx(600_000)
    assert found["P00", "14"] == pytest.approx(500_000 + 840_000)


def test_a_school_given_up_for_other_services_is_not_free() -> None:
    park = with_buildings(grid_park([["0804"]]), building("S", "school", 10, 10, floors=3.0))
    found, _ = priced(park)
    assert found["P00", "08"] > 1_200 * 1_000  # 1,200 m2 of school to be rebuilt


def test_without_buildings_the_default_plot_ratio_stands_in_and_that_is_told() -> None:
    # 1 ha of village at a plot ratio of 0.5: 5,000 m2 at 4,100 yuan.
    found, notes = priced(grid_park([["0703"]]))
    assert found["P00", "0701"] == pytest.approx(5_000 * 4_100 + 300_000)
    assert ["default plot ratio" in note for note in notes] == [True]


@pytest.mark.parametrize(
    ("kind", "family"),
    [
        ("dwelling", "homes"),
        ("dormitory", "homes"),
        ("school", "public"),
        ("utility", "public"),
        ("workshop", "business"),
        (None, "business"),
    ],
)
def test_floor_area_by_family_floors_missing_counting_as_one(kind: str | None, family: str) -> None:
    park = with_buildings(grid_park([["0703", "16"]]), building("B", kind, 110, 10, floors=None))  # type: ignore[arg-type]
    found, known = floor_areas(park)
    assert known
    assert {name: area.tolist() for name, area in found.items() if area.any()} == {family: [0.0, pytest.approx(400.0)]}


def test_a_building_belongs_to_the_parcel_it_states_else_to_the_one_under_it_else_to_none() -> None:
    rows: list[dict[str, Any]] = [
        building("A", "dwelling", 10, 10, parcel="P01"),
        building("B", "dwelling", 10, 50, parcel="gone"),
        building("C", "dwelling", 500, 500),
    ]
    found, _ = floor_areas(with_buildings(grid_park([["0703", "0703"]]), *rows))
    assert found["homes"].tolist() == pytest.approx([400.0, 400.0])
    assert np.sum(found["business"]) == 0.0
