"""Do patches and roads become a tiling without gap, overlap or sliver?"""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from shapely.geometry import LineString, box

from gongxing.samples.ground import Patch, Street
from gongxing.samples.terrain import Terrain
from gongxing.samples.tiling import node_links, tile

ROAD = Street(LineString([(100, 0), (100, 100)]), "local", 16.0, 2, "中路")


def test_a_road_takes_the_ground_between_two_fields() -> None:
    # 200 x 100 m: fields of 92 m on either side of a road of 16 m; the road is left 16 x 100 m
    park = box(0, 0, 200, 100)
    fields = [Patch(box(0, 0, 92, 100), "0101", group="field"), Patch(box(108, 0, 200, 100), "0101", group="field")]
    found = tile(park, fields, streets=[ROAD])
    area = {patch.use: shape.area for shape, patch in zip(found.shapes, found.patches, strict=True)}
    assert area == pytest.approx({"0101": 9200, "1207": 1600}, abs=0.1)


def test_a_slip_joins_its_longest_neighbour() -> None:
    # a strip of 1 x 100 m that nobody owns lies between a field and the road's reach: no parcel of its own
    park = box(0, 0, 200, 100)
    fields = [
        Patch(box(0, 0, 50, 100), "0101", group="field"),
        Patch(box(51, 0, 92, 100), "02", group="field"),
        Patch(box(108, 0, 200, 100), "0101", group="field"),
    ]
    found = tile(park, fields, streets=[ROAD])
    assert len(found.shapes) == 4
    assert sum(shape.area for shape in found.shapes) == pytest.approx(20_000, abs=0.1)


def test_links_end_at_junctions_and_keep_their_street() -> None:
    cross = Street(LineString([(0, 50), (200, 50)]), "arterial", 30.0, 4, "横路")
    links = node_links([ROAD, cross])
    assert sorted((link.name, round(link.path.length)) for link in links) == [
        ("中路", 50),
        ("中路", 50),
        ("横路", 100),
        ("横路", 100),
    ]


def test_the_ground_is_a_clean_coverage(terrain: Terrain) -> None:
    shapes = np.array(terrain.tiling.shapes)
    assert shapely.is_valid(shapes).all()
    assert shapely.coverage_is_valid(shapes)
    assert shapely.area(shapes).sum() == pytest.approx(terrain.network.park.area, rel=1e-4)
    whole = shapely.coverage_union_all(shapes)
    assert whole.geom_type == "Polygon"
    assert sum(shapely.Polygon(ring).area for ring in whole.interiors) < 1.0
