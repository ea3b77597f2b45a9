"""How likely is a clearing to meet resistance, and why?"""

from __future__ import annotations

from collections.abc import Sequence

from gongxing.engines.resettlement.problem import Household
from gongxing.standards.resettlement import ResettlementTerms
from gongxing.standards.stability import Signs, Stability, Thresholds, assess


def stability_risk(
    houses: Sequence[Household], terms: ResettlementTerms, *, estates: int, waits: bool, shrunk: float | None = None
) -> Stability:
    """Return the risk of clearing a group (see `standards.stability`); petitions are not known here.

    `estates` is how many places the group is spread over, `waits` whether its flats come later than the clearing could, `shrunk`
    the share of floor area not made good.
    """
    signs = Signs(
        len(houses), sum(house.objection for house in houses), sum(not house.signed for house in houses),
        sum(house.tenure in ("uncertified", "rented") for house in houses), shrunk, estates, waits,
        sum(house.cause == "shield" for house in houses),
    )  # fmt: skip
    limits = Thresholds(terms.value("risk_households"), terms.value("risk_medium"), terms.value("risk_high"))
    return assess(signs, limits)
