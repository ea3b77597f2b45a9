"""How is a labelling problem, or the undecided part of one, written as an integer programme?

x[i, k] = 1 when node i takes label k, one label per node; z[e, k] >= x[i, k] - x[j, k] loses the border of edge e, which
is earned otherwise (as each node takes one label, one direction is enough: half the rows at the same relaxation); in the
`full` form y[e, k] <= x[i, k], x[j, k] earns it, which is larger but lets HiGHS prove more on whole problems; a forbidden
pair gives x[i, a] + sum over b forbidden with a of x[j, b] <= 1 (a clique, because j takes one label; the full form has it
from both ends); resource rows are as given.  Nodes with one kept label are constants.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, csr_array

from gongxing.algorithms.labelling.instance import Instance
from gongxing.algorithms.labelling.model import BoolArray, FloatArray, IntArray
from gongxing.algorithms.milp import MilpModel


@dataclass(frozen=True)
class LabelModel:
    """An integer programme and the way back from its solution to labels.

    Attributes:
        model: the programme; the first columns are the pairs.
        pairs: (P, 2) the (node, label) pairs with a column each.
        base: (N,) labels; nodes without columns keep theirs.
        resource_rows: rows of the resources.
        rule_rows: (m,) rule index of each row, -1 for rows that are no forbidden pair.
        ends: (Z, 2) for each column after the pairs, the two pair columns it is about.
        full: the columns after the pairs earn borders; else they lose them.
    """

    model: MilpModel
    pairs: IntArray
    base: IntArray
    resource_rows: IntArray
    rule_rows: IntArray
    ends: IntArray
    full: bool = False

    def labels_of(self, x: FloatArray) -> IntArray:
        """Return the labels of a solution (largest share wins)."""
        labels = self.base.copy()
        share = x[: len(self.pairs)]
        arranged = np.argsort(share, kind="stable")
        labels[self.pairs[arranged, 0]] = self.pairs[arranged, 1]
        return labels

    def start_of(self, labels: IntArray) -> FloatArray:
        """Return the solution that a labelling stands for."""
        x = np.zeros(self.model.rows.shape[1])
        count = len(self.pairs)
        x[:count] = labels[self.pairs[:, 0]] == self.pairs[:, 1]
        here, there = x[self.ends[:, 0]], x[self.ends[:, 1]]
        x[count:] = np.minimum(here, there) if self.full else np.maximum(0.0, here - there)
        return x


class _Rows:
    """Sparse rows under construction."""

    def __init__(self) -> None:
        self.row: list[IntArray] = []
        self.column: list[IntArray] = []
        self.value: list[FloatArray] = []
        self.low: list[FloatArray] = []
        self.high: list[FloatArray] = []
        self.kind: list[IntArray] = []
        self.count = 0

    def add(self, row: IntArray, column: IntArray, value: FloatArray, *, bounds: tuple[FloatArray, FloatArray],
            kind: IntArray) -> None:  # fmt: skip
        """Add rows; `row` counts from zero within this call."""
        self.row.append(row + self.count)
        self.column.append(column)
        self.value.append(np.asarray(value, dtype=np.float64))
        self.low.append(bounds[0])
        self.high.append(bounds[1])
        self.kind.append(kind)
        self.count += len(bounds[0])

    def matrix(self, columns: int) -> csr_array:
        """Return the matrix."""
        entries = (np.concatenate(self.value), (np.concatenate(self.row), np.concatenate(self.column)))
        return csr_array(coo_array(entries, shape=(self.count, columns)))


def build_model(
    instance: Instance, keep: BoolArray, base: IntArray, *, fix: bool = True, full: bool = False
) -> LabelModel:
    """Write the programme over the kept labels.

    Args:
        instance: the problem laid out.
        keep: (N, K) labels that may be chosen, at least one per node; nodes with one are fixed to it.
        base: (N,) the labels of fixed nodes; others are ignored.
        fix: treat nodes with one kept label as constants; else they get a column, too.
        full: earn borders by y <= x[i], x[j] instead of losing them by z >= x[i] - x[j].
    """
    open_node = keep.sum(axis=1) > (1 if fix else 0)
    base = np.where(open_node, base, keep.argmax(axis=1))
    node, label = np.nonzero(keep & open_node[:, None])
    column = np.full(keep.shape, -1, dtype=np.int64)
    column[node, label] = np.arange(len(node))
    cost = instance.utility[node, label].copy()
    offset = instance.value(base) - _open_part(instance, open_node, base)
    _reward_fixed(instance, open_node, base, column, cost)
    rows = _Rows()
    at = np.flatnonzero(open_node)
    place = np.full(len(open_node), -1, dtype=np.int64)
    place[at] = np.arange(len(at))
    one = np.ones(len(at))
    rows.add(place[node], np.arange(len(node)), np.ones(len(node)), bounds=(one, one), kind=np.full(len(at), -1))
    if full:
        gains, ends = _shared_border(instance, open_node, column)
    else:
        losses, ends, constant = _border(instance, open_node, column, cost)
        gains, offset = -losses, offset + constant
    cost = np.concatenate([cost, gains])
    width = len(cost)
    _tie(rows, np.arange(len(node), width), ends, full)
    _forbid(instance, open_node, base, column, rows, full=full)
    first_resource = rows.count
    _limit(instance, open_node, base, column, rows)
    model = MilpModel(
        cost=cost, low=np.zeros(width), high=np.ones(width), integer=np.arange(width) < len(node),
        rows=rows.matrix(width), row_low=np.concatenate(rows.low), row_high=np.concatenate(rows.high),
        maximise=True, offset=offset,
    )  # fmt: skip
    pairs = np.stack([node, label], axis=1)
    return LabelModel(model, pairs, base, np.arange(first_resource, rows.count), np.concatenate(rows.kind), ends, full)


def _border(
    instance: Instance, open_node: BoolArray, column: IntArray, cost: FloatArray
) -> tuple[FloatArray, IntArray, float]:
    """Return loss and ends of each difference column, and the borders earned unless lost.

    A label that only the first end may take loses the border for certain: that goes into `cost` in place.
    """
    graph = instance.graph
    losses, ends, constant = [np.zeros(0)], [np.zeros((0, 2), dtype=np.int64)], 0.0
    edge = np.flatnonzero((graph.border > 0) & open_node[graph.first] & open_node[graph.second])
    for k in range(column.shape[1]):
        i, j = column[graph.first[edge], k], column[graph.second[edge], k]
        meets = (i >= 0) & (j >= 0) & graph.compatible[graph.rule[edge], k, k]
        alone = (i >= 0) & ~meets
        np.subtract.at(cost, i[alone], graph.border[edge[alone]])
        losses.append(graph.border[edge[meets]])
        ends.append(np.stack([i[meets], j[meets]], axis=1))
    constant = float(graph.border[edge].sum())
    return np.concatenate(losses), np.concatenate(ends), constant


def _shared_border(instance: Instance, open_node: BoolArray, column: IntArray) -> tuple[FloatArray, IntArray]:
    """Return gain and ends of each column of the full form: an edge and a label that both its ends may take."""
    graph = instance.graph
    gains, ends = [np.zeros(0)], [np.zeros((0, 2), dtype=np.int64)]
    edge = np.flatnonzero((graph.border > 0) & open_node[graph.first] & open_node[graph.second])
    for k in range(column.shape[1]):
        i, j = column[graph.first[edge], k], column[graph.second[edge], k]
        meets = (i >= 0) & (j >= 0) & graph.compatible[graph.rule[edge], k, k]
        gains.append(graph.border[edge[meets]])
        ends.append(np.stack([i[meets], j[meets]], axis=1))
    return np.concatenate(gains), np.concatenate(ends)


def _tie(rows: _Rows, extra: IntArray, ends: IntArray, full: bool) -> None:
    """Add the rows that tie the columns after the pairs to the pairs: z - x[i] + x[j] >= 0, or y <= x[i] and y <= x[j]."""
    count = len(extra)
    at, none = np.arange(count), np.full(count, -1)
    if not full:
        rows.add(
            np.concatenate([at, at, at]), np.concatenate([extra, ends[:, 0], ends[:, 1]]),
            np.repeat([1.0, -1.0, 1.0], count), bounds=(np.zeros(count), np.full(count, np.inf)), kind=none,
        )  # fmt: skip
        return
    for side in (0, 1):
        rows.add(
            np.concatenate([at, at]), np.concatenate([extra, ends[:, side]]), np.repeat([1.0, -1.0], count),
            bounds=(np.full(count, -np.inf), np.zeros(count)), kind=none,
        )  # fmt: skip


def _open_part(instance: Instance, open_node: BoolArray, base: IntArray) -> float:
    """Return the share of the value of `base` that touches open nodes."""
    graph = instance.graph
    touches = open_node[graph.first] | open_node[graph.second]
    agree = touches & (base[graph.first] == base[graph.second])
    at = np.flatnonzero(open_node)
    return float(instance.utility[at, base[at]].sum() + graph.border[agree].sum())


def _reward_fixed(instance: Instance, open_node: BoolArray, base: IntArray, column: IntArray, cost: FloatArray) -> None:
    """Add to the cost of open pairs the borders they earn with fixed neighbours."""
    graph = instance.graph
    for here, there in ((graph.first, graph.second), (graph.second, graph.first)):
        edge = np.flatnonzero(open_node[here] & ~open_node[there])
        at = column[here[edge], base[there[edge]]]
        np.add.at(cost, at[at >= 0], graph.border[edge[at >= 0]])


def _forbid(
    instance: Instance, open_node: BoolArray, base: IntArray, column: IntArray, rows: _Rows, *, full: bool
) -> None:
    """Add the rows of forbidden pairs, at least one end of which is open."""
    graph = instance.graph
    strict = ~graph.free[graph.rule]
    both = np.flatnonzero(strict & open_node[graph.first] & open_node[graph.second])
    table = graph.compatible[graph.rule[both]]
    _add_cliques(rows, graph.rule[both], column[graph.first[both]], column[graph.second[both]], table)
    if full:
        mirrored = np.ascontiguousarray(table.transpose(0, 2, 1))
        _add_cliques(rows, graph.rule[both], column[graph.second[both]], column[graph.first[both]], mirrored)
    for here, there, turned in ((graph.first, graph.second, False), (graph.second, graph.first, True)):
        edge = np.flatnonzero(strict & open_node[here] & ~open_node[there])
        fixed = base[there[edge]]
        table = graph.compatible[graph.rule[edge]]
        count = np.arange(len(edge))
        ok = table[count, fixed, :] if turned else table[count, :, fixed]
        row, label = np.nonzero(~ok & (column[here[edge]] >= 0))
        count = np.arange(len(row))
        rows.add(
            count, column[here[edge[row]], label], np.ones(len(row)),
            bounds=(np.full(len(row), -np.inf), np.zeros(len(row))), kind=graph.rule[edge[row]],
        )  # fmt: skip


def _add_cliques(rows: _Rows, kind: IntArray, here: IntArray, there: IntArray, compatible: BoolArray) -> None:
    """Add for each edge (columns (E, K) of its ends) and label here: it and all it forbids there sum to one at most."""
    for a in range(here.shape[1]):
        partner = np.where(~compatible[:, a, :] & (here[:, a] >= 0)[:, None], there, -1)
        edge = np.flatnonzero((partner >= 0).any(axis=1))
        row, b = np.nonzero(partner[edge] >= 0)
        count = np.arange(len(edge))
        rows.add(
            np.concatenate([count, row]), np.concatenate([here[edge, a], partner[edge[row], b]]),
            np.ones(len(edge) + len(row)),
            bounds=(np.full(len(edge), -np.inf), np.ones(len(edge))), kind=kind[edge],
        )  # fmt: skip


def _limit(instance: Instance, open_node: BoolArray, base: IntArray, column: IntArray, rows: _Rows) -> None:
    """Add the resource rows, less what the fixed nodes use."""
    at = np.flatnonzero(~open_node)
    used = instance.amount[at, base[at]].sum(axis=0) if len(at) else np.zeros(len(instance.low))
    node, label = np.nonzero(column >= 0)
    for r in range(len(instance.low)):
        use = instance.amount[node, label, r]
        some = np.flatnonzero(use)
        rows.add(
            np.zeros(len(some), dtype=np.int64), column[node[some], label[some]], use[some],
            bounds=(instance.low[r : r + 1] - used[r], instance.high[r : r + 1] - used[r]), kind=np.array([-1]),
        )  # fmt: skip
