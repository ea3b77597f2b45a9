"""Are all crossings told, at the right levels, with the right one yielding, within the limits and at the right price?"""

from __future__ import annotations

import math
from collections import defaultdict

import numpy as np
import shapely
from scipy.interpolate import RegularGridInterpolator
from shapely.geometry import LineString, Point

from gongxing.engines.lines.problem import Line, LinesProblem
from gongxing.plan import Finding
from gongxing.plan.lines import Crossing, LinesScheme, LineYield
from gongxing.standards.line_rules import Direction, Flow
from gongxing.words import Text

_SAME_M = 0.6
_ON_PATH_M = 0.01
_SLACK_M = 1e-4


class CrossingReader:
    """The crossings and yielding works of a scheme read against its paths and the problem's levels and rules."""

    def __init__(self, problem: LinesProblem, scheme: LinesScheme) -> None:
        self.problem, self.scheme = problem, scheme
        self.lines = {line.id: line for line in problem.lines}
        self.drawn = {line.id: LineString(line.path) for line in scheme.lines}
        self.works: dict[str, list[LineYield]] = defaultdict(list)
        for work in scheme.yields:
            for name in work.crossings:
                self.works[name].append(work)
        self.by_id = {crossing.id: crossing for crossing in scheme.crossings}
        rows, columns = problem.ground_m.shape
        axes = (np.arange(rows, dtype=np.float64), np.arange(columns, dtype=np.float64))
        self.ground = RegularGridInterpolator(axes, problem.ground_m, bounds_error=False, fill_value=None)

    def found_again(self) -> Finding:
        """Every place where two lines of different kinds meet in plan is told once, and nothing else is."""
        told: dict[tuple[str, str], list[Point]] = defaultdict(list)
        bad = []
        for crossing in self.scheme.crossings:
            spot = Point(crossing.x, crossing.y)
            if any(self.drawn[name].distance(spot) > _ON_PATH_M for name in (crossing.line_a, crossing.line_b)):
                bad.append(crossing.id)
            told[crossing.line_a, crossing.line_b].append(spot)
        names = list(self.drawn)
        shapes = np.array([self.drawn[name] for name in names], dtype=object)
        tree = shapely.STRtree(shapes)
        seen = 0
        for place, name in enumerate(names):
            for other in sorted(tree.query(shapes[place]).tolist()):
                if other <= place or self.lines[names[other]].kind == self.lines[name].kind:
                    continue
                for part in shapely.get_parts(shapes[place].intersection(shapes[other])).tolist():
                    spots = told[name, names[other]]
                    seen += 1
                    if not part.is_empty and not any(part.distance(spot) <= _SAME_M for spot in spots):
                        bad.append(f"{name}×{names[other]}")
        if len(self.by_id) != len(self.scheme.crossings):
            bad.append("ids")
        label = Text("交叉点齐全", "every crossing told")
        return _finding("lines.crossings", label, bad, Text(f"{seen} 处全部列出", f"all {seen} listed"))

    def levels(self) -> Finding:
        """The clear distances before and after are those of the levels, and the verdicts follow from them."""
        bad = []
        for crossing in self.scheme.crossings:
            a, b = self.lines[crossing.line_a], self.lines[crossing.line_b]
            crowns = [self._crown(line, crossing) for line in (a, b)]
            shifts = [self._shift(line, crossing) for line in (a, b)]
            row = self.problem.rules.separation(Direction.VERTICAL, (a.kind, a.diameter_mm), (b.kind, b.diameter_mm))
            before = _clear(crowns[0], a.outer_m, crowns[1], b.outer_m)
            after = _clear(crowns[0] + shifts[0], a.outer_m, crowns[1] + shifts[1], b.outer_m)
            still = a.existing and b.existing and shifts == [0.0, 0.0]
            verdict = "yields" if row.value_m - before > 1e-6 else "clear"
            if row.value_m - after > 1e-6:
                verdict = "today" if still else "short"
            told = (crossing.before_m, crossing.clear_m, crossing.required_m)
            near = all(abs(x - y) <= _SLACK_M for x, y in zip(told, (before, after, row.value_m), strict=True))
            if not near or (
                crossing.verdict != verdict and abs(row.value_m - after) > _SLACK_M < abs(row.value_m - before)
            ):
                bad.append(crossing.id)
        label = Text("交叉净距复核", "clear distances at crossings")
        return _finding("lines.levels", label, bad, Text("复核一致", "recomputed, they agree"))

    def precedence(self) -> Finding:
        """Whoever yields does so because the rules of precedence tell it to, or the scheme says that it is out of turn."""
        bad = []
        for crossing in self.scheme.crossings:
            if not crossing.yielder:
                continue
            loser, rule = self.problem.rules.yields(self.lines[crossing.line_a], self.lines[crossing.line_b])
            if crossing.in_turn != (loser.id == crossing.yielder) or crossing.precedence != (rule.code if rule else ""):
                bad.append(crossing.id)
        bad += [work.id for work in self.scheme.yields if work.in_turn != self._turn(work)]
        label = Text("避让次序", "who yields to whom")
        return _finding(
            "lines.precedence",
            label,
            bad,
            Text("符合避让原则或已注明例外", "as the rules say, or told as an exception"),
        )

    def limits(self) -> Finding:
        """No line is raised above its least cover or lowered beyond the greatest depth; gravity lines keep their fall."""
        bad = []
        for work in self.scheme.yields:
            line = self.lines[work.line]
            gravity = self.problem.rules.flow(line) is Flow.GRAVITY
            allowed = (
                ("siphon",) if gravity and line.existing else ("siphon", "relevel") if gravity else ("under", "over")
            )
            if work.way not in allowed or (work.way == "relevel" and not self._falls(line, work)):
                bad.append(work.id)
            if work.way != "relevel" and any(not self._within(line, work, self.by_id[name]) for name in work.crossings):
                bad.append(work.id)
        label = Text("覆土、埋深与坡度", "cover, depth and fall")
        return _finding("lines.limits", label, bad, Text("全部在限内", "all within their limits"))

    def prices(self) -> Finding:
        """The works cost what their lengths and depths come to, and the crossings carry these costs and the price of what is lacking."""
        bad = [work.id for work in self.scheme.yields if not _near(self._price(work), work.cost_yuan)]
        for crossing in self.scheme.crossings:
            share = math.fsum(work.cost_yuan / len(work.crossings) for work in self.works[crossing.id])
            lack = crossing.required_m - crossing.clear_m
            lost = self.problem.prices.clash_yuan * (1.0 + lack) if crossing.verdict == "short" else 0.0
            if not _near(share + lost, crossing.cost_yuan):
                bad.append(crossing.id)
        label = Text("避让费用", "cost of yielding")
        return _finding("lines.prices", label, bad, Text("复核一致", "recomputed, they agree"))

    def _at(self, line: Line, crossing: Crossing) -> tuple[float, float]:
        """Return how far along a line a crossing is, in metres and as a share."""
        shape = self.drawn[line.id]
        at = float(shape.project(Point(crossing.x, crossing.y)))
        return at, at / max(shape.length, 1e-9)

    def _ground(self, crossing: Crossing) -> float:
        east, north = self.problem.ground_origin
        cell = self.problem.ground_cell_m
        spot = np.array([(crossing.y - north) / cell, (crossing.x - east) / cell])
        high = np.array(self.problem.ground_m.shape, dtype=np.float64) - 1.0
        return float(self.ground(np.clip(spot, 0.0, high))[0])

    def _crown(self, line: Line, crossing: Crossing) -> float:
        share = self._at(line, crossing)[1]
        if self.problem.rules.flow(line) is Flow.GRAVITY:
            return (1 - share) * line.crown_start_m + share * line.crown_end_m
        return self._ground(crossing) - (1 - share) * line.cover_start_m - share * line.cover_end_m

    def _shift(self, line: Line, crossing: Crossing) -> float:
        total = 0.0
        for work in self.works[crossing.id]:
            if work.line == line.id and work.way == "relevel":
                share = self._at(line, crossing)[1]
                total += (1 - share) * work.start_shift_m + share * work.end_shift_m
            elif work.line == line.id:
                total += work.shift_m
        return total

    def _turn(self, work: LineYield) -> bool:
        for name in work.crossings:
            crossing = self.by_id[name]
            a, b = self.lines[crossing.line_a], self.lines[crossing.line_b]
            tight = crossing.required_m - crossing.before_m > 1e-6 and not (a.existing and b.existing)
            if tight and self.problem.rules.yields(a, b)[0].id == work.line:
                return True
        return False

    def _within(self, line: Line, work: LineYield, crossing: Crossing) -> bool:
        cover = self._ground(crossing) - self._crown(line, crossing) - work.shift_m
        if work.shift_m > 0:
            return cover >= self.problem.rules.kind(line.kind).cover_m - _SLACK_M
        return cover <= self.problem.prices.depth_max_m + _SLACK_M

    def _falls(self, line: Line, work: LineYield) -> bool:
        first, last = line.crown_start_m + work.start_shift_m, line.crown_end_m + work.end_shift_m
        before, after = abs(line.crown_start_m - line.crown_end_m), abs(first - last)
        least = self.problem.prices.slope(line.kind) * self.drawn[line.id].length
        same_way = (first - last) * (line.crown_start_m - line.crown_end_m) >= 0
        covers = (line.cover_start_m - work.start_shift_m, line.cover_end_m - work.end_shift_m)
        shallow = self.problem.rules.kind(line.kind).cover_m - 0.01
        raised = [
            cover for cover, shift in zip(covers, (work.start_shift_m, work.end_shift_m), strict=True) if shift > 0
        ]
        return same_way and after >= min(before, least) - 1e-3 and all(cover >= shallow for cover in raised)

    def _price(self, work: LineYield) -> float:
        prices, line = self.problem.prices, self.lines[work.line]
        out_of_turn = 0.0 if work.in_turn else prices.out_of_turn_yuan
        width = line.outer_m + 1.0
        if work.way == "relevel":
            deeper = max(0.0, -0.5 * (work.start_shift_m + work.end_shift_m))
            trench = prices.trench_yuan_m3 * deeper * float(self.drawn[line.id].length) * width
            return prices.relevel_yuan + trench + out_of_turn
        at = [self._at(line, self.by_id[name])[0] for name in work.crossings]
        length = max(at) - min(at) + 2 * max(prices.ramp_m, abs(work.shift_m))
        works = (
            4 * prices.bend(line.kind) * line.outer_m + prices.trench_yuan_m3 * max(0.0, -work.shift_m) * length * width
        )
        works *= prices.existing_factor if line.existing else 1.0
        sleeves = 0
        if work.way == "under" and line.kind == "water":
            sleeves = sum("sewer" in self._kinds(self.by_id[name]) for name in work.crossings)
        siphon = prices.siphon_yuan if work.way == "siphon" else 0.0
        return float(works + siphon + sleeves * prices.sleeve_yuan + out_of_turn)

    def _kinds(self, crossing: Crossing) -> set[str]:
        return {self.lines[crossing.line_a].kind, self.lines[crossing.line_b].kind}


def _clear(crown_a: float, outer_a: float, crown_b: float, outer_b: float) -> float:
    """Return the clear distance of two pipes given by crown level and outer diameter."""
    middle = abs((crown_a - 0.5 * outer_a) - (crown_b - 0.5 * outer_b))
    return middle - 0.5 * (outer_a + outer_b)


def _finding(code: str, label: Text, bad: list[str], good: Text) -> Finding:
    rows = tuple(dict.fromkeys(bad))
    words = Text(f"{len(rows)} 处有误", f"{len(rows)} wrong") if rows else good
    return Finding(code, label, "fail" if rows else "pass", words, rows)


def _near(told: float, found: float) -> bool:
    return math.isclose(told, found, rel_tol=1e-5, abs_tol=0.05)
