"""Why is a work not done, or not in an earlier quarter: too long, not approved, waiting for another, or short of which stock?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.schedule import NEVER, Breach, ScheduleProblem, evaluate
from gongxing.engines.phasing.problem import PhasingProblem, Stock
from gongxing.plan.phasing import QUARTERS
from gongxing.words import Text

IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Scene:
    """A schedule in which other starts are tried."""

    problem: PhasingProblem
    compiled: ScheduleProblem
    start: IntArray

    def breaches(self, work: int, at: int) -> tuple[Breach, ...]:
        """Return what would be broken if one work started in another quarter and all others stayed."""
        trial = self.start.copy()
        trial[work] = at
        return evaluate(self.compiled, trial)[1]


def lacking(scene: Scene, work: int) -> Text:
    """Return what a work that is not done lacks, at the start where it lacks least."""
    problem, compiled = scene.problem, scene.compiled
    first, last = int(compiled.first[work]), int(compiled.last[work])
    if first > last:
        quarters = problem.works[work].quarters
        left = problem.quarters - first
        return Text(
            f"需 {quarters} 个季度，最早开工后规划期内只剩 {max(left, 0)} 个季度",
            f"takes {quarters} quarters, but only {max(left, 0)} are left once it may start",
        )
    trials = [(scene.breaches(work, at), at) for at in range(first, last + 1)]
    broken, at = min(trials, key=lambda trial: (len(trial[0]), trial[1]))
    if not broken:
        return Text("做它所得不抵所耗", "it costs more than it brings")
    return hindrance(scene, work, at, broken)


def hindrance(scene: Scene, work: int, at: int, broken: tuple[Breach, ...]) -> Text:
    """Return in words the first of the promises that a start in quarter `at` would break."""
    problem, place = scene.problem, {name: w for w, name in enumerate(scene.compiled.work_names)}
    for breach in broken:
        if breach.kind == "before":
            return _waiting(scene, work, breach.works)
    for breach in broken:
        if breach.kind == "window":
            return _window(scene, work, at)
    for breach in broken:
        if breach.kind == "stock" and breach.stock is not None and breach.period is not None:
            return short(problem, problem.stocks[breach.stock], breach.period, _excess(scene, breach))
    title = problem.works[place[scene.compiled.work_names[work]]].title
    return Text(f"{title.zh} 须完成", f"{title.en} must be done")


def _excess(scene: Scene, breach: Breach) -> float:
    from_unit = scene.problem.stocks[breach.stock or 0].unit
    return breach.excess / _unit(from_unit)


def _unit(unit: str) -> float:
    return {"yuan": 1e-6, "m2": 1e-4}.get(unit, 1.0)


def _waiting(scene: Scene, work: int, pair: tuple[int, ...]) -> Text:
    first, then = pair
    problem = scene.problem
    if first == work:
        title = problem.works[then].title
        return Text(f"后续项目“{title.zh}”须等它完成", f"“{title.en}” waits for it")
    title = problem.works[first].title
    at = int(scene.start[first])
    if at == NEVER:
        return Text(
            f"前序项目“{title.zh}”未排入规划期", f"“{title.en}”, which comes first, is not done within the horizon"
        )
    done = quarter_name(problem, at + problem.works[first].quarters - 1)
    return Text(f"前序项目“{title.zh}”到 {done.zh}末才完成", f"“{title.en}”, which comes first, ends with {done.en}")


def _window(scene: Scene, work: int, at: int) -> Text:
    first = int(scene.compiled.first[work])
    if at < first:
        name = quarter_name(scene.problem, first)
        return Text(
            f"审批与条件具备后最早于 {name.zh}开工",
            f"it cannot start before {name.en}: approvals or the day it was given",
        )
    quarters = scene.problem.works[work].quarters
    return Text(
        f"需 {quarters} 个季度，不能在规划期内完成",
        f"it takes {quarters} quarters and would not end within the horizon",
    )


def short(problem: PhasingProblem, stock: Stock, period: int, excess: float) -> Text:
    """Return in words that a stock is short by so much by the end of a quarter."""
    when = quarter_name(problem, period)
    amount = {
        "yuan": Text(f"{excess / 1e4:,.1f} 万元", f"{excess / 1e4:,.1f} × 10,000 yuan"),
        "m2": Text(f"{excess / 1e4:,.2f} 公顷", f"{excess / 1e4:,.2f} ha"),
        "flats": Text(f"{excess:,.0f} 套", f"{excess:,.0f}"),
        "crews": Text(f"{excess:,.1f} 队", f"{excess:,.1f}"),
    }.get(stock.unit, Text(f"{excess:,.1f}", f"{excess:,.1f}"))
    if stock.unit == "yuan":
        year = problem.first_year + period // QUARTERS
        return Text(f"{year} 年资金缺 {amount.zh}", f"money of {year} is short by {amount.en}")
    return Text(f"{when.zh}{stock.label.zh}缺 {amount.zh}", f"in {when.en} {stock.label.en} is short by {amount.en}")


def quarter_name(problem: PhasingProblem, quarter: int) -> Text:
    """Return the name of a quarter, such as 2027 年三季度."""
    year, part = problem.first_year + quarter // QUARTERS, quarter % QUARTERS
    return Text(f"{year} 年{'一二三四'[part]}季度", f"Q{part + 1} {year}")
