"""How is the sewer problem laid out for the numbers below: ways, loads and rules as plain arrays?"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.gravity import NONE, Held, Loads, Rules, Ways, carrying, lay_ways
from gongxing.engines.sewer.problem import SEWER, FloatArray, Limits, SewerProblem

_WORK_WIDTH_M = 1.0
"""Room beside the pipe in a trench, both sides together."""
_FAR = 1e9


def crown_limits(limits: Limits) -> tuple[FloatArray, FloatArray]:
    """Return (D,) diameters in metres and the greatest depth of their crowns."""
    size = limits.diameter_mm / 1000
    return size, limits.depth_m - size


def trench_prices(limits: Limits) -> FloatArray:
    """Return (D, 3) yuan per metre: constant, times depth of excavation, times its square.

    A trench is as wide as the pipe and 1 m; digging is dearer the deeper it goes (shoring, dewatering).
    """
    width = limits.diameter_mm / 1000 + _WORK_WIDTH_M
    dig, shore, surface = limits.dig
    return np.column_stack([limits.pipe_yuan_m + surface * width, width * dig, width * shore])


def rules_of(problem: SewerProblem) -> Rules:
    """Return the rules; reference depths are those of crowns, which meet at manholes.

    Sewers must reach an outlet with their invert, storm drains with their crown, above its level.
    """
    limits = problem.limits
    size, deep = crown_limits(limits)
    count, foul = len(size), problem.kind == SEWER
    at, by = np.array(limits.peak).T if limits.peak else (np.array([0.0, 1.0]), np.array([1.0, 1.0]))
    return Rules(
        size, limits.cover_m, deep, size + limits.wall_m, size * foul, trench_prices(limits), np.array(limits.manhole),
        np.array([carrying(d, f, limits.roughness) for d, f in zip(size, limits.fill, strict=True)]), limits.fill.copy(),
        np.full(count, limits.slope_least), np.full(count, limits.slope_enough), np.array(limits.velocity), limits.roughness,
        np.array([*limits.station, limits.energy_yuan, float(limits.pumps)]),
        np.array([limits.main[0], limits.main[2], 0.0, limits.main[1]]),
        np.array([0.0 if foul else 1.0, 1.0 if foul else limits.rain[4], limits.infiltration, 0.0, 0.0]),
        np.ascontiguousarray(at), np.ascontiguousarray(by), np.array(limits.rain[:4]),
    )  # fmt: skip


def ways_of(problem: SewerProblem) -> Ways:
    """Return the ways, each straight between the ground at its ends."""
    count = len(problem.tail)
    points = np.zeros((2 * count, 2))
    points[1::2, 0] = problem.length_m
    points[0::2, 1], points[1::2, 1] = problem.ground_m[problem.tail], problem.ground_m[problem.head]
    ends = np.column_stack([problem.tail, problem.head])
    ways = lay_ways(len(problem.nodes), ends, (points, np.arange(0, 2 * count + 1, 2)), held=_held(problem))
    return ways._replace(weight=problem.weight.copy(), extra=problem.extra.copy(), boost=problem.boost.copy())


def _held(problem: SewerProblem) -> Held:
    """Return the present pipes by way: the size they count as, their crowns, and what they carry at the permitted fill."""
    limits, count = problem.limits, len(problem.tail)
    held, depth, flow = np.full(count, NONE), np.zeros((count, 2)), np.zeros(count)
    for e in np.flatnonzero(problem.held >= 0).tolist():
        size_mm = problem.standing[int(problem.held[e])].diameter_mm
        place = int(np.searchsorted(limits.diameter_mm, size_mm + 1e-6)) - 1
        held[e] = max(place, 0)
        crowns = problem.held_invert[e] + size_mm / 1000
        ground = problem.ground_m[[problem.tail[e], problem.head[e]]]
        depth[e] = np.maximum(ground - crowns, limits.cover_m)
        slope = float(problem.held_invert[e, 0] - problem.held_invert[e, 1]) / float(problem.length_m[e])
        flow[e] = carrying(size_mm / 1000, float(limits.fill[held[e]]), limits.roughness) * np.sqrt(max(slope, 0.0))
    return Held(held, depth, flow)


def loads_of(problem: SewerProblem) -> Loads:
    """Return what flows in and where it may leave."""
    count = len(problem.nodes)
    outlet, depth = np.zeros(count, dtype=bool), np.zeros(count)
    for place in problem.outlets:
        outlet[place.node] = True
        depth[place.node] = problem.ground_m[place.node] - place.level_m
    return Loads(problem.load.copy(), problem.delay_s.copy(), problem.served & ~outlet, outlet, depth)
