"""Which works have income of their own, and how much of special bonds can each repay out of it?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from gongxing.algorithms.repayment import repayment
from gongxing.engines.finance.land_revenue import MONEY
from gongxing.engines.finance.problem import Offer
from gongxing.plan import Action
from gongxing.plan.finance import Project
from gongxing.standards.parameters import Parameters


def projects_of(
    actions: Iterable[Action], costs: dict[str, int], offers: Sequence[Offer], values: Parameters
) -> tuple[Project, ...]:
    """Return the works with income, in the order of the actions; empty where no special bonds are on offer.

    A work's income is its net land revenue and, every year of the shortest special bond, `work_income` of its cost. It can
    carry the most that this income repays with the cover `special_cover`, at the dearest special bond, and no more than it costs.
    """
    special = [offer for offer in offers if offer.special]
    if not special:
        return ()
    term = min(offer.term for offer in special)
    burden = values.value("special_cover") * float(max(map(burden_of, special)))
    found = []
    for action in actions:
        cost = costs.get(action.id, 0)
        land = round(100 * sum(amount for name, amount in action.gives if name == MONEY))
        income = round(cost * values.value("work_income", action.engine))
        counted = land + income * term
        carries = min(cost, int(counted / burden))
        if carries > 0:
            found.append(
                Project(action.id, action.title, action.engine, cost, None, land, income, counted, carries)
            )  # fmt: skip
    return tuple(found)


def burden_of(offer: Offer) -> Fraction:
    """Return principal and interest of a bond over its face."""
    paid = sum(map(sum, repayment(offer.lot_fen, offer.rate, offer.term, offer.way)))
    return Fraction(paid, offer.lot_fen)
