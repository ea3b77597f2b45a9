"""How far is every wanted node from a few places, without ordering the graph first?

Label correction by buckets of equal width (Dial 1969; Meyer and Sanders 2003): cheaper than a heap where lengths are alike.
"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.distances.graph import Flags, Floats, Graph, Ints
from gongxing.algorithms.labelling.compiled import compiled

_MOST_BUCKETS = 4096


def search(network: Graph, sources: Ints, targets: Ints) -> Floats:
    """Return the distances (S, T), inf where no way leads; a search ends once all its targets are settled."""
    width = 1.0
    if len(network.length):
        width = max(float(network.length.mean()), float(network.length.max()) / (_MOST_BUCKETS - 2)) or 1.0
    found: Floats = _search(network.start, network.to, network.length, sources, targets, width)
    return found


@compiled
def _search(start: Ints, to: Ints, length: Floats, sources: Ints, targets: Ints, width: float) -> Floats:
    nodes = len(start) - 1
    longest = 0.0
    for arc in range(len(length)):
        longest = max(longest, length[arc])
    ring = 2
    while ring < longest / width + 2:
        ring *= 2
    first = np.empty(ring, dtype=np.int64)
    beside, within = np.empty((nodes, 2), dtype=np.int64), np.empty(nodes, dtype=np.int64)
    distance = np.empty(nodes)
    wanted, taken = np.zeros(nodes, dtype=np.bool_), np.empty(nodes, dtype=np.bool_)
    wanted[targets] = True
    found = np.empty((len(sources), len(targets)))
    for line in range(len(sources)):
        _spread(sources[line], start, to, length, width, wanted, first, beside, within, taken, distance)
        for column in range(len(targets)):
            found[line, column] = distance[targets[column]]
    return found


@compiled
def _spread(
    source: int,
    start: Ints,
    to: Ints,
    length: Floats,
    width: float,
    wanted: Flags,
    first: Ints,
    beside: Ints,
    within: Ints,
    taken: Flags,
    distance: Floats,
) -> None:
    """Set `distance` from one source, final at all wanted nodes.

    `first` is a ring of buckets, each the head of a list through `beside` (node before, node after); `within` is the bucket
    that holds a node, -1 for none. Once taken from a bucket a node can only come back to that same bucket, so its distance
    is final when the bucket is empty.
    """
    distance[:], within[:], first[:], taken[:] = np.inf, -1, -1, False
    ring, left = len(first) - 1, int(wanted.sum())
    distance[source], first[0], within[source] = 0.0, source, 0
    beside[source, 0], beside[source, 1] = -1, -1
    bucket, waiting = 0, 1
    while waiting:
        node = first[bucket & ring]
        if node < 0:
            if not left:
                break
            bucket += 1
            continue
        first[bucket & ring] = beside[node, 1]
        if beside[node, 1] >= 0:
            beside[beside[node, 1], 0] = -1
        waiting -= 1
        within[node] = -1
        if not taken[node]:
            taken[node] = True
            left -= wanted[node]
        here = distance[node]
        for arc in range(start[node], start[node + 1]):
            other = to[arc]
            far = here + length[arc]
            if far >= distance[other]:
                continue
            distance[other] = far
            old, new = within[other], int(far / width)
            if old == new:
                continue
            waiting += 1
            if old >= 0:
                waiting -= 1
                before, after = beside[other, 0], beside[other, 1]
                if before >= 0:
                    beside[before, 1] = after
                else:
                    first[old & ring] = after
                if after >= 0:
                    beside[after, 0] = before
            head = first[new & ring]
            beside[other, 0], beside[other, 1], within[other], first[new & ring] = -1, head, new, other
            if head >= 0:
                beside[head, 0] = other
