"""Which figures sum up a portfolio, each with its origin?"""

from __future__ import annotations

from gongxing.engines.portfolio.problem import PortfolioProblem
from gongxing.origins import Figure, computed
from gongxing.plan import Result
from gongxing.plan.measure import Measure
from gongxing.plan.portfolio import PortfolioScheme
from gongxing.words import Text

MEASURES = (
    Measure("portfolio.value", Text("组合目标值（计风险的年增加值增量）", "value of the portfolio (yearly value added won, risk counted)"), "yuan", True),
    Measure("portfolio.bound", Text("已证上界", "proven upper bound"), "yuan", None),
    Measure("portfolio.gap", Text("与最优的已证差距", "proven gap to the optimum"), "%", False),
    Measure("portfolio.baseline_value", Text("手工基准方案目标值", "value of the clerk's portfolio"), "yuan", None),
    Measure("portfolio.expected_yuan", Text("期望年增加值增量", "expected yearly value added won"), "yuan", True),
    Measure("portfolio.worst_yuan", Text("最差情形均值", "mean of the worst outcomes"), "yuan", True),
    Measure("portfolio.won_yuan", Text("期望新增年销售", "expected yearly sales won by the decisions"), "yuan", True),
    Measure("portfolio.effort_yuan", Text("产业投入", "effort"), "yuan", False),
    Measure("portfolio.land_m2", Text("新增产业用地", "new land for industry"), "m2", None),
    Measure("portfolio.jobs", Text("新增用工", "new jobs"), "人", None),
    Measure("portfolio.skilled", Text("新增技能人才", "new skilled staff"), "人", None),
    Measure("portfolio.strengthen", Text("做强部门", "sectors strengthened"), "sectors", None),
    Measure("portfolio.extend", Text("延链部门", "sectors extended"), "sectors", None),
    Measure("portfolio.enter", Text("进入部门", "sectors entered"), "sectors", None),
    Measure("portfolio.leave", Text("退出部门", "sectors left"), "sectors", None),
    Measure("portfolio.chains", Text("有着落的“2+2”产业链", "chains of the 2+2 layout served"), "chains", True),
    Measure("portfolio.concentration_before", Text("现状行业集中度", "concentration of sales today"), "ratio", None),
    Measure("portfolio.concentration_after", Text("规划行业集中度", "concentration of sales as planned"), "ratio", False),
    Measure("portfolio.robust_share", Text("稳健决定占比（八成以上试算不变）", "share of decisions to grow or leave that hold in four of five trials"), "share", True),
)  # fmt: skip
"""The indicators of the portfolio engine."""
_ROBUST = 0.8


def measure(
    problem: PortfolioProblem, result: Result[PortfolioScheme], *, baseline_value: float | None
) -> tuple[Figure, ...]:
    """Return the figures of a result; empty if it has no scheme."""
    if result.part is None:
        return ()
    scheme = result.part
    active = [c for c in scheme.choices if c.decision != "hold"]
    tried = [c.robust for c in active if c.robust is not None]
    counts = {
        f"portfolio.{kind}": float(sum(c.decision == kind for c in active))
        for kind in ("strengthen", "extend", "enter", "leave")
    }
    numbers: dict[str, float | None] = {
        "portfolio.value": result.value,
        "portfolio.bound": result.bound,
        "portfolio.gap": None if result.gap is None else 100.0 * result.gap,
        "portfolio.baseline_value": baseline_value,
        "portfolio.expected_yuan": scheme.expected_yuan,
        "portfolio.worst_yuan": scheme.worst_yuan,
        "portfolio.won_yuan": sum(c.gain_yuan for c in active),
        "portfolio.effort_yuan": scheme.effort_yuan,
        "portfolio.land_m2": sum(c.land_m2 for c in active),
        "portfolio.jobs": sum(c.jobs for c in active),
        "portfolio.skilled": sum(c.skilled for c in active),
        "portfolio.chains": float(sum(bool(chain.sectors) for chain in scheme.chains)),
        "portfolio.concentration_before": scheme.concentration_before,
        "portfolio.concentration_after": scheme.concentration_after,
        "portfolio.robust_share": sum(share >= _ROBUST for share in tried) / len(tried) if tried else None,
        **counts,
    }
    words = Text(
        f"产业组合引擎计算（随机种子 {result.seed}，工作量 {result.work}）",
        f"computed by the portfolio engine (seed {result.seed}, work {result.work})",
    )
    inputs = ("firms", "strategies", "region_sectors", "io_sectors", "industry_values")
    origin = computed("engines.portfolio.solve", words, *inputs)
    return tuple(Figure(m.key, m.label, numbers[m.key], m.unit, origin) for m in MEASURES)
