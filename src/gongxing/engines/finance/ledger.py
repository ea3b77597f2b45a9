"""What follows from issuing so many lots of each offer in each year: service, debt, cash and cover, to the fen?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gongxing.algorithms.repayment import repayment
from gongxing.engines.finance.problem import FinanceProblem, IntArray, Offer


@dataclass(frozen=True)
class LotFlows:
    """What one lot of an offer issued in year 0 pays later: interest and principal by year after the issue, in fen."""

    interest: IntArray
    principal: IntArray


@dataclass(frozen=True)
class Ledger:
    """Flows of the new bonds and the state at each year's end, (years,) arrays in fen."""

    issued: IntArray
    special: IntArray
    """What of `issued` is special bonds."""
    issue_cost: IntArray
    interest: IntArray
    principal: IntArray
    owed: IntArray
    """New and old debts together."""
    service: IntArray
    """New and old debts together."""
    cash: IntArray


def lot_flows(offer: Offer) -> LotFlows:
    """Return the flows of one lot; place j is the j-th year after the issue, place 0 is empty."""
    pairs = [(0, 0), *repayment(offer.lot_fen, offer.rate, offer.term, offer.way)]
    return LotFlows(*(np.array(column, np.int64) for column in zip(*pairs, strict=True)))


def ledger(problem: FinanceProblem, lots: IntArray) -> Ledger:
    """Return the ledger of (offers, horizon) lots."""
    years = problem.years
    issued, special, cost, interest, principal = (np.zeros(years, np.int64) for _ in range(5))
    for k, offer in enumerate(problem.offers):
        flows = lot_flows(offer)
        for year in np.flatnonzero(lots[k]):
            count = int(lots[k, year])
            issued[year] += count * offer.lot_fen
            special[year] += count * offer.lot_fen * offer.special
            cost[year] += count * offer.issue_fen
            interest[year : year + offer.term + 1] += count * flows.interest
            principal[year : year + offer.term + 1] += count * flows.principal
    owed = np.cumsum(issued - principal) + problem.old_owed
    service = interest + principal + problem.old_service
    cash = problem.opening_fen + np.cumsum(problem.net - problem.works + issued - cost - service)
    return Ledger(issued, special, cost, interest, principal, owed, service, cash)


def broken(problem: FinanceProblem, lots: IntArray) -> list[str]:
    """Return the names of all rules that lots break, such as "cash:2027"; empty where they hold."""
    found = ledger(problem, lots)

    def name(kind: str, place: int) -> str:
        return f"{kind}:{problem.first + place}"

    faults = [name("cash", int(t)) for t in np.flatnonzero(found.cash < problem.least_cash_fen)]
    faults += [
        name("dscr", t)
        for t, (net, service) in enumerate(zip(problem.net.tolist(), found.service.tolist(), strict=True))
        if service and service * problem.floor > net
    ]
    horizon = range(problem.horizon)
    if problem.debt_ceiling_fen is not None:
        faults += [name("ceiling", t) for t in horizon if found.owed[t] > problem.debt_ceiling_fen]
    resources, owed = problem.resources.tolist(), found.owed.tolist()
    faults += [name("ratio", t) for t in horizon if owed[t] > problem.ratio * resources[t]]
    issued = np.cumsum(found.special[: problem.horizon])
    faults += [name("special", t) for t in horizon if issued[t] > problem.carried[t]]
    for offer, row in zip(problem.offers, lots, strict=True):
        faults += [f"yearly:{offer.id}"] if (row > offer.year_lots).any() else []
        faults += [f"total:{offer.id}"] if row.sum() > offer.total_lots else []
    return faults


def interest_cost(problem: FinanceProblem, offer: Offer, year: int) -> float:
    """Return the present worth (at the first year) of interest and issue cost of one lot issued in a year, in yuan."""
    rate = 1.0 + problem.discount_rate
    interest = lot_flows(offer).interest
    paid = offer.issue_fen + float(interest @ rate ** -np.arange(len(interest)))
    return paid * rate**-year / 100


def cost_of(problem: FinanceProblem, lots: IntArray) -> float:
    """Return the present cost of financing of lots, in yuan."""
    return float(
        sum(
            lots[k, year] * interest_cost(problem, offer, int(year))
            for k, offer in enumerate(problem.offers)
            for year in np.flatnonzero(lots[k])
        )
    )
