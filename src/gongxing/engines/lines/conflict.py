"""Why can no plan keep every clear distance? The smallest set of things found that cannot hold together, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from gongxing.engines.lines.levels import levels
from gongxing.engines.lines.places import places, stations_of
from gongxing.engines.lines.problem import LinesProblem, Run
from gongxing.engines.lines.search import cheapest
from gongxing.engines.lines.sentences import named
from gongxing.engines.lines.sites import lacking
from gongxing.standards.line_rules import Direction
from gongxing.words import Text

_FAR_M = 60.0
_NODES = 20_000
Item = tuple[str, int]


def place_conflict(problem: LinesProblem, offsets: Sequence[float]) -> tuple[Text, ...]:
    """Return the smallest set found of lines, buildings and street width in one street that cannot keep all distances.

    Items are left out one after the other; whatever the rest cannot do without stays.
    """
    covers = stations_of(problem)
    for stretch in dict.fromkeys(run.stretch for run in problem.runs):
        runs = [place for place, run in enumerate(problem.runs) if run.stretch == stretch]
        passed = np.unique(np.concatenate([covers[run] for run in runs]))
        items: list[Item] = [("run", run) for run in runs]
        items += [("line", line) for line in np.unique(problem.hit_line[np.isin(problem.hit_station, passed)]).tolist()]
        items += [("wall", b) for b in np.unique(problem.wall_building[np.isin(problem.wall_station, passed)]).tolist()]
        items.append(("width", stretch))
        if not _fits(problem, stretch, items):
            kept = _smallest(problem, stretch, items)
            return tuple(_item_words(problem, item) for item in kept)
    return ()


def _smallest(problem: LinesProblem, stretch: int, items: Sequence[Item]) -> list[Item]:
    kept = list(items)
    for item in sorted(items, key=lambda i: ("wall", "line", "run", "width").index(i[0])):
        rest = [other for other in kept if other != item]
        if not _fits(problem, stretch, rest):
            kept = rest
    return kept


def _fits(problem: LinesProblem, stretch: int, items: Sequence[Item]) -> bool:
    """Whether the runs among the items can lie in the street with every distance kept."""
    runs = [run for kind, run in items if kind == "run"]
    lines = [line for kind, line in items if kind == "line"]
    walls = [wall for kind, wall in items if kind == "wall"]
    wide = ("width", stretch) not in items
    hit, wall = np.isin(problem.hit_line, lines), np.isin(problem.wall_building, walls)
    mine = np.isin(problem.cover_run, runs)
    number = np.full(len(problem.runs), -1)
    number[runs] = np.arange(len(runs))
    small = replace(
        problem,
        runs=tuple(_widened(problem, run) if wide else problem.runs[run] for run in runs),
        cover_run=number[problem.cover_run[mine]], cover_station=problem.cover_station[mine],
        hit_station=problem.hit_station[hit], hit_line=problem.hit_line[hit], hit_m=problem.hit_m[hit],
        wall_station=problem.wall_station[wall], wall_building=problem.wall_building[wall],
        wall_low_m=problem.wall_low_m[wall], wall_high_m=problem.wall_high_m[wall],
        prices=replace(problem.prices, shift_yuan_m2=0.0, violation_yuan_m=1.0),
    )  # fmt: skip
    priced = places(small)
    found = cheapest(priced.single, priced.pairs, [0] * len(runs), nodes=_NODES)
    return found.value <= 1e-9 or found.bound <= 1e-9


def _widened(problem: LinesProblem, run: int) -> Run:
    about = problem.runs[run]
    offsets = tuple(float(o) for o in np.arange(-_FAR_M, _FAR_M + 0.25, 0.5))
    return replace(about, offsets=offsets)


def _item_words(problem: LinesProblem, item: Item) -> Text:
    kind, place = item
    if kind == "run":
        run = problem.runs[place]
        label = problem.rules.kind(run.kind).label
        road = problem.stretches[run.stretch].road
        same = problem.rules.separation(Direction.BUILDING, (run.kind, run.diameter_mm), ("*", 0.0)).value_m
        return Text(
            f"{label.zh} DN{run.diameter_mm:g} 须敷设在道路 {road} 内并保持与各管线的净距（距建筑 {same:g} 米）",
            f"{label.en} DN{run.diameter_mm:g} must lie in road {road} and keep its distances ({same:g} m from buildings)",
        )
    if kind == "line":
        name = named(problem, problem.lines[place])
        return Text(f"{name.zh} 位置不变", f"{name.en} stays where it is")
    if kind == "wall":
        return Text(
            f"建筑 {problem.buildings[place]} 位置不变", f"building {problem.buildings[place]} stays where it is"
        )
    street = problem.stretches[place]
    return Text(
        f"道路 {street.road} 红线宽 {2 * street.half_m:g} 米，管线不得出红线",
        f"road {street.road} is {2 * street.half_m:g} m wide, and lines stay within it",
    )


def crossing_conflict(problem: LinesProblem, offsets: Sequence[float], place: int) -> tuple[Text, ...]:
    """Return what cannot hold together at one crossing: the two lines' distance and those limits without which it could be kept."""
    found = levels(problem, offsets)
    meeting = found.met[place]
    a, b = named(problem, problem.lines[meeting.a]), named(problem, problem.lines[meeting.b])
    kept = [
        Text(
            f"{a.zh}与{b.zh}交叉处垂直净距不小于 {meeting.required_m:g} 米",
            f"{a.en} and {b.en} cross with at least {meeting.required_m:g} m between them",
        )
    ]
    for words, relaxed in _limits(problem):
        if not _still_short(relaxed, offsets, place):
            kept.append(words)
    if len(kept) < 2:
        kept.append(
            Text(
                "其他管线的位置、覆土下限、埋深上限与重力管坡度",
                "the other lines, the least cover, the greatest depth and the fall of gravity lines",
            )
        )
    return tuple(kept)


def _still_short(problem: LinesProblem, offsets: Sequence[float], place: int) -> bool:
    found = levels(problem, offsets)
    chosen = cheapest(found.single, found.pairs, [0] * len(found.sites), nodes=_NODES)
    return lacking(problem, found.met[place], *found.shifts(chosen.choice)[place]) > 1e-6


def _limits(problem: LinesProblem) -> list[tuple[Text, LinesProblem]]:
    kinds = tuple(replace(kind, cover_m=-100.0) for kind in problem.rules.kinds)
    flat = tuple((kind.kind, -1.0) for kind in problem.rules.kinds)
    return [
        (
            Text("管顶覆土不小于各类管线下限", "every line keeps its least cover"),
            replace(problem, rules=replace(problem.rules, kinds=kinds)),
        ),
        (
            Text(
                f"管顶埋深不大于 {problem.prices.depth_max_m:g} 米",
                f"no crown lies deeper than {problem.prices.depth_max_m:g} m",
            ),
            replace(problem, prices=replace(problem.prices, depth_max_m=1000.0)),
        ),
        (
            Text("重力管坡度不小于最小坡度", "gravity lines keep their least slope"),
            replace(problem, prices=replace(problem.prices, least_slope=flat)),
        ),
    ]
