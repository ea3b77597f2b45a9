"""What is a bill of quantities (工程量清单): which works, how much of each, at which price?"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from gongxing.words import Text

UNITS: dict[str, Text] = {
    "m": Text("米", "m"),
    "m2": Text("平方米", "m²"),
    "m3": Text("立方米", "m³"),
    "piece": Text("座", "piece"),
    "place": Text("处", "place"),
    "sum": Text("项", "lump sum"),
}
"""The units of a bill in words."""


@dataclass(frozen=True, slots=True)
class BillLine:
    """One line of a bill: the work, its class or size, quantity in `unit` (a key of UNITS), and its sum in whole fen.

    `note` says what the sum holds, where that is not plain.
    """

    item: Text
    size: Text
    quantity: float
    unit: str
    sum_fen: int
    note: Text | None = None

    @property
    def sum_yuan(self) -> float:
        """The sum in yuan, to the fen."""
        return self.sum_fen / 100

    @property
    def price_yuan(self) -> float | None:
        """The all-in price of a unit; None where the quantity is none, or the price is part of another line's (a sum of nothing)."""
        return self.sum_yuan / self.quantity if self.quantity and self.sum_fen else None


@dataclass(frozen=True, slots=True)
class Bill:
    """The bill of one engine's works, `total_fen` being the sum of its lines and the cost of its scheme to the fen."""

    engine: str
    title: Text
    lines: tuple[BillLine, ...]

    @property
    def total_fen(self) -> int:
        """The sum of the lines in fen."""
        return sum(line.sum_fen for line in self.lines)

    @property
    def total_yuan(self) -> float:
        """The sum of the lines in yuan."""
        return self.total_fen / 100


@dataclass(frozen=True, slots=True)
class Work:
    """One priced work before it enters a bill: works of the same item, size and unit become one line."""

    item: Text
    size: Text
    quantity: float
    unit: str
    cost_yuan: float
    note: Text | None = None


def draw_up(engine: str, title: Text, works: Iterable[Work]) -> Bill:
    """Return the bill of `works`, lines in the order in which they first come, sums in fen that add up to the whole to the fen.

    Each line's cost is rounded down and the fen left over go to the lines that lost most (largest remainders).
    """
    groups: dict[tuple[Text, Text, str], list[Work]] = {}
    for work in works:
        groups.setdefault((work.item, work.size, work.unit), []).append(work)
    costs = [math.fsum(work.cost_yuan for work in group) * 100 for group in groups.values()]
    sums = [math.floor(cost) for cost in costs]
    left = round(math.fsum(costs)) - sum(sums)
    for place in sorted(range(len(costs)), key=lambda i: (sums[i] - costs[i], i))[:left]:
        sums[place] += 1
    lines = tuple(
        BillLine(item, size, math.fsum(work.quantity for work in group), unit, fen, group[0].note)
        for ((item, size, unit), group), fen in zip(groups.items(), sums, strict=True)
    )
    return Bill(engine, title, lines)
