"""Which fewest and cheapest changes make an earlier schedule hold again under new facts, and why does each action change?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from gongxing.algorithms.schedule import NEVER, ScheduleParams, ScheduleProblem, least_change
from gongxing.engines.phasing.baseline import IntArray
from gongxing.engines.phasing.compile import compile_problem
from gongxing.engines.phasing.conflict import words_of
from gongxing.engines.phasing.problem import PhasingProblem
from gongxing.engines.phasing.reasons import Scene, hindrance
from gongxing.engines.phasing.solve import concluded
from gongxing.plan import Result, Status
from gongxing.plan.phasing import Change, PhasingScheme
from gongxing.words import Text

METHOD = Text(
    "最小改动重排：先使改动代价最小，逐项撤回不必要的改动，再在不多改的前提下增大效益",
    "least change: the cost of changes is made least, needless ones are taken back, then worth is made great without changing more",
)
TOGETHER = Text("随其他改动一并调整，以免资源超限", "moved together with others, so that no stock runs short")


def replan(
    problem: PhasingProblem,
    before: PhasingScheme,
    base: str,
    params: ScheduleParams | None = None,
    *,
    seed: int = 1,
    stop: Callable[[], bool] | None = None,
) -> Result[PhasingScheme]:
    """Return the schedule that changes least against `before`, the schedule of plan `base`, each change with its reason.

    What was done in time before stays done, unless the new facts themselves rule that out. INFEASIBLE with the smallest conflict
    where what is settled cannot hold together. The result has no bound on worth: it is as near as can be, not as good as can be.
    """
    compiled, old = compile_problem(problem), starts_of(problem, before)
    weight = weights(problem)
    params = params or ScheduleParams(gap=1e-4)
    held = replace(compiled, must=compiled.must | ((old != NEVER) & _can(compiled)))
    found = least_change(held, old, weight, params=params, seed=seed, stop=stop)
    if found.start is None:
        found = least_change(compiled, old, weight, params=params, seed=seed, stop=stop)
    if found.start is None:
        conflict = words_of(problem, compiled, found.conflict) if found.status == "infeasible" else ()
        status = Status.INFEASIBLE if found.status == "infeasible" else Status.UNKNOWN
        return Result(status, None, None, None, None, seed, METHOD, problem.notes, conflict)
    result = concluded(problem, compiled, found.start, bound=None, seed=seed, work=len(found.changed))
    assert result.part is not None
    changes = changes_of(problem, Scene(problem, compiled, found.start), old, before)
    proof = _proof(found.cost, found.cost_bound)
    notes = (*result.notes, _told(problem, changes, before), *proof)
    return replace(result, part=replace(result.part, changes=changes, base=base), method=METHOD, notes=notes)


def starts_of(problem: PhasingProblem, before: PhasingScheme) -> IntArray:
    """Return the earlier start of each work, that of its first action that was scheduled; NEVER where none was."""
    old = {item.action: item.start for item in before.items}
    found = [next((at for name in work.tasks if (at := old.get(name)) is not None), NEVER) for work in problem.works]
    return np.array(found, dtype=np.int64)


def weights(problem: PhasingProblem) -> np.ndarray:
    """Return what changing a work counts: its actions, and as much again for its share of all cost."""
    tasks = {task.id: task for task in problem.tasks}
    cost = np.array([sum(tasks[name].cost_fen for name in work.tasks) for work in problem.works], dtype=np.float64)
    count = np.array([len(work.tasks) for work in problem.works], dtype=np.float64)
    found: np.ndarray = count + count.sum() * cost / max(cost.sum(), 1.0)
    return found


def _can(compiled: ScheduleProblem) -> np.ndarray:
    """Return (n,) which works can still end within the horizon, those before them taken as early as they can be."""
    first = compiled.first.copy()
    for _ in range(compiled.works):
        moved = False
        for one, then, lag in compiled.before.tolist():
            soonest = max(first[one] + compiled.length[one] + lag, first[one])
            if soonest > first[then]:
                first[then], moved = soonest, True
        if not moved:
            break
    possible: np.ndarray = first <= compiled.last
    for _ in range(compiled.works):
        lost = [(then) for one, then, _ in compiled.before.tolist() if possible[then] and not possible[one]]
        if not lost:
            break
        possible[lost] = False
    return possible


def changes_of(problem: PhasingProblem, scene: Scene, old: IntArray, before: PhasingScheme) -> tuple[Change, ...]:
    """Return the actions whose start differs from before, dearest work first, with what breaks if they went back."""
    earlier = {item.action: item.start for item in before.items}
    weight, found = weights(problem), []
    for w in sorted(range(len(problem.works)), key=lambda w: (-weight[w], w)):
        now = None if scene.start[w] == NEVER else int(scene.start[w])
        changed = [name for name in problem.works[w].tasks if name in earlier and earlier[name] != now]
        if changed:
            reason = _reason(scene, w, int(old[w]))
            found += [Change(name, earlier[name], now, reason) for name in changed]
    return tuple(found)


def _reason(scene: Scene, work: int, at: int) -> Text:
    broken = scene.breaches(work, at)
    if not broken:
        return TOGETHER
    if at == NEVER:
        return Text("新情况下可以排入", "can be done under the new facts")
    return hindrance(scene, work, at, broken)


def waiting_for(problem: PhasingProblem, actions: Mapping[str, object]) -> set[str]:
    """Return the actions that wait, directly or through others, for some actions or are built with them, these included."""
    work_of = {name: work for work in problem.works for name in work.tasks}
    queue, found = list(actions), set[str]()
    after: dict[str, list[str]] = {}
    for link in problem.links:
        after.setdefault(link.first, []).append(link.then)
    while queue:
        name = queue.pop()
        if name in found or name not in work_of:
            continue
        found.add(name)
        queue += [*work_of[name].tasks, *after.get(name, ())]
    return found


def _told(problem: PhasingProblem, changes: tuple[Change, ...], before: PhasingScheme) -> Text:
    whole = len(before.items)
    return Text(f"{whole} 项行动中改动 {len(changes)} 项", f"{len(changes)} of {whole} actions change")


def _proof(cost: float | None, bound: float | None) -> tuple[Text, ...]:
    if cost is None or bound is None:
        return ()
    return (
        Text(f"改动代价 {cost:,.1f}，已证不低于 {bound:,.1f}", f"changes cost {cost:,.1f}; proven that none cost less than {bound:,.1f}"),
    )  # fmt: skip
