"""Are blocks what remains between the roads, no more and no less?"""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from gongxing.errors import DataError
from gongxing.io.convert import to_table_frame
from gongxing.io.crs import centre, default_crs
from gongxing.io.guess import guess_mapping
from gongxing.io.readers import read_layers
from gongxing.park import Table, schema
from gongxing.park.blocks import BlockParams, blocks

CRS = "EPSG:4549"
X, Y = 520_000.0, 3_490_000.0
OUTLINE = shapely.box(X, Y, X + 200, Y + 200)


def roads(*rows: tuple[str | None, float | None, list[tuple[float, float]]]) -> gpd.GeoDataFrame:
    lines = [shapely.LineString([(X + x, Y + y) for x, y in points]) for _, _, points in rows]
    return gpd.GeoDataFrame(
        {"grade": [g for g, _, _ in rows], "width_m": [w for _, w, _ in rows]}, geometry=lines, crs=CRS
    )


CROSS = roads(("local", 20.0, [(100, -10), (100, 210)]), ("collector", 10.0, [(-10, 100), (210, 100)]))


def test_a_crossing_makes_four_blocks() -> None:
    made = blocks(CROSS, boundary=OUTLINE)
    # a square of 200 m less a street of 20 m and one of 10 m across: four blocks of 90 x 95 m
    assert sorted(made.frame.area) == pytest.approx([90 * 95] * 4, abs=0.1)
    assert made.assumptions == ()
    assert made.frame["id"].is_unique
    Table(schema("parcels"), made.frame, crs=CRS)


def test_widths_by_grade_only_where_missing_and_told() -> None:
    made = blocks(
        roads(("local", None, [(100, -10), (100, 210)]), ("collector", 10.0, [(-10, 100), (210, 100)])),
        boundary=OUTLINE,
    )
    assert sorted(made.frame.area) == pytest.approx([94 * 95] * 4, abs=0.1)  # a local road is taken to be 12 m wide
    (told,) = made.assumptions
    assert "1 roads have no width" in told.words.en
    assert "local 12 m" in told.words.en


def test_footpaths_cut_nothing_and_short_streets_end_inside() -> None:
    made = blocks(roads(("path", 3.0, [(100, -10), (100, 210)])), boundary=OUTLINE)
    assert len(made.frame) == 1
    dead_end = blocks(roads(("lane", 6.0, [(100, 0), (100, 50)])), boundary=OUTLINE)
    assert len(dead_end.frame) == 1
    assert dead_end.frame.area[0] == pytest.approx(40_000 - 6 * 53, abs=0.1)  # square end: half a width further


def test_land_taken_already_is_cut_away_and_slivers_are_dropped() -> None:
    # the left half is a parcel; of the right half a strip of 8 m by the edge is too narrow to be a block
    left = shapely.box(X, Y, X + 100, Y + 200)
    made = blocks(roads(("local", 20.0, [(182, -10), (182, 210)])), boundary=OUTLINE, outside=[left])
    assert sorted(made.frame.area) == pytest.approx([72 * 200], abs=0.1)
    assert "1 slivers" in made.notes[0].en
    kept = blocks(
        roads(("local", 20.0, [(182, -10), (182, 210)])),
        boundary=OUTLINE,
        outside=[left],
        params=BlockParams(min_width_m=5.0),
    )
    assert len(kept.frame) == 2


def test_a_block_takes_the_use_that_covers_most_of_it() -> None:
    covers = gpd.GeoDataFrame({"use": ["03", "1001", "03"]}, geometry=[
        shapely.box(X, Y, X + 90, Y + 95), shapely.box(X + 110, Y, X + 140, Y + 95), shapely.box(X, Y + 105, X + 50, Y + 200)], crs=CRS)  # fmt: skip
    made = blocks(CROSS, boundary=OUTLINE, covers=covers)
    # all of the first block, a third of the second, 50 of the 90 m of the third, nothing of the fourth
    use = {
        (c.x > X + 100, c.y > Y + 100): u
        for c, u in zip(made.frame.centroid, made.frame["use"].fillna("∅"), strict=True)
    }
    assert use == {(False, False): "03", (True, False): "∅", (False, True): "03", (True, True): "∅"}


def test_ids_outlast_changes_elsewhere() -> None:
    before = set(blocks(CROSS, boundary=OUTLINE).frame["id"])
    more = roads(
        ("local", 20.0, [(100, -10), (100, 210)]),
        ("collector", 10.0, [(-10, 100), (210, 100)]),
        ("lane", 6.0, [(150, 100), (150, 210)]),
    )
    after = set(blocks(more.iloc[::-1], boundary=OUTLINE).frame["id"])
    assert len(before & after) == 3


def test_without_an_outline_a_hull_stands_in_and_is_told() -> None:
    square = [(0, 0), (200, 0), (200, 200), (0, 200), (0, 0)]
    made = blocks(roads(("local", 10.0, [(float(x), float(y)) for x, y in square])))
    assert len(made.frame) == 1
    assert made.frame.area[0] == pytest.approx(190 * 190, rel=0.01)
    assert [origin.ref for origin in made.assumptions] == ["blocks.outline"]


def test_refusals() -> None:
    with pytest.raises(DataError, match="a projected system in metres"):
        blocks(CROSS.to_crs("EPSG:4326"), boundary=OUTLINE)
    with pytest.raises(DataError, match="import roads"):
        blocks(CROSS.iloc[:0])


@pytest.mark.data
@pytest.mark.parametrize(("name", "least", "most"), [("shanghai_center.osm", 1_200, 2_000), ("test.osm.pbf", 40, 120)])
def test_real_streets(data_dir: Path, name: str, least: int, most: int) -> None:
    tables: dict[str, gpd.GeoDataFrame] = {}
    crs = ""
    for layer in read_layers(data_dir / "osm" / name):
        crs = crs or default_crs(*(centre(layer.frame) or (0, 0)))
        mapping = guess_mapping(layer).mapping
        if mapping.table:
            tables[mapping.table] = to_table_frame(layer, mapping, crs).frame
    land = tables.get("parcels")
    made = blocks(tables["roads"], outside=[] if land is None else list(land.geometry))
    assert least <= len(made.frame) <= most
    assert made.frame.is_valid.all()
    shapes = made.frame.geometry.to_numpy()
    assert shapely.union_all(shapes).area == pytest.approx(made.frame.area.sum(), rel=1e-6)  # no two overlap
    if land is not None:
        taken = shapely.union_all(shapely.make_valid(land.geometry.to_numpy()))
        assert shapely.area(shapely.intersection(shapes, taken)).sum() == pytest.approx(
            0, abs=50
        )  # the centimetre grid
