"""Does every node find its place, and do arcs only climb?"""

import numpy as np
import pytest
from tests.algorithms.distances.networks import streets

from gongxing.algorithms.distances import hierarchy


@pytest.mark.parametrize("core", [32, 200, None])
def test_arcs_climb_except_within_the_core(core: int | None) -> None:
    network = streets(500, 4)
    order = hierarchy(network, core=core)
    assert sorted(order.place.tolist()) == list(range(500))
    begin = np.repeat(np.arange(500), np.diff(order.start))
    above = begin >= order.core
    assert (order.to[above] < begin[above]).all()
    assert (order.to[~above] < order.core).all()
    assert len(order.to) == len(order.length) == order.start[-1]


def test_a_tree_leaves_no_core() -> None:
    # without loops every node has at some time one neighbour left
    order = hierarchy(streets(300, 5, extra=0.0), core=None)
    assert order.core == 0
    assert len(order.to) <= 2 * 300


def test_the_same_graph_gives_the_same_order() -> None:
    one, two = (hierarchy(streets(400, 6)) for _ in range(2))
    assert one.place.tolist() == two.place.tolist()
    assert one.length.tolist() == two.length.tolist()
