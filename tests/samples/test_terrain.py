"""Does the ground come together: hamlets named, strips settled, all in one tiling?"""

from __future__ import annotations

import numpy as np

from gongxing.samples.terrain import Terrain, lay_terrain


def test_hamlets_have_names_of_their_own(terrain: Terrain) -> None:
    names = [name for name, _ in terrain.villages]
    assert len(names) == len(set(names)) >= 4
    assert all("村" in name and name.endswith("组") for name in names)


def test_no_strip_is_left_without_a_use(terrain: Terrain) -> None:
    assert not {"bank", "verge"} & {patch.use for patch in terrain.tiling.patches}


def test_hamlets_lie_among_factories_as_well_as_fields(terrain: Terrain) -> None:
    works = [block.shape for block in terrain.layout.blocks if block.character == "industry"]
    near = [min(shape.distance(middle) for shape in works) for _, middle in terrain.villages]
    assert min(near) < 300


def test_the_same_seed_draws_the_same_ground(terrain: Terrain) -> None:
    again = lay_terrain(np.random.default_rng(5), 0.5)
    assert [shape.wkb for shape in again.tiling.shapes] == [shape.wkb for shape in terrain.tiling.shapes]
