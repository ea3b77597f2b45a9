"""Which figures sum up a schedule, each with its origin?"""

from __future__ import annotations

from gongxing.engines.phasing.problem import QUOTA, PhasingProblem
from gongxing.origins import Figure, computed
from gongxing.plan import Result
from gongxing.plan.measure import Measure
from gongxing.plan.phasing import PhasingScheme
from gongxing.words import Text

MEASURES = (
    Measure("phasing.value", Text("分期目标值（规划期内计风险的折现效益）", "worth of the schedule (discounted benefit within the horizon, risk counted)"), "yuan", True),
    Measure("phasing.bound", Text("已证上界", "proven upper bound"), "yuan", None),
    Measure("phasing.gap", Text("与最优的已证差距", "proven gap to the optimum"), "%", False),
    Measure("phasing.baseline_value", Text("手工基准排期目标值", "worth of the clerk's schedule"), "yuan", None),
    Measure("phasing.actions", Text("行动数", "actions"), "actions", None),
    Measure("phasing.works", Text("合并后的项目数", "works after bundling"), "works", None),
    Measure("phasing.unscheduled", Text("未排入规划期的行动", "actions not done within the horizon"), "actions", False),
    Measure("phasing.cost_yuan", Text("排入行动的支出", "cost of what is scheduled"), "yuan", None),
    Measure("phasing.first_year_yuan", Text("首年支出", "spent in the first year"), "yuan", None),
    Measure("phasing.quota_m2", Text("使用用地指标（扣除腾退）", "land quota used, less what is reclaimed"), "m2", None),
    Measure("phasing.links", Text("先后关系", "precedences"), "links", None),
    Measure("phasing.changes", Text("较前次排期改动的行动", "actions changed against the schedule before"), "actions", False),
)  # fmt: skip
"""The indicators of the phasing engine."""


def measure(
    problem: PhasingProblem, result: Result[PhasingScheme], *, baseline_value: float | None
) -> tuple[Figure, ...]:
    """Return the figures of a result; empty if it has no scheme."""
    scheme = result.part
    if scheme is None:
        return ()
    done = [item for item in scheme.items if item.start is not None]
    drawn = {line.stock: line.drawn for line in scheme.stocks}
    numbers: dict[str, float | None] = {
        "phasing.value": result.value,
        "phasing.bound": result.bound,
        "phasing.gap": None if result.gap is None else 100.0 * result.gap,
        "phasing.baseline_value": baseline_value,
        "phasing.actions": float(len(scheme.items)),
        "phasing.works": float(len(problem.works)),
        "phasing.unscheduled": float(len(scheme.items) - len(done)),
        "phasing.cost_yuan": sum(item.cost_fen for item in done) / 100,
        "phasing.first_year_yuan": sum(scheme.spent(item, 0) for item in done) / 100,
        "phasing.quota_m2": drawn[QUOTA][-1] if QUOTA in drawn else None,
        "phasing.links": float(len(problem.links)),
        "phasing.changes": float(len(scheme.changes)),
    }
    words = Text(
        f"分期引擎计算（随机种子 {result.seed}，工作量 {result.work}）", f"computed by the phasing engine (seed {result.seed}, work {result.work})"
    )  # fmt: skip
    origin = computed("engines.phasing.solve", words, "phasing_values", "quota", "progress")
    return tuple(Figure(m.key, m.label, numbers[m.key], m.unit, origin) for m in MEASURES)
