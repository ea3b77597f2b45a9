"""What did a good cost, when, in which unit, and who says so?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from itertools import pairwise

from gongxing.origins import UNKNOWN, Origin

_DAYS = ((3, 260), (10, 52), (45, 12), (135, 4))
"""Up to how many days lie between prices that come so many times a year."""


@dataclass(frozen=True, slots=True)
class PriceSeries:
    """Prices of one good in order of time; each above zero, no day twice."""

    name: str
    unit: str
    """Such as usd/bbl; empty where nobody said."""
    dates: tuple[dt.date, ...]
    prices: tuple[float, ...]
    origin: Origin = UNKNOWN

    def __post_init__(self) -> None:
        if len(self.dates) != len(self.prices):
            raise ValueError(f"{len(self.dates)} dates for {len(self.prices)} prices")
        if any(a >= b for a, b in pairwise(self.dates)):
            raise ValueError("dates must ascend, no day twice")
        if not all(0 < price < float("inf") for price in self.prices):
            raise ValueError("prices must be finite and above zero")

    def __len__(self) -> int:
        return len(self.dates)

    @property
    def per_year(self) -> int:
        """How many prices a year brings, by the usual distance of neighbours: 260, 52, 12, 4 or 1."""
        gaps = sorted((b - a).days for a, b in pairwise(self.dates))
        if not gaps:
            return 1
        usual = gaps[len(gaps) // 2]
        return next((count for days, count in _DAYS if usual <= days), 1)

    def until(self, day: dt.date) -> PriceSeries:
        """Return the prices up to and including a day."""
        kept = [place for place, date in enumerate(self.dates) if date <= day]
        return self._of(kept)

    def monthly(self) -> PriceSeries:
        """Return the means of months, dated on the fifteenth; series that are monthly or coarser stay as they are."""
        if self.per_year <= 12:
            return self
        held: dict[dt.date, list[float]] = {}
        for date, price in zip(self.dates, self.prices, strict=True):
            held.setdefault(date.replace(day=15), []).append(price)
        return replace(self, dates=tuple(held), prices=tuple(sum(p) / len(p) for p in held.values()))

    def yearly(self) -> tuple[tuple[int, float, int], ...]:
        """Return (year, mean price, number of prices behind it) of each year, in order."""
        held: dict[int, list[float]] = {}
        for date, price in zip(self.dates, self.prices, strict=True):
            held.setdefault(date.year, []).append(price)
        return tuple((year, sum(p) / len(p), len(p)) for year, p in held.items())

    def gaps(self) -> tuple[dt.date, ...]:
        """Return the months (on their fifteenth) without a price between the first and the last, for monthly series."""
        if self.per_year != 12:
            return ()
        held = {(date.year, date.month) for date in self.dates}
        first, last = self.dates[0], self.dates[-1]
        span = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        return tuple(dt.date(m // 12, m % 12 + 1, 15) for m in span if (m // 12, m % 12 + 1) not in held)

    def _of(self, places: list[int]) -> PriceSeries:
        return replace(self, dates=tuple(self.dates[k] for k in places), prices=tuple(self.prices[k] for k in places))
