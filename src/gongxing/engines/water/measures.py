"""Which figures sum up a water scheme, each with its origin?"""

from __future__ import annotations

from gongxing.engines.water.problem import WaterProblem
from gongxing.origins import Figure, Origin, computed
from gongxing.plan.measure import Measure
from gongxing.plan.result import Result
from gongxing.plan.water import PipeDecision, WaterScheme
from gongxing.words import Text

_DAY_S = 86_400.0


MEASURES = (
    Measure("water.cost_yuan", Text("给水管网造价", "cost of the water network"), "yuan", False),
    Measure("water.bound", Text("已证造价下界", "proven lower bound on the cost"), "yuan", None),
    Measure("water.gap", Text("与下界的差距（占造价）", "distance to the bound, as a share of the cost"), "%", False),
    Measure("water.baseline_value", Text("手工基准方案造价", "cost of the clerk's design"), "yuan", None),
    Measure("water.hydrant_yuan", Text("新增消火栓费用", "cost of new hydrants"), "yuan", False),
    Measure("water.demand_m3_day", Text("最高日需水量", "demand of the maximum day"), "m3/day", None),
    Measure("water.served_parcels", Text("供水地块", "parcels served"), "宗", True),
    Measure("water.unserved_parcels", Text("未供水地块", "parcels not served"), "宗", False),
    Measure("water.kept_m", Text("保留管道", "pipes kept"), "m", None),
    Measure("water.new_m", Text("新建管道", "pipes laid where there was none"), "m", None),
    Measure("water.reinforced_m", Text("并行加设管道", "pipes laid beside present ones"), "m", None),
    Measure("water.replaced_m", Text("更换管道", "pipes replaced"), "m", None),
    Measure("water.abandoned_m", Text("停用管道", "pipes given up"), "m", None),
    Measure("water.least_pressure_m", Text("最高时最低压力", "least pressure at the maximum hour"), "m", True),
    Measure("water.outage_pressure_m", Text("单管停用时最低压力", "least pressure with one pipe out"), "m", True),
    Measure("water.fire_pressure_m", Text("消防时最低压力", "least pressure at a fire"), "m", True),
    Measure("water.hydrants", Text("消火栓", "hydrants"), "个", None),
    Measure("water.fire_flow_l_s", Text("消火栓最小可用流量", "least flow available at a hydrant"), "L/s", True),
    Measure(
        "water.cut_share", Text("单管停用最大断水占比", "largest share of the demand cut off by one pipe"), "%", False
    ),
)
"""The indicators of the water engine."""


def measure(problem: WaterProblem, result: Result[WaterScheme], *, baseline_value: float | None) -> tuple[Figure, ...]:
    """Return the figures of a result, in the order of MEASURES; empty if it has no scheme."""
    if result.part is None:
        return ()
    scheme = result.part
    gap = None if result.gap is None else 100.0 * result.gap
    numbers: dict[str, float | None] = {
        "water.cost_yuan": result.value,
        "water.bound": result.bound,
        "water.gap": gap,
        "water.baseline_value": baseline_value,
        "water.hydrant_yuan": problem.rules.hydrant_yuan * sum(not hydrant.existing for hydrant in scheme.hydrants),
        "water.demand_m3_day": float(problem.demand_m3_s.sum()) * problem.rules.fire_share * _DAY_S,
        "water.served_parcels": float(sum(len(node.parcels) for node in scheme.nodes)),
        "water.unserved_parcels": float(len(scheme.unserved)),
        "water.hydrants": float(len(scheme.hydrants)),
        "water.fire_flow_l_s": min((hydrant.available_l_s for hydrant in scheme.hydrants), default=None),
        **_lengths(scheme),
        **_pressures(problem, scheme),
    }
    origin = _origin(result)
    return tuple(Figure(m.key, m.label, numbers[m.key], m.unit, origin) for m in MEASURES)


def _lengths(scheme: WaterScheme) -> dict[str, float | None]:
    def of(decision: PipeDecision) -> float:
        return sum(pipe.length_m for pipe in scheme.pipes if pipe.decision is decision)

    return {
        "water.kept_m": of(PipeDecision.KEEP),
        "water.new_m": of(PipeDecision.NEW),
        "water.reinforced_m": of(PipeDecision.REINFORCE),
        "water.replaced_m": of(PipeDecision.REPLACE),
        "water.abandoned_m": of(PipeDecision.ABANDON),
    }


def _pressures(problem: WaterProblem, scheme: WaterScheme) -> dict[str, float | None]:
    """Return the least pressures by kind of case, at the nodes that want water, and the largest share cut off."""
    peak = [node.pressure_m for node in scheme.nodes if node.demand_m3_s > 0]
    out = [case.worst_pressure_m for case in scheme.cases if case.pipe_out and case.worst_node]
    fire = [case.worst_pressure_m for case in scheme.cases if case.fire_node]
    cut = max((case.cut_off_m3_s for case in scheme.cases), default=0.0)
    total = float(problem.demand_m3_s.sum())
    return {
        "water.least_pressure_m": min(peak, default=None),
        "water.outage_pressure_m": min(out, default=None),
        "water.fire_pressure_m": min(fire, default=None),
        "water.cut_share": 100.0 * cut / total if total else None,
    }


def _origin(result: Result[WaterScheme]) -> Origin:
    words = Text(
        f"给水引擎计算（随机种子 {result.seed}，工作量 {result.work}）",
        f"computed by the water engine (seed {result.seed}, work {result.work})",
    )
    return computed("engines.water.solve", words, "parcels", "pipes", "facilities", "roads", "network_values")
