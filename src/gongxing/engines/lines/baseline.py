"""What would a careful clerk do by hand: every new line at its customary place, and who yields always passes under?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from gongxing.engines.lines.levels import Levels, level_cost, levels
from gongxing.engines.lines.places import Places, places
from gongxing.engines.lines.problem import LinesProblem
from gongxing.engines.lines.search import cost_of
from gongxing.engines.lines.sites import conflicts, lacking


@dataclass(frozen=True, slots=True)
class Clerk:
    """The clerk's plan: the position chosen for each run, the option at each site, and what both cost."""

    positions: tuple[int, ...]
    options: tuple[int, ...]
    position_yuan: float
    level_yuan: float

    @property
    def value(self) -> float:
        """What it costs altogether, as the engine prices it."""
        return self.position_yuan + self.level_yuan


def clerk(problem: LinesProblem) -> Clerk:
    """Return the clerk's plan."""
    priced = places(problem)
    positions = customary_places(problem)
    found = levels(problem, [run.offsets[label] for run, label in zip(problem.runs, positions, strict=True)])
    options = always_under(problem, found)
    return Clerk(positions, options, position_cost(priced, positions), level_cost(found, options))


def position_cost(priced: Places, positions: tuple[int, ...]) -> float:
    """Return what lateral positions cost."""
    return cost_of(priced.single, priced.pairs, positions)


def customary_places(problem: LinesProblem) -> tuple[int, ...]:
    """Return for each run the position where its kind customarily lies."""
    return tuple(run.offsets.index(run.customary_m) for run in problem.runs)


def always_under(problem: LinesProblem, found: Levels) -> tuple[int, ...]:
    """Return the option at each site when, conflict by conflict, the one that the rules tell to yield passes under the other.

    Nothing is looked at but the two lines; a dip that is deep enough already is kept, and one that the limits forbid is left out.
    """
    site_at: dict[tuple[int, int], int] = {}
    for number, site in enumerate(found.sites):
        for place in site.meetings:
            site_at[place, site.line] = number
    chosen: dict[int, int] = defaultdict(int)
    for place in conflicts(problem, found.met):
        meeting = found.met[place]
        a, b = problem.lines[meeting.a], problem.lines[meeting.b]
        yielder = meeting.a if problem.rules.yields(a, b)[0].id == a.id else meeting.b
        number = site_at[place, yielder]
        site = found.sites[number]
        row = site.meetings.index(place)
        before = site.options[chosen[number]].shifts[row]
        fitting = [
            (-option.shifts[row], option.cost_yuan, label)
            for label, option in enumerate(site.options)
            if option.shifts[row] < 0
            and option.shifts[row] <= before
            and lacking(problem, meeting, *_pair(meeting.a == yielder, option.shifts[row])) <= 1e-6
        ]
        if fitting:
            chosen[number] = min(fitting)[2]
    return tuple(chosen[number] for number in range(len(found.sites)))


def _pair(first: bool, shift: float) -> tuple[float, float]:
    return (shift, 0.0) if first else (0.0, shift)
