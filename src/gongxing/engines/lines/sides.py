"""Which lines and buildings lie side by side along which stretch, how far apart, and where is that too little?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gongxing.engines.lines.places import BUILDING, SLACK_M, Needs, needs, violation
from gongxing.engines.lines.problem import FloatArray, IntArray, LinesProblem
from gongxing.engines.lines.sentences import named, parallel_words
from gongxing.plan.lines import ParallelRun
from gongxing.standards.line_rules import Direction
from gongxing.words import Text

LISTED_M = 3.0
"""Pairs farther apart than this, and than required, are not listed."""


@dataclass(frozen=True)
class _Seen:
    """Lines at stations: station, line, lateral position, run (-1 for a line that stays)."""

    station: IntArray
    line: IntArray
    lateral: FloatArray
    run: IntArray


def parallel_runs(problem: LinesProblem, offsets: Sequence[float]) -> tuple[ParallelRun, ...]:
    """Return every pair of lines side by side that are nearer than 3 m or than required, and every line so near to a building."""
    asked = needs(problem)
    seen = _seen(problem, offsets)
    return (*_between_lines(problem, seen, asked), *_beside_buildings(problem, seen, asked))


def _seen(problem: LinesProblem, offsets: Sequence[float]) -> _Seen:
    station, line, lateral, run = (
        [problem.hit_station],
        [problem.hit_line],
        [problem.hit_m],
        [np.full(len(problem.hit_m), -1)],
    )
    owner = owners(problem)
    rows = owner >= 0
    place = problem.cover_run[rows]
    station.append(problem.cover_station[rows])
    line.append(owner[rows])
    lateral.append(np.array(offsets, dtype=np.float64)[place] if len(place) else np.zeros(0))
    run.append(place)
    order = np.lexsort((np.concatenate(line), np.concatenate(station)))
    return _Seen(
        np.concatenate(station)[order],
        np.concatenate(line)[order],
        np.concatenate(lateral)[order],
        np.concatenate(run)[order],
    )


def owners(problem: LinesProblem) -> IntArray:
    """Return (C,) the line of the run that passes the station, the first where two of its lines meet there."""
    found = np.full(len(problem.cover_run), -1, dtype=np.int64)
    rows: dict[int, IntArray] = {}
    order = np.argsort(problem.cover_run, kind="stable")
    edges = np.searchsorted(problem.cover_run[order], np.arange(len(problem.runs) + 1))
    for place in range(len(problem.runs)):
        rows[place] = order[edges[place] : edges[place + 1]]
    for line, pieces in enumerate(problem.pieces):
        for piece in pieces:
            if piece.run < 0:
                continue
            mine = rows[piece.run]
            at = problem.station_m[problem.cover_station[mine]]
            low, high = min(piece.first_m, piece.last_m), max(piece.first_m, piece.last_m)
            inside = mine[(at >= low) & (at <= high) & (found[mine] < 0)]
            found[inside] = line
    return found


def _between_lines(problem: LinesProblem, seen: _Seen, asked: Needs) -> list[ParallelRun]:
    stretch = problem.station_stretch[seen.station]
    left, right = _pairs(seen.station)
    apart = seen.line[left] != seen.line[right]
    left, right = left[apart], right[apart]
    key = np.column_stack([stretch[left], seen.line[left], seen.line[right]])
    unique, member = np.unique(key, axis=0, return_inverse=True)
    order = np.argsort(member.ravel(), kind="stable")
    edges = np.searchsorted(member.ravel()[order], np.arange(len(unique) + 1))
    found = []
    for row, (street, a, b) in enumerate(unique.tolist()):
        rows = order[edges[row] : edges[row + 1]]
        near = _pair(problem, seen, (left[rows], right[rows]), (street, a, b), asked)
        if near is not None:
            found.append(near)
    return found


def _pairs(station: IntArray) -> tuple[IntArray, IntArray]:
    """Return the pairs of rows that stand at the same station; rows are sorted by station."""
    left, right = [], []
    for lag in range(1, len(station)):
        same = np.flatnonzero(station[lag:] == station[:-lag])
        if not len(same):
            break
        left.append(same)
        right.append(same + lag)
    if not left:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return np.concatenate(left), np.concatenate(right)


def _size(problem: LinesProblem, line: int, run: int) -> tuple[str, float, float]:
    """Return kind, diameter and outer diameter that count: those of the run for a new line."""
    about = problem.runs[run] if run >= 0 else problem.lines[line]
    return about.kind, about.diameter_mm, about.outer_m


def _pair(
    problem: LinesProblem, seen: _Seen, rows: tuple[IntArray, IntArray], who: tuple[int, int, int], asked: Needs
) -> ParallelRun | None:
    street, a, b = who
    left, right = rows
    one, two = _size(problem, a, int(seen.run[left[0]])), _size(problem, b, int(seen.run[right[0]]))
    row = asked.row(Direction.HORIZONTAL, one[:2], two[:2])
    clear = np.abs(seen.lateral[left] - seen.lateral[right]) - 0.5 * (one[2] + two[2])
    weight = problem.station_weight_m[seen.station[left]]
    if clear.min() > max(LISTED_M, row.value_m):
        return None
    heavy = violation(row.value_m - clear)
    short = float(weight[row.value_m - clear > SLACK_M].sum())
    new = seen.run[left[0]] >= 0 or seen.run[right[0]] >= 0
    verdict = ("short" if new else "today") if short else "clear"
    cost = problem.prices.violation_yuan_m * float((heavy * weight).sum()) if new else 0.0
    names = named(problem, problem.lines[a]), named(problem, problem.lines[b])
    words = parallel_words(*names, distance=float(clear.min()), required=row.value_m, short=short, verdict=verdict)
    return ParallelRun(
        problem.lines[a].id, problem.lines[b].id, False, problem.stretches[street].id, float(weight.sum()),
        float(clear.min()), row.value_m, row.code, short, verdict, cost, words,
    )  # fmt: skip


def _beside_buildings(problem: LinesProblem, seen: _Seen, asked: Needs) -> list[ParallelRun]:
    begin = np.searchsorted(seen.station, problem.wall_station)
    end = np.searchsorted(seen.station, problem.wall_station, side="right")
    met: dict[tuple[int, int, int], list[tuple[int, int]]] = defaultdict(list)
    for wall, (first, last) in enumerate(zip(begin.tolist(), end.tolist(), strict=True)):
        street = int(problem.station_stretch[problem.wall_station[wall]])
        for row in range(first, last):
            met[street, int(seen.line[row]), int(problem.wall_building[wall])].append((row, wall))
    found = [_beside(problem, seen, rows, who, asked) for who, rows in sorted(met.items())]
    return [near for near in found if near is not None]


def _beside(
    problem: LinesProblem, seen: _Seen, rows: list[tuple[int, int]], who: tuple[int, int, int], asked: Needs
) -> ParallelRun | None:
    street, line, building = who
    about, walls = np.array([r for r, _ in rows]), np.array([w for _, w in rows])
    run = int(seen.run[about[0]])
    kind, size, outer = _size(problem, line, run)
    need = asked.row(Direction.BUILDING, (kind, size), BUILDING)
    lateral = seen.lateral[about]
    away = np.maximum(np.maximum(problem.wall_low_m[walls] - lateral, lateral - problem.wall_high_m[walls]), 0.0)
    clear = away - 0.5 * outer
    if clear.min() > max(LISTED_M, need.value_m):
        return None
    weight = problem.station_weight_m[problem.wall_station[walls]]
    short = float(weight[need.value_m - clear > SLACK_M].sum())
    verdict = ("short" if run >= 0 else "today") if short else "clear"
    heavy = float((violation(need.value_m - clear) * weight).sum()) if run >= 0 else 0.0
    name = problem.buildings[building]
    words = parallel_words(
        named(problem, problem.lines[line]), Text(f"建筑 {name}", f"building {name}"),
        distance=float(clear.min()), required=need.value_m, short=short, verdict=verdict,
    )  # fmt: skip
    return ParallelRun(
        problem.lines[line].id, name, True, problem.stretches[street].id, float(weight.sum()), float(clear.min()),
        need.value_m, need.code, short, verdict, problem.prices.violation_yuan_m * heavy, words,
    )  # fmt: skip
