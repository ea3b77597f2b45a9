"""Do people, money and time agree: is every household's flat there before it must leave, and does finance pay for what is scheduled?"""

from __future__ import annotations

from collections.abc import Iterable

from gongxing.plan import Finding, PhasingScheme, Plan
from gongxing.plan.finance import FinanceScheme
from gongxing.plan.phasing import QUARTERS, Scheduled
from gongxing.plan.resettlement import RISKS, ResettlementScheme
from gongxing.standards.stability import LEVELS, REQUIRES
from gongxing.words import Text

SHOWN = 200
"""How many ids of rows a finding names at most."""
_FLATS = "flats/"


def review_delivery(plan: Plan) -> tuple[Finding, ...]:
    """Return the findings across resettlement, schedule and finance; nothing of a part that is not there."""
    scheme = plan.phasing.part if plan.phasing else None
    moved = plan.resettlement.part if plan.resettlement else None
    paid = plan.finance.part if plan.finance else None
    found = []
    if scheme is not None and moved is not None and moved.lines:
        found.append(_households(plan, scheme, moved))
    if moved is not None and moved.groups:
        found.append(_stable(moved))
    if paid is not None:
        found.append(_cash(paid))
        if scheme is not None:
            found.append(_paid(scheme, paid))
    return tuple(found)


def _finding(code: str, label: Text, verdict: str, words: Text, rows: Iterable[str] = (), rule: str = "") -> Finding:
    return Finding(code, label, verdict, words, tuple(rows)[:SHOWN], rule)


def _households(plan: Plan, scheme: PhasingScheme, moved: ResettlementScheme) -> Finding:
    """Each household that takes a flat has it, finished, before the action that displaces it or its clearing starts."""
    items = {item.action: item for item in scheme.items}
    ready = {
        name.removeprefix(_FLATS): item.end
        for action in plan.actions
        for name, _ in action.gives
        if name.startswith(_FLATS) and (item := items.get(action.id)) is not None and item.end is not None
    }
    clearing: dict[str, list[str]] = {}
    for action in plan.actions:
        if action.engine == "resettlement" and action.kind == "clear":
            for parcel in action.parcels:
                clearing.setdefault(parcel, []).append(action.id)
    housed = [line for line in moved.lines if line.estate]
    bad = []
    for line in housed:
        starts = _starts(items, (line.action, *clearing.get(line.parcel, ())))
        if starts and (line.estate not in ready or min(starts) < ready[line.estate]):
            bad.append(line.household)
    words = Text(
        f"{len(moved.lines)} 户动迁，其中 {len(housed)} 户住安置房，{len(bad)} 户在房屋建成前即须搬离",
        f"{len(moved.lines)} households move, {len(housed)} of them into flats; {len(bad)} would have to leave before theirs is there",
    )
    label = Text("逐户先安置后搬迁", "a home for every household before it leaves")
    return _finding("review.households", label, "fail" if bad else "pass", words, bad, "ZD-48c")


def _stable(moved: ResettlementScheme) -> Finding:
    """What the risk of each group to move requires before its clearing."""
    by_level = {level: [group.group for group in moved.groups if group.risk == level] for level in LEVELS}
    risky = [*by_level["high"], *by_level["medium"]]
    counted = Text(
        "，".join(f"{RISKS[level].zh}风险 {len(by_level[level])} 组" for level in LEVELS),
        ", ".join(f"{len(by_level[level])} groups of {RISKS[level].en} risk" for level in LEVELS),
    )
    worst = "high" if by_level["high"] else "medium" if by_level["medium"] else "low"
    asked = Text(f"{RISKS[worst].zh}风险：{REQUIRES[worst].zh}", f"{RISKS[worst].en} risk: {REQUIRES[worst].en}")
    words = Text(f"{counted.zh}。{asked.zh}", f"{counted.en}. {asked.en}")
    label = Text("社会稳定风险", "risk to social stability")
    return _finding("review.stability", label, "warn" if risky else "pass", words, risky, "ZD-26b")


def _starts(items: dict[str, Scheduled], actions: Iterable[str]) -> list[int]:
    return [start for name in actions if name in items and (start := items[name].start) is not None]


def _paid(scheme: PhasingScheme, paid: FinanceScheme) -> Finding:
    """What finance spends on works in a year is what the schedule spends then, to the fen."""
    bad, whole = [], 0
    for year in paid.years:
        low = (year.year - scheme.first_year) * QUARTERS
        spent = sum(_between(item, low, low + QUARTERS) for item in scheme.items)
        whole += spent
        if spent != year.works_fen:
            bad.append(str(year.year))
    words = Text(
        f"排期支出合计 {whole / 1e6:,.0f} 万元，{len(bad)} 个年份与资金表不符",
        f"the schedule spends {whole / 1e6:,.0f} wan yuan, {len(bad)} years differ from the cash flow",
    )
    label = Text("资金表与排期一致", "cash flow and schedule agree")
    return _finding("review.finance_works", label, "fail" if bad else "pass", words, bad)


def _between(item: Scheduled, low: int, high: int) -> int:
    """Return in fen what an action costs in some quarters: its cost is spread evenly over its own, to the fen."""
    if item.start is None or item.end is None:
        return 0
    length = max(item.end - item.start, 1)
    passed = [min(max(quarter - item.start, 0), length) for quarter in (low, high)]
    return item.cost_fen * passed[1] // length - item.cost_fen * passed[0] // length


def _cash(paid: FinanceScheme) -> Finding:
    """The cash at the end of each year is that of the year before with what came in and without what went out, and never too little."""
    bad, cash = [], paid.opening_fen
    for year in paid.years:
        cash += (
            year.tax_fen + year.fees_fen + year.transfers_fen + year.land_fen + year.income_fen + year.issued_fen
            - year.operating_fen - year.incentives_fen - year.works_fen - year.issue_cost_fen - year.interest_fen - year.principal_fen
        )  # fmt: skip
        if cash != year.cash_fen or cash < paid.least_cash_fen:
            bad.append(str(year.year))
        cash = year.cash_fen
    words = Text(
        f"{len(paid.years)} 个年份逐项加总，{len(bad)} 个年份不平或低于最低余额",
        f"{len(paid.years)} years added up, {len(bad)} do not agree or fall below the least cash",
    )
    label = Text("现金流逐年平衡", "cash flow balances year by year")
    return _finding("review.finance_cash", label, "fail" if bad else "pass", words, bad)
