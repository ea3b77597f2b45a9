"""Which figures sum up a road scheme, each with its origin?"""

from __future__ import annotations

from gongxing.engines.roads.problem import RoadProblem
from gongxing.origins import Figure, computed
from gongxing.plan import Result
from gongxing.plan.measure import Measure
from gongxing.plan.roads import RoadScheme
from gongxing.words import Text

MEASURES = (
    Measure("roads.value", Text("道路总代价（建设与出行）", "cost of roads, works and travel"), "yuan", False),
    Measure("roads.bound", Text("道路总代价的已证下界", "proven lower bound on that cost"), "yuan", None),
    Measure("roads.gap", Text("道路方案与最优的已证差距", "proven gap of the roads to the optimum"), "%", False),
    Measure("roads.baseline_value", Text("手工基准道路方案代价", "cost of the clerk's roads"), "yuan", None),
    Measure("roads.works_yuan", Text("道路建设费用", "spending on roads"), "yuan", False),
    Measure("roads.travel_yuan", Text("出行时间价值", "worth of the time travelled"), "yuan", False),
    Measure(
        "roads.travel_saved_yuan",
        Text("联络与拓宽所省出行时间价值", "travel saved by links and widenings"),
        "yuan",
        True,
    ),
    Measure("roads.access_share", Text("规划地块通达率", "share of parcels with access, planned"), "share", True),
    Measure("roads.access_gained", Text("新获通路的地块", "parcels that get access"), "parcels", True),
    Measure("roads.least_access_m", Text("全部通达的最短新建长度", "least new length for full access"), "m", None),
    Measure("roads.new_m", Text("新建道路长度", "length of new roads"), "m", None),
    Measure("roads.widened_m", Text("拓宽道路长度", "length of roads widened"), "m", None),
    Measure("roads.land_take_m2", Text("道路新占地", "land taken for roads"), "m2", False),
    Measure("roads.demolished", Text("道路拆除建筑", "buildings in the way of roads"), "buildings", False),
    Measure("roads.turning_heads", Text("回车场", "turning heads"), "places", None),
    Measure(
        "roads.freight_near_homes_m",
        Text("货运路线中途经住宅或街巷的长度", "truck routes past homes or along lanes"),
        "m",
        False,
    ),
)
"""The indicators of the road engine."""


def measure(problem: RoadProblem, result: Result[RoadScheme], *, baseline_value: float | None) -> tuple[Figure, ...]:
    """Return the figures of a result: MEASURES; empty if it has no scheme."""
    scheme = result.part
    if scheme is None:
        return ()
    new = [segment for segment in scheme.segments if segment.decision == "new"]
    wider = [segment for segment in scheme.segments if segment.decision == "widen"]
    needing = len(problem.waiting) + len(problem.served)
    heads = sum(head.land_take_m2 for head in scheme.turning_heads)
    numbers: dict[str, float | None] = {
        "roads.value": result.value,
        "roads.bound": result.bound,
        "roads.gap": None if result.gap is None else 100.0 * result.gap,
        "roads.baseline_value": baseline_value,
        "roads.works_yuan": scheme.works_yuan,
        "roads.travel_yuan": scheme.travel_yuan,
        "roads.travel_saved_yuan": scheme.travel_before_yuan - scheme.travel_yuan,
        "roads.access_share": len(scheme.access) / needing if needing else None,
        "roads.access_gained": float(sum(access.new for access in scheme.access)),
        "roads.least_access_m": scheme.least_access_m,
        "roads.new_m": sum(segment.length_m for segment in new),
        "roads.widened_m": sum(segment.length_m for segment in wider),
        "roads.land_take_m2": sum(segment.land_take_m2 for segment in scheme.built) + heads,
        "roads.demolished": float(len({name for segment in scheme.built for name in segment.demolished})),
        "roads.turning_heads": float(len(scheme.turning_heads)),
        "roads.freight_near_homes_m": sum(route.near_homes_m for route in scheme.routes),
    }
    words = Text(f"道路引擎计算（随机种子 {result.seed}）", f"computed by the road engine (seed {result.seed})")
    origin = computed("engines.roads.solve", words, "parcels", "roads", "buildings", "network_values")
    return tuple(Figure(m.key, m.label, numbers[m.key], m.unit, origin) for m in MEASURES)
