"""Does a scheme of line coordination hold, and does it cost what it claims? Reckoned anew from the problem and the scheme.

Shares no code with those who propose: positions and shortages are added up station by station, crossings found again with shapely,
levels, precedence and prices worked out here.
"""

from __future__ import annotations

import math
from collections import defaultdict

import numpy as np
import shapely
from shapely.geometry import LineString

from gongxing.engines.lines.checks_crossings import CrossingReader
from gongxing.engines.lines.problem import LinesProblem
from gongxing.plan import Finding, Result
from gongxing.plan.lines import LinesScheme, ParallelRun, Path
from gongxing.standards.line_rules import Direction
from gongxing.words import Text

_LISTED_M = 3.0
_CLOSE = 1e-6
_JOINT_M = 22.0
_ON_PATH_M = 0.3
_TURN = 0.35
Seen = tuple[int, float, int]
"""A line at a station: its place, its lateral position, its run (-1 where it stays)."""


def check(problem: LinesProblem, result: Result[LinesScheme]) -> tuple[Finding, ...]:
    """Return one finding per rule and claim: "pass" or "fail", and "warn" where something is left too close.

    A result without a scheme gives a single "unknown" finding.
    """
    if result.part is None:
        words = Text("没有可校核的方案", "no scheme to check")
        return (Finding("lines.scheme", Text("管线综合方案", "line coordination scheme"), "unknown", words),)
    reader = _Reader(problem, result.part)
    found = [reader.complete()]
    if found[0].verdict == "fail":
        return tuple(found)
    crossings = CrossingReader(problem, result.part)
    found += [reader.still(), reader.positions(), reader.paths(), reader.joints(), reader.parallels()]
    found += [
        crossings.found_again(),
        crossings.levels(),
        crossings.precedence(),
        crossings.limits(),
        crossings.prices(),
    ]
    found += [reader.value(result), reader.shortages(), reader.defects()]
    return tuple(found)


def finding(code: str, label: Text, bad: list[str], good: Text, *, verdict: str = "fail") -> Finding:
    """Return a finding that passes if nothing is bad."""
    rows = tuple(dict.fromkeys(bad))
    words = Text(f"{len(rows)} 处", f"{len(rows)} places") if rows else good
    return Finding(code, label, verdict if rows else "pass", words, rows)


def _turns(path: Path) -> list[shapely.Point]:
    """Return the vertices at which a path turns by more than some twenty degrees."""
    steps = np.diff(np.array(path), axis=0)
    heading = np.arctan2(steps[:, 1], steps[:, 0])
    turned = np.abs((np.diff(heading) + np.pi) % (2 * np.pi) - np.pi)
    return [shapely.Point(path[i + 1]) for i in np.flatnonzero(turned > _TURN).tolist()]


class _Reader:
    """The scheme read against the problem."""

    def __init__(self, problem: LinesProblem, scheme: LinesScheme) -> None:
        self.problem, self.scheme = problem, scheme
        self.shapes = [LineString(stretch.path) for stretch in problem.stretches]
        self._asked: dict[tuple[Direction, tuple[str, float], tuple[str, float]], float] = {}

    def complete(self) -> Finding:
        """Every line is there once, as large and of the kind it was planned; every run has a position."""
        bad = []
        told = {line.id: line for line in self.scheme.lines}
        if len(told) != len(self.scheme.lines) or len(self.scheme.lines) != len(self.problem.lines):
            bad.append("lines")
        for line in self.problem.lines:
            placed = told.get(line.id)
            if placed is None or (placed.kind, placed.diameter_mm, placed.decision) != (
                line.kind,
                line.diameter_mm,
                line.decision,
            ):
                bad.append(line.id)
        if len(self.scheme.positions) != len(self.problem.runs):
            bad.append("positions")
        good = Text(f"{len(self.problem.lines)} 条管线齐全", f"all {len(self.problem.lines)} lines are there")
        return finding("lines.complete", Text("管线齐全", "every line placed"), bad, good)

    def still(self) -> Finding:
        """A line that stays has the path it had."""
        bad = [
            line.id
            for line, placed in zip(self.problem.lines, self.scheme.lines, strict=True)
            if not line.movable and (placed.path != line.path or placed.moved)
        ]
        label = Text("保留管线平面位置不变", "lines that stay keep their paths")
        return finding("lines.still", label, bad, Text("全部未动", "none moved"))

    def positions(self) -> Finding:
        """Each run lies within its street, and its displacement costs what is told."""
        bad = []
        for run, told in zip(self.problem.runs, self.scheme.positions, strict=True):
            street = self.problem.stretches[run.stretch]
            inside = abs(told.offset_m) + 0.5 * run.outer_m <= street.half_m + _CLOSE or told.offset_m == 0.0
            cost = self.problem.prices.shift_yuan_m2 * run.length_m * abs(told.offset_m - run.customary_m)
            cost += math.fsum(self.problem.prices.tie_yuan_m * abs(told.offset_m - tie) for tie in run.ties_m)
            ids = tuple(self.problem.lines[line].id for line in run.lines)
            if not inside or told.lines != ids or told.street != street.id or not _near(cost, told.cost_yuan):
                bad.append(f"{told.street} {told.kind}")
        label = Text("平面位置在红线内", "positions within the streets")
        return finding("lines.positions", label, bad, Text("全部在红线内", "all within"))

    def paths(self) -> Finding:
        """The paths run where the positions say, away from junctions and bends of the street."""
        bad = []
        joints = shapely.STRtree(self._corners())
        drawn = {line.id: LineString(line.path) for line in self.scheme.lines}
        for place, station in zip(self.problem.cover_run.tolist(), self.problem.cover_station.tolist(), strict=True):
            told = self.scheme.positions[place]
            spot = self._expected(station, told.offset_m)
            if spot is None or len(joints.query(spot, predicate="dwithin", distance=_JOINT_M)):
                continue
            if min(drawn[name].distance(spot) for name in told.lines) > _ON_PATH_M:
                bad.append(f"{told.street} {told.kind}")
        label = Text("路径与平面位置一致", "paths follow the positions")
        return finding("lines.paths", label, bad, Text("抽查各站点一致", "they agree at every station"))

    def _corners(self) -> list[shapely.Point]:
        """Return where the pieces meet, as planned and as laid, and where a line turns off its street."""
        found = [shapely.Point(xy) for xy in self.problem.joint_xy]
        for placed, pieces in zip(self.scheme.lines, self.problem.pieces, strict=True):
            if pieces:
                drawn = LineString(placed.path)
                found += [shapely.Point(placed.path[0]), shapely.Point(placed.path[-1])]
                found += _turns(placed.path)
                found += [
                    drawn.interpolate(drawn.project(shapely.Point(self.problem.joint_xy[p.end]))) for p in pieces[:-1]
                ]
        return found

    def _expected(self, station: int, offset: float) -> shapely.Point | None:
        """Return the point beside a station, None where the street bends there."""
        shape = self.shapes[int(self.problem.station_stretch[station])]
        at = float(self.problem.station_m[station])
        back, spot, ahead = (np.array(shape.interpolate(at + step).coords[0]) for step in (-6.0, 0.0, 6.0))
        first, second = spot - back, ahead - spot
        if min(np.hypot(*first), np.hypot(*second)) < 1e-6:
            return None
        along = ahead - back
        if abs(first[0] * second[1] - first[1] * second[0]) > 0.02 * np.hypot(*first) * np.hypot(*second):
            return None
        left = np.array([-along[1], along[0]]) / np.hypot(*along)
        return shapely.Point(spot + left * offset)

    def joints(self) -> Finding:
        """Lines that met still meet, and those that met a line of today or a facility still do."""
        ends: dict[int, list[tuple[str, tuple[float, float]]]] = defaultdict(list)
        for line, placed, pieces in zip(self.problem.lines, self.scheme.lines, self.problem.pieces, strict=True):
            if pieces:
                ends[pieces[0].start].append((line.id, placed.path[0]))
                ends[pieces[-1].end].append((line.id, placed.path[-1]))
        bad = []
        for joint, met in ends.items():
            held = [tuple(self.problem.joint_xy[joint])] if self.problem.joint_fixed[joint] else []
            spots = np.array([spot for _, spot in met] + held)
            if np.ptp(spots, axis=0).max() > 0.01:
                bad += [name for name, _ in met]
        label = Text("同类管线保持连接", "lines of one kind still meet")
        return finding("lines.joints", label, bad, Text("全部连接", "all meet"))

    def parallels(self) -> Finding:
        """Every pair side by side is told with its distance, what is required, where it is short, and what that costs."""
        reckoned = self._side_by_side()
        told = {(p.street, p.line_a, p.line_b): p for p in self.scheme.parallels}
        bad = [f"{street}: {a}–{b}" for street, a, b in told if (street, a, b) not in reckoned]
        for key, (least, required, short, cost, new) in reckoned.items():
            row = told.get(key)
            if row is None:
                if least <= max(_LISTED_M, required) - _CLOSE:
                    bad.append(f"{key[0]}: {key[1]}–{key[2]}")
                continue
            verdict = ("short" if new else "today") if short else "clear"
            same = all(
                _near(*p)
                for p in (
                    (row.distance_m, least),
                    (row.required_m, required),
                    (row.short_m, short),
                    (row.cost_yuan, cost),
                )
            )
            if not same or row.verdict != verdict:
                bad.append(f"{key[0]}: {key[1]}–{key[2]}")
        label = Text("平行净距复核", "distances side by side")
        return finding(
            "lines.parallels", label, bad, Text(f"{len(told)} 处复核一致", f"{len(told)} recomputed, they agree")
        )

    def _side_by_side(self) -> dict[tuple[str, str, str], tuple[float, float, float, float, bool]]:
        """Return by street and pair: least clear distance, required one, metres too close, their price, whether a new line is in it."""
        problem = self.problem
        rows: dict[tuple[str, str, str], list[tuple[float, float, float, bool]]] = defaultdict(list)
        walls: dict[int, list[int]] = defaultdict(list)
        for wall, station in enumerate(problem.wall_station.tolist()):
            walls[station].append(wall)
        for station, seen in self._seen().items():
            street = problem.stretches[int(problem.station_stretch[station])].id
            weight = float(problem.station_weight_m[station])
            seen.sort()
            for place, (a, at_a, run_a) in enumerate(seen):
                for b, at_b, run_b in seen[place + 1 :]:
                    if a == b:
                        continue
                    one, two = self._size(a, run_a), self._size(b, run_b)
                    required = self._required(Direction.HORIZONTAL, one[:2], two[:2])
                    clear = abs(at_a - at_b) - 0.5 * (one[2] + two[2])
                    key = (street, problem.lines[a].id, problem.lines[b].id)
                    rows[key].append((clear, required, weight, run_a >= 0 or run_b >= 0))
                for wall in walls.get(station, ()):
                    clear = max(problem.wall_low_m[wall] - at_a, at_a - problem.wall_high_m[wall], 0.0)
                    kind, size, outer = self._size(a, run_a)
                    required = self._required(Direction.BUILDING, (kind, size), ("*", 0.0))
                    key = (street, problem.lines[a].id, problem.buildings[int(problem.wall_building[wall])])
                    rows[key].append((float(clear) - 0.5 * outer, required, weight, run_a >= 0))
        return {key: self._summed(seen) for key, seen in rows.items()}

    def _required(self, direction: Direction, a: tuple[str, float], b: tuple[str, float]) -> float:
        if (direction, a, b) not in self._asked:
            self._asked[direction, a, b] = self.problem.rules.separation(direction, a, b).value_m
        return self._asked[direction, a, b]

    def _summed(self, rows: list[tuple[float, float, float, bool]]) -> tuple[float, float, float, float, bool]:
        short = [(required - clear, weight) for clear, required, weight, _ in rows if required - clear > 1e-6]
        new = rows[0][3]
        heavy = math.fsum((1.0 + lack) * weight for lack, weight in short) if new else 0.0
        price = self.problem.prices.violation_yuan_m * heavy
        return min(row[0] for row in rows), rows[0][1], math.fsum(weight for _, weight in short), price, new

    def _seen(self) -> dict[int, list[Seen]]:
        problem = self.problem
        found: dict[int, list[Seen]] = defaultdict(list)
        for station, line, lateral in zip(
            problem.hit_station.tolist(), problem.hit_line.tolist(), problem.hit_m.tolist(), strict=True
        ):
            found[station].append((line, lateral, -1))
        spans: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
        for line, pieces in enumerate(problem.pieces):
            for piece in pieces:
                spans[piece.run].append((min(piece.first_m, piece.last_m), max(piece.first_m, piece.last_m), line))
        for run, station in zip(problem.cover_run.tolist(), problem.cover_station.tolist(), strict=True):
            at = problem.station_m[station]
            line = next(line for low, high, line in spans[run] if low <= at <= high)
            found[station].append((line, self.scheme.positions[run].offset_m, run))
        return found

    def _size(self, line: int, run: int) -> tuple[str, float, float]:
        about = self.problem.runs[run] if run >= 0 else self.problem.lines[line]
        return about.kind, about.diameter_mm, about.outer_m

    def value(self, result: Result[LinesScheme]) -> Finding:
        """The parts add up to the value told, and it is not below the bound."""
        scheme, bad = self.scheme, []
        places = math.fsum(p.cost_yuan for p in scheme.positions) + math.fsum(p.cost_yuan for p in scheme.parallels)
        levels = math.fsum(c.cost_yuan for c in scheme.crossings)
        if not _near(places, scheme.position_cost_yuan) or not _near(levels, scheme.crossing_cost_yuan):
            bad.append("parts")
        if result.value is None or not _near(places + levels, result.value):
            bad.append(f"value {result.value} ≠ {places + levels}")
        elif result.bound is not None and result.bound > result.value + 1e-6 * max(1.0, abs(result.value)):
            bad.append(f"bound {result.bound} > value {result.value}")
        good = Text(
            f"复核合计 {(places + levels) / 1e4:,.1f} 万元", f"recomputed: {(places + levels) / 1e4:,.1f} x 10,000 yuan"
        )
        return finding("lines.value", Text("目标值与下界", "value and bound"), bad, good)

    def shortages(self) -> Finding:
        """No new line is left too close to anything; grade C figures warn, unless the user asked for none."""
        bad = [_pair(p) for p in self.scheme.parallels if p.verdict == "short"]
        bad += [c.id for c in self.scheme.crossings if c.verdict == "short"]
        label = Text("规划管线净距", "clear distances of new lines")
        verdict = "fail" if self.problem.strict else "warn"
        return finding("lines.short", label, bad, Text("全部满足", "all kept"), verdict=verdict)

    def defects(self) -> Finding:
        """Lines of today that are too close to one another are told."""
        bad = [_pair(p) for p in self.scheme.parallels if p.verdict == "today"]
        bad += [c.id for c in self.scheme.crossings if c.verdict == "today"]
        label = Text("现状管线之间净距", "clear distances between lines of today")
        return finding("lines.today", label, bad, Text("全部满足", "all kept"), verdict="warn")


def _pair(row: ParallelRun) -> str:
    return f"{row.line_a}–{row.line_b}"


def _near(told: float, found: float) -> bool:
    return math.isclose(told, found, rel_tol=1e-7, abs_tol=1e-4)
