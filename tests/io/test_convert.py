"""Do rows come through in the project's system and units, with every unreadable cell told and nothing invented?"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from gongxing.errors import DataError
from gongxing.io.convert import to_table_frame
from gongxing.io.guess import guess_mapping
from gongxing.io.layers import RawLayer, family_of
from gongxing.io.mapping import Mapping
from gongxing.park import Table, schema

CRS = "EPSG:4549"
SQUARE = shapely.box(520_000, 3_490_000, 520_100, 3_490_100)


def layer(
    columns: dict[str, list[object]], shapes: list[shapely.Geometry | None] | None = None, crs: str | None = CRS
) -> RawLayer:
    if shapes is None:
        return RawLayer("a.xlsx", "表", pd.DataFrame(columns, dtype=object))
    frame = gpd.GeoDataFrame(columns, geometry=shapes, crs=crs)
    return RawLayer("a.gpkg", "图", frame, crs, family_of(frame))


def squares(count: int) -> list[shapely.Geometry]:
    return [shapely.affinity.translate(SQUARE, 200.0 * i) for i in range(count)]


LAND = Mapping("a.gpkg", "图", "parcels", {"id": "编号", "use": "用途", "plot_ratio": "容积率"}, id_prefix="P")


def test_bad_cells_become_missing_and_all_are_told() -> None:
    raw = layer(
        {
            "编号": ["a", "b", "c", None],
            "用途": ["工业用地", "太空", "M1", "水田"],
            "容积率": ["0.8", "很高", "99", "1"],
        },
        squares(4),
    )
    frame, notes, faults = to_table_frame(raw, LAND, CRS)
    assert frame["id"].tolist() == ["a", "b", "c"]
    assert frame["use"].fillna("∅").tolist() == ["1001", "∅", "100101"]
    assert frame["plot_ratio"].fillna(-1).tolist() == [0.8, -1, -1]
    told = {(fault.place.row, fault.place.column, fault.found.en, fault.code) for fault in faults}
    assert {t for t in told if t[3] != "id.missing"} == {
        ("b", "用途", "太空", "value.land_use"), ("b", "容积率", "很高", "value.number"), ("c", "容积率", "99", "value.range"),
    }  # fmt: skip
    assert [fault.code for fault in faults].count("id.missing") == 1
    assert "1 of 4 rows" in notes[-1].en
    Table(schema("parcels"), frame, crs=CRS)


def test_any_system_into_the_projects() -> None:
    known = gpd.GeoSeries([SQUARE], crs=CRS).to_crs("EPSG:4326")
    frame = to_table_frame(
        layer({"编号": ["a"]}, list(known), "EPSG:4326"), Mapping("a", "图", "parcels", {"id": "编号"}), CRS
    ).frame
    assert frame.crs == CRS
    assert frame.geometry[0].hausdorff_distance(SQUARE) < 0.001


def test_no_system_no_shapes() -> None:
    mapping = Mapping("a", "图", "parcels", {"id": "编号"})
    with pytest.raises(DataError, match="--crs"):
        to_table_frame(layer({"编号": ["a"]}, squares(1), None), mapping, CRS)
    with pytest.raises(DataError, match="parcels need polygons"):
        to_table_frame(layer({"编号": ["a"]}), mapping, CRS)


def test_shapes_of_another_family_are_left_out_and_missing_ones_stay_missing_both_told() -> None:
    closed = shapely.LineString(SQUARE.exterior.coords)
    raw = layer({"编号": ["a", "b", "c", "d"]}, [SQUARE, None, shapely.Point(520_000, 3_490_000), closed])
    frame, _, faults = to_table_frame(raw, Mapping("a", "图", "parcels", {"id": "编号"}), CRS)
    assert frame["id"].tolist() == ["a", "b", "d"]  # a closed line bounds an area
    assert frame.geometry.isna().tolist() == [False, True, False]
    assert frame.geometry[2].area == pytest.approx(10_000)
    assert [(fault.place.row, fault.found.en) for fault in faults] == [("b", "∅"), ("c", "Point")]


def test_invalid_shapes_are_kept_for_the_check_to_report() -> None:
    bow = shapely.Polygon([(520_000, 3_490_000), (520_100, 3_490_100), (520_100, 3_490_000), (520_000, 3_490_100)])
    frame = to_table_frame(layer({"编号": ["a"]}, [bow]), Mapping("a", "图", "parcels", {"id": "编号"}), CRS).frame
    assert not frame.geometry[0].is_valid


def test_repeated_ids() -> None:
    raw = layer({"编号": ["a", "a", "b", "a", "c", "c"]}, squares(6))
    mapping = Mapping("a", "图", "parcels", {"id": "编号"})
    with pytest.raises(DataError) as caught:
        to_table_frame(raw, mapping, CRS)
    assert [(fault.place.row, fault.found.en) for fault in caught.value.faults] == [("a", "× 3"), ("c", "× 2")]
    frame, _, faults = to_table_frame(raw, mapping, CRS, on_duplicate="keep_first")
    assert frame["id"].tolist() == ["a", "b", "c"]
    assert len(faults) == 2


def test_pieces_of_one_way_are_told_apart_by_content() -> None:
    mapping = Mapping("a", "图", "parcels", {"id": "编号"}, pieces=True)
    raw = layer({"编号": ["a", "a", "b"]}, squares(3))
    first = to_table_frame(raw, mapping, CRS).frame["id"].tolist()
    assert first[2] == "b"
    assert first[0] != first[1]
    assert all(name.startswith("a~") for name in first[:2])


def test_made_ids_do_not_depend_on_the_order_of_rows() -> None:
    mapping = Mapping("a", "图", "parcels", {"name": "名"}, id_prefix="P")
    shapes = squares(4)
    there = to_table_frame(layer({"名": list("abcd")}, shapes), mapping, CRS).frame
    back = to_table_frame(layer({"名": list("dcba")}, shapes[::-1]), mapping, CRS).frame
    assert dict(zip(there["name"], there["id"], strict=True)) == dict(zip(back["name"], back["id"], strict=True))
    assert there["id"].is_unique
    assert there["id"].str.startswith("P-").all()


def test_same_shape_twice_still_gives_two_ids() -> None:
    mapping = Mapping("a", "图", "parcels", {"name": "名"}, id_prefix="P")
    frame = to_table_frame(layer({"名": ["a", "b", "b"]}, [SQUARE] * 3), mapping, CRS).frame
    assert frame["id"].is_unique
    assert len(frame) == 3


def test_private_codes_stay_missing_even_without_a_word_in_the_mapping() -> None:
    raw = layer({"Class": [3, 10, 11]}, squares(3))
    bare = Mapping("a", "图", "parcels", {"use": "Class"}, id_prefix="P")
    assert to_table_frame(raw, bare, CRS).frame["use"].isna().all()
    given = Mapping("a", "图", "parcels", {"use": "Class"}, values={"use": {"3": "1001", "11": ""}}, id_prefix="P")
    frame, notes, faults = to_table_frame(raw, given, CRS)
    assert frame["use"].fillna("∅").tolist() == ["1001", "∅", "∅"]
    assert not faults
    assert "10, 11" in notes[0].en


def test_firms_without_shapes_and_required_names() -> None:
    raw = layer({"编号": ["007", "008"], "企业名称": ["甲", None], "产值": ["1.5", "2"]})
    mapping = Mapping(
        "a", "表", "firms", {"id": "编号", "name": "企业名称", "output_yuan": "产值"}, {"output_yuan": 1e8}
    )
    frame, _, faults = to_table_frame(raw, mapping, CRS, source="S1")
    assert frame[["id", "output_yuan", "source"]].to_numpy().tolist() == [["007", 1.5e8, "S1"]]
    assert [(fault.place.row, fault.code) for fault in faults] == [("008", "value.required")]
    Table(schema("firms"), frame, crs=CRS)


def test_a_heading_that_is_not_there() -> None:
    raw = layer({"编号": ["a"], "名": ["x"]}, squares(1))
    _, _, faults = to_table_frame(raw, Mapping("a", "图", "parcels", {"id": "编号", "use": "用地"}), CRS)
    assert faults[0].code == "mapping.heading"
    assert "编号, 名" in faults[0].expected.en
    with pytest.raises(DataError, match="no such column"):
        to_table_frame(raw, Mapping("a", "图", "parcels", {"id": "号"}), CRS)


def test_what_was_given_is_left_alone() -> None:
    raw = layer({"编号": ["a", "b"], "用途": ["工业", "水田"]}, squares(2))
    before = raw.frame.copy()
    to_table_frame(raw, guess_mapping(raw, table="parcels").mapping, CRS)
    pd.testing.assert_frame_equal(pd.DataFrame(raw.frame), pd.DataFrame(before))


@settings(deadline=None)
@given(
    st.lists(
        st.one_of(st.none(), st.text(max_size=6), st.floats(allow_nan=True), st.integers(-5, 5000)),
        min_size=1,
        max_size=12,
    )
)
def test_whatever_the_cells_hold_the_rows_suit_the_table_or_are_told(cells: list[object]) -> None:
    raw = layer(
        {
            "编号": [f"n{i}" for i in range(len(cells))],
            "企业名称": ["甲"] * len(cells),
            "人": cells,
            "产值": cells,
            "规上": cells,
            "类": cells,
            "年": cells,
        }
    )
    columns = {
        "id": "编号",
        "name": "企业名称",
        "jobs": "人",
        "output_yuan": "产值",
        "above_scale": "规上",
        "industry_class": "类",
        "founded": "年",
    }
    frame = to_table_frame(raw, Mapping("a", "表", "firms", columns), CRS).frame
    assert len(Table(schema("firms"), frame, crs=CRS)) == len(cells)
    assert np.isfinite(frame["output_yuan"].dropna()).all()
