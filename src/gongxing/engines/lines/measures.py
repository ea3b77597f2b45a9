"""Which figures sum up a scheme of line coordination, each with its origin?"""

from __future__ import annotations

from collections.abc import Sequence

from gongxing.engines.lines.problem import LinesProblem
from gongxing.origins import Figure, computed
from gongxing.plan import Result
from gongxing.plan.lines import LinesScheme
from gongxing.plan.measure import Measure
from gongxing.words import Text

MEASURES = (
    Measure("lines.value", Text("综合方案计价（含违反净距的计价）", "price of the scheme, shortages included"), "yuan", False),
    Measure("lines.bound", Text("已证下界", "proven lower bound"), "yuan", None),
    Measure("lines.gap", Text("与最优的已证差距", "proven gap to the optimum"), "%", False),
    Measure("lines.baseline_value", Text("手工基准方案计价", "price of the clerk's scheme"), "yuan", None),
    Measure("lines.works_yuan", Text("避让工程费用", "cost of yielding works"), "yuan", False),
    Measure("lines.lines", Text("参与综合的管线", "lines coordinated"), "条", None),
    Measure("lines.moved", Text("调整平面位置的管线", "lines laid elsewhere than drawn"), "条", None),
    Measure("lines.crossings", Text("管线交叉点", "crossings"), "处", None),
    Measure("lines.crossings_before", Text("综合前净距不足的交叉（涉及规划管线）", "crossings of new lines too close before"), "处", None),
    Measure("lines.crossings_after", Text("综合后净距不足的交叉（涉及规划管线）", "crossings of new lines too close after"), "处", False),
    Measure("lines.crossings_today", Text("现状管线之间净距不足的交叉", "crossings of lines of today too close"), "处", False),
    Measure("lines.parallel_short_m", Text("规划管线平行净距不足的长度", "length along which new lines are too close"), "m", False),
    Measure("lines.parallel_today_m", Text("现状管线平行净距不足的长度", "length along which lines of today are too close"), "m", False),
    Measure("lines.dips", Text("上跨、下穿避让", "dips under and over"), "处", False),
    Measure("lines.relevelled", Text("整段调整高程的重力管", "gravity lines laid at other levels"), "条", False),
    Measure("lines.siphons", Text("倒虹管", "inverted siphons"), "座", False),
    Measure("lines.diverted", Text("改迁避让的现状管线", "lines of today that yield"), "条", False),
)  # fmt: skip
"""The indicators of the line coordination engine."""


def measure(problem: LinesProblem, result: Result[LinesScheme], *, baseline_value: float | None) -> tuple[Figure, ...]:
    """Return the figures of a result; empty if it has no scheme."""
    if result.part is None:
        return ()
    scheme = result.part
    numbers: dict[str, float | None] = {
        "lines.value": result.value,
        "lines.bound": result.bound,
        "lines.gap": None if result.gap is None else 100.0 * result.gap,
        "lines.baseline_value": baseline_value,
        **_counts(problem, scheme),
    }
    words = Text(
        f"管线综合引擎计算（随机种子 {result.seed}，工作量 {result.work}）",
        f"computed by the line coordination engine (seed {result.seed}, work {result.work})",
    )
    origin = computed(
        "engines.lines.solve", words, "pipes", "roads", "line_separation", "line_precedence", "network_values"
    )
    return tuple(Figure(m.key, m.label, numbers[m.key], m.unit, origin) for m in MEASURES)


def _counts(problem: LinesProblem, scheme: LinesScheme) -> dict[str, float | None]:
    existing = {line.id for line in problem.lines if line.existing}
    today = [c for c in scheme.crossings if c.verdict == "today"]
    of_today = {c.id for c in scheme.crossings if {c.line_a, c.line_b} <= existing}
    before = [c for c in scheme.crossings if c.before_m < c.required_m - 1e-6 and c.id not in of_today]

    def works(*ways: str) -> float:
        return float(sum(work.way in ways for work in scheme.yields))

    def metres(verdict: str) -> float:
        return sum(p.short_m for p in scheme.parallels if p.verdict == verdict)

    return {
        "lines.works_yuan": scheme.works_yuan,
        "lines.lines": float(len(scheme.lines)),
        "lines.moved": float(sum(line.moved for line in scheme.lines)),
        "lines.crossings": float(len(scheme.crossings)),
        "lines.crossings_before": float(len(before)),
        "lines.crossings_after": float(_count(scheme, "short")),
        "lines.crossings_today": float(len(today)),
        "lines.parallel_short_m": metres("short"),
        "lines.parallel_today_m": metres("today"),
        "lines.dips": works("under", "over"),
        "lines.relevelled": works("relevel"),
        "lines.siphons": works("siphon"),
        "lines.diverted": float(len(_distinct([w.line for w in scheme.yields if w.line in existing]))),
    }


def _count(scheme: LinesScheme, verdict: str) -> int:
    return sum(crossing.verdict == verdict for crossing in scheme.crossings)


def _distinct(names: Sequence[str]) -> set[str]:
    return set(names)
