"""How likely is a clearing to meet resistance, and why?"""

from __future__ import annotations

from collections.abc import Sequence

from gongxing.engines.resettlement.problem import Household
from gongxing.standards.resettlement import ResettlementTerms
from gongxing.words import Text

_OBJECTING, _UNSIGNED, _UNPROVEN = 0.1, 0.5, 0.15
"""Shares of a group from which objections, missing agreements and missing certificates count."""


def stability_risk(
    houses: Sequence[Household], terms: ResettlementTerms, *, estates: int, waits: bool
) -> tuple[str, tuple[Text, ...]]:
    """Return the level of risk (low, medium, high) of clearing a group, with what makes it.

    One point each for a large group, half or more without agreement, a share without certificates, a group spread over
    several estates, and flats that come later than the clearing could; two for a tenth or more objecting.
    """
    count = len(houses)
    points = 0
    reasons = []

    def add(found: bool, weight: int, zh: str, en: str) -> None:
        nonlocal points
        if found:
            points += weight
            reasons.append(Text(zh, en))

    objecting = sum(house.objection for house in houses)
    unsigned = count - sum(house.signed for house in houses)
    unproven = sum(house.tenure in ("uncertified", "rented") for house in houses)
    add(objecting >= _OBJECTING * count and objecting > 0, 2, f"{objecting} 户有异议", f"{objecting} households object")
    add(count >= terms.value("risk_households"), 1, f"规模较大（{count} 户）", f"a large group ({count} households)")
    add(unsigned >= _UNSIGNED * count, 1, f"{unsigned} 户尚未签约", f"{unsigned} households have not signed")
    add(
        unproven >= _UNPROVEN * count,
        1,
        f"{unproven} 户无证或租住",
        f"{unproven} households without certificate or renting",
    )
    add(estates > 1, 1, f"分散到 {estates} 个小区", f"spread over {estates} estates")
    add(waits, 1, "房源晚于可腾地时间", "flats come later than the clearing could")
    level = (
        "high" if points >= terms.value("risk_high") else "medium" if points >= terms.value("risk_medium") else "low"
    )
    return level, tuple(reasons)
