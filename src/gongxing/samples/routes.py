"""How do the demo park's pipes run: which links lead from each place to the nearest source, plant or outfall?"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from shapely.geometry import Point

from gongxing.samples.ground import Street

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Links:
    """The street links with their nodes: xy (N, 2), the two nodes of each link, and the links at each node."""

    streets: tuple[Street, ...]
    xy: FloatArray
    ends: tuple[tuple[int, int], ...]
    beside: tuple[tuple[int, ...], ...]

    def nearest(self, spot: Point, among: Iterable[int]) -> int:
        """Return the node among some that lies nearest to `spot`."""
        nodes = np.array(sorted(among))
        return int(nodes[np.argmin(np.hypot(*(self.xy[nodes] - (spot.x, spot.y)).T))])

    def other(self, link: int, node: int) -> int:
        """Return the node at the far end of a link."""
        first, last = self.ends[link]
        return last if node == first else first


def link_nodes(streets: tuple[Street, ...]) -> Links:
    """Return the links with their nodes; ends within 10 cm are one node."""
    places: dict[tuple[float, float], int] = {}
    ends = []
    for street in streets:
        spots = (street.path.coords[0], street.path.coords[-1])
        first, last = (places.setdefault((round(x, 1) + 0.0, round(y, 1) + 0.0), len(places)) for x, y in spots)
        ends.append((first, last))
    beside: list[list[int]] = [[] for _ in places]
    for link, (first, last) in enumerate(ends):
        beside[first].append(link)
        beside[last].append(link)
    return Links(streets, np.array(list(places)).reshape(-1, 2), tuple(ends), tuple(map(tuple, beside)))


def routes(links: Links, roots: Iterable[int], allowed: Callable[[int], float]) -> dict[int, tuple[int, int]]:
    """Return for each node reached from `roots` the link and node towards its root, nearest by `allowed` cost per metre.

    `allowed` gives the price of a metre of a link, infinite where it cannot be used.
    """
    reached = dict.fromkeys(roots, 0.0)
    queue = [(0.0, root) for root in sorted(reached)]
    towards: dict[int, tuple[int, int]] = {}
    while queue:
        far, node = heapq.heappop(queue)
        if far > reached[node]:
            continue
        for link in links.beside[node]:
            price = allowed(link)
            there = links.other(link, node)
            next_far = far + price * links.streets[link].path.length
            if np.isfinite(price) and there != node and next_far < reached.get(there, np.inf):
                reached[there] = next_far
                towards[there] = (link, node)
                heapq.heappush(queue, (next_far, there))
    return towards


def tree_of(links: Links, towards: dict[int, tuple[int, int]], wanted: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Return the part of `towards` that the `wanted` links need: for every kept node its link and the node below."""
    kept: dict[int, tuple[int, int]] = {}
    for link in wanted:
        for node in links.ends[link]:
            while node in towards and node not in kept:
                kept[node] = towards[node]
                node = towards[node][1]
    return kept


def upstream_first(tree: dict[int, tuple[int, int]]) -> list[int]:
    """Return the nodes of a tree, each before the node below it."""
    above: dict[int, int] = {}
    for _, below in tree.values():
        above[below] = above.get(below, 0) + 1
    ready = sorted(node for node in tree if node not in above)
    found = []
    while ready:
        node = ready.pop()
        found.append(node)
        below = tree[node][1]
        above[below] -= 1
        if not above[below] and below in tree:
            ready.append(below)
    return found


def carried(links: Links, tree: dict[int, tuple[int, int]]) -> dict[int, float]:
    """Return for each node of a tree the length of street that drains (or draws) through its link, itself included."""
    found: dict[int, float] = {}
    for node in upstream_first(tree):
        link, below = tree[node]
        found[node] = found.get(node, 0.0) + links.streets[link].path.length
        if below in tree:
            found[below] = found.get(below, 0.0) + found[node]
    return found
