"""What would a careful clerk build: the most isolated parcel first by its cheapest way, then the link that helps most per metre?

After Brelsford, Martin and Bettencourt (2019): no tree is sought that serves several parcels at once, nothing is taken back.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from gongxing.engines.roads.links import find_links
from gongxing.engines.roads.objective import network
from gongxing.engines.roads.problem import BoolArray, Choice, RoadProblem


def clerk(problem: RoadProblem) -> Choice | None:
    """Return the clerk's choice, None where some parcel cannot be reached or a limit is broken by access alone."""
    access = _reach_all(problem)
    if access is None:
        return None
    choice = Choice(access)
    if not fits(problem, choice):
        return None
    return _with_links(problem, choice) if problem.rules.links else choice


def fits(problem: RoadProblem, choice: Choice) -> bool:
    """Whether the choice keeps the budgets and the land limit; turning heads are counted where every end might need one."""
    rules, new = problem.rules, choice.new
    wider = [problem.widenings[place] for place in choice.widened]
    heads = (
        len(np.unique(problem.ends[list(choice.access)]))
        if rules.budget_yuan is not None or rules.land_limit_m2 is not None
        else 0
    )
    ends = np.bincount(problem.ends[new].ravel(), minlength=len(problem.xy)) if len(new) else np.zeros(len(problem.xy))
    heads = int((ends == 1).sum()) if heads else 0
    yuan = float(problem.costs.total[new].sum()) + sum(w.cost_yuan for w in wider) + heads * rules.head_yuan
    land = float(problem.costs.land_m2[new].sum()) + sum(float(w.land_m2.sum()) for w in wider) + heads * rules.head_m2
    asked = (
        (rules.budget_m, float(problem.length_m[new].sum())),
        (rules.budget_yuan, yuan),
        (rules.land_limit_m2, land),
    )
    return all(limit is None or amount <= limit + 1e-6 for limit, amount in asked)


def _reach_all(problem: RoadProblem) -> tuple[int, ...] | None:
    """Return the edges of the cheapest ways to one parcel after another, the most isolated first; None if one has no way."""
    graph = problem.access
    table, edge_of = _table(problem)
    built: BoolArray = problem.stands.copy()
    while True:
        waiting = np.flatnonzero(~graph.any_of(graph.joined(built)))
        if not len(waiting):
            return tuple(np.flatnonzero(built & ~problem.stands).tolist())
        on = np.unique(problem.ends[built])
        far, before, _ = dijkstra(table, directed=False, indices=on, min_only=True, return_predecessors=True)
        distance = [float(far[graph.members(g)].min(initial=np.inf)) for g in waiting.tolist()]
        if not np.isfinite(distance).all():
            return None
        members = graph.members(int(waiting[int(np.argmax(distance))]))
        node = int(members[np.argmin(far[members])])
        while before[node] >= 0:
            other = int(before[node])
            built[edge_of[(min(node, other), max(node, other))]] = True
            node = other


def _table(problem: RoadProblem) -> tuple[coo_array, dict[tuple[int, int], int]]:
    """Return the prices of candidates as a table of nodes, and the cheapest edge between each pair."""
    price, size = problem.costs.total, len(problem.xy)
    free = np.flatnonzero(~problem.stands)
    edge_of: dict[tuple[int, int], int] = {}
    for edge in free[np.argsort(-price[free], kind="stable")].tolist():
        a, b = problem.ends[edge].tolist()
        edge_of[(min(a, b), max(a, b))] = edge
    pairs = np.array(list(edge_of), dtype=np.int64).reshape(-1, 2)
    weight = np.maximum(price[list(edge_of.values())], 1e-6)
    return coo_array((weight, (pairs[:, 0], pairs[:, 1])), shape=(size, size)).tocsr(), edge_of


def _with_links(problem: RoadProblem, choice: Choice) -> Choice:
    """Return the choice with the links that pay, the best saving per metre first, each looked at once."""
    ways = network(problem, choice)
    links = find_links(problem, ways)
    rank = sorted(
        range(len(links)), key=lambda i: -ways.saving(links[i].a, links[i].b, links[i].seconds) / links[i].length_m
    )
    for place in rank:
        link = links[place]
        if any(ways.used[edge] for edge in link.edges):
            continue
        trial = Choice(choice.access, (*choice.links, link.edges))
        if ways.saving(link.a, link.b, link.seconds) > link.cost_yuan and fits(problem, trial):
            choice = trial
            for edge in link.edges:
                ways.add(edge)
    return choice
