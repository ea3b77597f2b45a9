"""How far is each of many places from each of many others?

Many-to-many distances over a contraction hierarchy by the restricted sweep of Delling, Goldberg and Werneck (RPHAST, 2011): a
short climb from each source, then one pass down over the nodes that matter to the targets, sixteen sources abreast.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.distances.buckets import search
from gongxing.algorithms.distances.graph import Floats, Graph, Ints
from gongxing.algorithms.distances.heap import drop, push
from gongxing.algorithms.distances.hierarchy import Hierarchy, hierarchy
from gongxing.algorithms.labelling.compiled import compiled

_ONE_BY_ONE = 4
"""Up to so many sources a plain search each costs less than ordering the graph first."""
_ONE_BY_ONE_BRANCHED = 16
"""The same where most nodes are crossings, which a light ordering leaves as they stand."""
_FEW = 220
"""Up to so many sources a light ordering costs less than a whole one."""
_ABREAST = 16


def distances(network: Graph | Hierarchy, sources: npt.ArrayLike, targets: npt.ArrayLike) -> Floats:
    """Return the shortest distances (S, T) between nodes, inf where no way leads.

    A `Hierarchy` made once serves any number of calls; a bare `Graph` is ordered first where that pays.
    Raises IndexError for a node that is not there.
    """
    nodes = network.nodes if isinstance(network, Graph) else len(network.place)
    rows, columns = (_checked(given, nodes) for given in (sources, targets))
    if len(columns) < min(len(rows), _FEW):
        # few columns: searched from, since a way is as long in both directions
        return np.ascontiguousarray(distances(network, columns, rows).T)
    if isinstance(network, Graph):
        branched = np.count_nonzero(np.diff(network.start) > 2) > nodes / 2
        if len(rows) <= (_ONE_BY_ONE_BRANCHED if branched else _ONE_BY_ONE):
            return search(network, rows, columns)
        network = hierarchy(network, core=None) if len(rows) < _FEW else hierarchy(network)
    return _matrix(network, rows, columns)


def _checked(given: npt.ArrayLike, nodes: int) -> Ints:
    found = np.asarray(given, dtype=np.int64).reshape(-1)
    if len(found) and (found.min() < 0 or found.max() >= nodes):
        raise IndexError(f"a node lies outside 0 to {nodes - 1}")
    return found


def _matrix(order: Hierarchy, sources: Ints, targets: Ints) -> Floats:
    row, start, to, length = _restricted(order.start, order.to, order.length, order.core, order.place[targets])
    found: Floats = _sweep(
        order.start, order.to, order.length, order.place[sources], row, start, to, length, row[order.place[targets]]
    )
    return found


@compiled
def _restricted(start: Ints, to: Ints, length: Floats, core: int, targets: Ints) -> tuple[Ints, Ints, Ints, Floats]:
    """Return the part of the hierarchy that the targets can climb to: row of each place (-1 outside), and its arcs.

    Places of the core have no arcs there: the climb alone settles them.
    """
    row = np.full(len(start) - 1, -1, dtype=np.int64)
    for place in targets:
        row[place] = 0
    rows, arcs = 0, 0
    for place in range(len(row) - 1, -1, -1):
        if row[place] == 0:
            rows += 1
            if place >= core:
                arcs += start[place + 1] - start[place]
                for arc in range(start[place], start[place + 1]):
                    row[to[arc]] = 0
    small = np.zeros(rows + 1, dtype=np.int64)
    ends, long = np.empty(arcs, dtype=np.int64), np.empty(arcs)
    rows, arcs = 0, 0
    for place in range(len(row)):
        if row[place] == 0:
            row[place] = rows
            if place >= core:
                for arc in range(start[place], start[place + 1]):
                    ends[arcs], long[arcs] = row[to[arc]], length[arc]
                    arcs += 1
            rows += 1
            small[rows] = arcs
    return row, small, ends, long


@compiled
def _sweep(
    up_start: Ints,
    up_to: Ints,
    up_length: Floats,
    sources: Ints,
    row: Ints,
    start: Ints,
    to: Ints,
    length: Floats,
    columns: Ints,
) -> Floats:
    rows = len(start) - 1
    found = np.empty((len(sources), len(columns)))
    near = np.empty((rows, _ABREAST))
    climbed = np.full(len(up_start) - 1, np.inf)
    key = np.empty(len(up_to) + 2)
    item = np.empty(len(up_to) + 2, dtype=np.int64)
    for begin in range(0, len(sources), _ABREAST):
        near[:] = np.inf
        width = min(_ABREAST, len(sources) - begin)
        for lane in range(width):
            _climb(up_start, up_to, up_length, sources[begin + lane], row, near, lane, climbed, key, item)
        for node in range(rows):
            for arc in range(start[node], start[node + 1]):
                other, long = to[arc], length[arc]
                for lane in range(_ABREAST):
                    far = near[other, lane] + long
                    near[node, lane] = min(near[node, lane], far)
        for column in range(len(columns)):
            for lane in range(width):
                found[begin + lane, column] = near[columns[column], lane]
    return found


@compiled
def _climb(
    start: Ints,
    to: Ints,
    length: Floats,
    source: int,
    row: Ints,
    near: Floats,
    lane: int,
    climbed: Floats,
    key: Floats,
    item: Ints,
) -> None:
    """Write into `near` the distances from `source` to all it can climb to, for the rows of the sweep."""
    seen = [source]
    climbed[source] = 0.0
    size = push(key, item, 0, 0.0, source)
    while size:
        here, place = key[0], item[0]
        size = drop(key, item, size)
        if here > climbed[place]:
            continue
        if row[place] >= 0:
            near[row[place], lane] = here
        for arc in range(start[place], start[place + 1]):
            far = here + length[arc]
            if far < climbed[to[arc]]:
                if climbed[to[arc]] == np.inf:
                    seen.append(to[arc])
                climbed[to[arc]] = far
                size = push(key, item, size, far, to[arc])
    for k in range(len(seen)):
        climbed[seen[k]] = np.inf
