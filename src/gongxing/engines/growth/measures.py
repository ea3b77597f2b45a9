"""Which figures sum up growth: the outlook and the package of levers, each with its origin?"""

from __future__ import annotations

from gongxing.engines.growth.problem import GrowthProblem
from gongxing.origins import Figure, Origin, computed
from gongxing.plan import GrowthOutlook, GrowthScheme, Result
from gongxing.plan.growth import MEASURED
from gongxing.plan.measure import Measure
from gongxing.words import Text

MEASURES = (
    Measure("growth.value", Text("达标举措组合的费用", "cost of the package that reaches the targets"), "yuan", False),
    Measure("growth.bound", Text("已证下界", "proven lower bound"), "yuan", None),
    Measure("growth.gap", Text("与最优的已证差距", "proven gap to the optimum"), "%", False),
    Measure("growth.baseline_value", Text("手工基准组合的费用", "cost of the clerk's package"), "yuan", None),
    Measure("growth.quota_m2", Text("追加工业用地", "extra land for industry"), "m2", False),
    Measure("growth.leads", Text("追加招商线索", "extra investment leads"), "条", False),
    Measure("growth.gain", Text("现有企业提质增效", "productivity gain of existing firms"), "share", None),
    Measure("growth.probability", Text("组合下最难目标的概率", "probability of the hardest target with the package"), "share", True),
)  # fmt: skip
"""The indicators of the growth engine."""
INPUTS = ("firm_years", "firms", "leads", "industry_values", "park.toml")


def measure(
    problem: GrowthProblem, result: Result[GrowthScheme], *, baseline_value: float | None
) -> tuple[Figure, ...]:
    """Return the figures of a package; empty if there is none."""
    if result.part is None:
        return ()
    scheme = result.part
    amounts = {lever.key: lever.amount for lever in scheme.levers}
    numbers: dict[str, float | None] = {
        "growth.value": result.value,
        "growth.bound": result.bound,
        "growth.gap": None if result.gap is None else 100.0 * result.gap,
        "growth.baseline_value": baseline_value,
        "growth.quota_m2": amounts["quota"],
        "growth.leads": amounts["investment"],
        "growth.gain": amounts["productivity"],
        "growth.probability": min(target.probability for target in scheme.targets),
    }
    words = Text(
        f"增长引擎计算（{scheme.draws} 次抽样，随机种子 {result.seed}）",
        f"computed by the growth engine ({scheme.draws} draws, seed {result.seed})",
    )
    origin = computed("engines.growth.solve", words, *INPUTS)
    return tuple(Figure(m.key, m.label, numbers[m.key], m.unit, origin) for m in MEASURES)


def outlook_origin(outlook: GrowthOutlook) -> Origin:
    """Return the origin of every figure of an outlook."""
    words = Text(
        f"自下而上增长预测（{outlook.draws} 次抽样，随机种子 {outlook.seed}）",
        f"growth from below ({outlook.draws} draws, seed {outlook.seed})",
    )
    return computed("engines.growth.outlook", words, *INPUTS)


def outlook_figures(outlook: GrowthOutlook) -> tuple[Figure, ...]:
    """Return the figures of an outlook: base, last year, odds of the targets and rates that are met."""
    origin, last = outlook_origin(outlook), outlook.years[-1]
    found = []
    for measure_key, base in outlook.base:
        name, unit = MEASURED[measure_key], "人" if measure_key == "jobs" else "yuan"
        spread = outlook.spread(measure_key, last)
        found.append(
            Figure(
                f"growth.{measure_key}.base",
                Text(f"{outlook.base_year} 年{name.zh}", f"{name.en} in {outlook.base_year}"),
                base,
                unit,
                origin,
            )
        )
        found.append(
            Figure(
                f"growth.{measure_key}.last",
                Text(f"{last} 年{name.zh}中位预测", f"median {name.en} in {last}"),
                spread.at(0.5),
                unit,
                origin,
            )
        )
    for target in outlook.targets:
        name = MEASURED[target.measure]
        found.append(
            Figure(
                f"growth.{target.measure}.probability", Text(f"{name.zh}目标达成概率", f"probability of the target of {name.en}"),
                target.probability, "share", origin,
            )
        )  # fmt: skip
    for rate in outlook.rates:
        name = MEASURED[rate.measure]
        label = Text(
            f"{rate.probability:.0%} 把握的{name.zh}年均增速",
            f"yearly growth of {name.en} met with {rate.probability:.0%}",
        )
        found.append(Figure(f"growth.{rate.measure}.rate_{rate.probability:.0%}", label, rate.rate, "share", origin))
    return tuple(found)
