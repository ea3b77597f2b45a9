"""Which roads give every parcel access and then pay by the travel they save, and how far from the best can that be?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from gongxing.algorithms.steiner import AccessTree, TreeLimits, access_tree
from gongxing.engines.roads.baseline import clerk, fits
from gongxing.engines.roads.improve import improve
from gongxing.engines.roads.objective import outcome, travel_bound
from gongxing.engines.roads.problem import Choice, FloatArray, RoadProblem
from gongxing.engines.roads.scheme import write_scheme
from gongxing.plan import Progress, Result, Status
from gongxing.plan.roads import RoadScheme
from gongxing.words import Text

METHOD = Text(
    "分组斯坦纳树（对偶上升 + 割平面，HiGHS）求最省通达；贪心增补、剔除不合算的联络线与拓宽",
    "group Steiner tree (dual ascent and cuts, HiGHS) for the cheapest access; links and widenings added while they pay, then thinned out",
)


@dataclass(frozen=True, slots=True)
class RoadParams:
    """How much work the engine may do: limits of the access tree by pocket, rounds of adding and thinning out."""

    tree: TreeLimits = field(default_factory=lambda: TreeLimits(rounds=40, exact_groups=150, seconds=20.0))
    rounds: int = 2


def solve(
    problem: RoadProblem,
    params: RoadParams | None = None,
    *,
    seed: int = 1,
    stop: Callable[[], bool] | None = None,
    progress: Callable[[Progress], None] | None = None,
    start: Choice | None = None,
) -> Result[RoadScheme]:
    """Return the roads to build, to be least in works plus travel over the horizon (yuan), with a proven bound from below.

    The bound is the least price of access plus travel with everything built. INFEASIBLE, with what conflicts in words, where a
    parcel cannot be reached or a budget does not pay for access. It is never worse than `start`, by default the clerk's. The same problem and seed give the same result.
    """
    params, ended = params or RoadParams(), stop or (lambda: False)
    tell = progress or (lambda _: None)
    tell(Progress(Text("求最省通达", "seeking the cheapest access"), 0.0))
    cheapest = access_tree(problem.access, problem.costs.total, limits=params.tree, seed=seed, stop=stop)
    if cheapest.unreachable:
        return _refused(problem, seed, _unreachable(problem, cheapest))
    tree, conflict = _within_limits(problem, cheapest, params, seed)
    if tree is None:
        return _refused(problem, seed, conflict)
    bound = cheapest.bound + travel_bound(problem)
    tell(Progress(Text("求联络线与拓宽", "seeking links and widenings"), 0.3, None, bound))
    shortest = access_tree(problem.access, limits=params.tree, seed=seed, stop=stop)
    choices = [Choice(tree.edges)]
    if problem.rules.links:
        choices.append(improve(problem, choices[0], params.rounds, ended))
    first = clerk(problem) if start is None else start
    if first is not None:
        choices.append(first)
    value, place = min((outcome(problem, choice).value, place) for place, choice in enumerate(choices))
    chosen = choices[place]
    tell(Progress(Text("写出方案", "writing the scheme"), 0.9, value, bound))
    scheme = write_scheme(problem, chosen, (shortest.cost, shortest.bound, shortest.proven))
    bound = min(bound, value)
    gap = (value - bound) / abs(value) if value else 0.0
    status = Status.OPTIMAL if gap <= 1e-9 else Status.FEASIBLE
    return Result(status, scheme, value, bound, gap, seed, METHOD, problem.notes, (), cheapest.work + len(chosen.links))


def _refused(problem: RoadProblem, seed: int, conflict: tuple[Text, ...]) -> Result[RoadScheme]:
    return Result(Status.INFEASIBLE, None, None, None, None, seed, METHOD, problem.notes, conflict)


def _unreachable(problem: RoadProblem, tree: AccessTree) -> tuple[Text, ...]:
    names = [problem.waiting[group] for group in tree.unreachable]
    listed = ", ".join(names[:10]) + (" …" if len(names) > 10 else "")
    return (
        Text(f"地块 {listed} 须通路", f"parcels {listed} need a road"),
        Text(
            "没有候选路段通到那里：四周为水面、建筑或永久基本农田，或与路网不相连",
            "no candidate leads there: water, buildings or permanent farmland lie all round, or nothing joins it to the streets",
        ),
    )


def _within_limits(
    problem: RoadProblem, cheapest: AccessTree, params: RoadParams, seed: int
) -> tuple[AccessTree | None, tuple[Text, ...]]:
    """Return an access tree that keeps the budgets: the cheapest, else the one least in what is short; or the conflict."""
    if fits(problem, Choice(cheapest.edges)):
        return cheapest, ()
    rules = problem.rules
    asked: tuple[tuple[float | None, FloatArray, str, Text], ...] = (
        (rules.budget_m, problem.length_m, "m", Text("新建长度", "new length")),
        (rules.budget_yuan, problem.costs.total, "yuan", Text("道路费用", "spending on roads")),
        (rules.land_limit_m2, problem.costs.land_m2, "m2", Text("道路占地", "land for roads")),
    )
    tight = []
    for limit, weight, unit, label in asked:
        if limit is None:
            continue
        least = access_tree(problem.access, weight, limits=params.tree, seed=seed)
        if fits(problem, Choice(least.edges)):
            return least, ()
        amount = float(weight[np.array(least.edges, dtype=np.int64)].sum())
        tight.append((least.bound > limit, limit, least.bound if least.bound > limit else amount, unit, label))
    proven = [found for found in tight if found[0]]
    served = Text(
        f"{len(problem.waiting)} 宗地块都须通路", f"all {len(problem.waiting)} parcels without a road need one"
    )
    return None, (served, *(_limit_words(*found) for found in (proven[:1] or tight)))


def _limit_words(proven: bool, limit: float, least: float, unit: str, label: Text) -> Text:
    zh, en = (
        ("至少需", "which takes at least")
        if proven
        else ("连同回车场和其他限额，所得方案需", "and with turning heads and the other limits the plan found takes")
    )
    return Text(
        f"{label.zh}不多于 {limit:,.0f} {unit}，通达{zh} {least:,.0f} {unit}",
        f"{label.en} of at most {limit:,.0f} {unit} for access, {en} {least:,.0f} {unit}",
    )
