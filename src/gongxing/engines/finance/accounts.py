"""What comes in and goes out of itself each year: taxes, fees, transfers, running; and what do the old debts still cost?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from gongxing.algorithms.repayment import repayment
from gongxing.engines.finance.problem import IntArray
from gongxing.errors import Fault, NotReadyError, Place
from gongxing.park import Park
from gongxing.plan import Plan
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

FEES = ("fee", "other")
RUNNING = ("operating", "other")
"""Lines of spending that go on whatever is planned; works, debt service and land are reckoned by the engine."""


@dataclass(frozen=True)
class Accounts:
    """Flows by year in fen (years after the horizon like its last), the cash at the start, and how gaps were filled."""

    tax: IntArray
    fees: IntArray
    transfers: IntArray
    operating: IntArray
    opening_fen: int
    base_tax_fen: int
    """Taxes left to the park in the year before the horizon, or in its first year where they are not known."""
    notes: tuple[Text, ...]


@dataclass(frozen=True)
class OldDebts:
    """Service of the old debts by year and what is owed of them at the end of each, in fen."""

    interest: IntArray
    principal: IntArray
    owed: IntArray


def accounts_of(park: Park, values: Parameters, plan: Plan, years: int) -> Accounts:
    """Return the accounts over `years` years from the first of the plan's horizon; NotReadyError without a table `budget`."""
    frame = park["budget"].frame
    if not len(frame):
        raise _no_budget()
    first, horizon = plan.horizon[0], plan.horizon[1] - plan.horizon[0] + 1
    fees = _carried(frame, "revenue", FEES, values.value("fee_growth"), (first, horizon, years))
    transfers = _carried(frame, "revenue", ("transfer",), values.value("transfer_growth"), (first, horizon, years))
    operating = _carried(frame, "spending", RUNNING, values.value("operating_growth"), (first, horizon, years))
    tax, told = _taxes(frame, plan, values, years)
    if tax is None:
        tax = _carried(frame, "revenue", ("tax",), values.value("fee_growth"), (first, horizon, years))
    opening, where = _opening(park, frame, first)
    share = values.value("tax_kept") * values.value("tax_prudence")
    base = int(tax[0]) if plan.outlook is None else round(dict(plan.outlook.base).get("tax", 0.0) * share * 100)
    return Accounts(tax, fees, transfers, operating, opening, base, (*_filled(frame, first, horizon), told, where))


def _carried(
    frame: pd.DataFrame, direction: str, lines: tuple[str, ...], growth: float, span: tuple[int, int, int]
) -> IntArray:
    """Return the sums of some lines by year: as budgeted, then the last known year carried on with a growth, level after the horizon."""
    first, horizon, years = span
    rows = frame[(frame["direction"] == direction) & frame["line"].isin(lines)]
    sums: dict[int, int] = {}
    for year, amount in zip(rows["year"], rows["amount_yuan"], strict=True):
        sums[int(year)] = sums.get(int(year), 0) + round(amount * 100)
    found = np.zeros(years, np.int64)
    last = max((year for year in sums if year < first), default=None)
    level = float(sums[last]) if last is not None else 0.0
    for place in range(years):
        year = first + place
        if place < horizon and year in sums:
            level = float(sums[year])
        elif place < horizon:
            level *= 1 + growth
        found[place] = round(level)
    return found


def _fen(amounts: pd.Series[float]) -> int:
    return sum(round(amount * 100) for amount in amounts)


def _taxes(frame: pd.DataFrame, plan: Plan, values: Parameters, years: int) -> tuple[IntArray | None, Text]:
    """Return the taxes left to the park as the outlook expects them; None without one."""
    outlook = plan.outlook
    if outlook is None:
        return None, Text("没有增长预测，税收按预算表延续", "without an outlook, taxes go on as in the budget")
    share = values.value("tax_kept") * values.value("tax_prudence")
    found = np.zeros(years, np.int64)
    for place in range(years):
        year = min(plan.horizon[0] + place, outlook.years[-1])
        found[place] = round(outlook.spread("tax", year).mean * share * 100)
    return found, Text(
        f"税收取增长预测均值的 {share:.1%}（留成与审慎系数），规划期后不再增长",
        f"taxes are {share:.1%} of the outlook's mean (share kept, prudence), level after the horizon",
    )


def _opening(park: Park, frame: pd.DataFrame, first: int) -> tuple[int, Text]:
    """Return the cash at the start: as set, or the balance carried over from the year before, or nothing."""
    given = park.settings.finance.opening_yuan
    if given is not None:
        return round(given * 100), Text("期初库款由项目设定给出", "opening cash as set in the project")
    rows = frame[(frame["line"] == "balance") & (frame["year"] == first - 1)]
    if not len(rows):
        return 0, Text(
            "预算表没有上年结转结余，期初库款按零计",
            "the budget has no balance carried over, so the plan begins without cash",
        )
    return _fen(rows["amount_yuan"]), Text(
        f"期初库款取 {first - 1} 年末结转结余", f"opening cash is the balance of {first - 1}"
    )


def _filled(frame: pd.DataFrame, first: int, horizon: int) -> tuple[Text, ...]:
    """Say which years the budget does not reach, and that lines of works, land and debt are reckoned anew."""
    last = int(frame["year"].max())
    told = [
        Text(
            "预算表中的土地、工程与债务科目由引擎另行推算，不重复计入",
            "budget lines of land, works and debt are reckoned by the engine and not counted twice",
        )
    ]
    if last < first + horizon - 1:
        told.append(
            Text(
                f"预算表止于 {last} 年，其后按参数增速延续",
                f"the budget ends in {last}; later years go on with the growth of the parameters",
            )
        )
    return tuple(told)


def old_debts(park: Park, first: int, years: int) -> OldDebts:
    """Return the service of the old debts; a debt due before the first year is due in it."""
    interest, principal, owed = (np.zeros(years, np.int64) for _ in range(3))
    frame = park["debts"].frame
    columns = ("balance_yuan", "rate", "end", "repayment")
    for balance, rate, end, way in zip(*(frame[name] for name in columns), strict=True):
        debt = left = round(balance * 100)
        term = max(int(end) - first + 1, 1)
        for place, (paid, repaid) in enumerate(repayment(debt, float(rate), term, str(way))[:years]):
            left -= repaid
            interest[place] += paid
            principal[place] += repaid
            owed[place] += left
    return OldDebts(interest, principal, owed)


def last_year(park: Park, first: int) -> int:
    """Return the number of years from the first until the last old debt is repaid."""
    ends = park["debts"].frame["end"]
    return max((int(end) - first + 1 for end in ends), default=0)


def _no_budget() -> NotReadyError:
    fault = Fault(
        Place(table="budget"),
        Text("没有财政收支", "no budget"),
        Text("至少一年的收入与支出", "revenue and spending of at least one year"),
        Text(
            "导入财政收支表（gongxing import … --table budget），有债务和融资工具的再导入 debts、bond_offers",
            "import the budget (`gongxing import ... --table budget`), and debts and bond_offers where there are any",
        ),
        "finance.budget",
    )
    return NotReadyError(Text("无法测算可用资金", "the funds cannot be reckoned"), [fault])
