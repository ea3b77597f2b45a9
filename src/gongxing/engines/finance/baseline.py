"""What would a careful clerk do: each year issue what the year lacks, the cheapest bond first?"""

from __future__ import annotations

import numpy as np

from gongxing.engines.finance.ledger import broken, cost_of, interest_cost, ledger
from gongxing.engines.finance.problem import FinanceProblem, IntArray


def clerk(problem: FinanceProblem) -> IntArray | None:
    """Return the clerk's (offers, horizon) lots; None where his issues break a rule.

    Year by year he looks at the cash and issues whole lots of the offer whose interest is worth least a yuan, as many as are
    needed and may be issued, then the next cheapest. He does not look ahead.
    """
    lots = np.zeros((len(problem.offers), problem.horizon), np.int64)
    for year in range(problem.horizon):
        for k in _cheapest(problem, year):
            offer = problem.offers[k]
            short = problem.least_cash_fen - int(ledger(problem, lots).cash[year])
            room = min(offer.year_lots, offer.total_lots - int(lots[k].sum()))
            if offer.special:
                used = int(ledger(problem, lots).special.sum())
                room = min(room, (int(problem.carried[year]) - used) // offer.lot_fen)
            needed = -(-short // (offer.lot_fen - offer.issue_fen))
            lots[k, year] = max(0, min(needed, room))
    return None if broken(problem, lots) else lots


def _cheapest(problem: FinanceProblem, year: int) -> list[int]:
    def price(k: int) -> float:
        return interest_cost(problem, problem.offers[k], year) / problem.offers[k].lot_fen

    return sorted(range(len(problem.offers)), key=lambda k: (price(k), k))


def baseline_value(problem: FinanceProblem) -> float | None:
    """Return the present cost of the clerk's issues, in yuan; None where he finds no way."""
    lots = clerk(problem)
    return None if lots is None else cost_of(problem, lots)
