"""What is given: works with lengths, worths by start, precedence, and stocks that they take from and give to?

Let y[i, t] say that work i has started by the end of period t (a step: it never falls). Everything but precedence is one
kind of row: every event (stock s, work i, offset o, amount a) adds a * y[i, t - o] to stock s in period t, and what is
drawn from a stock by period t may not exceed its limit[s, t]. Money that is carried over is an event at the start, with
limits that grow year by year; a crew is taken at the start and given back at the end; housing is an event of negative
amount at the end of the work that builds it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gongxing.errors import DataError

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

NEVER = -1
"""The start of a work that is not done within the horizon."""


@dataclass(frozen=True)
class Events:
    """What works take from stocks (amount above 0) and give to them (below 0), some periods after they start; all (k,)."""

    stock: IntArray
    work: IntArray
    offset: IntArray
    """Periods after the start of the work, 0 or more."""
    amount: FloatArray

    def __post_init__(self) -> None:
        for name in ("stock", "work", "offset"):
            object.__setattr__(self, name, _fixed(getattr(self, name), np.int64))
        object.__setattr__(self, "amount", _fixed(self.amount, np.float64))
        sizes = {len(getattr(self, name)) for name in ("stock", "work", "offset", "amount")}
        if len(sizes) > 1:
            raise DataError(f"schedule: events have columns of {sorted(sizes)} rows, expected one length")


@dataclass(frozen=True)
class ScheduleProblem:
    """A phasing problem of n works, T periods and s stocks; arrays are made read-only.

    Attributes:
        length: (n,) periods a work takes, 0 or more; it must end within the horizon: start + length <= T.
        value: (n, T) worth of starting work i in period t; finite, any sign. A work never started is worth 0.
        earliest, latest: (n,) window of starts; a work whose window is empty is never done.
        must: (n,) works that have to be done. A frozen work is one with earliest == latest and must.
        before: (m, 3) rows (first, then, lag): `then` is done only if `first` is, and starts no earlier than the end of
            `first` plus lag periods (lag may be negative; it never lets `then` start before `first` starts).
        events: what works take from and give to stocks.
        limit: (s, T) most that may have been drawn from a stock by the end of each period; infinite where nobody checks.
        work_names, stock_names: names for messages.
    """

    length: IntArray
    value: FloatArray
    earliest: IntArray
    latest: IntArray
    must: BoolArray
    before: IntArray
    events: Events
    limit: FloatArray
    work_names: tuple[str, ...]
    stock_names: tuple[str, ...]

    def __post_init__(self) -> None:
        for name in ("length", "earliest", "latest"):
            object.__setattr__(self, name, _fixed(getattr(self, name), np.int64))
        for name in ("value", "limit"):
            object.__setattr__(self, name, _fixed(getattr(self, name), np.float64))
        object.__setattr__(self, "must", _fixed(self.must, np.bool_))
        object.__setattr__(self, "before", _fixed(np.asarray(self.before, dtype=np.int64).reshape(-1, 3), np.int64))
        faults = [*self._shape_faults()] or [*self._content_faults()]
        if faults:
            raise DataError("schedule: " + "; ".join(faults))

    @property
    def works(self) -> int:
        """How many works there are."""
        return len(self.work_names)

    @property
    def periods(self) -> int:
        """How many periods there are."""
        return int(self.value.shape[1])

    @property
    def stocks(self) -> int:
        """How many stocks there are."""
        return len(self.stock_names)

    @property
    def first(self) -> IntArray:
        """(n,) first period in which each work may start."""
        found: IntArray = np.maximum(self.earliest, 0)
        return found

    @property
    def last(self) -> IntArray:
        """(n,) last period in which each work may start and still end in time; before `first` where it cannot be done."""
        found: IntArray = np.minimum(self.latest, self.periods - np.maximum(self.length, 1))
        return found

    def _shape_faults(self) -> list[str]:
        n, s = len(self.work_names), len(self.stock_names)
        if self.value.ndim != 2 or self.value.shape[1] < 1:
            return [f"value has shape {self.value.shape}, expected ({n}, periods)"]
        wanted = {"length": (n,), "earliest": (n,), "latest": (n,), "must": (n,), "value": (n, self.value.shape[1]),
                  "limit": (s, self.value.shape[1])}  # fmt: skip
        return [
            f"{name} has shape {getattr(self, name).shape}, expected {shape}"
            for name, shape in wanted.items()
            if getattr(self, name).shape != shape
        ]

    def _content_faults(self) -> list[str]:
        n, s = self.works, self.stocks
        faults = []
        if (self.length < 0).any():
            faults.append("a work has a length below 0")
        if not np.isfinite(self.value).all():
            faults.append("value holds what is no finite number")
        if np.isnan(self.limit).any():
            faults.append("limit holds what is no number")
        if not np.isfinite(self.events.amount).all():
            faults.append("an event has an amount that is no finite number")
        for name, column, size in (("stock", self.events.stock, s), ("work", self.events.work, n)):
            if ((column < 0) | (column >= size)).any():
                faults.append(f"an event names a {name} that is not there (0 to {size - 1})")
        if (self.events.offset < 0).any():
            faults.append("an event lies before the start of its work")
        ends = self.before[:, :2]
        if ((ends < 0) | (ends >= n)).any() or (ends[:, 0] == ends[:, 1]).any():
            faults.append("a precedence names a work that is not there, or one work twice")
        return faults


def _fixed(array: npt.ArrayLike, kind: type[np.generic]) -> npt.NDArray[np.generic]:
    fixed = np.array(array, dtype=kind, order="C")
    fixed.setflags(write=False)
    return fixed
