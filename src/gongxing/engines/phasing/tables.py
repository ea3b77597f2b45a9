"""How is a schedule written down as tables, for a workbook or another program?"""

from __future__ import annotations

from collections.abc import Iterable

from gongxing.diagnosis.survey_tables import Cell, SurveyColumn, SurveyTable, plain
from gongxing.plan import Plan
from gongxing.plan.phasing import PhasingScheme
from gongxing.words import Text


def phasing_tables(plan: Plan) -> tuple[SurveyTable, ...]:
    """Return works, actions with their approvals, stocks by quarter and changes of a plan's schedule; nothing where it has none."""
    scheme = plan.phasing.part if plan.phasing is not None else None
    if scheme is None:
        return ()
    found = [_works(scheme), _actions(plan, scheme), _approvals(scheme), _stocks(scheme)]
    return (*found, _changes(plan, scheme)) if scheme.changes else tuple(found)


def quarter_code(scheme: PhasingScheme, quarter: int | None) -> str | None:
    """Return a quarter as 2027Q3; None for none."""
    return None if quarter is None else f"{scheme.year_of(quarter)}Q{quarter % 4 + 1}"


def _works(scheme: PhasingScheme) -> SurveyTable:
    columns = _columns(
        work="项目编号|work", zh="项目|in Chinese", en="项目（英文）|in English", actions="行动数|actions", start="开工季度|start",
        end="完工季度|last quarter", cost_yuan="费用（元）|cost in yuan",
    )  # fmt: skip
    items = {item.action: item for item in scheme.items}
    rows = []
    for work in scheme.works:
        head = items[work.actions[0]]
        last = None if head.end is None or head.start is None else max(head.end - 1, head.start)
        cost = sum(items[name].cost_fen for name in work.actions) / 100
        rows.append(
            (
                work.id,
                work.title.zh,
                work.title.en,
                len(work.actions),
                quarter_code(scheme, head.start),
                quarter_code(scheme, last),
                cost,
            )
        )
    return _table("schedule_works", Text("项目", "works"), columns, rows)


def _actions(plan: Plan, scheme: PhasingScheme) -> SurveyTable:
    columns = _columns(
        action="行动编号|action", zh="行动|in Chinese", en="行动（英文）|in English", work="所属项目|work", start="开工日期|starts on",
        end="完工日期|ends on", cost_yuan="费用（元）|cost in yuan", benefit_yuan="年效益（元）|yearly benefit in yuan",
        settled="已定|settled", why_zh="所缺|what it lacks", why_en="所缺（英文）|what it lacks, in English",
    )  # fmt: skip
    titles = {action.id: action.title for action in plan.actions}
    rows = (
        (
            i.action, titles[i.action].zh, titles[i.action].en, i.work, i.starts_on and i.starts_on.isoformat(),
            i.ends_on and i.ends_on.isoformat(), i.cost_fen / 100, i.benefit_yuan, i.frozen, i.reason and i.reason.zh, i.reason and i.reason.en,
        )
        for i in scheme.items
    )  # fmt: skip
    return _table("schedule_actions", Text("行动", "actions"), columns, rows)


def _approvals(scheme: PhasingScheme) -> SurveyTable:
    columns = _columns(
        action="行动编号|action", approval="审批|approval", en="审批（英文）|in English", rule="依据|rule", days="历时（天）|days", ask_by="最迟报批|apply by"
    )  # fmt: skip
    rows = (
        (item.action, a.name.zh, a.name.en, a.rule, a.days, a.ask_by and a.ask_by.isoformat())
        for item in scheme.items
        for a in item.approvals
    )
    return _table("schedule_approvals", Text("审批", "approvals"), columns, rows)


def _stocks(scheme: PhasingScheme) -> SurveyTable:
    columns = _columns(
        stock="资源|stock", zh="名称|in Chinese", en="名称（英文）|in English", unit="单位|unit", quarter="季度|quarter", limit="限额|limit", drawn="已用|drawn"
    )  # fmt: skip
    rows = (
        (line.stock, line.label.zh, line.label.en, line.unit, quarter_code(scheme, q), limit, drawn)
        for line in scheme.stocks
        for q, (limit, drawn) in enumerate(zip(line.limit, line.drawn, strict=True))
    )
    return _table("schedule_stocks", Text("资源逐季平衡", "stocks by quarter"), columns, rows)


def _changes(plan: Plan, scheme: PhasingScheme) -> SurveyTable:
    columns = _columns(
        action="行动编号|action", zh="行动|in Chinese", en="行动（英文）|in English", before="原开工|start before", after="现开工|start now",
        why_zh="缘由|why", why_en="缘由（英文）|why, in English",
    )  # fmt: skip
    titles = {action.id: action.title for action in plan.actions}
    rows = (
        (
            c.action, titles[c.action].zh, titles[c.action].en, quarter_code(scheme, c.before), quarter_code(scheme, c.after), c.reason.zh, c.reason.en,
        )
        for c in scheme.changes
    )  # fmt: skip
    return _table("schedule_changes", Text("较前次排期的改动", "changes"), columns, rows)


def _columns(**heads: str) -> tuple[SurveyColumn, ...]:
    return tuple(SurveyColumn(name, Text(*words.split("|"))) for name, words in heads.items())


def _table(name: str, label: Text, columns: tuple[SurveyColumn, ...], rows: Iterable[Iterable[object]]) -> SurveyTable:
    cells: tuple[tuple[Cell, ...], ...] = tuple(tuple(plain(value, 4) for value in row) for row in rows)
    return SurveyTable(name, label, columns, cells)
