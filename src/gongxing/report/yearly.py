"""What does one year of the plan hold: goals, works by money, stocks, approvals, as much of it as fits on one page?"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from gongxing.plan import Framework, Goal, PhasingScheme, Plan
from gongxing.plan.phasing import QUARTERS
from gongxing.report.gantt_chart import GROUPS, OTHERS, Bar, bars_of
from gongxing.words import Text

STARTS, RUNS, ENDS, WHOLE = (
    Text("开工", "starts"), Text("续建", "goes on"), Text("完工", "is done"), Text("当年完成", "all of it"),
)  # fmt: skip
"""What a work does in a year."""
_GROUP = {group.key: group.label for group in (*GROUPS, OTHERS)}


@dataclass(frozen=True, slots=True)
class YearWork:
    """One work, or several small ones of a group, in the year: its cost in the year and in all, first and last quarter (1 to 4).

    `owners` are the lead bodies, the one of most money first; `works` and `actions` count what it stands for; `does` is None
    for several works.
    """

    title: Text
    group: Text
    owners: tuple[Text, ...]
    works: int
    actions: int
    year_fen: int
    cost_fen: int
    first: int
    last: int
    does: Text | None
    goal: Text | None = None


@dataclass(frozen=True, slots=True)
class YearStock:
    """One stock: what the year draws of it, all that is drawn by its end and the most that may be (None: nobody checks)."""

    label: Text
    unit: str
    year: float
    drawn: float
    limit: float | None


@dataclass(frozen=True, slots=True)
class YearApproval:
    """One kind of approval to be asked for in the year: how many times, and the first day."""

    name: Text
    count: int
    first: dt.date


@dataclass(frozen=True, slots=True)
class YearPage:
    """One year of a plan. `counts` are the works that start, go on, end, and do both within the year."""

    park: str
    synthetic: bool
    year: int
    made_on: dt.date
    idea: Text | None
    goals: tuple[Goal, ...]
    goals_left: int
    works: tuple[YearWork, ...]
    rest: tuple[YearWork, ...]
    stocks: tuple[YearStock, ...]
    approvals: tuple[YearApproval, ...]
    counts: tuple[tuple[Text, int], ...]
    actions: int
    year_fen: int


def year_page(plan: Plan, framework: Framework, scheme: PhasingScheme, year: int, *, most: int) -> YearPage:
    """Return the page of a year with the `most` works of most money in the year by name, the rest grouped, and up to ten goals.

    ValueError for a year outside the horizon of the schedule.
    """
    place = year - scheme.first_year
    if not 0 <= place < scheme.quarters // QUARTERS:
        raise ValueError(f"{year} lies outside the schedule")
    whole = sorted(
        _works(plan, framework, scheme, place), key=lambda work: (-work.year_fen, -work.cost_fen, work.title.zh)
    )
    goals = sorted((g for g in framework.goals if _shown(g, year)), key=lambda goal: not goal.binding)
    counts = tuple((word, sum(work.does == word for work in whole)) for word in (STARTS, RUNS, ENDS, WHOLE))
    return YearPage(
        plan.park_name, plan.synthetic, year, plan.made_on, framework.idea, tuple(goals[:10]), max(len(goals) - 10, 0),
        tuple(whole[:most]), _grouped(whole[most:]), _stocks(scheme, place), _approvals(scheme, year), counts,
        sum(work.actions for work in whole), sum(work.year_fen for work in whole),
    )  # fmt: skip


def _shown(goal: Goal, year: int) -> bool:
    return goal.target is not None and goal.base_year < year <= goal.target_year


def _works(plan: Plan, framework: Framework, scheme: PhasingScheme, place: int) -> list[YearWork]:
    low, high = place * QUARTERS, (place + 1) * QUARTERS
    members = defaultdict(list)
    for item in scheme.items:
        members[item.work].append(item)
    found = []
    for bar in bars_of(plan, scheme):
        if bar.start is None or bar.end is None or bar.start >= high or max(bar.end, bar.start + 1) <= low:
            continue
        owners: dict[Text, int] = defaultdict(int)
        for item in members[bar.work]:
            duty = framework.by_action.get(item.action)
            if duty is not None:
                owners[duty.owner] += item.cost_fen + 1
        spent = sum(scheme.spent(item, place) for item in members[bar.work])
        found.append(
            _work(
                bar, tuple(sorted(owners, key=lambda o: (-owners[o], o.zh))), spent, (low, high), _goal(bar, framework)
            )
        )
    return found


def _work(bar: Bar, owners: tuple[Text, ...], spent: int, span: tuple[int, int], goal: Text | None) -> YearWork:
    start, end = bar.start or 0, max(bar.end or 0, (bar.start or 0) + 1)
    starts, ends = start >= span[0], end <= span[1]
    does = WHOLE if starts and ends else STARTS if starts else ENDS if ends else RUNS
    first, last = max(start, span[0]) - span[0] + 1, min(end, span[1]) - span[0]
    return YearWork(
        bar.title, _GROUP[bar.group], owners, 1, bar.actions, spent, bar.cost_fen, first, last, does, goal
    )  # fmt: skip


def _goal(bar: Bar, framework: Framework) -> Text | None:
    duty = framework.by_action.get(bar.work)
    goal = framework.goal(duty.goal) if duty else None
    return goal.name if goal else None


def _grouped(rest: list[YearWork]) -> tuple[YearWork, ...]:
    """Return the works that have no line of their own, summed by group; one that is alone in its group keeps its name."""
    groups: dict[Text, list[YearWork]] = defaultdict(list)
    for work in rest:
        groups[work.group].append(work)
    found = []
    for label, mine in groups.items():
        if len(mine) == 1:
            found += mine
            continue
        owners: dict[Text, int] = defaultdict(int)
        for work in mine:
            for owner in work.owners[:1]:
                owners[owner] += work.year_fen + 1
        title = Text(f"其余{label.zh}项目", f"other works: {label.en.lower()}")
        found.append(
            YearWork(
                title, label, tuple(sorted(owners, key=lambda o: (-owners[o], o.zh))), len(mine), sum(w.actions for w in mine),
                sum(w.year_fen for w in mine), sum(w.cost_fen for w in mine), min(w.first for w in mine), max(w.last for w in mine), None,
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda work: (-work.year_fen, work.title.zh)))


def _stocks(scheme: PhasingScheme, place: int) -> tuple[YearStock, ...]:
    """Return money, quota and housing of the year; flats of all estates are one line, crews are left to the schedule."""
    last, before = (place + 1) * QUARTERS - 1, place * QUARTERS - 1
    found: list[YearStock] = []
    flats: list[YearStock] = []
    for line in scheme.stocks:
        if line.stock.startswith("crews/"):
            continue
        drawn = line.drawn[last]
        row = YearStock(
            line.label, line.unit, drawn - (line.drawn[before] if before >= 0 else 0.0), drawn, line.limit[last]
        )
        (flats if line.stock.startswith("flats/") else found).append(row)
    if flats:
        limits = [row.limit for row in flats]
        whole = None if any(limit is None for limit in limits) else sum(limit or 0.0 for limit in limits)
        label = Text("安置房源（动用减新增）", "flats (taken less built)")
        found.append(YearStock(label, flats[0].unit, sum(r.year for r in flats), sum(r.drawn for r in flats), whole))
    return tuple(found)


def _approvals(scheme: PhasingScheme, year: int) -> tuple[YearApproval, ...]:
    days: dict[Text, list[dt.date]] = defaultdict(list)
    for item in scheme.items:
        for approval in item.approvals:
            if approval.ask_by is not None and approval.ask_by.year == year:
                days[approval.name].append(approval.ask_by)
    rows = (YearApproval(name, len(mine), min(mine)) for name, mine in days.items())
    return tuple(sorted(rows, key=lambda row: (row.first, row.name.zh)))
