"""Which tables show how the plan hangs together: pillars, groups of actions with their owners, and bodies with their load?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from gongxing.origins import computed
from gongxing.plan import Action, Duty, Framework, Pillar
from gongxing.report.cells import NONE, number_column, value_cell
from gongxing.report.document import Column, Quoted, QuoteKind, Sentence, TableBlock, cell, name_of, plain
from gongxing.report.material import Material
from gongxing.report.works_tables import work_name
from gongxing.words import Text, same

ORIGIN = computed(
    "plan.framing", Text("责任分工逐项汇总", "summed over the duties"), "plan.actions", "duties", "strategies", "indicators"
)  # fmt: skip
_SHOWN_GOALS, _SHOWN_BODIES = 5, 4
_MONEY = Text("费用（万元）", "Cost (million yuan)")


@dataclass
class Sum:
    """What is added up over duties: how many, how many without a price, fen, first and last year, bodies, goals."""

    count: int = 0
    unpriced: int = 0
    fen: int = 0
    years: set[int] = field(default_factory=set)
    owners: dict[Text, None] = field(default_factory=dict)
    supporting: dict[Text, None] = field(default_factory=dict)
    goals: dict[str, None] = field(default_factory=dict)

    def add(self, duty: Duty) -> None:
        """Add one duty."""
        self.count += 1
        self.unpriced += duty.cost_fen is None
        self.fen += duty.cost_fen or 0
        self.years |= {year for year in (duty.first_year, duty.last_year) if year is not None}
        self.owners[duty.owner] = None
        self.supporting |= dict.fromkeys(duty.supporting)
        self.goals |= {duty.goal: None} if duty.goal else {}


def sums_by_pillar(framework: Framework) -> list[tuple[Pillar | None, Sum]]:
    """Return what stands under each pillar in order, and under none, if anything does."""
    sums: dict[str, Sum] = defaultdict(Sum)
    for duty in framework.duties:
        sums[duty.pillar].add(duty)
    found: list[tuple[Pillar | None, Sum]] = [(pillar, sums[pillar.id]) for pillar in framework.pillars]
    astray = [sums[key] for key in sums if framework.pillar(key) is None and sums[key].count]
    return found + [(None, sum_) for sum_ in astray]


def pillars_table(material: Material, framework: Framework) -> TableBlock:
    """Return the frame: every pillar with its indicators, how many actions, their money and the bodies that lead them."""
    columns = (
        Column(Text("支柱", "Pillar"), "left", 1.9),
        Column(Text("考核指标", "Indicators"), "left", 3.2),
        number_column(Text("行动（项）", "Actions"), ORIGIN, 0.8),
        number_column(_MONEY, ORIGIN, 1.1),
        Column(Text("牵头单位", "Lead bodies"), "left", 2.6),
    )
    rows = []
    whole = Sum()
    for pillar, found in sums_by_pillar(framework):
        name = plain(Text("未归入支柱", "Under no pillar")) if pillar is None else cell(name_of(pillar.name))
        goals = [goal.name for goal in framework.goals if pillar is not None and goal.pillar == pillar.id]
        rows.append((name, _names(goals, _SHOWN_GOALS), *_numbers(found), _names(found.owners, _SHOWN_BODIES)))
    for duty in framework.duties:
        whole.add(duty)
    rows.append((plain(Text("合计", "Total")), NONE, *_numbers(whole), NONE))
    note = plain(
        Text(
            "费用为行动费用合计，未估价的行动不计；单位多于所列时以“等”示之。",
            "Cost is the sum over priced actions; where there are more bodies or indicators than shown, that is said.",
        )
    )
    title = Text("理念—支柱—目标—行动框架", "Frame: idea, pillars, goals, actions")
    return TableBlock("table.framework", title, columns, tuple(rows), 1, note)


def duties_table(material: Material, framework: Framework) -> TableBlock:
    """Return the duties by pillar, kind of action and lead body: how many, money, years, supporting bodies, indicator."""
    columns = (
        Column(Text("支柱", "Pillar"), "left", 1.5),
        Column(Text("行动组", "Group of actions"), "left", 1.6),
        number_column(Text("项数", "Number"), ORIGIN, 0.6),
        number_column(_MONEY, ORIGIN, 1.0),
        Column(Text("年份", "Years"), "center", 1.2, ORIGIN),
        Column(Text("牵头单位", "Lead body"), "left", 1.6),
        Column(Text("配合单位", "Supporting bodies"), "left", 2.0),
        Column(Text("考核指标", "Indicator"), "left", 1.5),
    )
    kinds = {action.id: action for action in material.plan.actions}
    rows: list[tuple[Sentence, ...]] = []
    former = ""
    for (pillar, group, _), found in _groups(framework, kinds):
        known = framework.pillar(pillar)
        name = NONE if known is None else cell(name_of(known.name))
        goals = [goal.name for key in found.goals if (goal := framework.goal(key)) is not None]
        rows.append(
            (
                plain(Text("〃", "〃")) if pillar == former and rows else name,
                cell(work_name(group)),
                *_numbers(found),
                _years(found.years),
                _names(found.owners, 1),
                _names(found.supporting, 2),
                _names(goals, 1),
            )
        )
        former = pillar
    note = plain(
        Text(
            "“—”表示未知：没有排入规划期或没有估价。逐项清单见导出的 framework.xlsx。",
            "A dash means not known: not scheduled within the horizon, or not priced. The full list is in the exported framework.xlsx.",
        )
    )
    return TableBlock("table.duties", Text("责任分工表", "Table of duties"), columns, tuple(rows), 0, note)


def bodies_table(framework: Framework) -> TableBlock:
    """Return every body: the actions and money it leads, the actions it supports, the indicators it answers for."""
    leads: dict[Text, Sum] = defaultdict(Sum)
    helps: dict[Text, int] = defaultdict(int)
    goals: dict[Text, int] = defaultdict(int)
    for duty in framework.duties:
        leads[duty.owner].add(duty)
        for body in duty.supporting:
            helps[body] += 1
    for goal in framework.goals:
        if goal.owner is not None:
            goals[goal.owner] += 1
    columns = (
        Column(Text("单位", "Body"), "left", 2.6),
        number_column(Text("牵头行动（项）", "Actions led"), ORIGIN),
        number_column(_MONEY, ORIGIN, 1.2),
        number_column(Text("配合行动（项）", "Actions supported"), ORIGIN),
        number_column(Text("负责指标（项）", "Indicators"), ORIGIN),
    )
    order = sorted(
        {*leads, *helps, *goals}, key=lambda body: (-leads[body].fen, -leads[body].count, -helps[body], body.zh)
    )
    rows = tuple(
        (
            cell(name_of(body)),
            *_numbers(leads[body]),
            value_cell("duties", float(helps[body]), unit="count", show="count", origin=ORIGIN),
            value_cell("duties", float(goals[body]), unit="count", show="count", origin=ORIGIN),
        )
        for body in order
    )
    return TableBlock("table.bodies", Text("责任单位任务一览", "Bodies and their tasks"), columns, rows)


def _groups(framework: Framework, actions: dict[str, Action]) -> list[tuple[tuple[str, str, Text], Sum]]:
    sums: dict[tuple[str, str, Text], Sum] = defaultdict(Sum)
    for duty in framework.duties:
        sums[duty.pillar, actions[duty.action].kind if duty.action in actions else "", duty.owner].add(duty)
    place = {pillar.id: number for number, pillar in enumerate(framework.pillars)}
    return sorted(
        sums.items(), key=lambda entry: (place.get(entry[0][0], 99), -entry[1].fen, entry[0][1], entry[0][2].zh)
    )


def _numbers(found: Sum) -> tuple[Sentence, ...]:
    money = None if found.unpriced == found.count else found.fen / 100
    return (
        value_cell("duties", float(found.count), unit="count", show="count", origin=ORIGIN),
        value_cell("duties", money, unit="yuan", show="money!", origin=ORIGIN),
    )


def _years(years: set[int]) -> Sentence:
    if not years:
        return NONE
    first, last = min(years), max(years)
    return cell(Quoted(same(str(first) if first == last else f"{first}–{last}"), QuoteKind.DATE))


def _names(names: Iterable[Text], most: int) -> Sentence:
    found = list(names)
    if not found:
        return NONE
    more = len(found) > most
    zh = "、".join(name.zh for name in found[:most]) + ("等" if more else "")
    en = ", ".join(name.en for name in found[:most]) + (" and others" if more else "")
    return cell(name_of(Text(zh, en)))
