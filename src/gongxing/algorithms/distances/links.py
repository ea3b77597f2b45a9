"""How does a graph lose a node and gain shortcuts round it, link by link?

Every node has a chain of links: `first[node]` is its first link, `chain[link]` the link after it (-1 at the end) and the node
it leads to, `far[link]` its length. Links to nodes that are gone are unhooked when a chain is next walked.
"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.distances.graph import Flags, Floats, Ints
from gongxing.algorithms.distances.heap import drop, push
from gongxing.algorithms.labelling.compiled import compiled

_WITNESSES = 32
"""How many nodes the search for a way round a leaving node settles; fewer only leaves a needless shortcut in."""


@compiled
def links(start: Ints, to: Ints, length: Floats, first: Ints, degree: Ints) -> tuple[Ints, Floats]:
    """Fill `first` and `degree` and return `chain` and `far` for a graph in rows; of parallel arcs the shortest stays."""
    nodes = len(start) - 1
    chain = np.full((len(to) + 2 * nodes + 16, 2), -1, dtype=np.int64)
    far = np.empty(len(chain))
    used = 0
    for node in range(nodes):
        for arc in range(start[node], start[node + 1]):
            # the arcs of a node are in order of their ends, so parallel ones follow one another
            if first[node] >= 0 and chain[first[node], 1] == to[arc]:
                far[first[node]] = min(far[first[node]], length[arc])
                continue
            chain[used, 0], chain[used, 1], far[used] = first[node], to[arc], length[arc]
            first[node] = used
            degree[node] += 1
            used += 1
    return chain, far


@compiled
def link(chain: Ints, far: Floats, used: int, first: Ints, degree: Ints, one: int, two: int, long: float) -> int:
    """Link two nodes, or shorten the link there is; return how many links are used."""
    known = False
    for side in range(2):
        begin, end = (one, two) if side == 0 else (two, one)
        arc = first[begin]
        while arc >= 0:
            if chain[arc, 1] == end:
                far[arc] = min(far[arc], long)
                known = True
                break
            arc = chain[arc, 0]
    if known:
        return used
    for side in range(2):
        begin, end = (one, two) if side == 0 else (two, one)
        chain[used, 0], chain[used, 1], far[used] = first[begin], end, long
        first[begin] = used
        degree[begin] += 1
        used += 1
    return used


@compiled
def unhook(node: int, chain: Ints, first: Ints, gone: Flags) -> None:
    """Take the links to nodes that are gone off the chain of `node`."""
    last = -1
    arc = first[node]
    while arc >= 0:
        if not gone[chain[arc, 1]]:
            last = arc
        elif last < 0:
            first[node] = chain[arc, 0]
        else:
            chain[last, 0] = chain[arc, 0]
        arc = chain[arc, 0]


@compiled
def write(node: int, chain: Ints, far: Floats, first: Ints, gone: Flags, to: Ints, length: Floats, written: int) -> int:
    """Write the links of `node` to nodes that are not gone behind the `written` ones, and return how many are written."""
    arc = first[node]
    while arc >= 0:
        if not gone[chain[arc, 1]]:
            to[written], length[written] = chain[arc, 1], far[arc]
            written += 1
        arc = chain[arc, 0]
    return written


@compiled
def shortcuts(
    node: int, chain: Ints, far: Floats, first: Ints, gone: Flags, distance: Floats, wanted: Flags
) -> tuple[Floats, int]:
    """Return the shortcuts (one end, other end, length) that `node` leaves behind, and their number.

    `distance` (N,) is inf and `wanted` (N,) false everywhere, before and after.
    """
    unhook(node, chain, first, gone)
    degree = 0
    arc = first[node]
    while arc >= 0:
        degree += 1
        arc = chain[arc, 0]
    found = np.empty((degree * (degree - 1) // 2, 3))
    pairs = 0
    one = first[node]
    while one >= 0 and chain[one, 0] >= 0:
        most, count = 0.0, 0
        two = chain[one, 0]
        while two >= 0:
            most = max(most, far[one] + far[two])
            wanted[chain[two, 1]] = True
            count += 1
            two = chain[two, 0]
        seen, reached = _witness(chain[one, 1], node, most, count, chain, far, first, gone, distance, wanted)
        two = chain[one, 0]
        while two >= 0:
            through = far[one] + far[two]
            if distance[chain[two, 1]] > through:
                found[pairs, 0], found[pairs, 1], found[pairs, 2] = chain[one, 1], chain[two, 1], through
                pairs += 1
            wanted[chain[two, 1]] = False
            two = chain[two, 0]
        for k in range(reached):
            distance[seen[k]] = np.inf
        one = chain[one, 0]
    return found, pairs


@compiled
def _witness(
    source: int,
    without: int,
    most: float,
    count: int,
    chain: Ints,
    far: Floats,
    first: Ints,
    gone: Flags,
    distance: Floats,
    wanted: Flags,
) -> tuple[Ints, int]:
    """Set `distance` from `source` round the node `without`, no further than `most`; return the nodes it was set at."""
    room = 256
    seen = np.empty(room, dtype=np.int64)
    key, item = np.empty(room), np.empty(room, dtype=np.int64)
    seen[0], reached = source, 1
    distance[source] = 0.0
    size = push(key, item, 0, 0.0, source)
    settled = 0
    while size and settled < _WITNESSES:
        near, node = key[0], item[0]
        size = drop(key, item, size)
        if near > distance[node]:
            continue
        settled += 1
        if wanted[node]:
            count -= 1
            if count == 0:
                break
        unhook(node, chain, first, gone)
        arc = first[node]
        while arc >= 0:
            other = chain[arc, 1]
            reach = near + far[arc]
            if other != without and reach < distance[other] and reach <= most and size < room and reached < room:
                if distance[other] == np.inf:
                    seen[reached] = other
                    reached += 1
                distance[other] = reach
                size = push(key, item, size, reach, other)
            arc = chain[arc, 0]
    return seen, reached
