"""Do outline, waters, roads and towns make a believable skeleton of the right size?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.samples.network import Network, lay_network


@pytest.fixture(scope="module")
def network() -> Network:
    return lay_network(np.random.default_rng(3), 1.0)


@pytest.mark.parametrize("scale", [0.5, 1.0, 4.0])
def test_the_outline_has_the_area_asked_for(scale: float) -> None:
    assert lay_network(np.random.default_rng(1), scale).park.area == pytest.approx(16e6 * scale, rel=1e-9)


def test_there_is_a_river_a_canal_a_highway_and_an_expressway(network: Network) -> None:
    assert {water.kind for water in network.waters} == {"river", "canal"}
    assert {road.grade for road in network.roads} == {"motorway", "arterial", "collector"}
    assert any(road.lanes == 6 and road.grade == "arterial" for road in network.roads)


def test_everything_lies_in_the_park(network: Network) -> None:
    around = network.park.buffer(0.1)
    assert all(around.contains(road.path) for road in network.roads)
    assert all(around.contains(water.shape) for water in network.waters)


def test_the_one_town_lies_in_the_older_part(network: Network) -> None:
    assert [town.name for town in network.towns] == ["白米镇"]
    assert network.is_old(network.towns[0].centre[0])


def test_a_larger_park_has_more_towns_with_names_of_their_own() -> None:
    towns = lay_network(np.random.default_rng(1), 6.0).towns
    assert len(towns) == 6
    assert len({town.name for town in towns}) == 6
