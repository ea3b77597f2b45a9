"""What does a lateral position cost: lying off the customary place, reaching joints, every metre with too little clearance?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from gongxing.engines.lines.problem import FloatArray, IntArray, LinesProblem, Run
from gongxing.standards.line_rules import Direction, Separation

BUILDING = ("*", 0.0)
SLACK_M = 1e-6


@dataclass(frozen=True)
class Places:
    """Costs in yuan: `single[r]` of each position of a run, `pairs[r, q]` of two runs that share stations."""

    single: tuple[FloatArray, ...]
    pairs: dict[tuple[int, int], FloatArray]


def needs(problem: LinesProblem) -> Needs:
    """Return the reader of required distances of a problem."""
    return Needs(problem)


class Needs:
    """What distance the rules ask for between two lines or runs, looked up once for each pair of kinds and sizes."""

    def __init__(self, problem: LinesProblem) -> None:
        self.rules = problem.rules
        self._known: dict[tuple[Direction, tuple[str, float], tuple[str, float]], Separation] = {}

    def row(self, direction: Direction, a: tuple[str, float], b: tuple[str, float]) -> Separation:
        """Return the row of the table of distances that holds for two lines, each given as kind and diameter in mm."""
        key = (direction, a, b)
        if key not in self._known:
            self._known[key] = self.rules.separation(direction, a, b)
        return self._known[key]

    def clear(self, direction: Direction, a: tuple[str, float], b: tuple[str, float]) -> float:
        """Return the clear distance between outer walls."""
        return self.row(direction, a, b).value_m


def violation(short: FloatArray) -> FloatArray:
    """Return how heavily metres weigh along which so much (m) is lacking: 0 where nothing is, else 1 and the metres lacking."""
    return np.where(short > SLACK_M, 1.0 + short, 0.0)


def places(problem: LinesProblem) -> Places:
    """Return the costs of all lateral positions."""
    asked = needs(problem)
    by_station_hit = _rows(problem.hit_station, len(problem.station_m))
    by_station_wall = _rows(problem.wall_station, len(problem.station_m))
    covers = stations_of(problem)
    single = []
    for place, run in enumerate(problem.runs):
        offsets = np.array(run.offsets)
        costs = problem.prices.shift_yuan_m2 * run.length_m * np.abs(offsets - run.customary_m)
        for tie in run.ties_m:
            costs = costs + problem.prices.tie_yuan_m * np.abs(offsets - tie)
        metres = _beside_lines(problem, run, covers[place], by_station_hit, asked=asked)
        metres = metres + _beside_walls(problem, run, covers[place], by_station_wall, asked=asked)
        single.append(costs + problem.prices.violation_yuan_m * metres)
    return Places(tuple(single), _between_runs(problem, covers, asked))


def stations_of(problem: LinesProblem) -> list[IntArray]:
    """Return the stations each run passes."""
    order = np.argsort(problem.cover_run, kind="stable")
    edges = np.searchsorted(problem.cover_run[order], np.arange(len(problem.runs) + 1))
    return [problem.cover_station[order[a:b]] for a, b in pairwise(edges)]


def _rows(station: IntArray, count: int) -> tuple[IntArray, IntArray]:
    """Return the rows sorted by station, and where each station's rows begin."""
    order = np.argsort(station, kind="stable")
    return order.astype(np.int64), np.searchsorted(station[order], np.arange(count + 1)).astype(np.int64)


def _rows_at(stations: IntArray, index: tuple[IntArray, IntArray]) -> IntArray:
    order, begin = index
    if not len(stations):
        return np.zeros(0, dtype=np.int64)
    return np.concatenate([order[begin[s] : begin[s + 1]] for s in stations.tolist()])


def _beside_lines(
    problem: LinesProblem, run: Run, stations: IntArray, index: tuple[IntArray, IntArray], *, asked: Needs
) -> FloatArray:
    """Return weighted metres (positions,) along which the run lies too near to lines that stay."""
    rows = _rows_at(stations, index)
    if not len(rows):
        return np.zeros(len(run.offsets))
    mine = (run.kind, run.diameter_mm)
    others = problem.hit_line[rows]
    unique, place = np.unique(others, return_inverse=True)
    apart = np.array(
        [
            asked.clear(Direction.HORIZONTAL, mine, (problem.lines[o].kind, problem.lines[o].diameter_mm))
            + 0.5 * (run.outer_m + problem.lines[o].outer_m)
            for o in unique.tolist()
        ]
    )
    away = np.abs(np.array(run.offsets)[:, None] - problem.hit_m[rows][None, :])
    weight = problem.station_weight_m[problem.hit_station[rows]]
    return np.asarray((violation(apart[place][None, :] - away) * weight).sum(axis=1))


def _beside_walls(
    problem: LinesProblem, run: Run, stations: IntArray, index: tuple[IntArray, IntArray], *, asked: Needs
) -> FloatArray:
    """Return weighted metres (positions,) along which the run lies too near to buildings."""
    rows = _rows_at(stations, index)
    if not len(rows):
        return np.zeros(len(run.offsets))
    clear = asked.clear(Direction.BUILDING, (run.kind, run.diameter_mm), BUILDING) + 0.5 * run.outer_m
    offsets = np.array(run.offsets)[:, None]
    away = np.maximum(np.maximum(problem.wall_low_m[rows] - offsets, offsets - problem.wall_high_m[rows]), 0.0)
    weight = problem.station_weight_m[problem.wall_station[rows]]
    return np.asarray((violation(clear - away) * weight).sum(axis=1))


def _between_runs(problem: LinesProblem, covers: Sequence[IntArray], asked: Needs) -> dict[tuple[int, int], FloatArray]:
    by_stretch: dict[int, list[int]] = defaultdict(list)
    for place, run in enumerate(problem.runs):
        by_stretch[run.stretch].append(place)
    found = {}
    for members in by_stretch.values():
        for row, a in enumerate(members):
            for b in members[row + 1 :]:
                shared = np.intersect1d(covers[a], covers[b])
                if not len(shared):
                    continue
                one, two = problem.runs[a], problem.runs[b]
                apart = asked.clear(Direction.HORIZONTAL, (one.kind, one.diameter_mm), (two.kind, two.diameter_mm))
                apart += 0.5 * (one.outer_m + two.outer_m)
                away = np.abs(np.array(one.offsets)[:, None] - np.array(two.offsets)[None, :])
                metres = float(problem.station_weight_m[shared].sum())
                found[a, b] = problem.prices.violation_yuan_m * metres * violation(apart - away)
    return found
