"""Are blocks divided into lots with a street front, and fields into strips?"""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from shapely.geometry import LineString, box

from gongxing.samples.ground import Block, Street
from gongxing.samples.lots import divide, factory_lots, fields, street_front, town_lots
from gongxing.samples.shapes import axes, pieces

SOUTH = Street(LineString([(-50, -10), (450, -10)]), "local", 16.0, 2, "south")
RING = [Street(LineString([(-60, y), (460, y)]), "local", 16.0, 2, "") for y in (-10, 210)]


def test_front_is_only_where_a_street_runs() -> None:
    # 400 x 200 m block, one street along the south edge: a band of one metre, 400 m long (and a little round the corners)
    front = street_front(box(0, 0, 400, 200), [SOUTH])
    assert front.area == pytest.approx(400, abs=30)
    assert front.bounds[3] < 15


def test_every_lot_keeps_a_front_and_no_ground_is_lost() -> None:
    block = box(0, 0, 400, 200)
    front = street_front(block, [SOUTH])
    lots = divide(block, front, target=lambda: 8_000.0, rng=np.random.default_rng(1))
    assert len(lots) >= 4
    assert sum(lot.area for lot in lots) == pytest.approx(block.area)
    assert all(lot.intersection(front).area >= 15 for lot in lots)


def test_a_lot_below_its_target_is_not_split() -> None:
    block = box(0, 0, 100, 80)
    assert len(divide(block, street_front(block, [SOUTH]), target=lambda: 9_000.0, rng=np.random.default_rng(1))) == 1


def test_factory_lots_and_lanes_cover_their_block() -> None:
    block = Block(box(0, 0, 400, 200), "industry")
    for seed in range(6):
        patches, lanes = factory_lots(block, RING, rng=np.random.default_rng(seed))
        shapes = np.array([patch.shape for patch in patches])
        assert shapely.area(shapes).sum() <= block.shape.area + 1
        assert shapely.area(shapes).sum() > 0.98 * block.shape.area
        assert {patch.use for patch in patches} <= {"1001", "1207"}
        assert all(lane.grade == "lane" for lane in lanes)


def test_town_lots_wait_for_their_use() -> None:
    patches = town_lots(Block(box(0, 0, 400, 200), "town"), RING, town="白米镇", rng=np.random.default_rng(1))
    assert {(patch.use, patch.group) for patch in patches} == {("town", "白米镇")}


def test_fields_are_strips_that_fill_the_ground() -> None:
    shape = box(0, 0, 900, 400)
    patches = fields(shape, axes(shape), rng=np.random.default_rng(4))
    assert sum(patch.shape.area for patch in patches) == pytest.approx(shape.area, rel=1e-6)
    ditches = [patch for patch in patches if patch.use == "1705"]
    assert ditches
    assert all(axes(ditch.shape).width < 6 for ditch in ditches)
    inner = [patch for patch in patches if patch.use == "0101" and not patch.shape.touches(box(0, -9, 1, 409))]
    assert all(len(pieces(patch.shape)) == 1 and axes(patch.shape).width < 90 for patch in inner)
