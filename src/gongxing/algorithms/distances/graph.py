"""Which places are joined by edges of which length?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.labelling.compiled import compiled

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Graph:
    """An undirected graph in compressed rows: the arcs of node v are `start[v]` to `start[v + 1]`.

    `to` (A,) is the other end of an arc, `length` (A,) its length (finite, not negative), `edge` (A,) the edge it comes
    from. Every edge is two arcs; a loop is none. Made by `graph`.
    """

    start: Ints
    to: Ints
    length: Floats
    edge: Ints

    @property
    def nodes(self) -> int:
        """How many nodes there are."""
        return len(self.start) - 1


def graph(ends: npt.ArrayLike, length: npt.ArrayLike, nodes: int) -> Graph:
    """Return the graph of `ends` (E, 2) with nodes 0 to `nodes` - 1 and `length` (E,); parallel edges may stand.

    Raises ValueError for ends outside the nodes and for lengths that are negative or not finite.
    """
    pairs = np.asarray(ends, dtype=np.int64).reshape(-1, 2)
    long = np.asarray(length, dtype=np.float64).reshape(-1)
    if len(pairs) != len(long):
        raise ValueError(f"{len(pairs)} edges and {len(long)} lengths")
    if len(pairs) and (pairs.min() < 0 or pairs.max() >= nodes):
        raise ValueError(f"an edge ends outside the nodes 0 to {nodes - 1}")
    if not np.all(np.isfinite(long) & (long >= 0)):
        raise ValueError("lengths must be finite and not negative")
    real = np.flatnonzero(pairs[:, 0] != pairs[:, 1])
    origin = np.concatenate([pairs[real, 0], pairs[real, 1]])
    to = np.concatenate([pairs[real, 1], pairs[real, 0]])
    edge = np.concatenate([real, real])
    order = np.lexsort((edge, to, origin))
    start = np.zeros(nodes + 1, dtype=np.int64)
    np.cumsum(np.bincount(origin, minlength=nodes), out=start[1:])
    made = Graph(start, to[order], long[edge][order], edge[order])
    for array in (made.start, made.to, made.length, made.edge):
        array.setflags(write=False)
    return made


def pieces(network: Graph) -> Ints:
    """Return the connected piece (N,) of each node; pieces are numbered by the first node in them."""
    found: Ints = _pieces(network.start, network.to)
    return found


@compiled
def _pieces(start: Ints, to: Ints) -> Ints:
    nodes = len(start) - 1
    piece = np.full(nodes, -1, dtype=np.int64)
    stack = np.empty(nodes, dtype=np.int64)
    count = 0
    for first in range(nodes):
        if piece[first] >= 0:
            continue
        piece[first] = count
        stack[0] = first
        size = 1
        while size:
            size -= 1
            node = stack[size]
            for arc in range(start[node], start[node + 1]):
                if piece[to[arc]] < 0:
                    piece[to[arc]] = count
                    stack[size] = to[arc]
                    size += 1
        count += 1
    return piece
