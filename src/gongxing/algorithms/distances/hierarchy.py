"""In which order can nodes be lifted out of a graph so that every shortest way first climbs, then descends?

Contraction hierarchies (Geisberger, Sanders, Schultes and Delling 2008): nodes leave one by one, the least important first;
where the shortest way between two neighbours of a leaving node led through it, a shortcut takes its place.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gongxing.algorithms.distances.graph import Flags, Floats, Graph, Ints
from gongxing.algorithms.distances.heap import drop, push
from gongxing.algorithms.distances.links import link, links, shortcuts, write
from gongxing.algorithms.labelling.compiled import compiled

_CORE = 32
"""So many nodes may stay as they stand: at the top nearly all are joined to all, and lifting them out gains nothing."""


@dataclass(frozen=True)
class Hierarchy:
    """A graph ordered for fast distances: `place` (N,) of each node, 0 the most important.

    The arcs of place p are `start[p]` to `start[p + 1]`, each to the place `to` and `length` long. From the first `core`
    places, which were left as they stood, arcs lead to other places of the core; from all others they only climb.
    """

    place: Ints
    start: Ints
    to: Ints
    length: Floats
    core: int


def hierarchy(network: Graph, *, core: int | None = _CORE) -> Hierarchy:
    """Return the hierarchy of a graph; the same graph gives the same one.

    At most `core` nodes stay as they stand: a large core is soon reached and serves few sources, a small one many. With
    None only dead ends and the nodes along a street leave.
    """
    nodes = network.nodes
    first, degree = np.full(nodes, -1, dtype=np.int64), np.zeros(nodes, dtype=np.int64)
    chain, far = links(network.start, network.to, network.length, first, degree)
    gone, level = np.zeros(nodes, dtype=np.bool_), np.zeros(nodes, dtype=np.int64)
    order, counts = np.empty(nodes, dtype=np.int64), np.zeros(nodes, dtype=np.int64)
    *thin, used = _thin(chain, far, first, degree, gone, level, order, counts)
    parts = [tuple(thin)]
    if core is not None:
        done = int(gone.sum())
        chain, far, *ranked = _rank(chain, far, used, first, degree, gone, level, order, counts, done, core)
        parts.append(tuple(ranked))
    left = np.flatnonzero(~gone)
    stay = len(left)
    parts.append(_stay(chain, far, first, gone, counts, nodes - stay))
    place = np.empty(nodes, dtype=np.int64)
    place[order[: nodes - stay]] = np.arange(nodes - 1, stay - 1, -1)
    place[left] = np.arange(stay)
    start = np.zeros(nodes + 1, dtype=np.int64)
    np.cumsum(counts[::-1], out=start[1:])
    to, length = (np.concatenate(part) for part in zip(*parts, strict=True))
    return Hierarchy(place, start, *_upside_down(start, counts, place[to], length), stay)


@compiled
def _upside_down(start: Ints, counts: Ints, to: Ints, length: Floats) -> tuple[Ints, Floats]:
    """Return the arcs, given in the order in which nodes left, in the order of places."""
    turned, long = np.empty_like(to), np.empty_like(length)
    read = 0
    nodes = len(counts)
    for step in range(nodes):
        spot = start[nodes - 1 - step]
        for k in range(counts[step]):
            turned[spot + k] = to[read + k]
            long[spot + k] = length[read + k]
        read += counts[step]
    return turned, long


@compiled
def _thin(
    chain: Ints,
    far: Floats,
    first: Ints,
    degree: Ints,
    gone: Flags,
    level: Ints,
    order: Ints,
    counts: Ints,
) -> tuple[Ints, Floats, int]:
    """Let nodes of at most two neighbours leave, in rounds of nodes that do not touch; return their arcs and the links used.

    Their shortcuts need no search for a way round: a node joins two others at most, so their number cannot grow.
    """
    nodes = len(first)
    used = int(degree.sum())
    to, length = np.empty(2 * nodes, dtype=np.int64), np.empty(2 * nodes)
    queue, queued = np.empty(nodes, dtype=np.int64), np.zeros(nodes, dtype=np.bool_)
    after, size = np.empty(nodes, dtype=np.int64), 0
    touched = np.zeros(nodes, dtype=np.int64)
    for node in range(nodes):
        if degree[node] <= 2:
            queue[size] = node
            queued[node] = True
            size += 1
    done, written, turn = 0, 0, 0
    while size:
        turn += 1
        waiting = 0
        for k in range(size):
            node = queue[k]
            if degree[node] > 2:
                queued[node] = False
                continue
            if touched[node] == turn:
                after[waiting] = node
                waiting += 1
                continue
            begin = written
            written = write(node, chain, far, first, gone, to, length, written)
            gone[node] = True
            order[done], counts[done] = node, written - begin
            done += 1
            if written - begin == 2:
                one, two = to[begin], to[begin + 1]
                used = link(chain, far, used, first, degree, one, two, length[begin] + length[begin + 1])
            for arc in range(begin, written):
                other = to[arc]
                degree[other] -= 1
                touched[other] = turn
                level[other] = max(level[other], level[node] + 1)
                if degree[other] <= 2 and not queued[other]:
                    queued[other] = True
                    after[waiting] = other
                    waiting += 1
        queue, after, size = after, queue, waiting
    return to[:written], length[:written], used


@compiled
def _stay(chain: Ints, far: Floats, first: Ints, gone: Flags, counts: Ints, done: int) -> tuple[Ints, Floats]:
    """Return the arcs among the nodes that stay, the last node first."""
    room = 0
    for node in range(len(first)):
        arc = first[node]
        while arc >= 0:
            room += 1
            arc = chain[arc, 0]
    to, length = np.empty(room, dtype=np.int64), np.empty(room)
    written = 0
    for node in range(len(first) - 1, -1, -1):
        if not gone[node]:
            begin = written
            written = write(node, chain, far, first, gone, to, length, written)
            counts[done] = written - begin
            done += 1
    return to[:written], length[:written]


@compiled
def _rank(
    chain: Ints,
    far: Floats,
    used: int,
    first: Ints,
    degree: Ints,
    gone: Flags,
    level: Ints,
    order: Ints,
    counts: Ints,
    done: int,
    core: int,
) -> tuple[Ints, Floats, Ints, Floats]:
    """Let the nodes that are left leave, each time the one that leaves fewest shortcuts behind; return their arcs."""
    nodes = len(first)
    key, item, waiting = np.empty(nodes + 1), np.empty(nodes + 1, dtype=np.int64), 0
    to, length = np.empty(4 * nodes + 16, dtype=np.int64), np.empty(4 * nodes + 16)
    distance, wanted, written = np.full(nodes, np.inf), np.zeros(nodes, dtype=np.bool_), 0
    for node in range(nodes):
        if not gone[node]:
            waiting = push(key, item, waiting, float(degree[node]), node)
    left = waiting
    while left > core:
        node = item[0]
        waiting = drop(key, item, waiting)
        found, pairs = shortcuts(node, chain, far, first, gone, distance, wanted)
        rank = float(2 * pairs - degree[node] + level[node])
        if waiting and rank > key[0]:
            waiting = push(key, item, waiting, rank, node)
            continue
        if written + degree[node] > len(to):
            to = np.concatenate((to, np.empty(len(to) + degree[node], dtype=np.int64)))
            length = np.concatenate((length, np.empty(len(length) + degree[node])))
        begin = written
        written = write(node, chain, far, first, gone, to, length, written)
        gone[node] = True
        left -= 1
        order[done], counts[done] = node, written - begin
        done += 1
        for arc in range(begin, written):
            degree[to[arc]] -= 1
            level[to[arc]] = max(level[to[arc]], level[node] + 1)
        if used + 2 * pairs > len(far):
            chain = np.concatenate((chain, np.empty((len(far) + 2 * pairs, 2), dtype=np.int64)))
            far = np.concatenate((far, np.empty(len(far) + 2 * pairs)))
        for k in range(pairs):
            used = link(chain, far, used, first, degree, int(found[k, 0]), int(found[k, 1]), found[k, 2])
    return chain, far, to[:written], length[:written]
