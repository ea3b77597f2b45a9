"""Is the demo park what the calibration says, clean, labelled synthetic and the same for the same seed?"""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
import shapely

from gongxing.park import SCHEMAS, Park
from gongxing.samples import demo_park
from gongxing.samples.firms import TRADES
from gongxing.standards import LAND_USES, land_use


def built(park: Park) -> float:
    frame = park.parcels.frame
    return float(frame[frame["use"].map(lambda use: land_use(use).built)].area.sum())


def test_settings_say_where_when_and_that_it_is_synthetic(park: Park) -> None:
    settings = park.settings
    assert settings.name == "高新技术装备产业园区（合成示范）"
    assert (settings.crs, settings.profile, settings.horizon) == ("EPSG:4549", "jiangsu", (2026, 2030))
    assert settings.as_of == dt.date(2026, 1, 1)
    assert settings.synthetic
    assert settings.seed == 1
    assert settings.budget_yuan == 1.5e9


def test_parcels_tile_sixteen_square_kilometres(park: Park) -> None:
    shapes = park.parcels.geometry.to_numpy()
    assert shapely.is_valid(shapes).all()
    assert shapely.coverage_is_valid(shapes)  # neighbours share every vertex: neither overlap nor gap between them
    assert shapely.area(shapes).sum() == pytest.approx(16e6, rel=1e-3)
    whole = shapely.coverage_union_all(shapes)
    assert whole.geom_type == "Polygon"
    assert sum(shapely.Polygon(ring).area for ring in whole.interiors) < 1.0


def test_parcels_are_no_slivers_and_factories_front_a_street(park: Park) -> None:
    frame = park.parcels.frame
    thin = 2 * frame.area / frame.length < 4.0
    assert set(frame.loc[thin, "use"]) <= {"0601", "1705", "0301", "0103"}
    assert thin.mean() < 0.04
    works = frame[frame["use"].str.startswith("1001")]
    streets = frame[frame["use"].isin(["1207", "1202", "0601"])].union_all()
    assert works.intersects(streets).mean() > 0.93


def test_it_lies_near_its_place(park: Park) -> None:
    east, north = park.parcels.geometry.union_all().centroid.coords[0]
    assert abs(east - 518_800) < 1500  # 120.2 E is 0.2 degrees, about 18.8 km, east of the zone's meridian at 500 km
    assert abs(north - 3_597_300) < 1500


def test_counts_are_as_calibrated(park: Park) -> None:
    assert len(park.firms) == 368
    oil = {trade.code for trade in TRADES if trade.oil}
    assert park.firms["sector"].isin(oil).sum() == 252
    assert 900 <= len(park.parcels) <= 1500
    assert 2000 <= len(park.buildings) <= 3000
    assert 10 <= park["households"]["village"].nunique() <= 14


def test_money_is_as_calibrated(park: Park) -> None:
    sales = park.firms["sales_yuan"]
    assert sales.sum() == pytest.approx(8.0e9, rel=1e-4)
    assert sales.nlargest(2).sum() / sales.sum() == pytest.approx(0.31, abs=0.002)
    assert 0.10 <= park.firms["above_scale"].mean() <= 0.14


def test_land_is_as_calibrated(park: Park) -> None:
    assert 0.55 <= built(park) / 16e6 <= 0.60
    roads = park["roads"].frame
    length = roads[roads["grade"] != "lane"].length.sum()
    assert length / built(park) * 1000 == pytest.approx(5.0, abs=0.2)
    assert set(park.parcels["use"]) <= set(LAND_USES)


def test_workshops_and_homes_are_interleaved(park: Park) -> None:
    frame = park.buildings.frame
    emitting = frame[frame["emits"].eq(True)]
    assert len(emitting) / (frame["kind"] == "workshop").sum() == pytest.approx(0.15, abs=0.02)
    homes = frame[frame["kind"].isin(["dwelling", "school"])].geometry.to_numpy()
    pairs = shapely.STRtree(homes).query(
        emitting.geometry.to_numpy(), predicate="dwithin", distance=emitting["protection_m"].to_numpy()
    )
    assert 100 <= pairs.shape[1] <= 300


def test_references_point_to_rows_that_exist(park: Park) -> None:
    for schema in SCHEMAS:
        table = park[schema.name]
        assert len(set(table.ids)) == len(table)
        for column in schema.columns:
            if column.refers:
                assert set(table[column.name].dropna()) <= set(park[column.refers].ids), (schema.name, column.name)


def test_every_row_names_the_synthetic_source(park: Park) -> None:
    for name in (
        "parcels",
        "buildings",
        "firms",
        "households",
        "roads",
        "pipes",
        "facilities",
        "spot_heights",
        "waters",
        "quota",
        "strategies",
    ):
        assert (park[name]["source"] == "demo").all()
        assert len(park[name]) > 0
    assert park["sources"]["synthetic"].all()
    assert "合成" in park["sources"]["layer"].iloc[0]


def test_registers_have_gaps_but_not_where_figures_hang_on_them(park: Park) -> None:
    for table, column in (
        ("parcels", "plot_ratio"),
        ("firms", "energy_tce"),
        ("firms", "rd_yuan"),
        ("buildings", "built_year"),
    ):
        assert park[table][column].isna().any()
    for table, column in (
        ("parcels", "use"),
        ("firms", "sales_yuan"),
        ("firms", "tax_yuan"),
        ("firms", "parcel"),
        ("households", "persons"),
    ):
        assert park[table][column].notna().all()


def test_the_same_seed_gives_the_same_park_and_another_another() -> None:
    first, again, other = demo_park(4, 0.5), demo_park(4, 0.5), demo_park(5, 0.5)
    for schema in SCHEMAS:
        assert first[schema.name].frame.equals(again[schema.name].frame), schema.name
    assert not np.array_equal(first.parcels.geometry.area.to_numpy(), other.parcels.geometry.area.to_numpy())


def test_twice_the_scale_has_twice_of_everything() -> None:
    park = demo_park(2, 2.0)
    assert len(park.firms) == 736
    assert park.parcels.geometry.area.sum() == pytest.approx(32e6, rel=1e-3)
    assert park.firms["sales_yuan"].sum() == pytest.approx(16e9, rel=1e-4)
    assert 1800 <= len(park.parcels) <= 3200
    assert 0.55 <= built(park) / 32e6 <= 0.60


@pytest.mark.parametrize(("seed", "scale"), [(-1, 1.0), (1, 0.2), (1, 1000.0)])
def test_what_cannot_be_drawn_is_refused(seed: int, scale: float) -> None:
    with pytest.raises(ValueError, match="scale between"):
        demo_park(seed, scale)
