"""Which figures sum up a resettlement, each with its origin?"""

from __future__ import annotations

from gongxing.engines.resettlement.problem import ResettlementProblem
from gongxing.origins import Figure, computed
from gongxing.plan import Result
from gongxing.plan.measure import Measure
from gongxing.plan.resettlement import ResettlementScheme
from gongxing.words import Text

MEASURES = (
    Measure("resettlement.value", Text("安置方案总代价", "whole cost of the resettlement"), "yuan", False),
    Measure("resettlement.bound", Text("已证下界", "proven lower bound"), "yuan", None),
    Measure("resettlement.gap", Text("与最优的已证差距", "proven gap to the optimum"), "%", False),
    Measure("resettlement.baseline_value", Text("手工基准方案代价", "cost of the clerk's assignment"), "yuan", None),
    Measure("resettlement.households", Text("安置户数", "households resettled"), "户", None),
    Measure("resettlement.persons", Text("安置人口", "persons resettled"), "人", None),
    Measure("resettlement.groups", Text("涉及村组", "village groups"), "groups", None),
    Measure("resettlement.entitled_m2", Text("安置面积合计", "entitled floor area"), "m2", None),
    Measure("resettlement.compensation_yuan", Text("补偿净额", "compensation, net"), "yuan", False),
    Measure("resettlement.building_yuan", Text("安置小区建设费用", "cost of building estates"), "yuan", False),
    Measure("resettlement.money", Text("货币补偿户数", "households paid in money"), "户", None),
    Measure("resettlement.flats", Text("分配安置房", "flats given"), "套", None),
    Measure("resettlement.sites", Text("分配宅基地", "homestead sites given"), "处", None),
    Measure("resettlement.flats_left", Text("剩余安置房", "flats left over"), "套", None),
    Measure("resettlement.flat_m2", Text("分配安置房面积", "floor area of flats given"), "m2", None),
    Measure("resettlement.distance_m", Text("平均安置距离", "mean distance from old to new home"), "m", False),
    Measure("resettlement.together_share", Text("选房户中与本组多数同小区的比例", "share of flat takers in the estate of most of their group"), "share", True),
    Measure("resettlement.high_risk", Text("高风险村组", "groups of high risk"), "groups", False),
)  # fmt: skip
"""The indicators of the resettlement engine."""


def measure(
    problem: ResettlementProblem, result: Result[ResettlementScheme], *, baseline_value: float | None
) -> tuple[Figure, ...]:
    """Return the figures of a result; empty if it has no scheme."""
    if result.part is None:
        return ()
    scheme = result.part
    numbers: dict[str, float | None] = {
        "resettlement.value": result.value,
        "resettlement.bound": result.bound,
        "resettlement.gap": None if result.gap is None else 100.0 * result.gap,
        "resettlement.baseline_value": baseline_value,
        **_people(scheme),
        **_homes(scheme),
    }
    words = Text(f"安置引擎计算（随机种子 {result.seed}）", f"computed by the resettlement engine (seed {result.seed})")
    origin = computed("engines.resettlement.solve", words, "households", "estates", "flat_types", "resettlement_values")
    return tuple(Figure(m.key, m.label, numbers[m.key], m.unit, origin) for m in MEASURES)


def _people(scheme: ResettlementScheme) -> dict[str, float | None]:
    return {
        "resettlement.households": float(len(scheme.lines)),
        "resettlement.persons": float(sum(line.persons for line in scheme.lines)),
        "resettlement.groups": float(len(scheme.groups)),
        "resettlement.entitled_m2": sum(line.area_m2 for line in scheme.lines),
        "resettlement.compensation_yuan": scheme.compensation_fen / 100,
        "resettlement.building_yuan": scheme.building_fen / 100,
        "resettlement.money": float(sum(line.way == "cash" for line in scheme.lines)),
        "resettlement.high_risk": float(sum(group.risk == "high" for group in scheme.groups)),
    }


def _homes(scheme: ResettlementScheme) -> dict[str, float | None]:
    takers = [line for line in scheme.lines if line.way in ("flat", "mixed")]
    far = [line.distance_m for line in scheme.lines if line.distance_m is not None]
    estates = [estate for estate in scheme.estates if estate.kind == "flats"]
    together = 0
    for group in scheme.groups:
        mine = [line.estate for line in takers if line.group == group.group]
        together += max((mine.count(estate) for estate in set(mine)), default=0)
    return {
        "resettlement.flats": float(sum(len(line.flats) for line in takers)),
        "resettlement.sites": float(sum(line.way == "homestead" for line in scheme.lines)),
        "resettlement.flats_left": float(sum(estate.number - estate.taken for estate in estates if estate.used)),
        "resettlement.flat_m2": sum(line.flat_m2 for line in takers),
        "resettlement.distance_m": sum(far) / len(far) if far else None,
        "resettlement.together_share": together / len(takers) if takers else None,
    }
