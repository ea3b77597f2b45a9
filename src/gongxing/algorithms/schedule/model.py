"""What is the step model of a phasing problem, or of the part of it that some starts leave open, as sparse rows for HiGHS?

Column y[i, t], one for each open start t of work i: has i started by the end of period t? Between open starts it stays as
it is. Rows: steps never fall; a follower has started only if what it waits for started long enough before; what is drawn
from a stock stays within its limit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from gongxing.algorithms.milp import MilpModel
from gongxing.algorithms.schedule.problem import NEVER, BoolArray, FloatArray, IntArray, ScheduleProblem
from gongxing.algorithms.schedule.windows import gaps


@dataclass(frozen=True)
class StepModel:
    """An integer model with where its columns and rows come from.

    Attributes:
        model: maximises worth.
        work, period: (columns,) whose step a column is, and of which start.
        kind: (rows,) what a row holds: STEP, BEFORE or STOCK.
        source: (rows,) which work, precedence or stock that is.
        at: (rows,) period of a stock row, of the follower in a precedence row.
    """

    model: MilpModel
    work: IntArray
    period: IntArray
    kind: IntArray
    source: IntArray
    at: IntArray

    def starts(self, x: FloatArray, works: int) -> IntArray:
        """Return the starts (works,) that a solution (columns,) says."""
        found = np.full(works, NEVER, dtype=np.int64)
        begun = np.flatnonzero(x > 0.5)[::-1]
        found[self.work[begun]] = self.period[begun]
        return found

    def steps(self, start: IntArray) -> FloatArray:
        """Return the solution (columns,) of starts (n,)."""
        begun = start[self.work]
        return np.where((begun != NEVER) & (begun <= self.period), 1.0, 0.0)


STEP, BEFORE, STOCK = range(3)
Entries = tuple[IntArray, IntArray, FloatArray]


class _Rows:
    """Rows in the making: entries, and for each row an upper bound, its kind, source and period."""

    def __init__(self) -> None:
        self.entries: list[Entries] = []
        self.about: list[tuple[FloatArray, IntArray, IntArray, IntArray]] = []
        self.count = 0

    def add(self, kind: int, high: FloatArray, source: IntArray, at: IntArray, entries: list[Entries]) -> None:
        """Append rows of one kind; the entries count rows from 0."""
        self.entries += [(row + self.count, column, value) for row, column, value in entries]
        self.about.append((high, np.full(len(high), kind), source, at))
        self.count += len(high)


def step_model(
    problem: ScheduleProblem,
    allowed: BoolArray,
    must: BoolArray,
    *,
    whole: bool = True,
    value: FloatArray | None = None,
) -> StepModel:
    """Return the model of the starts that are allowed (n, T).

    `must` (n,) works have to be done; `value` (n, T) is maximised if given, the problem's otherwise; `whole` asks for
    integers. A work that must be done and has no allowed start makes the model infeasible by an empty row.
    """
    worth = problem.value if value is None else value
    work, period = (found.astype(np.int64) for found in np.nonzero(allowed))
    count = allowed.sum(axis=1)
    so_far = np.cumsum(allowed.astype(np.int64), axis=1)
    column: IntArray = np.where(so_far > 0, so_far + (np.cumsum(count) - count)[:, None] - 1, -1)
    rows = _Rows()
    _step_rows(rows, work, period)
    _before_rows(rows, problem, work, period, column)
    _stock_rows(rows, problem, column)
    last = np.ones(len(work), dtype=bool)
    last[:-1] = work[1:] != work[:-1]
    gain = worth[work, period].copy()
    gain[~last] -= worth[work, period][np.flatnonzero(~last) + 1]
    lost = np.flatnonzero(must & (count == 0))
    rows.add(STEP, np.full(len(lost), -1.0), lost, np.zeros(len(lost), dtype=np.int64), [])
    high, kind, source, at = (np.concatenate(part) for part in zip(*rows.about, strict=True))
    row, place, amount = (np.concatenate(part) for part in zip(*rows.entries, strict=True))
    matrix = csr_array((amount, (row, place)), shape=(rows.count, len(work)))
    model = MilpModel(
        gain, np.where(last & must[work], 1.0, 0.0), np.ones(len(work)), np.full(len(work), whole), matrix,
        np.full(rows.count, -np.inf), high, maximise=True,
    )  # fmt: skip
    return StepModel(model, work, period, kind, source, at)


def _step_rows(rows: _Rows, work: IntArray, period: IntArray) -> None:
    """y[i, t] of one open start is at most that of the next."""
    here = np.flatnonzero(work[1:] == work[:-1])
    row, one = np.arange(len(here)), np.ones(len(here))
    rows.add(STEP, np.zeros(len(here)), work[here], period[here], [(row, here, one), (row, here + 1, -one)])


def _before_rows(rows: _Rows, problem: ScheduleProblem, work: IntArray, period: IntArray, column: IntArray) -> None:
    """y[then, t] <= y[ahead, t - wait], for the last of the open starts t that ask the same of what is ahead."""
    count = np.bincount(work, minlength=problem.works)
    begin = np.cumsum(count) - count
    then = problem.before[:, 1]
    source = np.repeat(np.arange(len(then)), count[then])
    into = np.arange(len(source)) - np.repeat(np.cumsum(count[then]) - count[then], count[then])
    mine = begin[then[source]] + into
    seen = period[mine] - gaps(problem)[source]
    asked = np.where(seen >= 0, column[problem.before[source, 0], np.maximum(seen, 0)], -1)
    keep = np.ones(len(source), dtype=bool)
    keep[:-1] = (source[1:] != source[:-1]) | (asked[1:] != asked[:-1])
    source, mine, asked = source[keep], mine[keep], asked[keep]
    row = np.arange(len(source))
    held = asked >= 0
    entries = [(row, mine, np.ones(len(row))), (row[held], asked[held], -np.ones(int(held.sum())))]
    rows.add(BEFORE, np.zeros(len(row)), source, period[mine], entries)


def _stock_rows(rows: _Rows, problem: ScheduleProblem, column: IntArray) -> None:
    """What is drawn from a stock by the end of a period stays within its limit; rows that follow from the next are left out."""
    events, limit = problem.events, problem.limit
    for stock in range(problem.stocks):
        mine = np.flatnonzero(events.stock == stock)
        who, offset, amount = events.work[mine], events.offset[mine], events.amount[mine]
        asked = np.flatnonzero(np.isfinite(limit[stock]))
        if (amount >= 0).all():
            asked = asked[[t + 1 == problem.periods or limit[stock, t + 1] > limit[stock, t] for t in asked.tolist()]]
        entries = []
        for row, period in enumerate(asked.tolist()):
            place = np.where(offset <= period, column[who, np.maximum(period - offset, 0)], -1)
            on = np.flatnonzero(place >= 0)
            entries.append((np.full(len(on), row), place[on], amount[on]))
        rows.add(STOCK, limit[stock, asked], np.full(len(asked), stock), asked, entries)
