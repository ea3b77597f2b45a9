"""Which tables tell of the schedule: year by year, the largest works with their dates, changes, what is not scheduled and why?"""

from __future__ import annotations

import datetime as dt

from gongxing.origins import computed
from gongxing.plan import PhasingScheme, Plan
from gongxing.plan.phasing import QUARTERS, Scheduled
from gongxing.report.cells import NONE, number_column, stated, value_cell
from gongxing.report.document import (
    EMPTY,
    Column,
    Quoted,
    QuoteKind,
    Sentence,
    TableBlock,
    cell,
    day_of,
    name_of,
    plain,
)
from gongxing.report.gantt_chart import GROUPS, OTHERS, Bar, bars_of
from gongxing.words import Text, same

ORIGIN = computed(
    "engines.phasing.solve", Text("分期引擎排期", "schedule of the phasing engine"), "plan.actions", "quota", "phasing_values", "progress"
)  # fmt: skip
TOP_PROJECTS, TOP_OF_YEAR, TOP_CHANGES, TOP_IDLE = 24, 8, 40, 20
_YEAR = Column(Text("年份", "Year"), "center", 0.8)
_WORK = Column(Text("项目", "Work"), "left", 4.2)
_GROUP = {group.key: group.label for group in (*GROUPS, OTHERS)}


def quarter_run(scheme: PhasingScheme, quarter: int) -> Quoted:
    """Return a quarter as a quoted date, such as 2027 年三季度."""
    year, part = scheme.year_of(quarter), quarter % QUARTERS
    return Quoted(Text(f"{year}年{'一二三四'[part]}季度", f"Q{part + 1} {year}"), QuoteKind.DATE)


def years_table(plan: Plan, scheme: PhasingScheme) -> TableBlock:
    """Return by year: works that start and are done, actions done, money spent and the most that may have been, quota used."""
    heads = (
        ("开工项目", "Works started"), ("完工项目", "Works done"), ("当年支出（万元）", "Spent (million yuan)"),
        ("累计净支出（万元）", "Net so far (million yuan)"), ("累计可用（万元）", "Free so far (million yuan)"), ("用地指标（公顷）", "Quota used (ha)"),
    )  # fmt: skip
    columns = (_YEAR, *(number_column(Text(zh, en), ORIGIN, 1.2) for zh, en in heads))
    bars = [bar for bar in bars_of(plan, scheme) if bar.start is not None and bar.end is not None]
    stocks = {line.stock: line for line in scheme.stocks}
    money, quota = stocks.get("money_yuan"), stocks.get("quota_m2")
    rows, before = [], 0.0
    for place in range(scheme.quarters // QUARTERS):
        last = place * QUARTERS + QUARTERS - 1
        started = sum((bar.start or 0) // QUARTERS == place for bar in bars)
        done = sum(max((bar.end or 0) - 1, 0) // QUARTERS == place for bar in bars)
        spent = sum(scheme.spent(item, place) for item in scheme.items) / 100
        used = quota.drawn[last] if quota else None
        rows.append((
            cell(_year(scheme, place)),
            value_cell("phasing", float(started), unit="count", show="count", origin=ORIGIN),
            value_cell("phasing", float(done), unit="count", show="count", origin=ORIGIN),
            value_cell("phasing", spent, unit="yuan", show="money!", origin=ORIGIN),
            value_cell("phasing", money.drawn[last] if money else None, unit="yuan", show="money!", origin=ORIGIN),
            value_cell("phasing", money.limit[last] if money else None, unit="yuan", show="money!", origin=ORIGIN),
            value_cell("phasing", None if used is None else used - before, unit="m2", show="ha!", origin=ORIGIN),
        ))  # fmt: skip
        before = used or 0.0
    note = plain(Text(
        "累计净支出已扣除行动带来的收入；“—”表示没有限额资料。用地指标为当年占用减腾退。",
        "Net of what actions bring in. A dash means that no limit is known. Quota is what is taken in the year less what is reclaimed.",
    ))  # fmt: skip
    return TableBlock(
        "table.phasing.years", Text("分年度实施安排", "The schedule by year"), columns, tuple(rows), 0, note
    )


def _year(scheme: PhasingScheme, place: int) -> Quoted:
    return Quoted(same(str(scheme.first_year + place)), QuoteKind.DATE)


def projects_table(plan: Plan, scheme: PhasingScheme) -> TableBlock:
    """Return the dearest works that are scheduled, with their dates."""
    columns = (
        _WORK, Column(Text("类别", "Group"), "left", 1.5), number_column(Text("行动数", "Actions"), ORIGIN, 0.9),
        number_column(Text("投资（万元）", "Cost (million yuan)"), ORIGIN, 1.2), Column(Text("开工", "Start"), "left", 1.9, ORIGIN),
        Column(Text("完工", "Done"), "left", 1.9, ORIGIN), Column(Text("最迟报批", "Apply by"), "left", 1.9, ORIGIN),
    )  # fmt: skip
    there = [bar for bar in bars_of(plan, scheme) if bar.start is not None]
    asked = _asked(scheme)
    rows = tuple(
        _project(scheme, bar, asked.get(bar.work))
        for bar in sorted(there, key=lambda b: (-b.cost_fen, b.work))[:TOP_PROJECTS]
    )
    return TableBlock("table.phasing.projects", Text("重大项目库", "The largest works"), columns, rows)


def _asked(scheme: PhasingScheme) -> dict[str, dt.date]:
    """Return by work the first day by which an approval has to be asked for."""
    found: dict[str, dt.date] = {}
    for item in scheme.items:
        for approval in item.approvals:
            if approval.ask_by is not None:
                found[item.work] = min(found.get(item.work, approval.ask_by), approval.ask_by)
    return found


def _project(scheme: PhasingScheme, bar: Bar, asked: dt.date | None) -> tuple[Sentence, ...]:
    start, end = bar.start or 0, bar.end or 0
    return (
        stated(bar.title, ORIGIN), cell(name_of(_GROUP[bar.group])), _count(bar.actions), _money(bar.cost_fen),
        cell(quarter_run(scheme, start)), cell(quarter_run(scheme, max(end - 1, start))), NONE if asked is None else cell(day_of(asked)),
    )  # fmt: skip


def _count(number: int) -> Sentence:
    return value_cell("phasing", float(number), unit="count", show="count", origin=ORIGIN)


def _money(fen: int) -> Sentence:
    return value_cell("phasing", fen / 100, unit="yuan", show="money!", origin=ORIGIN)


def year_list(plan: Plan, scheme: PhasingScheme) -> TableBlock:
    """Return for each year the dearest works that start in it."""
    columns = (
        _YEAR, _WORK, Column(Text("类别", "Group"), "left", 1.3), number_column(Text("投资（万元）", "Cost (million yuan)"), ORIGIN, 1.2),
        Column(Text("工期", "From, to"), "left", 3.6, ORIGIN),
    )  # fmt: skip
    bars = bars_of(plan, scheme)
    rows: list[tuple[Sentence, ...]] = []
    for place in range(scheme.quarters // QUARTERS):
        mine = [bar for bar in bars if bar.start is not None and bar.start // QUARTERS == place]
        for number, bar in enumerate(sorted(mine, key=lambda b: (-b.cost_fen, b.work))[:TOP_OF_YEAR]):
            head = cell(_year(scheme, place)) if number == 0 else EMPTY
            rows.append(
                (
                    head,
                    stated(bar.title, ORIGIN),
                    cell(name_of(_GROUP[bar.group])),
                    _money(bar.cost_fen),
                    cell(_span(scheme, bar)),
                )
            )
    note = plain(
        Text(
            "各年只列投资最大的开工项目，全部见随附工作簿。",
            "Only the dearest works of each year; all are in the workbook.",
        )
    )
    return TableBlock(
        "table.phasing.starts", Text("分年度主要开工项目", "Main works started by year"), columns, tuple(rows), 0, note
    )


def _span(scheme: PhasingScheme, bar: Bar) -> Quoted:
    first, last = (quarter_run(scheme, q).words for q in (bar.start or 0, max((bar.end or 0) - 1, bar.start or 0)))
    return Quoted(Text(f"{first.zh}—{last.zh}", f"{first.en} – {last.en}"), QuoteKind.DATE)


def changes_table(plan: Plan, scheme: PhasingScheme) -> TableBlock | None:
    """Return what a replanned schedule changes, work by work, with the reason; None where nothing changes."""
    if not scheme.changes:
        return None
    columns = (
        Column(Text("行动", "Action"), "left", 3.4), Column(Text("原开工", "Start before"), "left", 1.3, ORIGIN),
        Column(Text("现开工", "Start now"), "left", 1.3, ORIGIN), Column(Text("缘由", "Why"), "left", 4.0, ORIGIN),
    )  # fmt: skip
    titles = {action.id: action.title for action in plan.actions}
    rows = [
        (
            stated(titles.get(change.action, same(change.action)), ORIGIN), _at(scheme, change.before), _at(scheme, change.after),
            stated(change.reason, ORIGIN),
        )
        for change in scheme.changes[:TOP_CHANGES]
    ]  # fmt: skip
    return TableBlock(
        "table.phasing.changes", Text("较前次排期的改动", "Changes against the schedule before"), columns, tuple(rows)
    )


def _at(scheme: PhasingScheme, quarter: int | None) -> Sentence:
    return plain(Text("不排入", "not done")) if quarter is None else cell(quarter_run(scheme, quarter))


def idle_table(plan: Plan, scheme: PhasingScheme) -> TableBlock | None:
    """Return the actions that are not done within the horizon and what they lack; None where all are done."""
    idle = [item for item in scheme.items if item.start is None]
    if not idle:
        return None
    columns = (
        Column(Text("行动", "Action"), "left", 3.6), number_column(Text("投资（万元）", "Cost (million yuan)"), ORIGIN, 1.2),
        Column(Text("所缺", "What it lacks"), "left", 5.0, ORIGIN),
    )  # fmt: skip
    titles = {action.id: action.title for action in plan.actions}
    rows = [
        (stated(titles[item.action], ORIGIN), _money(item.cost_fen), _reason(item))
        for item in sorted(idle, key=lambda i: (-i.cost_fen, i.action))[:TOP_IDLE]
    ]
    return TableBlock(
        "table.phasing.idle", Text("未排入规划期的行动", "Actions not done within the horizon"), columns, tuple(rows)
    )


def _reason(item: Scheduled) -> Sentence:
    return NONE if item.reason is None else stated(item.reason, ORIGIN)
