"""Which figures sum up the decisions on firms, each with its origin?"""

from __future__ import annotations

from gongxing.engines.industry.problem import IndustryProblem
from gongxing.origins import Figure, Origin, computed
from gongxing.plan import IndustryScheme, Result
from gongxing.plan.measure import Measure
from gongxing.words import Text

MEASURES = (
    Measure("industry.value", Text("企业处置方案价值", "value of the decisions on firms"), "yuan", True),
    Measure("industry.bound", Text("已证上界", "proven upper bound"), "yuan", None),
    Measure("industry.gap", Text("与最优的已证差距", "proven gap to the optimum"), "%", False),
    Measure("industry.gap_yuan", Text("与最优的已证差距（金额）", "proven gap to the optimum in money"), "yuan", False),
    Measure("industry.baseline_value", Text("手工基准方案价值", "value of the clerk's decisions"), "yuan", None),
    Measure("industry.gain_over_baseline", Text("比手工基准方案多", "more than the clerk's decisions"), "yuan", True),
    Measure("industry.keep", Text("保留企业", "firms kept"), "家", None),
    Measure("industry.upgrade", Text("提升企业", "firms upgraded"), "家", None),
    Measure("industry.move", Text("搬迁企业", "firms moved"), "家", None),
    Measure("industry.exit", Text("退出企业", "firms that close"), "家", False),
    Measure("industry.unplaced", Text("待安置企业", "firms without a place"), "家", False),
    Measure("industry.unknown", Text("资料不足未作决定的企业", "firms on which the data cannot say"), "家", False),
    Measure(
        "industry.must_leave", Text("按规划或规则不得照旧的企业", "firms that may not stay as they are"), "家", None
    ),
    Measure("industry.freed_m2", Text("搬迁退出腾出的用地", "land given back by movers and closing firms"), "m2", True),
    Measure("industry.saved_m2", Text("净节约的用地", "land saved on balance"), "m2", True),
    Measure(
        "industry.spare_m2", Text("方案后可供工业仓储用地余量", "works land still free under the plan"), "m2", True
    ),
    Measure("industry.cost_yuan", Text("处置费用", "cost of the decisions"), "yuan", False),
    Measure("industry.public_yuan", Text("公共资金", "public money"), "yuan", False),
    Measure(
        "industry.covered_yuan",
        Text("已含在用地方案内的搬迁费用", "moving already paid in the land plan"),
        "yuan",
        None,
    ),
    Measure("industry.gain_yuan", Text("年增加值净变化", "yearly value added won on balance"), "yuan", True),
    Measure("industry.lost_yuan", Text("搬迁停产一次性损失的产值", "output lost once by moving"), "yuan", False),
    Measure("industry.near_before", Text("产业链伙伴邻近度（现状）", "share of chain partners near, today"), "%", True),
    Measure(
        "industry.near", Text("产业链伙伴邻近度（方案）", "share of chain partners near, under the plan"), "%", True
    ),
    Measure("industry.zones", Text("定链片区", "zones that gather a chain"), "个", None),
)
"""The indicators of the industry engine."""


def measure(
    problem: IndustryProblem, result: Result[IndustryScheme], *, baseline_value: float | None = None
) -> tuple[Figure, ...]:
    """Return the figures of a result (MEASURES), empty if it has no scheme."""
    scheme = result.part
    if scheme is None:
        return ()
    by_act = {
        act: [c for c in scheme.choices if c.decision == act] for act in ("keep", "upgrade", "move", "exit", "unplaced")
    }
    used = sum(site.used_m2 for site in scheme.sites)
    gone = [*by_act["move"], *by_act["exit"]]
    freed = sum(choice.left_m2 for choice in gone)
    value, bound = result.value, result.bound
    numbers: dict[str, float | None] = {
        "industry.value": value,
        "industry.bound": bound,
        "industry.gap": None if result.gap is None else 100.0 * result.gap,
        "industry.gap_yuan": None if value is None or bound is None else bound - value,
        "industry.baseline_value": baseline_value,
        "industry.gain_over_baseline": None if value is None or baseline_value is None else value - baseline_value,
        **{f"industry.{act}": float(len(rows)) for act, rows in by_act.items()},
        "industry.unknown": float(sum(1 for firm in problem.firms if not firm.known)),
        "industry.must_leave": float(sum(1 for firm in problem.firms if firm.leaves)),
        "industry.freed_m2": freed,
        "industry.saved_m2": freed - sum(choice.land_m2 for choice in by_act["move"]),
        "industry.spare_m2": sum(site.capacity_m2 for site in scheme.sites) - used,
        "industry.cost_yuan": scheme.cost_yuan,
        "industry.public_yuan": scheme.public_yuan,
        "industry.covered_yuan": scheme.covered_yuan,
        "industry.gain_yuan": scheme.gain_yuan,
        "industry.lost_yuan": sum(choice.lost_yuan for choice in by_act["move"]),
        "industry.near_before": _near(problem, scheme, before=True),
        "industry.near": _near(problem, scheme, before=False),
        "industry.zones": float(sum(1 for zone in scheme.zones if zone.chain)),
    }
    origin = _origin(result)
    return tuple(Figure(m.key, m.label, numbers[m.key], m.unit, origin) for m in MEASURES)


def _origin(result: Result[IndustryScheme]) -> Origin:
    words = Text(
        f"企业处置引擎计算（随机种子 {result.seed}，工作量 {result.work}）",
        f"computed by the industry engine (seed {result.seed}, work {result.work})",
    )
    return computed("engines.industry.solve", words, "firms", "parcels", "buildings", "land", "industry_values")


def _near(problem: IndustryProblem, scheme: IndustryScheme, *, before: bool) -> float | None:
    """Return the share of partners near in per cent, firms weighted by value added; None where nobody has a partner."""
    added = {firm.id: firm.value_added_yuan or 0.0 for firm in problem.firms}
    found = [(added[c.firm], c.near_before if before else c.near) for c in scheme.choices if c.decision != "exit"]
    known = [(weight, share) for weight, share in found if share is not None and weight > 0]
    total = sum(weight for weight, _ in known)
    return 100.0 * sum(weight * share for weight, share in known) / total if total else None
