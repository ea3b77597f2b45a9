"""Which tree, diameters, depths and pumps are cheapest, and how far from the best can that be?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from gongxing.algorithms.gravity.bound import arborescence_bound, least_costs
from gongxing.algorithms.gravity.layout import downhill, nearest_tree, shortest_tree
from gongxing.algorithms.gravity.profile import design_profile, profile_bound
from gongxing.algorithms.gravity.refine import refine_pass
from gongxing.algorithms.gravity.search import improve_pass
from gongxing.algorithms.gravity.tree import Tree, design_tree
from gongxing.algorithms.gravity.ways import NONE, BoolArray, FloatArray, IntArray, Loads, Rules, Ways

Tell = Callable[[str, float, float | None], None]


@dataclass(frozen=True, slots=True)
class GravityParams:
    """How much work may be done.

    Attributes:
        starts: how many of the trees to start from are improved, those that look cheapest first.
        room: labels told apart per node and diameter in the final design.
        passes: rounds of moves judged by designing reaches as they come. moves: how many moves in each at most.
        refine_passes, refine_moves, refine_room: the same for moves judged by the full programme.
        choices: other paths tried for each node.
        shadow: prices in yuan per metre of depth handed down, tried in turn when reaches are designed as they come.
        bound_room: labels told apart for the bound of the tree found.
        cuts: cuts raised for the bound over all trees; 0 leaves both bounds out (they are 0).
    """

    starts: int = 4
    room: int = 16
    passes: int = 3
    moves: int = 100_000
    refine_passes: int = 0
    refine_moves: int = 2_000
    refine_room: int = 6
    choices: int = 4
    shadow: tuple[float, ...] = (0.0,)
    bound_room: int = 48
    cuts: int = 20_000


@dataclass(frozen=True)
class Found:
    """What was found: the design (None if there is none), its cost, and the two bounds.

    `layout_bound` holds for every design of this tree, `bound` for every tree and design; `work` counts moves and labels.
    """

    tree: Tree | None
    cost: float
    layout_bound: float
    bound: float
    work: int


def solve_gravity(
    ways: Ways,
    loads: Loads,
    rules: Rules,
    params: GravityParams | None = None,
    *,
    stop: Callable[[], bool] | None = None,
    tell: Tell | None = None,
) -> Found:
    """Return the cheapest network found that drains all served nodes which can reach an outlet.

    Starts from trees of shortest paths and from nearest-terminal trees, improves each by moves, and designs what is
    left exactly. Deterministic. Once `stop` says True the best so far is designed and handed over.
    """
    params, ended, told = params or GravityParams(), stop or (lambda: False), tell or (lambda *_: None)
    costs = least_costs(ways, rules)
    starts = start_trees(ways, loads, rules, _as_weights(ways, costs))
    best, best_cost, work = starts[0], np.inf, 0
    design: Tree | None = None
    for place, start in enumerate(starts[: params.starts]):
        drains, tried = improve(start, params, (ways, loads, rules), ended)
        tree, cost, more = refine(drains, params, (ways, loads, rules), ended)
        work += tried + more
        if cost < best_cost:
            best, best_cost, design = tree.drains, cost, tree
        told("search", (place + 1) / (len(starts) + 2), best_cost if design is not None else None)
    told("bound", 0.9, best_cost if design is not None else None)
    own, overall = 0.0, 0.0
    if params.cuts:
        own = min(best_cost, profile_bound(best, params.bound_room, ways, loads, rules))
        overall, _ = arborescence_bound(ways, costs, reachable(ways, loads), loads.outlet, params.cuts)
    return Found(design, best_cost, own, min(overall, best_cost), work)


def refine(
    drains: IntArray, params: GravityParams, problem: tuple[Ways, Loads, Rules], ended: Callable[[], bool]
) -> tuple[Tree, float, int]:
    """Return the design of a tree improved by moves that the full programme judges, its cost, and the moves tried."""
    ways, loads, rules = problem
    tree, cost = design_profile(drains, params.room, ways, loads, rules)
    work = 0
    for _ in range(params.refine_passes if np.isfinite(cost) else 0):
        if ended():
            break
        order = downhill(ways, tree.drains)
        other, _, tried = refine_pass(
            tree.drains, order, params.refine_room, params.choices, 1.0, params.refine_moves, ways, loads, rules
        )
        better, less = design_profile(other, params.room, ways, loads, rules)
        work += tried
        if less >= cost - 1.0:
            break
        tree, cost = better, less
    return tree, cost, work


def reachable(ways: Ways, loads: Loads) -> BoolArray:
    """Return (N,) the served nodes that reach an outlet."""
    _, away = shortest_tree(ways, ways.weight, loads.served, loads.outlet)
    found: BoolArray = loads.served & np.isfinite(away)
    return found


def start_trees(ways: Ways, loads: Loads, rules: Rules, costs: FloatArray) -> list[IntArray]:
    """Return the trees to start from, the cheapest at first sight first: shortest paths (by weight, by length), nearest terminal (by weight, by least cost)."""
    by_paths, _ = shortest_tree(ways, ways.weight, loads.served, loads.outlet)
    by_weight, _ = nearest_tree(ways, ways.weight, loads.served, loads.outlet)
    by_cost, _ = nearest_tree(ways, costs, loads.served, loads.outlet)
    length = np.where(ways.held == NONE, ways.weight, ways.along[ways.first[1:] - 1] - ways.along[ways.first[:-1]])
    by_length, _ = shortest_tree(ways, length, loads.served, loads.outlet)
    found: list[IntArray] = []
    for tree in (by_paths, by_weight, by_cost, by_length):
        if not any(np.array_equal(tree, other) for other in found):
            found.append(tree)
    return sorted(found, key=lambda tree: design_tree(tree, 0.0, ways, loads, rules)[1])


def improve(
    drains: IntArray, params: GravityParams, problem: tuple[Ways, Loads, Rules], ended: Callable[[], bool]
) -> tuple[IntArray, int]:
    """Return a tree improved by moves at each shadow price in turn, and the moves tried."""
    ways, loads, rules = problem
    tried = 0
    for shadow in params.shadow:
        tree, _ = design_tree(drains, shadow, ways, loads, rules)
        for _ in range(params.passes):
            if ended():
                return tree.drains, tried
            order = downhill(ways, tree.drains)
            saved, moves = improve_pass(order, params.choices, shadow, 1.0, params.moves, tree, ways, loads, rules)
            tried += moves
            if saved < 1.0:
                break
        drains = tree.drains
    return drains, tried


def _as_weights(ways: Ways, costs: FloatArray) -> FloatArray:
    """Return least costs as weights: ways that cost nothing still count, and ways nothing can be built on are the last resort."""
    wanted = np.where(np.isfinite(costs), np.maximum(costs, 1e-3), 1e9)
    return np.where(np.isfinite(ways.weight), wanted, np.inf)
