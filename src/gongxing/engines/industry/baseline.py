"""What would a careful clerk do by hand: keep who may stay, treat what can be treated, move the rest next door, upgrade where it pays?"""

from __future__ import annotations

import numpy as np
from scipy.optimize import linear_sum_assignment

from gongxing.engines.industry.compile import Choice, objective
from gongxing.engines.industry.options import EXIT, KEEP, MOVE, UNPLACED, UPGRADE, Options, options_of
from gongxing.engines.industry.problem import FloatArray, IndustryProblem, IntArray

_SLACK = 1e-6


def clerk(problem: IndustryProblem, options: Options | None = None) -> Choice | None:
    """Return the clerk's choice, or None where his way keeps no decision of the user, no land or no budget.

    1 who may stay is kept; 2 who may not is treated in place if that is possible, else moved, the largest first, to the
    nearest admissible site with room, else left unplaced; 3 who may stay is upgraded where that gains, most per public
    yuan first, while money lasts; 4 each chain is given the one of its hearts that costs the others least, each zone left the
    chain that wins most there. No step is taken back and
    nobody closes unless the user says so.
    """
    options = options_of(problem) if options is None else options
    if (np.diff(options.begin) == 0).any():
        return None
    desk = _Desk(problem, options)
    if not desk.place_all():
        return None
    desk.upgrade()
    return Choice(desk.chosen, _zones(problem, options, desk.chosen))


def baseline_value(problem: IndustryProblem) -> float | None:
    """Return what the clerk's choice is worth in yuan, None where he finds none."""
    options = options_of(problem)
    choice = clerk(problem, options)
    return None if choice is None else objective(problem, options, choice)


class _Desk:
    """The clerk's papers: the option of each firm, the land taken on each site and the money spent."""

    def __init__(self, problem: IndustryProblem, options: Options) -> None:
        self.problem, self.options = problem, options
        self.chosen = np.full(len(problem.firms), -1, dtype=np.int64)
        self.capacity = np.array([site.capacity_m2 for site in problem.sites], dtype=float)
        self.taken = np.zeros(len(problem.sites))
        for row, firm in enumerate(problem.firms):
            if problem.here[row] >= 0:
                self.taken[problem.here[row]] += firm.land_m2 or 0.0
        self.far: FloatArray = np.zeros((len(problem.sites), len(problem.levels_m)))
        self.spent = 0.0
        self.budget = np.inf if problem.budget_yuan is None else problem.budget_yuan

    def place_all(self) -> bool:
        """Give every firm an option; False where that cannot be done his way."""
        waiting = []
        for firm in range(len(self.problem.firms)):
            keep = self._first(firm, KEEP)
            if keep >= 0:
                self._take(firm, keep)
            else:
                waiting.append(firm)
        waiting.sort(
            key=lambda row: (not self.problem.firms[row].decided, -(self.problem.firms[row].land_m2 or 0.0), row)
        )
        return all(self._place(firm) for firm in waiting)

    def _place(self, firm: int) -> bool:
        for act in (UPGRADE, MOVE, EXIT, UNPLACED):
            if act == EXIT and self.problem.firms[firm].decided != "exit":
                continue
            for option in self._nearest(firm, act):
                if self.fits(option):
                    self._take(firm, option)
                    return True
        return False

    def _nearest(self, firm: int, act: int) -> list[int]:
        own = self.options.of(firm)
        found = [k for k in range(own.start, own.stop) if self.options.act[k] == act]
        km = self.problem.km[firm]
        return sorted(found, key=lambda k: (km[self.options.site[k]] if act == MOVE else 0.0, k))

    def _first(self, firm: int, act: int) -> int:
        found = self._nearest(firm, act)
        return found[0] if found else -1

    def fits(self, option: int) -> bool:
        """Whether land, far land and money are left for an option."""
        options = self.options
        site, level, land = int(options.site[option]), int(options.level[option]), float(options.land[option])
        if self.spent + options.public[option] > self.budget * (1 + 1e-9):
            return False
        if options.act[option] != MOVE:
            return True
        if self.taken[site] + land > self.capacity[site] + _SLACK:
            return False
        return all(self.far[site, k] + land <= self.problem.room_m2(site, k) + _SLACK for k in range(level + 1))

    def _take(self, firm: int, option: int) -> None:
        options = self.options
        self.chosen[firm] = option
        self.spent += float(options.public[option])
        site, level, here = int(options.site[option]), int(options.level[option]), int(self.problem.here[firm])
        if here >= 0 and options.act[option] in (MOVE, EXIT):
            self.taken[here] -= self.problem.firms[firm].land_m2 or 0.0
        if options.act[option] == MOVE:
            self.taken[site] += options.land[option]
            self.far[site, : level + 1] += options.land[option]

    def upgrade(self) -> None:
        """Upgrade whoever is kept and gains by it, most gain per public yuan first, while the money lasts."""
        options, ranked = self.options, []
        for firm, kept in enumerate(self.chosen.tolist()):
            better = self._first(firm, UPGRADE)
            if options.act[kept] == KEEP and better >= 0 and options.value[better] > options.value[kept]:
                gain = float(options.value[better] - options.value[kept])
                ranked.append((-gain / max(float(options.public[better]), 1.0), firm, better))
        for _, firm, better in sorted(ranked):
            if self.spent + options.public[better] <= self.budget:
                self.chosen[firm] = better
                self.spent += float(options.public[better])


def _zones(problem: IndustryProblem, options: Options, chosen: IntArray) -> IntArray:
    won = np.zeros((len(problem.zones), len(problem.chains)))
    place = {name: row for row, name in enumerate(problem.chains)}
    for row, option in enumerate(chosen.tolist()):
        if options.bonus[option] > 0:
            won[options.zone[option], place[problem.firms[row].chain]] += options.bonus[option]
    found = np.full(len(problem.zones), -1, dtype=np.int64)
    if not won.size:
        return found
    asked = np.flatnonzero(problem.hearts.any(axis=0))
    loss = np.where(problem.hearts, won.max(axis=1, keepdims=True) - won, 1e3 * (1.0 + won.sum()))
    given, chain = linear_sum_assignment(loss[:, asked])
    found[given] = asked[chain]
    left = found < 0
    found[left] = np.where(won[left].max(axis=1) > 0, won[left].argmax(axis=1), -1)
    return found
