"""Which futures break the schedule of a plan, and which of its first starts hold in nearly all of them?"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.draws import FloatArray
from gongxing.algorithms.prim import PrimBox, prim
from gongxing.algorithms.schedule import NEVER, ScheduleProblem
from gongxing.algorithms.schedule.futures import Outcomes, simulate
from gongxing.engines.phasing import PhasingProblem
from gongxing.engines.phasing.compile import compile_problem
from gongxing.engines.phasing.problem import MONEY
from gongxing.errors import Fault, NotReadyError, Place
from gongxing.park import Park
from gongxing.plan import PhasingScheme, Plan
from gongxing.plan.phasing import QUARTERS
from gongxing.plan.robustness import FailureTest, FutureInput, RiskBox, RiskLimit, Robustness, StartNow
from gongxing.standards.parameters import Parameters
from gongxing.store import Project
from gongxing.words import Text
from gongxing.workflow.futures import draw_futures, futures_of, inputs_of
from gongxing.workflow.phasing import Ruled, problem_of
from gongxing.workflow.values import parameters_of, standards_of

COUNT = 2000
_UNBEGUN, _LATE, _UNFUNDED, _REHOUSED = (
    "fail_unbegun_share",
    "fail_late_quarters",
    "fail_unfunded_years",
    "fail_rehousing_quarters",
)
_LABELS = {
    _UNBEGUN: Text("期末仍未开工的投资占比", "share of investment not begun at the end"),
    _LATE: Text("按投资加权的平均推迟（季度）", "mean delay weighted by cost (quarters)"),
    _UNFUNDED: Text("缺资金的年数", "unfunded years"),
    _REHOUSED: Text("住户安置平均推迟（季度）", "mean delay of rehousing (quarters)"),
}
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class _Tested:
    """A schedule and what became of it."""

    problem: PhasingProblem
    compiled: ScheduleProblem
    planned: npt.NDArray[np.int64]
    outcomes: Outcomes

    @property
    def costs(self) -> FloatArray:
        """(n,) cost of each work in fen."""
        cost = {task.id: task.cost_fen for task in self.problem.tasks}
        return np.array([sum(cost[name] for name in work.tasks) for work in self.problem.works], dtype=np.float64)


def stress(plan: Plan, park: Park, *, count: int = COUNT, seed: int = 1) -> Robustness:
    """Return how the schedule of a plan fares in `count` sampled futures; NotReadyError without a schedule.

    The assumptions on what may come otherwise are the parameters `future_values`; the same seed gives the same futures.
    """
    scheme = plan.phasing.part if plan.phasing else None
    if scheme is None:
        fault = Fault(
            Place(), Text("没有分期方案", "no schedule"), Text("已分期的方案", "a plan with a schedule"), Text("先运行 gongxing plan", "run `gongxing plan` first"), "robust.none",
        )  # fmt: skip
        raise NotReadyError(Text("没有可检验的分期", "there is no schedule to test"), [fault])
    began, values = time.perf_counter(), parameters_of(park, "future")
    problem = problem_of(replace(plan, phasing=None), Ruled(park, standards_of(park)))
    compiled = compile_problem(problem)
    inputs = inputs_of(values)
    draws = draw_futures(inputs, count, seed)
    planned = _planned(problem, scheme)
    tested = _Tested(
        problem,
        compiled,
        planned,
        simulate(compiled, planned, futures_of(problem, compiled, draws, plan.funds, seed=seed)),
    )
    tests, broken = _tests(tested, values)
    boxes = tuple(_told(box, inputs) for box in prim(draws, broken))
    starts = _starts(tested, draws, inputs, values.value("sure_share"))
    return Robustness(count, seed, inputs, tests, float(broken.mean()), boxes, starts, time.perf_counter() - began)


def stress_project(project: Project, *, count: int = COUNT, seed: int | None = None) -> Robustness:
    """Return how the schedule of the newest plan of a project fares."""
    plan, park = project.latest_plan(), project.load()
    if plan is None:
        plan = Plan(park.settings.name, park.settings.as_of, park.settings.as_of, park.settings.horizon)
    return stress(plan, park, count=count, seed=park.settings.seed if seed is None else seed)


def _planned(problem: PhasingProblem, scheme: PhasingScheme) -> npt.NDArray[np.int64]:
    """Return (n,) the planned start of each work, NEVER where it is not done."""
    starts = {item.action: item.start for item in scheme.items}
    found = [
        next((starts[name] for name in work.tasks if starts.get(name) is not None), None) for work in problem.works
    ]
    return np.array([NEVER if start is None else max(0, start) for start in found], dtype=np.int64)


def _tests(tested: _Tested, values: Parameters) -> tuple[tuple[FailureTest, ...], BoolArray]:
    """Return how each test comes out over the futures, and (F,) which futures break the plan in any."""
    periods, held = tested.compiled.periods, tested.planned != NEVER
    found, costs = tested.outcomes, tested.costs[held]
    begun = found.start[:, held] != NEVER
    whole = max(float(costs.sum()), 1.0)
    end = tested.planned[held] + tested.compiled.length[held]
    ended = np.where(begun, found.end[:, held], periods + tested.compiled.length[held])
    late = np.maximum(ended - end, 0)
    measured = {
        _UNBEGUN: (~begun * costs).sum(axis=1) / whole,
        _LATE: (late * costs).sum(axis=1) / whole,
        _UNFUNDED: _unfunded(tested, values.value("unfunded_share")),
        _REHOUSED: _rehousing(tested),
    }
    units = {key.key: key.unit for key in values.keys}
    tests, broken = [], np.zeros(len(found.start), dtype=bool)
    for key, amount in measured.items():
        tolerated = values.value(key)
        fails = amount > tolerated
        broken = np.asarray(broken | fails, dtype=bool)
        tests.append(FailureTest(key, _LABELS[key], units[key], tolerated, float(amount.mean()), float(fails.mean())))
    return tuple(tests), broken


def _unfunded(tested: _Tested, material: float) -> FloatArray:
    """Return (F,) in how many years works of more than the `material` share of the investment wait for money."""
    found, periods = tested.outcomes, tested.compiled.periods
    money = [place for place, name in enumerate(tested.compiled.stock_names) if name.startswith(MONEY)]
    future, work = np.nonzero(np.isin(found.lacked, money))
    edges = np.zeros((len(found.start), periods + 1))
    until = np.where(found.start[future, work] == NEVER, periods, found.start[future, work])
    np.add.at(edges, (future, np.minimum(tested.planned[work], until)), tested.costs[work])
    np.add.at(edges, (future, until), -tested.costs[work])
    whole = max(float(tested.costs[tested.planned != NEVER].sum()), 1.0)
    waiting = np.cumsum(edges, axis=1)[:, :periods] > material * whole
    years = np.add.reduceat(waiting, np.arange(0, periods, QUARTERS), axis=1) > 0
    return np.asarray(years.sum(axis=1), dtype=np.float64)


def _rehousing(tested: _Tested) -> FloatArray:
    """Return (F,) by how many quarters the rehousing of households is late on average; 0 where nobody is to be rehoused."""
    events = tested.compiled.events
    flats = np.array([name.startswith("flats/") for name in tested.compiled.stock_names], dtype=bool)
    taken = flats[events.stock] & (events.amount > 0)
    homes = np.bincount(events.work[taken], events.amount[taken], minlength=tested.compiled.works)
    homes[tested.planned == NEVER] = 0.0
    if not homes.sum():
        return np.zeros(len(tested.outcomes.start))
    begun = np.where(tested.outcomes.start == NEVER, tested.compiled.periods + 1, tested.outcomes.start)
    return np.asarray(((begun - tested.planned) * homes).sum(axis=1) / homes.sum(), dtype=np.float64)


def _told(box: PrimBox, inputs: tuple[FutureInput, ...]) -> RiskBox:
    """Return a box in words."""
    limits = tuple(RiskLimit(inputs[s.input].key, s.above, s.value, s.quasi_p) for s in box.limits)
    sides = [limit_words(inputs[s.input], s.above, s.value) for s in box.limits]
    zh, en = "，且".join(side.zh for side in sides), " and ".join(side.en for side in sides)
    words = Text(
        f"{zh}：占全部失败的 {box.coverage:.0%}，此类未来有 {box.density:.0%} 失败",
        f"{en}: {box.coverage:.0%} of the failures, {box.density:.0%} of such futures fail",
    )
    return RiskBox(limits, words, box.cases, box.coverage, box.density)


def limit_words(given: FutureInput, above: bool, value: float) -> Text:
    """Return one side of a box in words."""
    shown = f"{value:.0%}" if given.unit == "share" else f"{value:.1f}"
    return Text(
        f"{given.label.zh}{'高于' if above else '低于'} {shown}",
        f"{given.label.en} {'above' if above else 'below'} {shown}",
    )


def _starts(tested: _Tested, draws: FloatArray, inputs: tuple[FutureInput, ...], sure: float) -> tuple[StartNow, ...]:
    """Return the works planned for the first year, the dearest first, with how surely they begin then and on what it hangs."""
    rows = []
    for place in np.flatnonzero((tested.planned != NEVER) & (tested.planned < QUARTERS)):
        work, begun = tested.problem.works[place], tested.outcomes.start[:, place]
        inside = (begun != NEVER) & (begun < QUARTERS)
        share = float(inside.mean())
        rows.append(
            StartNow(
                work.id, work.title, len(work.tasks), int(tested.costs[place]), share, share >= sure,
                None if share >= sure else _cause(inside, draws, inputs),
            )
        )  # fmt: skip
    return tuple(sorted(rows, key=lambda row: (-row.cost_fen, row.work)))


def _cause(inside: BoolArray, draws: FloatArray, inputs: tuple[FutureInput, ...]) -> Text | None:
    """Return the input that sets the futures of one answer most apart from those of the other, in its spread."""
    if inside.all() or not inside.any():
        return None
    apart = np.abs(draws[inside].mean(axis=0) - draws[~inside].mean(axis=0)) / np.maximum(draws.std(axis=0), 1e-12)
    return inputs[int(np.argmax(apart))].label
