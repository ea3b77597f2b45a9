"""What do the levels at all crossings cost, and what would a careful clerk choose?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gongxing.engines.lines.courses import courses
from gongxing.engines.lines.meetings import Meeting, meetings
from gongxing.engines.lines.places import needs, violation
from gongxing.engines.lines.problem import FloatArray, LinesProblem
from gongxing.engines.lines.sites import Site, conflicts, lacking, of_today, sites
from gongxing.plan.lines import Path


@dataclass(frozen=True)
class Levels:
    """The paths, their crossings, the sites where levels are chosen, and the costs of each site's options and of pairs of sites."""

    paths: tuple[Path, ...]
    met: tuple[Meeting, ...]
    sites: tuple[Site, ...]
    single: tuple[FloatArray, ...]
    pairs: dict[tuple[int, int], FloatArray]
    fixed_yuan: float
    """Shortages at crossings where no line has a choice."""

    def shifts(self, choice: Sequence[int]) -> list[tuple[float, float]]:
        """Return the shifts of both lines at every meeting."""
        found = [[0.0, 0.0] for _ in self.met]
        for site, label in zip(self.sites, choice, strict=True):
            for place, shift in zip(site.meetings, site.options[label].shifts, strict=True):
                found[place][0 if self.met[place].a == site.line else 1] = shift
        return [(a, b) for a, b in found]


def levels(problem: LinesProblem, offsets: Sequence[float]) -> Levels:
    """Return the choice of levels that the lateral positions `offsets` leave."""
    paths = courses(problem, offsets)
    met = meetings(problem, paths, needs(problem))
    found = sites(problem, met, paths)
    sided: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, site in enumerate(found):
        for row, place in enumerate(site.meetings):
            sided[place].append((number, row))
    single = [np.array([option.cost_yuan for option in site.options]) for site in found]
    pairs: dict[tuple[int, int], FloatArray] = {}
    fixed = 0.0
    for place in sorted({*sided, *conflicts(problem, met)}):
        table = _table(problem, met[place], [found[n] for n, _ in sided[place]], [row for _, row in sided[place]])
        numbers = [number for number, _ in sided[place]]
        if not numbers:
            fixed += float(table)
        elif len(numbers) == 1:
            single[numbers[0]] = single[numbers[0]] + table
        else:
            key = (min(numbers), max(numbers))
            table = table if numbers[0] < numbers[1] else table.T
            pairs[key] = pairs[key] + table if key in pairs else table
    return Levels(paths, met, found, tuple(single), pairs, fixed)


def _table(problem: LinesProblem, meeting: Meeting, about: Sequence[Site], rows: Sequence[int]) -> FloatArray:
    """Return what a lack of room at a meeting costs for every option of the sites it belongs to (none, one or two)."""
    shifts = [np.array([option.shifts[row] for option in site.options]) for site, row in zip(about, rows, strict=True)]
    shape = tuple(len(s) for s in shifts)
    found = np.zeros(shape)
    for place in np.ndindex(*shape):
        by_line = {site.line: float(s[label]) for site, s, label in zip(about, shifts, place, strict=True)}
        a, b = by_line.get(meeting.a, 0.0), by_line.get(meeting.b, 0.0)
        if not (of_today(problem, meeting) and a == b == 0.0):
            found[place] = shortage_yuan(problem, meeting, a, b)
    return found


def shortage_yuan(problem: LinesProblem, meeting: Meeting, shift_a: float, shift_b: float) -> float:
    """Return the price of what is lacking at a meeting."""
    short = np.array([lacking(problem, meeting, shift_a, shift_b)])
    return problem.prices.clash_yuan * float(violation(short)[0])


def level_cost(found: Levels, choice: Sequence[int]) -> float:
    """Return what a choice of options costs altogether."""
    total = found.fixed_yuan
    total += sum(float(costs[label]) for costs, label in zip(found.single, choice, strict=True))
    return total + sum(float(costs[choice[a], choice[b]]) for (a, b), costs in found.pairs.items())
