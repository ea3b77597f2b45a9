"""Do hamlets look like hamlets: rows of homesteads along a lane, houses inside their plots?"""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from shapely.geometry import LineString, box

from gongxing.samples.ground import Block, Patch, Street
from gongxing.samples.hamlets import Hamlet, farm_block

ROADS = [Street(LineString([(x, -50), (x, 550)]), "collector", 22.0, 2, "") for x in (-12, 812)]


@pytest.fixture(scope="module")
def laid() -> tuple[list[Patch], list[Street]]:
    block = Block(box(0, 0, 800, 500), "farm")
    return farm_block(block, [Hamlet("甲村一组", 60)], streets=ROADS, rng=np.random.default_rng(2))


def test_all_households_find_a_house(laid: tuple[list[Patch], list[Street]]) -> None:
    homes = [patch for patch in laid[0] if patch.use == "0703"]
    assert sum(len(patch.homes) for patch in homes) == 60
    assert all(patch.group == "甲村一组" for patch in homes)
    assert all(1 <= len(patch.homes) <= 15 for patch in homes)


def test_houses_stand_on_their_plot_without_overlap(laid: tuple[list[Patch], list[Street]]) -> None:
    for patch in laid[0]:
        assert all(patch.shape.buffer(0.1).contains(house) for house in patch.homes)
    houses = np.array([house for patch in laid[0] for house in patch.homes])
    left, right = shapely.STRtree(houses).query(houses, predicate="overlaps")
    assert not (left != right).any()


def test_the_hamlet_is_compact_and_lies_on_its_lane(laid: tuple[list[Patch], list[Street]]) -> None:
    patches, lanes = laid
    assert [lane.name for lane in lanes] == ["甲村一组路"]
    assert all(patch.shape.distance(lanes[0].path) < 110 for patch in patches if patch.use == "0703")


def test_patches_do_not_overlap_and_fill_the_block(laid: tuple[list[Patch], list[Street]]) -> None:
    shapes = np.array([patch.shape for patch in laid[0]])
    total, whole = shapely.area(shapes).sum(), shapely.union_all(shapes).area
    assert total - whole < 1.0
    assert whole > 0.985 * 800 * 500


def test_a_block_without_hamlets_is_all_fields() -> None:
    patches, lanes = farm_block(Block(box(0, 0, 800, 500), "farm"), [], streets=ROADS, rng=np.random.default_rng(2))
    assert not lanes
    assert "0703" not in {patch.use for patch in patches}
