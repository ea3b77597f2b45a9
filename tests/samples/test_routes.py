"""Do routes lead to the nearest root, and does what each link carries add up?"""

from __future__ import annotations

import numpy as np
import pytest
from shapely.geometry import LineString, Point

from gongxing.samples.ground import Street
from gongxing.samples.routes import Links, carried, link_nodes, routes, tree_of, upstream_first


@pytest.fixture
def comb() -> Links:
    """A street of three 100 m links along y = 0 with a 50 m tooth at x = 100 and x = 200."""
    lines = [
        [(0, 0), (100, 0)],
        [(100, 0), (200, 0)],
        [(200, 0), (300, 0)],
        [(100, 0), (100, 50)],
        [(200, 0), (200, 50)],
    ]
    return link_nodes(tuple(Street(LineString(line), "local", 12, 2, "") for line in lines))


def test_nodes_are_shared(comb: Links) -> None:
    assert len(comb.xy) == 6
    assert comb.nearest(Point(290, 10), range(6)) == comb.ends[2][1]


def test_the_tree_carries_what_lies_above(comb: Links) -> None:
    root = comb.nearest(Point(0, 0), range(6))
    tree = tree_of(comb, routes(comb, [root], lambda _: 1.0), range(5))
    load = carried(comb, tree)
    first = comb.ends[0][1]
    # everything, 400 m, drains through the first link; 250 m through the second
    assert load[first] == pytest.approx(400)
    assert load[comb.ends[1][1]] == pytest.approx(250)
    order = upstream_first(tree)
    assert order[-1] == first
    assert len(order) == 5


def test_only_what_is_wanted_is_kept_and_barred_links_are_not_used(comb: Links) -> None:
    root = comb.nearest(Point(0, 0), range(6))
    assert len(tree_of(comb, routes(comb, [root], lambda _: 1.0), [3])) == 2
    reached = routes(comb, [root], lambda link: np.inf if link == 1 else 1.0)
    assert comb.ends[2][1] not in reached
