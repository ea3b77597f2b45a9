"""Is the likeliest table and column found, and is nothing guessed that cannot be known?"""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import shapely

from gongxing.io.guess import guess_mapping, guess_table
from gongxing.io.layers import RawLayer, family_of

CRS = "EPSG:4549"


def shaped(layer: str, shape: shapely.Geometry, /, **columns: list[object]) -> RawLayer:
    count = len(next(iter(columns.values())))
    shapes = [shapely.affinity.translate(shape, 200.0 * i) for i in range(count)]
    frame = gpd.GeoDataFrame(columns, geometry=shapes, crs=CRS)
    return RawLayer("a.gpkg", layer, frame, CRS, family_of(frame))


def register(layer: str, unit: str = "", **columns: list[object]) -> RawLayer:
    return RawLayer("a.xlsx", layer, pd.DataFrame(columns, dtype=object), unit=unit)


AREA, LINE, POINT = (
    shapely.box(520_000, 3_490_000, 520_100, 3_490_100),
    shapely.LineString([(520_000, 3_490_000), (520_100, 3_490_000)]),
    shapely.Point(520_000, 3_490_000),
)


def test_tables() -> None:
    assert guess_table(shaped("land_use", AREA, Class=[3])) == "parcels"
    assert guess_table(shaped("建筑轮廓", AREA, 层数=[3])) == "buildings"
    assert guess_table(shaped("水系", AREA, name=["a"])) == "waters"
    assert guess_table(shaped("road_centerlines", LINE, highway=["primary"])) == "roads"
    assert guess_table(shaped("雨水管线", LINE, 管径=[300])) == "pipes"
    assert guess_table(register("Sheet1", 企业名称=["甲"], 从业人数=["3"])) == "firms"
    assert guess_table(register("农户", 户号=["1"], 人口=["3"])) == "households"
    assert guess_table(register("指标", 年度=["2026"], 指标面积=["3"])) == "quota"
    assert guess_table(shaped("stops", POINT, stopName=["a"])) == ""
    assert guess_table(shaped("directed_routes", LINE, lineName=["a"], length_m=[1.0])) == ""


def test_an_unknown_layer_is_not_imported_and_says_so() -> None:
    guess = guess_mapping(shaped("stops", POINT, stopName=["a"]))
    assert guess.mapping.table == ""
    assert guess.mapping.unused == ("stopName",)
    assert "not imported" in guess.notes[-1].en


def test_private_codes_are_listed_with_counts_and_areas_and_never_guessed() -> None:
    guess = guess_mapping(shaped("land_use", AREA, Class=[3, 10, 3]))
    assert guess.mapping.values["use"] == {"3": "", "10": ""}
    note = next(note for note in guess.notes if "coding of its own" in note.en)
    # two areas of one hectare have class 3, one has class 10
    assert "3 (2 areas, 2.0 ha), 10 (1 areas, 1.0 ha)" in note.en
    assert "3（2 块，2.0 公顷）" in note.zh


def test_two_digit_text_codes_of_the_scheme_are_read() -> None:
    guess = guess_mapping(shaped("用地", AREA, DLBM=["07", "10", "M2"]))
    assert guess.mapping.values["use"] == {"M2": "100102"}


def test_a_leading_zero_lost_in_a_number_column_is_put_back_and_told() -> None:
    guess = guess_mapping(shaped("用地", AREA, DLBM=[1001, 701]))
    assert guess.mapping.values["use"] == {"701": "0701"}
    assert any("leading zero" in note.en for note in guess.notes)


def test_units() -> None:
    layer = register(
        "企业名录",
        "万元、亩",
        企业名称=["甲"],
        用地面积=["3"],
        **{"产值（亿元）": ["3"], "入库税金": ["3"], "综合能耗（亩）": ["1"]},
    )
    guess = guess_mapping(layer)
    factors = guess.mapping.factors
    assert round(factors["land_m2"], 3) == 666.667
    assert factors["output_yuan"] == 1e8
    assert factors["tax_yuan"] == 1e4
    assert "energy_tce" not in guess.mapping.columns
    assert any("cannot be turned into tce" in note.en for note in guess.notes)


def test_a_number_without_unit_is_read_as_si_and_told() -> None:
    guess = guess_mapping(register("企业名录", 企业名称=["甲"], 用地面积=["3"]))
    assert "land_m2" not in guess.mapping.factors
    assert any("states no unit" in note.en for note in guess.notes)


def test_identity() -> None:
    # the code column stands before the name column, a repeated column is no identity
    guess = guess_mapping(
        shaped("地块", AREA, DKBH=["a", "a", "a"], BSM=["1", "2", "3"], 用途=["工业", "工业", "水田"])
    )
    assert guess.mapping.columns["id"] == "BSM"
    assert any("DKBH" in note.en and "repeated" in note.en for note in guess.notes)
    none = guess_mapping(shaped("地块", AREA, 用途=["工业"]))
    assert "id" not in none.mapping.columns
    assert any("ids are made from its shape" in note.en for note in none.notes)


def test_code_before_name() -> None:
    guess = guess_mapping(shaped("地类图斑", AREA, DLMC=["水田"], DLBM=["0101"]))
    assert guess.mapping.columns["use"] == "DLBM"
    assert guess.mapping.unused == ("DLMC",)


def test_silent_tags_stay_missing() -> None:
    guess = guess_mapping(shaped("buildings", AREA, building=["yes", "industrial", "yes"]))
    assert guess.mapping.values["kind"] == {"industrial": "workshop", "yes": ""}
    assert any("yes × 2" in note.en for note in guess.notes)


def test_the_class_in_the_name_of_a_cad_layer() -> None:
    guess = guess_mapping(shaped("YD-XZ-1001-工业用地", AREA, layer=["YD-XZ-1001-工业用地"]))
    assert guess.mapping.table == "parcels"
    assert guess.mapping.columns["use"] == "layer"
    assert guess.mapping.values["use"] == {"YD-XZ-1001-工业用地": "1001"}
