"""How does a resettlement look on a terminal: one household's card, and the whole with its groups and estates?"""

from __future__ import annotations

from gongxing.display.terminal import OUT, money, show_figures
from gongxing.plan import Plan
from gongxing.plan.resettlement import CAUSES, RISKS, WAYS, HouseholdLine
from gongxing.words import Lang, Text

FIGURES = tuple(
    f"resettlement.{key}"
    for key in (
        "households", "persons", "money", "flats", "sites", "flats_left", "compensation_yuan", "building_yuan", "distance_m",
        "together_share", "baseline_value",
    )
)  # fmt: skip
"""The figures told of a resettlement."""


def show_household(line: HouseholdLine, lang: Lang) -> None:
    """Show why a household moves, what it is entitled to, where it goes, and its account to the fen."""
    cause, way = CAUSES[line.cause], WAYS[line.way]
    where = ""
    if line.estate:
        where = f" {line.estate}: " + " + ".join(f"{area:g} m²" for _, area in line.flats)
    low = "—" if line.low_m2 is None else f"{line.low_m2:,.2f}"
    high = "—" if line.high_m2 is None else f"{line.high_m2:,.2f}"
    rules = ", ".join(line.area_rules)
    for words in (
        Text(f"搬迁原因：{cause.zh}（{line.action}）", f"moves because: {cause.en} ({line.action})"),
        Text(
            f"安置面积：{line.persons} 人，{line.floor_m2:,.2f} m² 限于 [{low}, {high}] → {line.area_m2:,.2f} m²  {rules}",
            f"entitlement: {line.persons} persons, {line.floor_m2:,.2f} m² within [{low}, {high}] → {line.area_m2:,.2f} m²  {rules}",
        ),
        Text(f"安置方式：{way.zh}{where}", f"compensated by: {way.en}{where}"),
    ):
        OUT.print(words.in_(lang).rstrip(), markup=False)
    for item in line.items:
        basis = f"  {item.rule}" if item.rule else ""
        OUT.print(
            f"  {item.label.in_(lang)}: {item.quantity:g} × {item.price_yuan:,.2f} = {item.sum_fen / 100:,.2f}{basis}",
            markup=False,
        )
    OUT.print(
        Text(f"  合计 {line.total_fen / 100:,.2f} 元", f"  total {line.total_fen / 100:,.2f} yuan").in_(lang),
        markup=False,
    )


def show_resettlement(plan: Plan, lang: Lang) -> None:
    """Show who moves where by group, with cost and risk, and the figures; or what cannot hold together."""
    result = plan.resettlement
    if result is None:
        return
    gap = "" if result.gap is None else Text(f"  差距 {result.gap:.2%}", f"  gap {result.gap:.2%}").in_(lang)
    OUT.print(f"[bold]{Text('动迁安置', 'Resettlement').in_(lang)}[/]  {result.status.label.in_(lang)}{gap}")
    for words in result.conflict:
        OUT.print("  ✗ " + words.in_(lang), markup=False)
    for group in result.part.groups if result.part is not None else ():
        homes = ", ".join(f"{estate} {number}" for estate, number in group.estates) or "—"
        risk, cost = RISKS[group.risk], money(group.cost_fen / 100, lang)
        OUT.print(
            Text(
                f"  {group.group}：{group.households} 户 {group.persons} 人 → {homes}；货币 {group.money} 户；{cost}；稳定风险{risk.zh}",
                f"  {group.group}: {group.households} households, {group.persons} persons → {homes}; money {group.money}; {cost}; risk {risk.en}",
            ).in_(lang),
            markup=False,
        )
    show_figures(plan.figures, FIGURES, lang)
