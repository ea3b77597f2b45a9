"""Which drawn ground and which demo park do the tests of samples share?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.park import Park
from gongxing.samples import demo_park
from gongxing.samples.buildings import House, build
from gongxing.samples.terrain import Terrain, lay_terrain
from gongxing.samples.uses import Lot, name_lots


@pytest.fixture(scope="session")
def park() -> Park:
    return demo_park(1)


@pytest.fixture(scope="session")
def terrain() -> Terrain:
    return lay_terrain(np.random.default_rng(5), 0.5)


@pytest.fixture(scope="session")
def lots(terrain: Terrain) -> list[Lot]:
    return name_lots(terrain, 0.5, rng=np.random.default_rng(5))


@pytest.fixture(scope="session")
def houses(lots: list[Lot]) -> list[House]:
    return build(lots, np.random.default_rng(5))
