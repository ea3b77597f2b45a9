"""Which of the user's decisions cannot hold together with rules, land and money, and what is lacking?"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.assignment.exact import whole_model
from gongxing.algorithms.milp import irreducible_conflict
from gongxing.engines.industry.admission import admits
from gongxing.engines.industry.compile import BUDGET, LAND, MONEY, Compiled
from gongxing.engines.industry.problem import CLEARED, Firm, IndustryProblem
from gongxing.plan.industry import DECISIONS
from gongxing.standards import land_use
from gongxing.words import Text


def smallest_conflict(problem: IndustryProblem, compiled: Compiled) -> tuple[Text, ...]:
    """Return the smallest set found of decisions, land and money that cannot hold together, in words."""
    bare = [row for row in range(len(problem.firms)) if compiled.options.begin[row] == compiled.options.begin[row + 1]]
    if bare:
        firm = problem.firms[bare[0]]
        return (_decision(firm), *_forbidden(problem, firm))
    model = whole_model(compiled.problem)
    items = compiled.problem.n_items
    groups = {f"firm/{f.id}": [row] for row, f in enumerate(problem.firms) if f.decided}
    groups |= {
        name: [items + row]
        for row, name in enumerate(compiled.problem.resource_names)
        if not name.startswith(("bonus/", "chain/"))
    }
    found = irreducible_conflict(model, groups)
    by_id = {f"firm/{firm.id}": firm for firm in problem.firms}
    words = []
    for name in found.groups:
        if name in by_id:
            words.append(_takes(problem, compiled, by_id[name]))
        else:
            words.append(_limit(compiled, name))
    return tuple(words)


def _decision(firm: Firm) -> Text:
    what = DECISIONS[firm.decided]
    zh, en = (f"至地块 {firm.decided_site}", f" to parcel {firm.decided_site}") if firm.decided_site else ("", "")
    return Text(
        f"使用者决定：{firm.name}（{firm.id}）{what.zh}{zh}",
        f"the user's decision: {what.en} {firm.name} ({firm.id}){en}",
    )


def _forbidden(problem: IndustryProblem, firm: Firm) -> tuple[Text, ...]:
    """Return why a decision of the user leaves a firm no option."""
    if not firm.known:
        return (
            Text("企业的地块、用地面积或增加值不明，无法执行", "the firm's parcel, land or value added is not known"),
        )
    if firm.decided == "keep" or (firm.decided == "upgrade" and firm.leaves):
        return tuple(leaving(firm, rule, problem) for rule in firm.leaves)
    found = []
    sites = [s for s in problem.sites if s.parcel == firm.decided_site] if firm.decided_site else list(problem.sites)
    taking = [s for s in sites if admits(s.use, firm.kind, firm.industry_class)]
    if not taking:
        uses = "、".join(land_use(site.use).name.zh for site in sites[:3])
        uses_en = ", ".join(land_use(site.use).name.en for site in sites[:3])
        found.append(
            Text(f"规划用途（{uses}）不容纳该企业类别", f"the planned use ({uses_en}) does not admit its class")
        )
    else:
        level = problem.level_of(firm.distance_m)
        place = {site.parcel: row for row, site in enumerate(problem.sites)}
        most = max(problem.room_m2(place[site.parcel], level) for site in taking)
        far = f"（距住宅学校 {firm.distance_m:g} 米以外）" if level >= 0 else ""
        far_en = f" (farther than {firm.distance_m:g} m from homes and schools)" if level >= 0 else ""
        need = firm.need_m2 or 0.0
        found.append(
            Text(
                f"需地 {need:,.0f} 平方米，可用地块{far}最多 {most:,.0f} 平方米，且其上企业不迁出",
                f"it needs {need:,.0f} m2 of land; the sites offer at most {most:,.0f} m2{far_en}, and those on them do not leave",
            )
        )
    return tuple(found)


def leaving(firm: Firm, rule: str, problem: IndustryProblem) -> Text:
    """Return in words why a firm may not stay as it is."""
    if rule == problem.shield_rule and rule:
        return Text(
            f"其车间防护距离内有 {firm.conflicts} 处保留的住宅或学校（规则 {rule}）",
            f"{firm.conflicts} homes or schools that stay lie within the protection distance of its workshops (rule {rule})",
        )
    if rule == CLEARED:
        return Text("所在地块的规划用途不容纳该企业", "the planned use of its parcel does not admit the firm")
    return Text(
        f"所在地块规划的工业类别低于企业类别（{firm.industry_class} 类，差 {firm.steps} 级）",
        f"the class of industry planned for its parcel is {firm.steps} below the firm's (class {firm.industry_class})",
    )


def _takes(problem: IndustryProblem, compiled: Compiled, firm: Firm) -> Text:
    words = _decision(firm)
    options = compiled.options.of([f.id for f in problem.firms].index(firm.id))
    land, public = compiled.options.land[options], compiled.options.public[options]
    return Text(
        f"{words.zh}，至少用地 {land.min():,.0f} 平方米、公共资金 {public.min() / 1e4:,.0f} 万元",
        f"{words.en}; it takes at least {land.min():,.0f} m2 of land and {public.min() / 1e4:,.0f} x 10,000 yuan of public money",
    )


def _limit(compiled: Compiled, name: str) -> Text:
    row = compiled.problem.resource_names.index(name)
    room = float(compiled.problem.capacity[row])
    if name == BUDGET:
        money = room / MONEY / 1e4
        return Text(f"公共资金不多于 {money:,.0f} 万元", f"public money of at most {money:,.0f} x 10,000 yuan")
    kind, _, rest = name.partition("/")
    parcel = rest.partition("/")[0]
    metres = np.round(room / LAND)
    if kind == "far":
        apart = rest.partition("/")[2]
        return Text(
            f"地块 {parcel} 距住宅学校 {apart} 米以外可用 {metres:,.0f} 平方米",
            f"parcel {parcel} has {metres:,.0f} m2 of usable land farther than {apart} m from homes and schools",
        )
    return Text(f"地块 {parcel} 可用 {metres:,.0f} 平方米", f"parcel {parcel} holds {metres:,.0f} m2")
