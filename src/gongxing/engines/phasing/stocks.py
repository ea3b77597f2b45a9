"""Which stocks bound the works, and how much of each may have been drawn by the end of each quarter?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import pandas as pd

from gongxing.engines.phasing.problem import CREWS, LINKED, MONEY, QUOTA, SPECIAL, Stock, Task
from gongxing.engines.phasing.trades import TRADES
from gongxing.park import Park
from gongxing.plan import Funds
from gongxing.plan.phasing import QUARTERS
from gongxing.standards.parameters import Parameters
from gongxing.words import Text


def stocks_of(
    park: Park, funds: Funds | None, values: Parameters, tasks: Sequence[Task], span: tuple[int, int]
) -> tuple[tuple[Stock, ...], tuple[Text, ...]]:
    """Return the stocks over `span` (first year, quarters) and what is not known of them.

    In every quarter no more money may be out than is free by the end of its year; quota is granted at the beginning of its year; of flats there are none but those that
    actions give (standing ones are given by an action that takes no time); crews are checked in every quarter.
    """
    first, quarters = span
    notes: list[Text] = []
    found = [*_money(funds, first, quarters, notes), *_quota(park["quota"].frame, first, quarters, notes)]
    found += _flats(tasks, quarters)
    busy = Counter(task.trade for task in tasks if task.trade)
    found += [
        Stock(CREWS + trade, label, "crews", (values.value("crews", trade),) * quarters)
        for trade, label in TRADES.items()
        if busy[trade]
    ]
    return tuple(found), tuple(notes)


def _money(funds: Funds | None, first: int, quarters: int, notes: list[Text]) -> Iterable[Stock]:
    """Yield money, and where special bonds are counted in it, the same without those that no started work can repay."""
    label = Text("资金", "money")
    if funds is None:
        notes.append(Text("没有资金盘子，分期不受资金限制", "no funds are known: money does not bound the schedule"))
        yield Stock(MONEY, label, "yuan", (None,) * quarters)
        return

    def yearly(known: dict[int, float]) -> tuple[float | None, ...]:
        return tuple(known.get(first + q // QUARTERS) for q in range(quarters))

    yield Stock(MONEY, label, "yuan", yearly({row.year: row.free_fen / 100 for row in funds.years}))
    if any(row.earmarked_fen for row in funds.years):
        bare = {
            row.year: (row.free_fen - row.earmarked_fen - funds.lot_fen) / 100
            for row in funds.years
            if row.earmarked_fen
        }
        special = Text("资金（不计未落实的专项债）", "money without special bonds that no started work can repay")
        yield Stock(SPECIAL, special, "yuan", yearly(bare))


def _quota(frame: pd.DataFrame, first: int, quarters: int, notes: list[Text]) -> Iterable[Stock]:
    """Yield new construction land with what reclaiming gives, and the same up to the linked quota granted."""
    if frame.empty:
        notes.append(Text("没有用地指标表，分期不受指标限制", "no land quota is known: it does not bound the schedule"))
        empty: tuple[float | None, ...] = (None,) * quarters
        yield Stock(QUOTA, Text("用地指标", "land quota"), "m2", empty)
        return

    def by(kind: str, quarter: int) -> float:
        granted = (frame["kind"] == kind) & (frame["year"] <= first + quarter // QUARTERS)
        return float(frame.loc[granted, "area_m2"].sum())

    new = [by("new_construction", q) for q in range(quarters)]
    both = [by("new_construction", q) + by("linked", q) for q in range(quarters)]
    yield Stock(QUOTA, Text("用地指标（扣除腾退）", "land quota less what is reclaimed"), "m2", tuple(new))
    yield Stock(LINKED, Text("用地指标（含挂钩上限）", "land quota with all linked quota"), "m2", tuple(both))


def _flats(tasks: Sequence[Task], quarters: int) -> Iterable[Stock]:
    names = sorted({name for task in tasks for name, _ in (*task.draws, *task.gives) if name.startswith("flats/")})
    for name in names:
        estate = name.partition("/")[2]
        yield Stock(name, Text(f"安置房源 {estate}", f"flats of {estate}"), "flats", (0.0,) * quarters)
