"""Who supplies whom, as far as the table of supply links says?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from gongxing.park import Park
from gongxing.standards.input_output import InputOutput
from gongxing.standards.sectors import SectorMap

_ABROAD = re.compile("进口|国外|境外|海外|import|abroad|overseas|foreign", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Delivery:
    """A year of deliveries: supplier and buyer by firm id, empty where outside the park; the sector of the goods, the amount."""

    supplier: str
    buyer: str
    outside: str
    sector: str
    amount_yuan: float

    @property
    def abroad(self) -> bool:
        """Whether the party outside is said to be abroad."""
        return bool(_ABROAD.search(self.outside))


@dataclass(frozen=True, slots=True)
class Bought:
    """What some firms buy of one sector: from the park, from elsewhere, and of that from abroad."""

    local: float = 0.0
    outside: float = 0.0
    abroad: float = 0.0

    @property
    def total(self) -> float:
        """All of it."""
        return self.local + self.outside


def deliveries(
    park: Park, table: InputOutput, sectors: SectorMap, sector_of: Mapping[str, str]
) -> tuple[Delivery, ...]:
    """Return the recorded deliveries with an amount; goods without a code of their own take the supplier's sector."""
    rows = park["supply_links"].frame
    found = []
    for supplier, buyer, outside, code, amount in zip(
        rows["supplier"], rows["buyer"], rows["outside"], rows["sector"], rows["amount_yuan"], strict=True
    ):
        if pd.isna(amount) or float(amount) <= 0:
            continue
        giver, taker = _words(supplier), _words(buyer)
        sector = sectors.of(_words(code)) or sector_of.get(giver, "")
        found.append(Delivery(giver, taker, _words(outside), sector if sector in table else "", float(amount)))
    return tuple(found)


def bought(found: Iterable[Delivery], buyers: Collection[str]) -> dict[str, Bought]:
    """Return what `buyers` buy, by sector of the goods."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for delivery in found:
        if delivery.buyer in buyers and delivery.sector:
            sums[delivery.sector][0 if delivery.supplier else 1] += delivery.amount_yuan
            if not delivery.supplier and delivery.abroad:
                sums[delivery.sector][2] += delivery.amount_yuan
    return {sector: Bought(*amounts) for sector, amounts in sums.items()}


def sold(found: Iterable[Delivery], suppliers: Collection[str], sector_of: Mapping[str, str]) -> dict[str, float]:
    """Return what `suppliers` sell to firms of the park, by the buyer's sector."""
    sums: dict[str, float] = defaultdict(float)
    for delivery in found:
        if delivery.supplier in suppliers and delivery.buyer in sector_of:
            sums[sector_of[delivery.buyer]] += delivery.amount_yuan
    return dict(sums)


def sole_supply(found: Iterable[Delivery], buyers: Collection[str]) -> dict[str, tuple[float, int]]:
    """Return by supplier what `buyers` get from it and from nobody else in the same goods: the amount and how many buyers."""
    lots: dict[tuple[str, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for delivery in found:
        if delivery.buyer in buyers and delivery.sector:
            source = delivery.supplier or f"outside {delivery.outside}"
            lots[delivery.buyer, delivery.sector][source] += delivery.amount_yuan
    sole: dict[str, tuple[float, int]] = {}
    for suppliers in lots.values():
        only = next(iter(suppliers))
        if len(suppliers) == 1 and not only.startswith("outside "):
            amount, many = sole.get(only, (0.0, 0))
            sole[only] = (amount + suppliers[only], many + 1)
    return sole


def passed_through(found: Iterable[Delivery]) -> dict[str, float]:
    """Return by firm the lesser of what it buys and sells within the park, as a share of all recorded trade within the park."""
    coming: dict[str, float] = defaultdict(float)
    going: dict[str, float] = defaultdict(float)
    for delivery in found:
        if delivery.supplier and delivery.buyer:
            going[delivery.supplier] += delivery.amount_yuan
            coming[delivery.buyer] += delivery.amount_yuan
    total = sum(going.values())
    both = coming.keys() & going.keys()
    return {firm: min(coming[firm], going[firm]) / total for firm in sorted(both)} if total > 0 else {}


def _words(value: object) -> str:
    return "" if value is None or pd.isna(value) else str(value).strip()  # type: ignore[call-overload]
