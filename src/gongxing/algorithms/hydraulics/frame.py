"""In which order are the heads of a network eliminated, and where does every number of the factor stand?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from gongxing.algorithms.hydraulics.laws import loss_codes
from gongxing.algorithms.hydraulics.network import IntArray, LossLaw, PipeNetwork
from gongxing.errors import DataError


class Frame(NamedTuple):
    """A network as the compiled loops take it; junctions come first, in the order of elimination, then fixed heads.

    Attributes:
        junctions: number of junctions J.
        start, end: (L,) ends of each link in that numbering.
        code: (L,) loss rule of each link.
        exponent: of the power law.
        check: (L,) 1 where only forward flow may pass (check valves), else 0.
        place: (L,) where the link's off-diagonal number stands in the factor, -1 when one end is fixed.
        column: (J + 1,) where the off-diagonal numbers of each column begin.
        row: (Z,) their rows.
        target: for every pair of rows of every column, the number of the factor it is taken from.
    """

    junctions: int
    start: IntArray
    end: IntArray
    code: IntArray
    exponent: float
    check: IntArray
    place: IntArray
    column: IntArray
    row: IntArray
    target: IntArray


@dataclass(frozen=True)
class Layout:
    """A frame with the way back to the network's own numbering.

    Attributes:
        frame: for the compiled loops.
        order: (N,) the network's node at each place of the frame.
        place: (N,) the place of each of the network's nodes.
    """

    frame: Frame
    order: IntArray
    place: IntArray


def lay_out(network: PipeNetwork) -> Layout:
    """Order the junctions by minimum degree and lay out the factor once for all diameters (George and Liu 1989)."""
    _refuse_islands(network)
    neighbours: list[set[int]] = [set() for _ in range(network.n_nodes)]
    fixed = network.fixed
    for a, b in network.ends.tolist():
        if not fixed[a] and not fixed[b]:
            neighbours[a].add(b)
            neighbours[b].add(a)
    sequence, later = _eliminate(neighbours, np.flatnonzero(~fixed).tolist())
    order = np.array(sequence + np.flatnonzero(fixed).tolist(), dtype=np.int64)
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    columns = [sorted(int(place[node]) for node in later[k]) for k in range(len(sequence))]
    column, row, target, where = _factor_places(columns)
    start, end = place[network.ends[:, 0]], place[network.ends[:, 1]]
    size = len(columns)
    low, high = np.minimum(start, end), np.maximum(start, end)
    spots = [where.get((a, b), -1) if b < size else -1 for a, b in zip(low.tolist(), high.tolist(), strict=True)]
    frame = Frame(
        junctions=size,
        start=start.astype(np.int64),
        end=end.astype(np.int64),
        code=loss_codes(network),
        exponent=1.852 if network.law == LossLaw.HAZEN_WILLIAMS else 2.0,
        check=np.isin(network.kind, (1, 2, 3)).astype(np.int64),
        place=np.array(spots, dtype=np.int64),
        column=column,
        row=row,
        target=target,
    )
    return Layout(frame, order, place)


def _refuse_islands(network: PipeNetwork) -> None:
    """Every junction needs some way, open or shut, to a fixed head."""
    count = network.n_nodes
    graph = coo_array((np.ones(network.n_links), (network.ends[:, 0], network.ends[:, 1])), shape=(count, count))
    _, part = connected_components(graph, directed=False)
    fed = np.isin(part, part[network.fixed])
    if not fed.all():
        names = ", ".join(network.nodes[i] for i in np.flatnonzero(~fed)[:5])
        raise DataError(f"pipe network: no link leads from a reservoir or tank to node {names}")


def _eliminate(neighbours: list[set[int]], nodes: list[int]) -> tuple[list[int], list[set[int]]]:
    """Return the order of elimination and, for each step, the nodes still linked to the one eliminated."""
    buckets: dict[int, dict[int, None]] = {}
    degree = {}
    for node in nodes:
        degree[node] = len(neighbours[node])
        buckets.setdefault(degree[node], {})[node] = None
    sequence: list[int] = []
    later: list[set[int]] = []
    least = 0
    for _ in nodes:
        least = max(least - 1, 0)
        while not buckets.get(least):
            least += 1
        node = next(iter(buckets[least]))
        del buckets[least][node]
        around = neighbours[node]
        sequence.append(node)
        later.append(around)
        for other in around:
            neighbours[other].discard(node)
            neighbours[other] |= around
            neighbours[other].discard(other)
            now = len(neighbours[other])
            if now != degree[other]:
                del buckets[degree[other]][other]
                buckets.setdefault(now, {})[other] = None
                degree[other] = now
                least = min(least, now)
    return sequence, later


def _factor_places(columns: list[list[int]]) -> tuple[IntArray, IntArray, IntArray, dict[tuple[int, int], int]]:
    """Number the places of the factor: the diagonal first, then column by column."""
    size = len(columns)
    column = np.zeros(size + 1, dtype=np.int64)
    np.cumsum([len(rows) for rows in columns], out=column[1:])
    where = {(k, i): size + int(column[k]) + at for k, rows in enumerate(columns) for at, i in enumerate(rows)}
    target = [i if i == j else where[(j, i)] for rows in columns for at, i in enumerate(rows) for j in rows[: at + 1]]
    row = np.array([i for rows in columns for i in rows], dtype=np.int64)
    return column, row, np.array(target, dtype=np.int64), where
