"""How good is an order of building: segments until all have access, mean distance between groups, length built?

Reckoned anew from the graph and the order alone with scipy's shortest paths, so that it can judge whoever made the order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from gongxing.algorithms.steiner.access import AccessGraph, BoolArray, FloatArray


@dataclass(frozen=True, slots=True)
class SegmentScore:
    """The three measures of Zheng et al. (2023).

    Attributes:
        nr: segments built when the last group gets access, 0 if all have it at the start, None if some never do.
        ad: mean over ordered pairs of groups of the distance over built roads, None where some pair is not joined.
        sc: total length built.
        waiting: groups without access at the end.
        apart: unordered pairs of groups that no built road joins.
        loose: segments that did not touch the network when they were built, were built twice or stood already.
    """

    nr: int | None
    ad: float | None
    sc: float
    waiting: tuple[int, ...]
    apart: int
    loose: tuple[int, ...]


def score_segments(graph: AccessGraph, order: Sequence[int]) -> SegmentScore:
    """Return the measures of building `order` on the roads at the start."""
    on, used = graph.root.copy(), graph.built.copy()
    access = graph.any_of(on)
    nr, loose = 0 if access.all() else None, []
    for place, edge in enumerate(order):
        ends = graph.ends[edge]
        if used[edge] or not on[ends].any():
            loose.append(int(edge))
        used[edge] = True
        on[ends] = True
        if nr is None and graph.any_of(on).all():
            nr = place + 1
    reached = graph.joined(used)
    waiting = np.flatnonzero(~graph.any_of(reached))
    apart = group_distances(graph, used)
    pairs = graph.groups * (graph.groups - 1)
    finite = bool(np.isfinite(apart).all())
    ad = float(apart.sum() / pairs) if finite and pairs else (0.0 if finite else None)
    return SegmentScore(
        None if len(waiting) else nr, ad, float(graph.length[list(order)].sum()), tuple(waiting.tolist()),
        int(np.isinf(apart).sum()) // 2, tuple(loose),
    )  # fmt: skip


def group_distances(graph: AccessGraph, used: BoolArray) -> FloatArray:
    """Return (G, G) the shortest distance over used edges between groups, infinite where there is no way."""
    on = graph.root.copy()
    on[graph.ends[used].ravel()] = True
    low, high = np.sort(graph.ends[used], axis=1).T
    length = graph.length[used]
    order = np.lexsort((length, high, low))
    low, high, length = low[order], high[order], length[order]
    fresh = np.ones(len(order), dtype=np.bool_)
    fresh[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1])
    # csgraph takes a stored zero for no edge, so an edge without length gets the smallest there is
    weight = np.maximum(length[fresh], 1e-300)
    table = coo_array((weight, (low[fresh], high[fresh])), shape=(graph.nodes, graph.nodes)).tocsr()
    members = [graph.members(group)[on[graph.members(group)]] for group in range(graph.groups)]
    far = dijkstra(table, directed=False)
    found = np.full((graph.groups, graph.groups), np.inf)
    for one, here in enumerate(members):
        for two, there in enumerate(members[: one if len(here) else 0]):
            if len(there):
                found[one, two] = found[two, one] = far[np.ix_(here, there)].min()
    np.fill_diagonal(found, 0.0)
    return found
