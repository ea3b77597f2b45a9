"""Which approvals does the schedule ask for, under which rule, how long do they take, and by when must they be asked for?"""

from __future__ import annotations

from collections import Counter

from gongxing.origins import computed
from gongxing.plan import PhasingScheme
from gongxing.plan.phasing import Approval
from gongxing.report.cells import NONE, number_column, rule_origin, stated, value_cell
from gongxing.report.document import Column, Sentence, TableBlock, cell, day_of, plain
from gongxing.report.material import Material
from gongxing.report.phasing_tables import quarter_run
from gongxing.words import Text, same

ORIGIN = computed(
    "plan.approvals", Text("法定程序按工作日历倒排", "procedures counted back on the working-day calendar"), "procedures", "holidays", "plan.phasing"
)  # fmt: skip
_NOTE = Text(
    "所需天数为日历天数，取规划期各季度中最长者；程序中法律未定期限的步骤按经验假设（丙级），尚未公布放假安排的年份按法定节假日推算。同一事项、同季开工的行动并为一行。",
    "Days are calendar days, those of the worst quarter of the horizon. Steps whose length no law gives are assumed (grade C); years whose arrangement is "
    "not announced count the holidays by law. Actions of one approval that start in one quarter share a row.",
)


def approvals_table(material: Material, scheme: PhasingScheme) -> TableBlock | None:
    """Return the approvals of what is scheduled, those to be asked for first at the top; None where nothing needs one."""
    asked: Counter[tuple[Approval, int]] = Counter()
    for item in scheme.items:
        if item.start is not None:
            asked.update((approval, item.start) for approval in item.approvals if approval.ask_by is not None)
    if not asked:
        return None
    columns = (
        Column(Text("最晚申请日", "Ask by"), "left", 1.9, ORIGIN), Column(Text("审批事项", "Approval"), "left", 2.4),
        Column(Text("规则", "Rule"), "left", 0.9), number_column(Text("所需天数", "Days"), ORIGIN, 0.9),
        Column(Text("开工", "Start"), "left", 1.6, ORIGIN), number_column(Text("行动数", "Actions"), ORIGIN, 0.8),
    )  # fmt: skip
    order = sorted(asked, key=lambda key: (key[0].ask_by, key[1], key[0].name.zh))
    rows = tuple(_row(material, scheme, approval, start, asked[approval, start]) for approval, start in order)
    return TableBlock(
        "table.phasing.approvals",
        Text("前置审批时间表", "Approvals and when to ask for them"),
        columns,
        rows,
        0,
        plain(_NOTE),
    )


def _row(material: Material, scheme: PhasingScheme, approval: Approval, start: int, count: int) -> tuple[Sentence, ...]:
    rule = rule_origin(material, approval.rule) if approval.rule else None
    return (
        NONE if approval.ask_by is None else cell(day_of(approval.ask_by)),
        stated(approval.name, ORIGIN),
        NONE if rule is None else stated(same(approval.rule), rule, marked=True),
        value_cell("approvals", approval.days, unit="count", show="count", origin=ORIGIN),
        cell(quarter_run(scheme, start)),
        value_cell("approvals", float(count), unit="count", show="count", origin=ORIGIN),
    )
