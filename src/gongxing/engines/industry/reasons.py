"""Why is a firm kept, upgraded, moved, closed or left without a place, in words with its figures?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongxing.engines.industry.problem import CLASS, CLEARED, Firm, IndustryProblem
from gongxing.plan.industry import DECISIONS, FirmChoice
from gongxing.units import mu, wan_yuan
from gongxing.words import Text

_LISTED = 10


@dataclass(frozen=True, slots=True)
class Standing:
    """What the reason of one firm is told from."""

    firm: Firm
    decision: str
    site: str
    cost_yuan: float
    gain_yuan: float
    near: float | None
    near_before: float | None
    next_decision: str
    next_site: str
    next_loss: float | None
    lots: tuple[float, float] = (0.0, 0.0)
    """Of a firm without a place: the largest lot that admits it, far enough from homes, and the most land left on one under the plan."""


def reason_of(problem: IndustryProblem, standing: Standing) -> Text:
    """Return the reason: what binds, what the grade says, what it costs and wins, the partners near, and the next best."""
    parts: list[Text | None] = [_grade(standing.firm)]
    parts += [_leaving(problem, standing.firm, rule) for rule in standing.firm.leaves]
    parts.append(_decision(problem, standing))
    if standing.decision != "exit" and standing.near is not None:
        parts.append(_partners(standing))
    parts.append(_next(standing))
    told = [part for part in parts if part is not None]
    return Text("；".join(part.zh for part in told) + "。", "; ".join(part.en for part in told) + ".")


def _grade(firm: Firm) -> Text:
    tax = Text("税收不详", "tax not known")
    if firm.tax_yuan is not None and firm.land_m2:
        a_mu = wan_yuan(firm.tax_yuan) / mu(firm.land_m2)
        tax = Text(f"亩均税收 {a_mu:.1f} 万元", f"tax of {a_mu:.1f} x 10,000 yuan per mu")
    if not firm.grade:
        votes = f"（{firm.votes}）" if firm.votes else ""
        votes_en = f" ({firm.votes})" if firm.votes else ""
        return Text(f"{tax.zh}，等级未定{votes}", f"{tax.en}, no settled grade{votes_en}")
    sure = (
        Text("各公式一致", "every formula agrees") if firm.stable else Text("随公式而变", "it depends on the formula")
    )
    return Text(f"{tax.zh}，{firm.votes}，{sure.zh}", f"{tax.en}, {firm.votes}, {sure.en}")


def _leaving(problem: IndustryProblem, firm: Firm, rule: str) -> Text:
    if rule == CLEARED:
        return Text("所在地块规划用途不容纳该企业", "the planned use of its parcel does not admit it")
    if rule == CLASS:
        return Text(
            f"所在地块规划工业类别低于该企业（{firm.industry_class} 类）{firm.steps} 级",
            f"the class of industry planned for its parcel lies {firm.steps} below its own (class {firm.industry_class})",
        )
    return Text(
        f"车间防护距离 {firm.distance_m:g} 米内有 {firm.conflicts} 处保留的住宅学校（{problem.shield_rule}）",
        f"{firm.conflicts} homes or schools that stay lie within {firm.distance_m:g} m of its workshops ({problem.shield_rule})",
    )


def _decision(problem: IndustryProblem, standing: Standing) -> Text:
    firm, cost, gain = standing.firm, wan_yuan(standing.cost_yuan), wan_yuan(standing.gain_yuan)
    if firm.decided:
        what = DECISIONS[firm.decided]
        return Text(
            f"使用者决定{what.zh}，费用 {cost:,.0f} 万元",
            f"decided by the user: {what.en}, at {cost:,.0f} x 10,000 yuan",
        )
    if standing.decision == "upgrade":
        return _upgrade(firm, cost, gain)
    if standing.decision == "move":
        why = (
            Text("搬至", "it moves to")
            if firm.leaves
            else Text("搬迁更合算，搬至", "moving is worth more than staying: it goes to")
        )
        return Text(
            f"{why.zh}地块 {standing.site}，用地 {firm.need_m2 or 0:,.0f} 平方米，费用 {cost:,.0f} 万元",
            f"{why.en} parcel {standing.site} with {firm.need_m2 or 0:,.0f} m2 of land, at {cost:,.0f} x 10,000 yuan",
        )
    if standing.decision == "exit":
        lost = wan_yuan(firm.value_added_yuan or 0.0)
        freed = (
            Text("腾出用地可另行供应", "its land can be let anew")
            if firm.frees_works
            else Text("用地转作他用", "its land is put to another use")
        )
        return Text(
            f"补偿 {cost:,.0f} 万元，年增加值减少 {lost:,.0f} 万元，{freed.zh}",
            f"compensation of {cost:,.0f} x 10,000 yuan, {lost:,.0f} x 10,000 yuan less value added a year, {freed.en}",
        )
    return _unplaced(standing) if standing.decision == "unplaced" else _keep(firm)


def _upgrade(firm: Firm, cost: float, gain: float) -> Text:
    if firm.leaves and not gain:
        return Text(
            f"就地整改达标后可留，费用 {cost:,.0f} 万元", f"treated in place it may stay, at {cost:,.0f} x 10,000 yuan"
        )
    tail, tail_en = ("，并整改达标", ", and what forbids its stay is treated") if firm.leaves else ("", "")
    return Text(
        f"技改费用 {cost:,.0f} 万元，年增加值增加 {gain:,.0f} 万元{tail}",
        f"renewal at {cost:,.0f} x 10,000 yuan wins {gain:,.0f} x 10,000 yuan of value added a year{tail_en}",
    )


def _keep(firm: Firm) -> Text:
    if not firm.known:
        lacking = [Text("所在地块", "its parcel")] if not firm.parcel else []
        lacking += [Text("用地面积", "its land")] if firm.land_m2 is None else []
        lacking += [Text("增加值与销售收入", "its value added and sales")] if firm.value_added_yuan is None else []
        return Text(
            "资料不足以作决定，缺" + "、".join(one.zh for one in lacking),
            "the data cannot say, lacking " + " and ".join(one.en for one in lacking),
        )
    if firm.grade == "D" and firm.stable:
        return Text("退出得不偿失，限期整改", "closing would lose more than it frees: improvement within a set time")
    if firm.anchor:
        return Text("规模大或为链上关键企业，保持原址", "large or critical for the chain, it keeps its place")
    return Text("用途相符，改动不增值", "its place suits it and no change would gain")


def _unplaced(standing: Standing) -> Text:
    firm, (lot, left) = standing.firm, standing.lots
    if not firm.known:
        return Text("须离开而资料不足，无法选址", "it must leave, and the data do not allow a site to be chosen")
    need = firm.need_m2 or 0.0
    kind = Text(f"、{firm.industry_class} 类工业", f" for class {firm.industry_class}") if firm.industry_class else None
    zh, en = (kind.zh, kind.en) if kind else ("", "")
    if firm.distance_m > 0:
        zh, en = f"{zh}、距住宅学校 {firm.distance_m:g} 米", f"{en}, {firm.distance_m:g} m off homes and schools"
    return Text(
        f"须离开而无处可去：需地 {need:,.0f} 平方米{zh}；可容纳它的地块最大 {lot:,.0f} 平方米，方案后单宗最多余 {left:,.0f} 平方米，须另行供地或调整用地方案",
        f"it must leave and no site takes it: it needs {need:,.0f} m2{en}; the largest lot that admits it holds {lot:,.0f} m2 and the plan leaves at most "
        f"{left:,.0f} m2 on one: land must be found or the land plan changed",
    )


def _partners(standing: Standing) -> Text:
    near, before = 100 * (standing.near or 0.0), 100 * (standing.near_before or 0.0)
    if standing.decision == "move":
        return Text(
            f"协作伙伴邻近度由 {before:.0f}% 变为 {near:.0f}%",
            f"the share of its partners near goes from {before:.0f} % to {near:.0f} %",
        )
    return Text(f"协作伙伴邻近度 {near:.0f}%", f"{near:.0f} % of its partners are near")


def _next(standing: Standing) -> Text | None:
    if not standing.next_decision or standing.next_loss is None:
        told = standing.firm.known and not standing.firm.anchor and standing.decision != "unplaced"
        return Text("无其他可行处置", "nothing else is open to it") if told else None
    what, loss = DECISIONS[standing.next_decision], wan_yuan(max(0.0, standing.next_loss))
    zh, en = (f"至 {standing.next_site}", f" to {standing.next_site}") if standing.next_site else ("", "")
    return Text(
        f"次优为{what.zh}{zh}，少 {loss:,.0f} 万元", f"next best is to {what.en}{en}, {loss:,.0f} x 10,000 yuan less"
    )


def warnings_of(problem: IndustryProblem, choices: Sequence[FirmChoice]) -> tuple[Text, ...]:
    """Return what a reader must not miss: firms without a place, moves paid in the land plan, rings of swaps."""
    found = []
    lost = [choice for choice in choices if choice.decision == "unplaced"]
    if lost:
        listed = "、".join(f"{c.name}（{c.firm}）" for c in lost[:_LISTED])
        listed_en = ", ".join(f"{c.name} ({c.firm})" for c in lost[:_LISTED])
        need = sum(f.need_m2 or 0.0 for f in problem.firms if f.id in {c.firm for c in lost})
        found.append(
            Text(
                f"{len(lost)} 家企业须离开而无处可去，尚缺用地 {need:,.0f} 平方米：{listed}{' 等' if len(lost) > _LISTED else ''}",
                f"{len(lost)} firms must leave and no site takes them, {need:,.0f} m2 of land lacking: {listed_en}{' and more' if len(lost) > _LISTED else ''}",
            )
        )
    paid = [choice for choice in choices if choice.covered]
    if paid:
        money = sum(wan_yuan(choice.cost_yuan) for choice in paid)
        found.append(
            Text(
                f"{len(paid)} 家企业的搬迁费用 {money:,.0f} 万元已含在用地方案的腾退费用内，不重复计入公共资金",
                f"moving {len(paid)} firms for {money:,.0f} x 10,000 yuan is already paid by the clearing in the land plan and not counted again as public money",
            )
        )
    return tuple(found)
