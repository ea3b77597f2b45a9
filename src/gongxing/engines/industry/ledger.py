"""Who uses which land and how much money under a choice, and which single change still fits?"""

from __future__ import annotations

import numpy as np

from gongxing.engines.industry.compile import Choice
from gongxing.engines.industry.options import MOVE, UNPLACED, Options
from gongxing.engines.industry.problem import FloatArray, IndustryProblem

_SLACK = 1e-6
_LEAST = 1e-3
"""A change that wins less than this many yuan is not worth the disturbance."""
_ROUNDS = 20


class Ledger:
    """The books of a choice: land used on each site, land of movers by distance, public money; kept up as firms change option."""

    def __init__(self, problem: IndustryProblem, options: Options, choice: Choice) -> None:
        self.problem, self.options = problem, options
        self.option, self.chain = choice.option.copy(), choice.chain
        self.used = np.zeros(len(problem.sites))
        self.far: FloatArray = np.zeros((len(problem.sites), len(problem.levels_m)))
        self.spent = 0.0
        for option in self.option.tolist():
            self._book(option, 1.0)

    def _book(self, option: int, sign: float) -> None:
        options = self.options
        self.spent += sign * float(options.public[option])
        site, land = int(options.site[option]), sign * float(options.land[option])
        if site >= 0:
            self.used[site] += land
            if options.act[option] == MOVE:
                self.far[site, : options.level[option] + 1] += land

    def fits(self, row: int, option: int) -> bool:
        """Return whether a firm could take an option while all others hold theirs."""
        options, problem, picked = self.options, self.problem, int(self.option[row])
        spent = self.spent - options.public[picked] + options.public[option]
        if problem.budget_yuan is not None and spent > problem.budget_yuan * (1 + 1e-9):
            return False
        site, level, land = int(options.site[option]), int(options.level[option]), float(options.land[option])
        if site < 0:
            return True
        same = site == options.site[picked]
        if self.used[site] - same * options.land[picked] + land > problem.sites[site].capacity_m2 + _SLACK:
            return False
        moved = same and options.act[picked] == MOVE
        return options.act[option] != MOVE or all(
            self.far[site, k] - (options.land[picked] if moved and options.level[picked] >= k else 0.0) + land
            <= problem.room_m2(site, k) + _SLACK
            for k in range(level + 1)
        )

    def worth(self, row: int, option: int) -> float:
        """Return what an option is worth while zones gather the chains chosen."""
        zone = int(self.options.zone[option])
        chain = int(self.chain[zone]) if zone >= 0 else -1
        gathered = chain >= 0 and self.problem.chains[chain] == self.problem.firms[row].chain
        return float(self.options.value[option] + (self.options.bonus[option] if gathered else 0.0))

    def next_best(self, row: int) -> tuple[int, float | None]:
        """Return the best other option that fits, -1 for none, and what it would lose; being without a place is no option."""
        picked, span = int(self.option[row]), self.options.of(row)
        others = [k for k in range(span.start, span.stop) if k != picked and self.options.act[k] != UNPLACED]
        for option in sorted(others, key=lambda k: (-self.worth(row, k), k)):
            if self.fits(row, option):
                return option, self.worth(row, picked) - self.worth(row, option)
        return -1, None

    def take(self, row: int, option: int) -> None:
        """Let a firm take another option."""
        self._book(int(self.option[row]), -1.0)
        self.option[row] = option
        self._book(option, 1.0)


def polished(problem: IndustryProblem, options: Options, choice: Choice) -> Choice:
    """Return a choice in which no single firm could still gain by another option that fits; never worse than what was given."""
    books = Ledger(problem, options, choice)
    open_ = [row for row in range(len(problem.firms)) if options.begin[row + 1] - options.begin[row] > 1]
    for _ in range(_ROUNDS):
        changed = False
        for row in open_:
            option, loss = books.next_best(row)
            if loss is not None and loss < -_LEAST:
                books.take(row, option)
                changed = True
        if not changed:
            break
    return Choice(books.option, choice.chain)
