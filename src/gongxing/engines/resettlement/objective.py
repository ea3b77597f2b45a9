"""What does a choice of outcomes cost in all, and does it keep within the flats and the money there are?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from gongxing.engines.resettlement.options import Options
from gongxing.engines.resettlement.problem import ResettlementProblem

MONTH_DAYS = 30.0


@dataclass(frozen=True, slots=True)
class Cost:
    """The parts of a choice's cost in yuan, and what is spent on it in whole fen."""

    households_yuan: float
    """Accounts, flats taken at cost, distance, mismatch, neighbours lost."""
    idle_yuan: float
    """Price of what is built and stays empty."""
    split_yuan: float
    wait_yuan: float
    compensation_fen: int
    building_fen: int

    @property
    def value(self) -> float:
        """The whole cost in yuan."""
        return self.households_yuan + self.idle_yuan + self.split_yuan + self.wait_yuan


def outcome(problem: ResettlementProblem, options: Options, chosen: Sequence[int]) -> Cost:
    """Return what a choice (one option place a household) costs."""
    terms = problem.terms
    taken = [options.all[place] for place in chosen]
    used = sorted({option.estate for option in taken if option.estate >= 0})
    price = sum(problem.estates[estate].price_yuan for estate in used)
    split = wait = 0.0
    for members in problem.members.values():
        places = {taken[house].estate for house in members if taken[house].way == "flat"}
        split += max(0, len(places) - 1) * terms.value("split_yuan")
        months = max((problem.wait_days(estate) for estate in places), default=0.0) / MONTH_DAYS
        wait += months * len(members) * terms.value("wait_price")
    return Cost(
        sum(option.cost_yuan for option in taken), terms.value("idle_share") * price, split, wait,
        sum(option.paid_fen for option in taken), sum(round(problem.estates[e].price_yuan * 100) for e in used),
    )  # fmt: skip


def fits(problem: ResettlementProblem, options: Options, chosen: Sequence[int]) -> bool:
    """Return whether a choice takes no more flats of a type than there are and keeps within the money."""
    taken = Counter((options.all[place].estate, flat) for place in chosen for flat in options.all[place].flats)
    if any(count > problem.estates[estate].flats[flat].number for (estate, flat), count in taken.items()):
        return False
    cost = outcome(problem, options, chosen)
    return problem.budget_yuan is None or cost.compensation_fen + cost.building_fen <= round(problem.budget_yuan * 100)
