"""Which small gravity networks are solved by hand or by trying everything in the tests?"""

from __future__ import annotations

import itertools
from typing import NamedTuple

import numpy as np

from gongxing.algorithms.gravity import Loads, Rules, Ways, carrying, lay_ways
from gongxing.algorithms.gravity.ways import FloatArray, Held


class Small(NamedTuple):
    """One small problem."""

    ways: Ways
    loads: Loads
    rules: Rules


def rules(
    *,
    pumps: bool = True,
    shallow: float = 1.0,
    deep: float = 5.0,
    diameters: tuple[float, ...] = (0.3, 0.5),
    **other: object,
) -> Rules:
    """Return simple rules: least slope 1 % and 0.5 %, inverts aligned, a trench of 100 yuan per m and m of depth."""
    size = np.array(diameters)
    count = len(size)
    made = Rules(
        size, shallow, np.full(count, deep), np.zeros(count), np.zeros(count), np.column_stack([300.0 * size / 0.3, np.full(count, 100.0), np.zeros(count)]),
        np.zeros(2), np.array([carrying(d, 0.7, 0.013) for d in size]), np.full(count, 0.7), np.array([0.01, 0.005, 0.003, 0.002][:count]),
        np.zeros(count), np.array([0.0, np.inf]), 0.013, np.array([50_000.0, 0.0, 0.0, 1.0 if pumps else 0.0]), np.array([150.0, 0.0, 0.0, 0.0]),
        np.array([0.0, 1.0, 0.0]), np.array([0.0, 1.0]), np.array([1.0, 1.0]), np.array([1.0, 1.0, 1.0, 1.0]),
    )  # fmt: skip
    return made._replace(**other)


def both_ways(nodes: FloatArray, pairs: list[tuple[int, int]]) -> Ways:
    """Return ways in both directions between pairs of `nodes` (N, 3): x, y, ground."""
    ends = np.array([pair for a, b in pairs for pair in ((a, b), (b, a))])
    length = np.hypot(*(nodes[ends[:, 0], :2] - nodes[ends[:, 1], :2]).T)
    points = np.empty((2 * len(ends), 2))
    points[0::2, 0], points[1::2, 0] = 0.0, length
    points[0::2, 1], points[1::2, 1] = nodes[ends[:, 0], 2], nodes[ends[:, 1], 2]
    return lay_ways(len(nodes), ends, (points, np.arange(0, 2 * len(ends) + 1, 2)))


def loads(served: list[int], outlets: dict[int, float], nodes: int, load: float = 0.001) -> Loads:
    """Return loads of `load` at each served node, outlets with the depth they take."""
    wanted, outlet, depth = np.zeros(nodes, dtype=bool), np.zeros(nodes, dtype=bool), np.zeros(nodes)
    wanted[served] = True
    for node, down in outlets.items():
        outlet[node], depth[node] = True, down
    return Loads(np.where(wanted, load, 0.0), np.zeros(nodes), wanted, outlet, depth)


def line(ground: list[float], step: float = 100.0, deep_outlet: float = 5.0, **asked: object) -> Small:
    """Return nodes in a row, all but the last to be drained to the last."""
    count = len(ground)
    nodes = np.column_stack([np.arange(count) * step, np.zeros(count), ground])
    ways = both_ways(nodes, [(i, i + 1) for i in range(count - 1)])
    return Small(ways, loads(list(range(count - 1)), {count - 1: deep_outlet}, count), rules(**asked))


def grid(side: int = 4, seed: int = 1, **asked: object) -> Small:
    """Return a square grid of streets on bumpy ground, every node to be drained to the corner 0."""
    rng = np.random.default_rng(seed)
    xs, ys = np.meshgrid(np.arange(side) * 80.0, np.arange(side) * 80.0)
    nodes = np.column_stack([xs.ravel(), ys.ravel(), rng.normal(0.0, 0.6, side * side)])
    pairs = [(i * side + j, i * side + j + 1) for i in range(side) for j in range(side - 1)]
    pairs += [(i * side + j, (i + 1) * side + j) for i in range(side - 1) for j in range(side)]
    count = side * side
    return Small(both_ways(nodes, pairs), loads(list(range(1, count)), {0: 4.0}, count), rules(**asked))


def with_standing(small: Small, way: int, *, size: int, depth: tuple[float, float], flow: float) -> Small:
    """Return the problem with a pipe that already stands on one way."""
    ways = small.ways
    held, level, most = ways.held.copy(), ways.held_depth.copy(), ways.held_flow.copy()
    held[way], level[way], most[way] = size, depth, flow
    given = Held(held, level, most)
    return small._replace(ways=ways._replace(held=given.held, held_depth=given.depth, held_flow=given.flow))


def all_trees(small: Small) -> list[FloatArray]:
    """Return every tree that drains all nodes of a small problem to its outlets."""
    ways, outlet = small.ways, small.loads.outlet
    nodes = len(outlet)
    leaving = [[e for e in range(len(ways.tail)) if ways.tail[e] == v] if not outlet[v] else [-1] for v in range(nodes)]
    found = []
    for chosen in itertools.product(*leaving):
        drains = np.array(chosen)
        for v in range(nodes):
            w, steps = v, 0
            while drains[w] >= 0 and steps <= nodes:
                w, steps = ways.head[drains[w]], steps + 1
            if steps > nodes:
                break
        else:
            found.append(drains)
    return found
