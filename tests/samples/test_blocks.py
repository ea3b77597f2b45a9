"""Do blocks keep clear of one another and do local streets reach a road?"""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from shapely.geometry import LineString, box

from gongxing.samples.blocks import ROAD_KM_PER_KM2, cut_across, reaching
from gongxing.samples.ground import Block
from gongxing.samples.terrain import Terrain


def test_a_street_is_trimmed_to_the_roads_on_both_sides() -> None:
    # a block from x = 0 to 100 between roads at x = -10 and x = 110; the path starts and ends far outside
    roads = (LineString([(-10, -200), (-10, 200)]), LineString([(110, -200), (110, 200)]))
    street = reaching(LineString([(-60, 5), (160, 5)]), box(0, -50, 100, 50), around=roads)
    assert street is not None
    assert [round(x) for x, _ in street.coords] == [-10, 110]


def test_a_street_that_would_reach_no_road_is_not_laid() -> None:
    far = (LineString([(-500, -200), (-500, 200)]),)
    assert reaching(LineString([(-60, 5), (160, 5)]), box(0, -50, 100, 50), around=far) is None


def test_cutting_a_block_leaves_two_parts_and_the_width_of_the_street() -> None:
    # 600 x 300 m between roads north and south: the street runs across, 300 m x 16 m leave the block, corners a little
    roads = (LineString([(-50, -15), (650, -15)]), LineString([(-50, 315), (650, 315)]))
    cut = cut_across(Block(box(0, 0, 600, 300), "industry"), roads, width=16.0, rng=np.random.default_rng(2))
    assert cut is not None
    street, parts = cut
    assert len(parts) == 2
    assert street.length == pytest.approx(330, rel=0.02)
    assert sum(part.area for part in parts) == pytest.approx(600 * 300 - 300 * 16, abs=400)


def test_blocks_do_not_overlap(terrain: Terrain) -> None:
    shapes = np.array([block.shape for block in terrain.layout.blocks])
    assert shapely.union_all(shapes).area == pytest.approx(shapely.area(shapes).sum(), rel=1e-6)


def test_every_character_is_there(terrain: Terrain) -> None:
    assert {block.character for block in terrain.layout.blocks} == {"town", "industry", "farm"}


def test_streets_without_lanes_are_as_dense_as_asked(terrain: Terrain) -> None:
    streets = sum(street.path.length for street in terrain.layout.streets)
    assert streets / (0.575 * terrain.network.park.area) * 1000 == pytest.approx(ROAD_KM_PER_KM2, rel=0.06)
