"""Does a table refuse what its schema forbids, naming every row, and stay as it was made?"""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import Point, box

from gongxing.errors import DataError
from gongxing.park.table import Table
from gongxing.park.tables import QUOTA, REPAIRS, SOURCES, schema

PARCELS = schema("parcels")


def quota(**columns: object) -> pd.DataFrame:
    base = {"id": ["a", "b"], "year": [2026, 2027], "kind": ["linked", "linked"], "area_m2": [1.0, 2.0]}
    return pd.DataFrame(base | columns)


def codes(frame: pd.DataFrame) -> list[tuple[str, str, str]]:
    with pytest.raises(DataError) as caught:
        Table(QUOTA, frame)
    return [(fault.code, fault.place.row, fault.place.column) for fault in caught.value.faults]


def test_absent_columns_are_all_missing_and_foreign_ones_dropped() -> None:
    table = Table(QUOTA, quota(weather="fine"))
    assert tuple(table.frame.columns) == QUOTA.names
    assert table["document"].isna().all()
    assert table.ids == ("a", "b")
    assert len(table) == 2
    assert len(Table(QUOTA)) == 0


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"id": ["a", "a"]}, [("table.id_repeated", "a", "id")] * 2),
        ({"id": ["", "b"]}, [("table.id_missing", "", "id")]),
        ({"year": [None, 2027]}, [("table.required", "a", "year")]),
        ({"year": [2026, 1980]}, [("table.low", "b", "year")]),
        ({"year": [2026, 2101]}, [("table.high", "b", "year")]),
        ({"kind": ["linked", "borrowed"]}, [("table.choice", "b", "kind")]),
        ({"kind": ["linked", ""]}, [("table.choice", "b", "kind")]),
        ({"area_m2": [1.0, -0.5]}, [("table.low", "b", "area_m2")]),
    ],
)
def test_what_the_schema_forbids_is_told_with_its_row(
    wrong: dict[str, object], told: list[tuple[str, str, str]]
) -> None:
    assert codes(quota(**wrong)) == told


def test_a_value_of_the_wrong_type_is_told_and_does_not_hide_other_faults() -> None:
    found = codes(quota(area_m2=["1.5", "much"], kind=["linked", "borrowed"]))
    assert ("table.type", "b", "area_m2") in found
    assert ("table.choice", "b", "kind") in found
    assert not any(row == "a" for _, row, _ in found)


def test_a_date_is_a_date() -> None:
    row = {"id": ["s"], "file": ["f"], "sha256": ["0"]}
    Table(SOURCES, pd.DataFrame(row | {"read_on": ["2026-02-28"]}))
    with pytest.raises(DataError, match="YYYY-MM-DD"):
        Table(SOURCES, pd.DataFrame(row | {"read_on": ["2026-02-30"]}))


def test_changing_what_it_hands_out_does_not_change_the_table() -> None:
    table = Table(QUOTA, quota())
    frame, column = table.frame, table["area_m2"]
    frame.loc[0, "area_m2"] = 99.0
    column.iloc[1] = 99.0
    assert list(table["area_m2"]) == [1.0, 2.0]


def test_changing_what_it_was_made_from_does_not_change_the_table() -> None:
    given = quota()
    table = Table(QUOTA, given)
    given.loc[0, "area_m2"] = 99.0
    assert list(table["area_m2"]) == [1.0, 2.0]


def test_shapes_follow_their_rows_whatever_the_index() -> None:
    given = gpd.GeoDataFrame(
        {"id": ["x", "y"]}, geometry=[box(0, 0, 1, 1), box(0, 0, 2, 2)], crs="EPSG:4549", index=[7, 3]
    )
    table = Table(PARCELS, given)
    assert dict(zip(table.ids, table.geometry.area, strict=True)) == {"x": 1.0, "y": 4.0}
    fewer = table.replace(table.frame.iloc[1:])
    assert (fewer.ids, fewer.geometry.crs) == (("y",), table.geometry.crs)
    assert len(table) == 2


def test_a_table_without_shapes_has_none() -> None:
    with pytest.raises(AttributeError):
        _ = Table(REPAIRS).geometry
    assert (
        Table(schema("firms"), gpd.GeoDataFrame({"id": ["f"], "name": ["厂"]}, geometry=[Point(0, 0)], crs=4549))
        .geometry[0]
        .x
        == 0
    )
