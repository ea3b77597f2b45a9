"""Which table tells how incentives are shared out, and what one more yuan would bring?"""

from __future__ import annotations

from gongxing.origins import computed
from gongxing.plan.finance import GROUPS, Granted, Incentives
from gongxing.report.cells import NONE, figure_of, number_column, value_cell
from gongxing.report.document import Column, FigureRun, Sentence, TableBlock, cell, name_of, plain, say
from gongxing.report.finance_tables import money_cell
from gongxing.words import Text

ORIGIN = computed(
    "engines.finance.share_out", Text("精确动态规划分配", "shared out by an exact dynamic programme"), "incentives", "park.toml"
)  # fmt: skip
_UNIT = Text("（万元/年）", " (million yuan a year)")


def incentives_table(shared: Incentives) -> TableBlock:
    """Return the programmes by group with the step chosen, money and benefit."""
    columns = (
        Column(Text("类别", "Group"), "left", 1.2), Column(Text("项目", "Programme"), "left", 2.6), number_column(Text("档次", "Step"), ORIGIN, 0.8),
        number_column(Text("共几档", "Of"), ORIGIN, 0.8), number_column(Text("资金", "Money"), ORIGIN), number_column(Text("效益", "Benefit"), ORIGIN),
        number_column(Text("每元效益", "Per yuan"), ORIGIN),
    )  # fmt: skip
    rows: list[tuple[Sentence, ...]] = []
    for group, label in GROUPS.items():
        mine = [granted for granted in shared.granted if granted.group == group]
        rows += [_row(label if place == 0 else None, granted) for place, granted in enumerate(mine)]
    rate = shared.benefit_fen / shared.spent_fen if shared.spent_fen else None
    rows.append(
        (
            plain(Text("合计", "Total")), NONE, NONE, NONE, money_cell(shared.spent_fen, ORIGIN), money_cell(shared.benefit_fen, ORIGIN),
            value_cell("finance", rate, unit="ratio", show="ratio", origin=ORIGIN),
        )
    )  # fmt: skip
    caption = Text(f"激励资金分配{_UNIT.zh}", f"Sharing of incentives{_UNIT.en}")
    note = plain(Text("“—”表示该项目本次不安排。", "A dash means that the programme gets nothing."))
    return TableBlock("table.finance.incentives", caption, columns, tuple(rows), 1, note)


def _row(label: Text | None, granted: Granted) -> tuple[Sentence, ...]:
    given = granted.step or None
    rate = granted.benefit_fen / granted.amount_fen if granted.amount_fen else None
    return (
        NONE if label is None else cell(name_of(Text(label.zh, label.en.capitalize()))), cell(name_of(granted.programme)),
        value_cell("finance", given, unit="count", show="count", origin=ORIGIN),
        value_cell("finance", granted.steps, unit="count", show="count", origin=ORIGIN), money_cell(granted.amount_fen, ORIGIN),
        money_cell(granted.benefit_fen, ORIGIN), value_cell("finance", rate, unit="ratio", show="ratio", origin=ORIGIN),
    )  # fmt: skip


def incentives_said(shared: Incentives) -> Sentence:
    """Say what the budget brings, what the next step up would take and bring, and what one more yuan brings."""

    def money(name: str, label: Text, fen: int) -> FigureRun:
        return FigureRun(figure_of(f"report.finance.{name}", label, fen / 100, "yuan", ORIGIN))

    spent = money("incentives", Text("激励资金", "incentives"), shared.spent_fen)
    benefit = money("incentives_benefit", Text("激励效益", "benefit of incentives"), shared.benefit_fen)
    lead = (
        Text("激励资金每年{spent}，按边际效益分配，年效益{benefit}。", "Incentives take {spent} a year; shared out by what they bring they are worth {benefit} a year.")
        if shared.budget_fen is not None
        else Text(
            "尚未设定激励资金；若各项只做到每增一元至少带来一元效益为止，每年需{spent}，年效益{benefit}，现金流量中未列支。",
            "No money is set aside for incentives; funded as long as a yuan brings a yuan they would take {spent} and bring {benefit} a year. The cash flow does not hold them.",
        )
    )  # fmt: skip
    if not shared.more_fen:
        return say(
            Text(lead.zh + "各项均已到最高档。", lead.en + " Every programme has its highest step."),
            spent=spent,
            benefit=benefit,
        )
    more = Text(
        "再增{more}可上一档，多得效益{gain}；此处每增一元约带来{rate}元效益。",
        " Another {more} would reach the next step and bring {gain}; here one more yuan brings about {rate} yuan.",
    )
    rate = figure_of(
        "report.finance.marginal",
        Text("边际效益", "marginal value"),
        shared.marginal(shared.spent_fen),
        "ratio",
        ORIGIN,
    )
    return say(
        Text(lead.zh + more.zh, lead.en + more.en),
        spent=spent,
        benefit=benefit,
        more=money("incentives_more", Text("下一档所需资金", "money to the next step"), shared.more_fen),
        gain=money("incentives_gain", Text("下一档所增效益", "benefit of the next step"), shared.more_benefit_fen),
        rate=FigureRun(rate, "ratio"),
    )
