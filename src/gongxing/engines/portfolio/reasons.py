"""Why is each sector decided as it is, in words with the figures, and what kept it from more?"""

from __future__ import annotations

from collections.abc import Sequence

from gongxing.engines.portfolio.objective import broken, worth
from gongxing.engines.portfolio.problem import PortfolioProblem, Sector
from gongxing.units import wan_yuan
from gongxing.words import Text

_WHY = {
    "risk": Text("再加力会放大最差情形的损失", "more effort would deepen the worst outcomes"),
    "worth": Text("再加力不抵其投入", "more effort would not pay for itself"),
    "barred": Text("受限行业，不予新进入", "restricted: not entered anew"),
    "far": Text("关联度排位靠后，不宜进入", "too far from what the park does to be entered"),
    "unknown": Text("与园区的关联度未知，不予进入", "how near it is is not known: not entered"),
    "entries": Text("受新进入部门数限制", "bound by the number of entries"),
    "money": Text("受投入限额限制", "bound by money"),
    "land": Text("受用地限额限制", "bound by land"),
    "jobs": Text("受用工限额限制", "bound by jobs"),
    "skilled": Text("受技能人才限制", "bound by skilled staff"),
}


def hindrances(problem: PortfolioProblem, chosen: list[int], sector: int) -> tuple[str, ...]:
    """Return what binds a sector: the chains that demand its option, and what keeps it from its best option.

    The best option is the one of greatest expected gain; it is kept from by the limits it would break, by risk where it would lower
    the value though it gains on average, or by its worth where no option gains more. A sector that may not be entered says why.
    """
    now, about = chosen[sector], problem.sectors[sector]
    if not about.firms and about.no_entry:
        return (about.no_entry,)
    value = worth(problem, chosen).value
    found = [f"chain:{name}" for name in _demanding(problem, chosen, sector, value)]
    mean = problem.option_value @ problem.probability
    options = problem.options_of(sector)
    best = int(options[mean[options].argmax()])
    if mean[best] <= mean[now] + 1e-9 * max(abs(float(mean[now])), 1.0):
        return (*found, "worth") if problem.option_decision[now] == "hold" else tuple(found)
    trial = [*chosen]
    trial[sector] = best
    rules = [rule for rule in broken(problem, trial) if not rule.startswith("chain:")]
    if rules:
        return (*found, *rules)
    return (*found, "risk") if worth(problem, trial).value <= value else tuple(found)


def _demanding(problem: PortfolioProblem, chosen: list[int], sector: int, value: float) -> list[str]:
    """Return the chains without whose demand the sector would better be held."""
    now = chosen[sector]
    mine = [c.chain for c in problem.chains if now in c.options and len(set(chosen) & set(c.options)) == 1]
    if not mine:
        return []
    trial = [*chosen]
    trial[sector] = next(int(k) for k in problem.options_of(sector) if problem.option_decision[int(k)] == "hold")
    return mine if worth(problem, trial).value > value else []


def reason_of(problem: PortfolioProblem, sector: int, option: int, bound: Sequence[str]) -> Text:
    """Return the reason of a decision: the sector's figures, what the decision is expected to win and take, what bound it."""
    about, decision = problem.sectors[sector], problem.option_decision[option]
    facts = _facts(about)
    won = _won(problem, option)
    lead = {
        "strengthen": Text("已具优势，做强", "the park is strong here: strengthen it")
        if (about.rca or 0.0) >= 1
        else Text("主导产业核心，做强", "core of a leading chain: strengthen it"),
        "extend": Text("已有基础，延链", "there is a base: extend the chain"),
        "enter": Text("关联可及、尚属空白，进入", "within reach and not yet there: enter"),
        "hold": Text("保持现状", "hold it as it is") if about.firms else Text("暂不进入", "not entered for now"),
        "leave": Text("关联弱、不增长、规模小，腾退", "weakly related, no longer growing and small: leave"),
    }[decision]
    parts = [lead, facts, *([won] if won is not None else []), *_bounds(problem, bound)]
    return Text("；".join(part.zh for part in parts), "; ".join(part.en for part in parts))


def _facts(about: Sector) -> Text:
    zh, en = [], []
    if about.rca is not None and about.firms:
        zh.append(f"区位商 {about.rca:.2f}")
        en.append(f"location quotient {about.rca:.2f}")
    if about.density is not None:
        zh.append(f"关联密度 {about.density:.3f}")
        en.append(f"density {about.density:.3f}")
    if about.growth is not None:
        capped = abs(about.growth - about.growth_used) > 1e-9
        zh.append(f"全国年增速 {about.growth:.1%}" + (f"（计入 {about.growth_used:.1%}）" if capped else ""))
        en.append(
            f"national growth {about.growth:.1%} a year" + (f" ({about.growth_used:.1%} counted)" if capped else "")
        )
    if about.exposure is not None:
        zh.append(f"油气冲击损失 {about.exposure:.1%}")
        en.append(f"loses {about.exposure:.1%} in an oil shock")
    return Text("，".join(zh) or "指标不全", ", ".join(en) or "figures are missing")


def _won(problem: PortfolioProblem, option: int) -> Text | None:
    if problem.option_decision[option] == "hold":
        return None
    sales, effort = float(problem.option_sales[option]), float(problem.option_effort[option])
    level = int(problem.option_level[option])
    if not level:
        return Text(
            f"期末年销售变化 {wan_yuan(sales):,.0f} 万元，投入 {wan_yuan(effort):,.0f} 万元",
            f"yearly sales change by {sales / 1e6:,.1f} million yuan, effort {effort / 1e6:,.1f} million yuan",
        )
    return Text(
        f"力度 {level} 级，期末年销售预计增加 {wan_yuan(sales):,.0f} 万元，投入 {wan_yuan(effort):,.0f} 万元",
        f"effort level {level}, expected to win {sales / 1e6:,.1f} million yuan of yearly sales for {effort / 1e6:,.1f} million yuan",
    )


def _bounds(problem: PortfolioProblem, bound: Sequence[str]) -> list[Text]:
    words = []
    limits = {limit.key: limit.label for limit in problem.limits}
    for key in bound:
        if key.startswith("chain:"):
            name = key.removeprefix("chain:")
            words.append(Text(f"“2+2”布局要求兼顾“{name}”", f"the 2+2 layout asks for “{name}”"))
        elif key in _WHY:
            words.append(_WHY[key])
        else:
            words.append(Text(f"受{limits[key].zh}限制", f"bound by {limits[key].en}"))
    return words
