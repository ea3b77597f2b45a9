"""Which figures sum up a land scheme, each with its origin?"""

from __future__ import annotations

from collections.abc import Iterable

from gongxing.engines.land.problem import LandProblem
from gongxing.origins import Figure, Origin, computed
from gongxing.plan import LandScheme, Result
from gongxing.plan.measure import Measure
from gongxing.standards import land_use
from gongxing.words import Text

MEASURES = (
    Measure("land.value", Text("方案价值", "value of the plan"), "yuan", True),
    Measure("land.bound", Text("已证上界", "proven upper bound"), "yuan", None),
    Measure("land.gap", Text("与最优的已证差距", "proven gap to the optimum"), "%", False),
    Measure("land.baseline_value", Text("手工基准方案价值", "value of the clerk's plan"), "yuan", None),
    Measure("land.changed_m2", Text("改变用途的面积", "area put to another use"), "m2", None),
    Measure("land.changed_parcels", Text("改变用途的地块", "parcels put to another use"), "宗", None),
    Measure("land.cost_yuan", Text("总费用", "spending"), "yuan", False),
    Measure("land.abated", Text("治理废气的车间", "workshops to be abated"), "个", None),
    Measure("land.new_construction_m2", Text("新增建设用地", "new construction land"), "m2", False),
    Measure("land.reclaimed_m2", Text("复垦面积", "land reclaimed"), "m2", None),
    Measure("land.farmland_loss_m2", Text("耕地净减少", "net loss of farmland"), "m2", False),
    Measure("land.unknown_m2", Text("现状用途不明的面积", "area of unknown present use"), "m2", False),
)
"""The indicators of the land engine."""


def measure(problem: LandProblem, result: Result[LandScheme], *, baseline_value: float | None) -> tuple[Figure, ...]:
    """Return the figures of a result, None where no present use is known: MEASURES and the land balance by class; empty if it has no scheme."""
    if result.part is None:
        return ()
    scheme = result.part
    changed = [choice for choice in scheme.choices if choice.changed]
    known = [choice for choice in scheme.choices if choice.present]

    def taken(was: bool, becomes: bool) -> float:
        return sum(
            c.area_m2 for c in known if land_use(c.present).built is was and land_use(c.planned).built is becomes
        )

    arable_before = sum(c.area_m2 for c in known if land_use(c.present).arable)
    arable_after = sum(c.area_m2 for c in known if land_use(c.planned).arable)
    reclaimed = sum(c.area_m2 for c in known if land_use(c.present).built and land_use(c.planned).arable)
    abatement = sum(price for _, price in scheme.abated)
    numbers: dict[str, float | None] = {
        "land.value": result.value,
        "land.bound": result.bound,
        "land.gap": None if result.gap is None else 100.0 * result.gap,
        "land.baseline_value": baseline_value,
        "land.changed_m2": sum(choice.area_m2 for choice in changed) if known else None,
        "land.changed_parcels": float(len(changed)) if known else None,
        "land.cost_yuan": sum(choice.cost_yuan for choice in scheme.choices) + abatement,
        "land.abated": float(len(scheme.abated)),
        "land.new_construction_m2": taken(False, True) if known else None,
        "land.reclaimed_m2": reclaimed if known else None,
        "land.farmland_loss_m2": arable_before - arable_after if known else None,
        "land.unknown_m2": sum(choice.area_m2 for choice in scheme.choices if not choice.present),
    }
    origin = _origin(result)
    found = [Figure(m.key, m.label, numbers[m.key], m.unit, origin) for m in MEASURES]
    return (*found, *_balance(problem, scheme))


def _origin(result: Result[LandScheme]) -> Origin:
    words = Text(
        f"用地引擎计算（随机种子 {result.seed}，工作量 {result.work}）",
        f"computed by the land engine (seed {result.seed}, work {result.work})",
    )
    return computed("engines.land.solve", words, "parcels", "buildings", "quota", "land_values", "park.toml")


def _balance(problem: LandProblem, scheme: LandScheme) -> Iterable[Figure]:
    """Yield present and planned area by class: two-digit classes, and the three kinds of industry apart."""
    words = Text("地块面积按用途汇总", "parcel areas added up by class")
    origin = computed("engines.land.measures", words, "parcels")
    groups = sorted({_group(c.present) for c in scheme.choices} | {_group(c.planned) for c in scheme.choices})
    for code in groups:
        name = land_use(code).name
        now = sum(c.area_m2 for c in scheme.choices if _group(c.present) == code)
        then = sum(c.area_m2 for c in scheme.choices if _group(c.planned) == code)
        key = code or "unknown"
        yield Figure(
            f"land.balance.{key}.present_m2", Text(f"{name.zh}现状面积", f"{name.en}, present"), now, "m2", origin
        )
        yield Figure(
            f"land.balance.{key}.planned_m2", Text(f"{name.zh}规划面积", f"{name.en}, planned"), then, "m2", origin
        )


def _group(code: str) -> str:
    return code if code.startswith("10010") else code[:2]
