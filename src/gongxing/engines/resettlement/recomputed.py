"""What do entitlements, accounts and the whole cost come to when reckoned anew from the problem, without the player's code?"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gongxing.engines.resettlement.problem import Household, ResettlementProblem
from gongxing.plan.resettlement import HouseholdLine
from gongxing.standards.resettlement import ResettlementTerms


def facts(house: Household, terms: ResettlementTerms) -> tuple[int, float, float]:
    """Return persons, floor area and newness that count: the register's, else the profile's assumptions."""
    persons = house.persons if house.persons is not None else round(terms.value("persons_assumed"))
    floor = house.floor_m2 if house.floor_m2 is not None else persons * terms.value("floor_head_m2")
    return persons, floor, house.newness if house.newness is not None else terms.value("newness_assumed")


def entitled_m2(house: Household, terms: ResettlementTerms) -> float:
    """Return the entitled floor area: the middle one of lower bound, lawful floor and upper bound."""
    persons, floor, _ = facts(house, terms)
    low, high = terms.area_bound("low", persons), terms.area_bound("high", persons)
    bounds = sorted([floor, low[0] if low else floor, high[0] if high else floor])
    return round(bounds[1], 2)


def sums(house: Household, terms: ResettlementTerms, way: str, flat_m2: float) -> dict[str, int]:
    """Return by item what a household's account says, in fen."""
    persons, floor, newness = facts(house, terms)
    area = entitled_m2(house, terms)
    worth = round(terms.value("house_price", house.structure or "*") * newness, 2)
    found = {
        "house": _fen(floor, worth),
        "fitting": _fen(floor, terms.value("fitting_price")),
        "suspension": _fen(house.business_m2, round(worth * terms.value("suspension_share"), 4)),
        "moving": _fen(terms.value("moves", way), terms.value("moving_yuan")),
        "transition": _fen(terms.value("transition_months", way) * persons, terms.value("transition_price")),
        "reward": _fen(1.0, terms.value("reward_yuan")) if house.signed else 0,
        "cash": _fen(area, terms.value("cash_price")) if way == "cash" else 0,
    }
    if way == "flat":
        found["settle"] = -_fen(min(flat_m2, area), terms.value("settle_price"))
        found["over"] = -_fen(max(0.0, round(flat_m2 - area, 2)), terms.value("over_price"))
        found["short"] = _fen(max(0.0, round(area - flat_m2, 2)), terms.value("short_price"))
    return {key: fen for key, fen in found.items() if fen}


def whole_cost(problem: ResettlementProblem, lines: Sequence[HouseholdLine]) -> float:
    """Return the cost of the lines as the README states it, in yuan."""
    terms = problem.terms
    place = {estate.id: spot for spot, estate in enumerate(problem.estates)}
    decided = dict(problem.decisions)
    total = 0.0
    for spot, (house, line) in enumerate(zip(problem.households, lines, strict=True)):
        total += line.total_fen / 100
        if line.estate:
            estate = problem.estates[place[line.estate]]
            total += (1 - terms.value("idle_share")) * line.flat_m2 * estate.build_price
            kilometres = problem.distance_m[spot, place[line.estate]] / 1000
            total += kilometres * facts(house, terms)[0] * terms.value("distance_price")
        if line.way in ("flat", "mixed"):
            total += abs(line.flat_m2 - entitled_m2(house, terms)) * terms.value("mismatch_price")
        if line.way == "cash" and house.id not in decided and not house.wish:
            total += terms.value("leave_yuan")
    for estate in problem.estates:
        if any(line.estate == estate.id for line in lines):
            total += terms.value("idle_share") * estate.price_yuan
    return total + sum(_group_cost(problem, lines, group, place) for group in problem.groups)


def _group_cost(
    problem: ResettlementProblem, lines: Sequence[HouseholdLine], group: str, place: dict[str, int]
) -> float:
    mine = [line for line in lines if line.group == group]
    estates = {line.estate for line in mine if line.way in ("flat", "mixed")}
    if not estates:
        return 0.0
    days = max(0.0, max(problem.estates[place[estate]].ready_days for estate in estates) - problem.acquire_days)
    waiting = days / 30.0 * len(mine) * problem.terms.value("wait_price")
    return (len(estates) - 1) * problem.terms.value("split_yuan") + waiting


def _fen(quantity: float, price: float) -> int:
    """Return a sum in fen, halves away from zero, in exact fractions of the decimals as printed."""
    exact = Fraction(str(quantity)) * Fraction(str(price)) * 100
    return int(exact + Fraction(1, 2)) if exact >= 0 else -int(-exact + Fraction(1, 2))
