"""What can a line do that crosses another too closely: pass under or over, be laid at other levels, become a siphon; at what price?"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from gongxing.engines.lines.fall import Fall, falls
from gongxing.engines.lines.meetings import Meeting, clear_m
from gongxing.engines.lines.places import SLACK_M
from gongxing.engines.lines.problem import Line, LinesProblem, Prices
from gongxing.plan.lines import Path

TRENCH_M = 1.0
"""How much wider than the pipe its trench is."""
BENDS = 4
_STEP_M = 0.01
_MOST_SIPHONS = 3


@dataclass(frozen=True, slots=True)
class Work:
    """One yielding work of a line: how, at which meetings, by how much, and the parts of its price."""

    way: str
    meetings: tuple[int, ...]
    shift_m: float
    length_m: float
    start_shift_m: float
    end_shift_m: float
    bends_yuan: float
    trench_yuan: float
    extra_yuan: float
    in_turn: bool

    @property
    def cost_yuan(self) -> float:
        """What it costs altogether."""
        return self.bends_yuan + self.trench_yuan + self.extra_yuan


@dataclass(frozen=True, slots=True)
class Option:
    """One thing a line can do at a site: how far it is shifted at each of the site's meetings, by which works."""

    shifts: tuple[float, ...]
    works: tuple[Work, ...] = ()

    @property
    def cost_yuan(self) -> float:
        """What its works cost."""
        return sum(work.cost_yuan for work in self.works)


@dataclass(frozen=True, slots=True)
class Site:
    """A line and those of its meetings whose levels are chosen together; the first option is to stay."""

    line: int
    meetings: tuple[int, ...]
    options: tuple[Option, ...]


def conflicts(problem: LinesProblem, met: Sequence[Meeting]) -> tuple[int, ...]:
    """Return the meetings with too little room of which at least one line is not of today."""
    return tuple(
        place
        for place, meeting in enumerate(met)
        if lacking(problem, meeting) > SLACK_M and not of_today(problem, meeting)
    )


def of_today(problem: LinesProblem, meeting: Meeting) -> bool:
    """Whether both lines lie there today."""
    return problem.lines[meeting.a].existing and problem.lines[meeting.b].existing


def lacking(problem: LinesProblem, meeting: Meeting, shift_a: float = 0.0, shift_b: float = 0.0) -> float:
    """Return how much clear distance is lacking at a meeting once its lines are shifted; not positive where there is enough."""
    a, b = problem.lines[meeting.a], problem.lines[meeting.b]
    clear = clear_m((meeting.crown_a_m + shift_a, a.outer_m), (meeting.crown_b_m + shift_b, b.outer_m))
    return meeting.required_m - clear


def sites(problem: LinesProblem, met: Sequence[Meeting], paths: Sequence[Path]) -> tuple[Site, ...]:
    """Return the sites: one per group of close meetings of a pressure line or cable, one per gravity line, with a conflict in it."""
    tight = set(conflicts(problem, met))
    by_line: dict[int, list[int]] = defaultdict(list)
    for place, meeting in enumerate(met):
        by_line[meeting.a].append(place)
        by_line[meeting.b].append(place)
    fall = falls(problem, paths)
    found = []
    for line, places in sorted(by_line.items()):
        if not tight & set(places):
            continue
        places = sorted(places, key=lambda p: (met[p].side(line)[0], p))
        desk = _Desk(problem, met, line, tight)
        groups = desk.groups(places)
        if line in fall:
            found.append(desk.gravity_site(places, groups, fall[line]))
        else:
            found += [desk.pressure_site(group) for group in groups if tight & set(group)]
    return tuple(found)


@dataclass(frozen=True)
class _Desk:
    problem: LinesProblem
    met: Sequence[Meeting]
    line: int
    tight: set[int]

    @property
    def about(self) -> Line:
        return self.problem.lines[self.line]

    @property
    def prices(self) -> Prices:
        return self.problem.prices

    def groups(self, places: Sequence[int]) -> list[tuple[int, ...]]:
        """Return the meetings in groups between which there is room for the ramps of two dips."""
        found: list[list[int]] = []
        for place in places:
            at = self.met[place].side(self.line)[0]
            if found and at - self.met[found[-1][-1]].side(self.line)[0] <= 2 * self.prices.ramp_m:
                found[-1].append(place)
            else:
                found.append([place])
        return [tuple(group) for group in found]

    def in_turn(self, group: Sequence[int]) -> bool:
        """Whether the rules tell this line to yield at one of the group's conflicts."""
        for place in group:
            if place in self.tight:
                other = self.problem.lines[self.met[place].other(self.line)]
                if self.problem.rules.yields(self.about, other)[0].id == self.about.id:
                    return True
        return False

    def shifts(self, group: Sequence[int], *, over: bool) -> list[float]:
        """Return the shifts that bring the line just under (and over) each of the lines it crosses, within the limits of cover and depth."""
        found = set()
        for place in group:
            meeting = self.met[place]
            crown, other = meeting.side(self.line)[2], self.problem.lines[meeting.other(self.line)]
            theirs = meeting.side(meeting.other(self.line))[2]
            under = theirs - other.outer_m - meeting.required_m - crown
            above = theirs + meeting.required_m + self.about.outer_m - crown
            found.add(_STEP_M * math.floor(under / _STEP_M + 1e-6))
            if over:
                found.add(_STEP_M * math.ceil(above / _STEP_M - 1e-6))
        return sorted(
            (round(s, 3) for s in found if abs(s) > SLACK_M and self._within(group, s)), key=lambda s: (abs(s), s)
        )

    def _within(self, group: Sequence[int], shift: float) -> bool:
        least = self.problem.rules.kind(self.about.kind).cover_m
        for place in group:
            meeting = self.met[place]
            cover = meeting.ground_m - meeting.side(self.line)[2] - shift
            if (shift > 0 and cover < least - SLACK_M) or (shift < 0 and cover > self.prices.depth_max_m + SLACK_M):
                return False
        return True

    def dip(self, way: str, group: tuple[int, ...], shift: float) -> Work:
        """Return the work of passing under or over all lines of a group, or of a siphon."""
        at = [self.met[place].side(self.line)[0] for place in group]
        length = max(at) - min(at) + 2 * max(self.prices.ramp_m, abs(shift))
        bends = BENDS * self.prices.bend(self.about.kind) * self.about.outer_m
        trench = self.prices.trench_yuan_m3 * max(0.0, -shift) * length * (self.about.outer_m + TRENCH_M)
        extra = self.prices.siphon_yuan if way == "siphon" else 0.0
        if way == "under" and self.about.kind == "water":
            extra += self.prices.sleeve_yuan * sum(self._crossed(place) == "sewer" for place in group)
        if self.about.existing:
            extra += (self.prices.existing_factor - 1.0) * (bends + trench)
        turn = self.in_turn(group)
        extra += 0.0 if turn else self.prices.out_of_turn_yuan
        return Work(way, group, shift, length, 0.0, 0.0, bends, trench, extra, turn)

    def _crossed(self, place: int) -> str:
        return self.problem.lines[self.met[place].other(self.line)].kind

    def pressure_site(self, group: tuple[int, ...]) -> Site:
        options = [Option((0.0,) * len(group))]
        for shift in self.shifts(group, over=True):
            work = self.dip("under" if shift < 0 else "over", group, shift)
            options.append(Option((shift,) * len(group), (work,)))
        return Site(self.line, group, tuple(options))

    def gravity_site(self, places: Sequence[int], groups: Sequence[tuple[int, ...]], fall: Fall) -> Site:
        options = [Option((0.0,) * len(places))]
        if not self.about.existing:
            options += self._levels(places, fall)
        tight = [group for group in groups if self.tight & set(group)]
        single = {group: [self.dip("siphon", group, s) for s in self.shifts(group, over=False)] for group in tight}
        for works in single.values():
            options += [self._siphons(places, (work,)) for work in works]
        if 1 < len(tight) <= _MOST_SIPHONS and all(single.values()):
            deepest = tuple(min(single[group], key=lambda w: w.shift_m) for group in tight)
            options.append(self._siphons(places, deepest))
        return Site(self.line, tuple(places), tuple(options))

    def _siphons(self, places: Sequence[int], works: tuple[Work, ...]) -> Option:
        by_place = {place: work.shift_m for work in works for place in work.meetings}
        return Option(tuple(by_place.get(place, 0.0) for place in places), works)

    def _levels(self, places: Sequence[int], fall: Fall) -> list[Option]:
        """Return the options of laying the whole line at other levels, as far as its slope and its neighbours allow."""
        found = []
        for place in places:
            if place not in self.tight:
                continue
            share = self.met[place].side(self.line)[1]
            for wanted in self.shifts((place,), over=True):
                ends = fall.shifts(share, wanted)
                if ends is None:
                    continue
                work = self._relevelled(places, wanted, ends, fall.length_m)
                shifts = tuple(ends[0] + self.met[p].side(self.line)[1] * (ends[1] - ends[0]) for p in places)
                found.append(Option(shifts, (work,)))
        return found

    def _relevelled(self, places: Sequence[int], wanted: float, ends: tuple[float, float], length: float) -> Work:
        deeper = max(0.0, -0.5 * (ends[0] + ends[1]))
        trench = self.prices.trench_yuan_m3 * deeper * length * (self.about.outer_m + TRENCH_M)
        turn = self.in_turn(places)
        extra = self.prices.relevel_yuan + (0.0 if turn else self.prices.out_of_turn_yuan)
        return Work("relevel", tuple(places), wanted, length, ends[0], ends[1], 0.0, trench, extra, turn)
