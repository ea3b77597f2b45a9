"""Which drains, how deep, how wide, which pumps and outlets cost least, and how far from the best can that be?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from gongxing.algorithms.gravity import Found, GravityParams, design_profile, profile_bound, reachable, solve_gravity
from gongxing.engines.sewer.baseline import clerk
from gongxing.engines.sewer.compile import loads_of, rules_of, ways_of
from gongxing.engines.sewer.problem import SEWER, IntArray, SewerProblem
from gongxing.engines.sewer.scheme import unreached, write_scheme
from gongxing.plan.result import Progress, Result, Status
from gongxing.plan.sewer import SewerScheme
from gongxing.words import Text

_STAGES = {"search": Text("改进布局", "improving the layout"), "bound": Text("求下界", "proving bounds")}
_METHOD = Text(
    "增量 Dijkstra 布局、树上局部搜索、埋深—管径—提升的动态规划；下界为对偶上升",
    "incremental Dijkstra, local search on trees, dynamic programming over depth, diameter and pumps; dual ascent for the bound",
)
_PROVEN = 1e-9
_DEARER = 1.05
"""A layout that gets dearer than this by being designed anew is given up for a new search."""


@dataclass(frozen=True, slots=True)
class SewerParams:
    """How much work the engine may do; the defaults suit parks up to some thousand manholes."""

    gravity: GravityParams = field(
        default_factory=lambda: GravityParams(passes=6, refine_passes=8, refine_moves=2500, refine_room=6)
    )


def solve(
    problem: SewerProblem,
    params: SewerParams | None = None,
    *,
    seed: int = 1,
    stop: Callable[[], bool] | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Result[SewerScheme]:
    """Return a drainage scheme with its bound; the same problem gives the same result (nothing is drawn at random).

    Never worse than the clerk's network. `stop` is asked between the steps. Where no network can be built, the status is
    INFEASIBLE and `conflict` names what would have to give. Value: yuan to build, and to pump over the life of the stations.
    """
    params = params or SewerParams()

    def tell(stage: str, share: float, value: float | None) -> None:
        if progress is not None:
            progress(Progress(_STAGES[stage], share, value))

    tell("search", 0.0, None)
    ways, loads, rules = ways_of(problem), loads_of(problem), rules_of(problem)
    if not reachable(ways, loads).any():
        return _infeasible(problem, seed, 0)
    found = solve_gravity(ways, loads, rules, params.gravity, stop=stop, tell=tell)
    start = clerk(problem)
    if start is not None and start[1] < found.cost:
        found = replace(found, tree=start[0], cost=start[1], layout_bound=min(found.layout_bound, start[1]))
    if found.tree is None:
        return _infeasible(problem, seed, found.work)
    return _told(problem, found, seed)


def redesign(problem: SewerProblem, scheme: SewerScheme, *, seed: int = 1, free: bool = True) -> Result[SewerScheme]:
    """Return the cheapest network under the problem as it is now (say, with more room asked for): the layout of the scheme
    designed anew, or, where `free`, another layout if that one gets much dearer.
    """
    ways, loads, rules = ways_of(problem), loads_of(problem), rules_of(problem)
    drains = layout_of(problem, scheme)
    tree, cost = design_profile(drains, 24, ways, loads, rules)
    if np.isfinite(cost) and (not free or cost <= _DEARER * scheme.cost_yuan):
        bound = profile_bound(drains, 24, ways, loads, rules)
        return _told(problem, Found(tree, cost, min(bound, cost), 0.0, 0), seed)
    return solve(problem, seed=seed)


def layout_of(problem: SewerProblem, scheme: SewerScheme) -> IntArray:
    """Return (N,) the way by which each node of a scheme drains, -1 without."""
    place = {node: i for i, node in enumerate(problem.nodes)}
    by_ends: dict[tuple[int, int, bool], int] = {}
    for e in range(len(problem.tail)):
        by_ends.setdefault((int(problem.tail[e]), int(problem.head[e]), bool(problem.held[e] >= 0)), e)
    drains = np.full(len(problem.nodes), -1, dtype=np.int64)
    for pipe in scheme.pipes:
        if pipe.decision.in_service and pipe.decision != "relieve":
            a, b = place[pipe.start], place[pipe.end]
            drains[a] = by_ends[a, b, pipe.decision == "keep"]
    return drains


def _told(problem: SewerProblem, found: Found, seed: int) -> Result[SewerScheme]:
    assert found.tree is not None
    scheme = write_scheme(problem, found.tree, layout_bound=found.layout_bound)
    value = scheme.cost_yuan
    bound = min(found.bound, value)
    gap = (value - bound) / abs(value) if value else None
    status = Status.OPTIMAL if value - bound <= _PROVEN * abs(value) else Status.FEASIBLE
    return Result(status, scheme, value, bound, gap, seed, _METHOD, problem.notes, (), found.work)


def _infeasible(problem: SewerProblem, seed: int, work: int) -> Result[SewerScheme]:
    return Result(Status.INFEASIBLE, None, None, None, None, seed, _METHOD, problem.notes, conflict(problem), work)


def conflict(problem: SewerProblem) -> tuple[Text, ...]:
    """Return what cannot hold together: the demand, and each requirement that would make a network possible if it gave way."""
    count = int(problem.served.sum())
    total = float(problem.load.sum())
    amount = (
        Text(f"平均日污水 {total * 86400:,.0f} m³/d", f"mean sewage of {total * 86400:,.0f} m3/day")
        if problem.kind == SEWER
        else Text(f"径流面积 {total / 1e4:,.1f} 公顷", f"{total / 1e4:,.1f} ha of runoff area")
    )
    wanted = Text(f"{count} 处接入点共{amount.zh}须排出", f"{count} places are to be drained: {amount.en}")
    if not problem.outlets:
        what = Text("没有污水处理厂", "there is no treatment plant")
        if problem.kind != SEWER:
            what = Text(
                "没有雨水排口，也没有可排入的水体", "there is neither a storm outfall nor open water to drain to"
            )
        return (wanted, what)
    ways, loads = ways_of(problem), loads_of(problem)
    if not reachable(ways, loads).any():
        return (wanted, Text("没有道路通向任何出口", "no street leads to any outlet"))
    lowest = min(place.level_m for place in problem.outlets)
    limits = problem.limits
    reliefs = (
        (Text(f"出口最低水位 {lowest:g} 米", f"the lowest outlet is at {lowest:g} m"), _lowered(problem)),
        (Text("不得设泵站", "no pumps are permitted"), replace(problem, limits=replace(limits, pumps=True))),
        (
            Text(f"管底埋深不得超过 {limits.depth_m:g} 米", f"inverts may be {limits.depth_m:g} m deep at most"),
            replace(problem, limits=replace(limits, depth_m=1e3)),
        ),
        (
            Text(f"最大管径 DN{limits.diameter_mm[-1]:g}", f"the largest diameter is DN{limits.diameter_mm[-1]:g}"),
            _narrowed(problem),
        ),
    )
    quick = GravityParams(starts=2, passes=2, room=6, cuts=0)
    found = [
        words
        for words, eased in reliefs
        if solve_gravity(ways_of(eased), loads_of(eased), rules_of(eased), quick).tree is not None
    ]
    return (wanted, *(found or [words for words, _ in reliefs]))


def _lowered(problem: SewerProblem) -> SewerProblem:
    return replace(problem, outlets=tuple(replace(place, level_m=place.level_m - 1e3) for place in problem.outlets))


def _narrowed(problem: SewerProblem) -> SewerProblem:
    """Return the problem with a hundredth of the flows, as if pipes could be any size."""
    return replace(problem, load=problem.load / 100.0)


__all__ = ["SewerParams", "conflict", "layout_of", "redesign", "solve", "unreached"]
