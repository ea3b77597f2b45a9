"""What is a household entitled to, and what does its account say under each way of compensation?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from gongxing.engines.resettlement.problem import Household
from gongxing.plan.resettlement import Item
from gongxing.standards.resettlement import ResettlementTerms


@dataclass(frozen=True, slots=True)
class Entitlement:
    """The facts a household's account rests on, what was assumed among them, and its floor area with the bounds it was held to."""

    persons: int
    floor_m2: float
    newness: float
    low_m2: float | None
    high_m2: float | None
    area_m2: float
    rules: tuple[str, ...]
    assumed: tuple[str, ...]


def entitle(house: Household, terms: ResettlementTerms) -> Entitlement:
    """Return what a household is entitled to: its lawful floor area, kept between the bounds of the profile for its persons.

    What is not on record is filled by the profile's named assumptions and listed.
    """
    assumed = []
    persons, floor, newness = house.persons, house.floor_m2, house.newness
    if persons is None:
        persons = round(terms.value("persons_assumed"))
        assumed.append("persons")
    if floor is None:
        floor = persons * terms.value("floor_head_m2")
        assumed.append("floor_m2")
    if newness is None:
        newness = terms.value("newness_assumed")
        assumed.append("newness")
    low, high = terms.area_bound("low", persons), terms.area_bound("high", persons)
    area = floor if low is None else max(floor, low[0])
    area = area if high is None else min(area, high[0])
    rules = tuple(dict.fromkeys(bound[1].rule for bound in (low, high) if bound is not None and bound[1].rule))
    return Entitlement(
        persons, floor, newness, None if low is None else low[0], None if high is None else high[0],
        round(area, 2), rules, tuple(assumed),
    )  # fmt: skip


def to_fen(quantity: float, price_yuan: float, times: float = 1.0) -> int:
    """Return quantity x price x times in whole fen, halves away from zero, reckoned in decimals."""
    amount = Decimal(str(quantity)) * Decimal(str(price_yuan)) * Decimal(str(times)) * 100
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def transition_fen(
    terms: ResettlementTerms, persons: int, way: str, waited_months: float = 0.0, *, highrise: bool = False
) -> int:
    """Return the interim allowance of a household in fen.

    It is paid for the months it waits for its home, at a multiple for those beyond the period agreed (AZ-ZJ1, AZ-ZJ3), and for
    some months after (AZ-ZJ2); who takes money is paid those months at once.
    """
    limit = terms.value("transition_limit_months", "highrise" if highrise else "*")
    late = max(0.0, waited_months - limit) if way == "flat" else 0.0
    paid = (waited_months - late) + terms.value("late_factor") * late + terms.value("transition_months", way)
    return to_fen(round(paid, 4) * persons, terms.value("transition_price"))


def account(
    house: Household, owed: Entitlement, terms: ResettlementTerms, way: str, flat_m2: float = 0.0
) -> tuple[Item, ...]:
    """Return the items of a household's account, each in whole fen; what the household pays stands below 0.

    `way` is cash, flat or homestead (a flat smaller than the entitlement has its difference paid in money); `flat_m2` is the
    floor area of its flats.
    """
    return tuple(item for item in _items(house, owed, terms, way, flat_m2) if item.sum_fen)


def _items(house: Household, owed: Entitlement, terms: ResettlementTerms, way: str, flat_m2: float) -> Iterator[Item]:
    price = terms.entry("house_price", house.structure or "*")
    depreciated = round(price.value * owed.newness, 2)
    yield _item("house", owed.floor_m2, "m2", depreciated, price.rule)
    yield _priced(terms, "fitting_price", owed.floor_m2, "m2")
    share = terms.entry("suspension_share")
    yield _item("suspension", house.business_m2, "m2", round(depreciated * share.value, 4), share.rule)
    yield _priced(terms, "moving_yuan", terms.value("moves", way), "times")
    yield _transition(terms, owed.persons, way)
    if house.signed:
        yield _priced(terms, "reward_yuan", 1.0, "sum")
    if way == "cash":
        yield _priced(terms, "cash_price", owed.area_m2, "m2")
    if way == "flat":
        inside = min(flat_m2, owed.area_m2)
        yield _priced(terms, "settle_price", inside, "m2", sign=-1)
        yield _priced(terms, "over_price", round(flat_m2 - inside, 2), "m2", sign=-1)
        yield _priced(terms, "short_price", round(owed.area_m2 - inside, 2), "m2")


def _transition(terms: ResettlementTerms, persons: int, way: str) -> Item:
    months, rate = terms.entry("transition_months", way), terms.value("transition_price")
    return Item(
        "transition", months.value * persons, "person_months", rate, transition_fen(terms, persons, way), months.rule
    )


def _priced(terms: ResettlementTerms, key: str, quantity: float, unit: str, *, sign: int = 1) -> Item:
    entry = terms.entry(key)
    return _item(key.removesuffix("_price").removesuffix("_yuan"), quantity, unit, sign * entry.value, entry.rule)


def _item(key: str, quantity: float, unit: str, price: float, rule: str) -> Item:
    return Item(key, quantity, unit, price, to_fen(quantity, price), rule)
