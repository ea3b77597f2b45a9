"""Which actions bring in money from land, and how much is left of it after the statutory deductions?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gongxing.plan import Action, LandScheme
from gongxing.standards.land_values import chain
from gongxing.standards.landuse import land_use
from gongxing.standards.parameters import Parameters

MONEY = "money_yuan"
"""The stock of money, in yuan."""


def with_land_revenue(actions: Iterable[Action], scheme: LandScheme | None, values: Parameters) -> tuple[Action, ...]:
    """Return the actions, those that let land be granted giving ("money_yuan", what comes in net of deductions)."""
    revenue = land_revenue(scheme, values)
    found = []
    for action in actions:
        gives = tuple(pair for pair in action.gives if pair[0] != MONEY or action.kind != "change_use")
        fen = sum(revenue.get(parcel, 0) for parcel in action.parcels) if action.kind == "change_use" else 0
        found.append(replace(action, gives=(*gives, (MONEY, fen / 100)) if fen else gives))
    return tuple(found)


def land_revenue(scheme: LandScheme | None, values: Parameters) -> dict[str, int]:
    """Return what granting each changed parcel brings in, in fen, net of deductions; parcels that bring nothing are left out.

    A parcel brings area x price of its planned class; where it already is construction land of a class that has a price, only
    the difference counts, as the user pays the surplus.
    """
    if scheme is None:
        return {}
    left = 1.0 - sum(values.value("land_deduction", kind) for kind in values.kinds("land_deduction"))
    found = {}
    for choice in scheme.choices:
        if choice.changed and not choice.fixed:
            price = land_price(choice.planned, values) - land_price(choice.present, values)
            fen = round(choice.area_m2 * price * max(left, 0.0) * 100)
            if fen > 0:
                found[choice.parcel] = fen
    return found


def land_price(use: str, values: Parameters) -> float:
    """Return the price of a square metre of a class when it is granted; 0 for a class that is not granted for money."""
    if not land_use(use).built:
        return 0.0
    kind = next((name for name in chain(use) if values.knows("land_price", name)), "")
    return values.value("land_price", kind) if kind else 0.0
