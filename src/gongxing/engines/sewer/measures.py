"""Which figures sum up a drainage scheme, each with its origin?"""

from __future__ import annotations

from gongxing.engines.sewer.problem import SewerProblem
from gongxing.origins import Figure, computed
from gongxing.plan.measure import Measure
from gongxing.plan.result import Result
from gongxing.plan.sewer import DrainDecision, SewerScheme
from gongxing.words import Text

MEASURES = (
    Measure("value", Text("总费用（含提升能耗现值）", "cost, with energy over the life of the pumps"), "yuan", False),
    Measure("bound", Text("已证下界", "proven lower bound"), "yuan", None),
    Measure("gap", Text("与下界的差距", "gap to the bound"), "%", False),
    Measure("layout_gap", Text("在本布局内与最优的差距", "gap to the best design of this layout"), "%", False),
    Measure("baseline_value", Text("手工基准方案费用", "cost of the clerk's scheme"), "yuan", None),
    Measure("pipes_yuan", Text("管道与检查井费用", "drains and manholes"), "yuan", False),
    Measure("pumps_yuan", Text("泵站费用（含能耗现值）", "pumping stations, with energy"), "yuan", False),
    Measure("kept_m", Text("保留的现状管", "present drains kept"), "m", None),
    Measure("relieved_m", Text("并行增设", "drains laid beside present ones"), "m", None),
    Measure("replaced_m", Text("更换的现状管", "present drains replaced"), "m", None),
    Measure("new_m", Text("新建管道", "new drains"), "m", None),
    Measure("pumps", Text("泵站", "pumping stations"), "座", False),
    Measure("outlets", Text("使用的出口", "outlets in use"), "个", None),
    Measure("deepest_m", Text("最大管底埋深", "deepest invert"), "m", False),
    Measure("velocity_m_s", Text("平均设计流速", "mean design velocity"), "m/s", None),
    Measure("flow_m3_s", Text("出口设计流量合计", "design flow at all outlets"), "m3/s", None),
    Measure("unserved", Text("未能接入的地块", "parcels not served"), "宗", False),
)
"""The indicators of the engine; their figures are told under `sewer.` or `storm.`."""


def measure(problem: SewerProblem, result: Result[SewerScheme], *, baseline_value: float | None) -> tuple[Figure, ...]:
    """Return the figures of a result; empty if it has no scheme."""
    if result.part is None or result.value is None:
        return ()
    scheme = result.part
    gravity = [pipe for pipe in scheme.pipes if pipe.decision.in_service and not pipe.pressure]
    length = sum(pipe.length_m for pipe in gravity)

    def metres(decision: DrainDecision) -> float:
        return sum(pipe.length_m for pipe in scheme.pipes if pipe.decision is decision)

    deepest = [max(pipe.cover_start_m, pipe.cover_end_m) + pipe.diameter_mm / 1000 for pipe in gravity]
    layout = (
        (result.value - scheme.layout_bound_yuan) / result.value if result.value and scheme.layout_bound_yuan else None
    )
    numbers: dict[str, float | None] = {
        "value": result.value, "bound": result.bound, "gap": None if result.gap is None else 100 * result.gap,
        "layout_gap": None if layout is None else 100 * layout, "baseline_value": baseline_value,
        "pipes_yuan": scheme.pipes_yuan, "pumps_yuan": scheme.pumps_yuan, "kept_m": metres(DrainDecision.KEEP),
        "relieved_m": metres(DrainDecision.RELIEVE), "replaced_m": metres(DrainDecision.REPLACE), "new_m": metres(DrainDecision.NEW),
        "pumps": float(len(scheme.pumps)), "outlets": float(sum(outlet.used for outlet in scheme.outlets)),
        "deepest_m": max(deepest, default=None),
        "velocity_m_s": sum(pipe.length_m * pipe.velocity_m_s for pipe in gravity) / length if length else None,
        "flow_m3_s": sum(outlet.flow_m3_s for outlet in scheme.outlets), "unserved": float(len({u.parcel for u in scheme.unserved})),
    }  # fmt: skip
    words = Text(f"排水引擎计算（工作量 {result.work}）", f"computed by the sewer engine (work {result.work})")
    origin = computed(
        "engines.sewer.solve", words, "parcels", "roads", "pipes", "facilities", "spot_heights", "network_values"
    )
    return tuple(Figure(f"{problem.kind}.{m.key}", m.label, numbers[m.key], m.unit, origin) for m in MEASURES)
