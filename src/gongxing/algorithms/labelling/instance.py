"""How is a labelling problem laid out for the hot loops?

Nodes are renumbered along the graph (reverse Cuthill-McKee), so that neighbours lie close in memory and the monotonic
chains of message passing are long; repeated edges are merged; labels that no neighbour supports are struck out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import reverse_cuthill_mckee

from gongxing.algorithms.labelling.compiled import compiled
from gongxing.algorithms.labelling.model import BoolArray, FloatArray, IntArray, LabelProblem, resource_tolerance


class Graph(NamedTuple):
    """The graph in the solver's own numbering, as the compiled loops take it.

    Attributes:
        allowed: (N, K) labels left after arc consistency.
        first, second: (E,) the ends of each edge, first < second, sorted by (first, second).
        border, rule: (E,) reward and index into `compatible`.
        compatible: (C, K, K) pairs (label of first, label of second) that may stand together.
        free: (C,) rules without any forbidden pair.
        start: (N + 1,) incidence lists: the edges at i are incident[start[i]:start[i + 1]].
        incident: (2E,) edge indices; those towards earlier nodes first.
        middle: (N,) where the edges towards later nodes begin.
    """

    allowed: BoolArray
    first: IntArray
    second: IntArray
    border: FloatArray
    rule: IntArray
    compatible: BoolArray
    free: BoolArray
    start: IntArray
    incident: IntArray
    middle: IntArray


@dataclass(frozen=True)
class Instance:
    """A problem in the solver's own numbering.

    Attributes:
        graph: the graph.
        order: (N,) original index of each node.
        utility: (N, K) node values, 0 where not allowed.
        amount: (N, K, R) resource use.
        low, high: (R,) bounds, widened by half the tolerance.
        broken: original indices of nodes left without any label.
        connected: labels that must stay in one piece.
        members: the problem's rules that each table of `graph.compatible` unites.
    """

    graph: Graph
    order: IntArray
    utility: FloatArray
    amount: FloatArray
    low: FloatArray
    high: FloatArray
    broken: IntArray
    connected: tuple[int, ...]
    members: tuple[frozenset[int], ...]

    @property
    def n_nodes(self) -> int:
        """Number of nodes."""
        return int(self.utility.shape[0])

    def from_original(self, labels: IntArray) -> IntArray:
        """Return labels given in the problem's own node order in the solver's."""
        return np.asarray(labels, dtype=np.int64)[self.order]

    def value(self, labels: IntArray) -> float:
        """Return node values plus border rewards of labels in the solver's order."""
        agree = labels[self.graph.first] == labels[self.graph.second]
        return float(self.utility[np.arange(self.n_nodes), labels].sum() + self.graph.border[agree].sum())

    def to_original(self, labels: IntArray) -> IntArray:
        """Return labels in the problem's own node order."""
        result = np.empty(self.n_nodes, dtype=np.int64)
        result[self.order] = labels
        return result


def lay_out(problem: LabelProblem, *, strike: bool = True) -> Instance:
    """Renumber, merge and strike out; `broken` names nodes that lost every label (then nothing is feasible).

    With `strike` false all allowed labels and all edges stay.
    """
    order = _order_nodes(problem)
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    first, second, border, rule, compatible, members = _merge_edges(problem, place)
    allowed = problem.allowed[order].copy()
    if strike:
        strike_out(allowed, first, second, rule, compatible)
        live = _needed(allowed, first, second, border, rule, compatible)
        first, second, border, rule = first[live], second[live], border[live], rule[live]
    start, incident, middle = _incidence(problem.n_nodes, first, second)
    slack = 0.5 * resource_tolerance(problem)
    free = np.asarray(compatible.all(axis=(1, 2)), dtype=np.bool_)
    return Instance(
        graph=Graph(allowed, first, second, border, rule, compatible, free, start, incident, middle),
        order=order,
        utility=np.where(allowed, problem.utility[order], 0.0),
        amount=np.ascontiguousarray(problem.amount[:, order, :].transpose(1, 2, 0)),
        low=problem.low - slack,
        high=problem.high + slack,
        broken=np.sort(order[~allowed.any(axis=1)]),
        connected=problem.connected,
        members=members,
    )


def _order_nodes(problem: LabelProblem) -> IntArray:
    """Number the nodes along the graph of rewarding edges (all edges when none rewards)."""
    edges = problem.edges[problem.border > 0]
    if not len(edges):
        edges = problem.edges
    size = problem.n_nodes
    ends = np.concatenate([edges, edges[:, ::-1]])
    graph = coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(size, size)).tocsr()
    return np.asarray(reverse_cuthill_mckee(graph, symmetric_mode=True), dtype=np.int64)


def _merge_edges(
    problem: LabelProblem, place: IntArray
) -> tuple[IntArray, IntArray, FloatArray, IntArray, BoolArray, tuple[frozenset[int], ...]]:
    """Turn every edge towards the later node, merge repeated ones: rewards add up, forbidden pairs unite."""
    ends = place[problem.edges]
    count = len(problem.forbidden)
    table = np.concatenate([problem.forbidden, problem.forbidden.transpose(0, 2, 1)])
    oriented = np.where(ends[:, 0] > ends[:, 1], problem.rule + count, problem.rule)
    key = ends.min(axis=1) * np.int64(problem.n_nodes) + ends.max(axis=1)
    unique, inverse, copies = np.unique(key, return_inverse=True, return_counts=True)
    border = np.bincount(inverse, weights=problem.border, minlength=len(unique)).astype(np.float64)
    rule = np.zeros(len(unique), dtype=np.int64)
    rule[inverse] = oriented
    tables, members = list(table), [frozenset({c % count}) for c in range(2 * count)]
    known: dict[frozenset[int], int] = {}
    for edge, rules in _repeated(inverse, oriented, copies).items():
        if rules not in known:
            known[rules] = len(tables)
            tables.append(np.any(table[sorted(rules)], axis=0))
            members.append(frozenset(c % count for c in rules))
        rule[edge] = known[rules]
    if not tables:
        tables, members = [np.zeros((problem.n_labels, problem.n_labels), dtype=bool)], [frozenset()]
    first, second = np.divmod(unique, np.int64(max(problem.n_nodes, 1)))
    return first, second, border, rule, np.asarray(~np.stack(tables), dtype=np.bool_), tuple(members)


def _repeated(inverse: IntArray, oriented: IntArray, copies: IntArray) -> dict[int, frozenset[int]]:
    """Return the set of oriented rules of every pair that comes more than once."""
    gathered: dict[int, set[int]] = {}
    for at in np.flatnonzero(copies[inverse] > 1).tolist():
        gathered.setdefault(int(inverse[at]), set()).add(int(oriented[at]))
    return {edge: frozenset(rules) for edge, rules in gathered.items()}


@compiled
def strike_out(allowed: BoolArray, first: IntArray, second: IntArray, rule: IntArray, compatible: BoolArray) -> None:
    """Make `allowed` arc consistent in place (AC-3 by full passes; Mackworth 1977)."""
    labels = allowed.shape[1]
    changed = True
    while changed:
        changed = False
        for e in range(len(first)):
            i, j, c = first[e], second[e], rule[e]
            for a in range(labels):
                if allowed[i, a]:
                    found = False
                    for b in range(labels):
                        if allowed[j, b] and compatible[c, a, b]:
                            found = True
                            break
                    if not found:
                        allowed[i, a] = False
                        changed = True
                if allowed[j, a]:
                    found = False
                    for b in range(labels):
                        if allowed[i, b] and compatible[c, b, a]:
                            found = True
                            break
                    if not found:
                        allowed[j, a] = False
                        changed = True


@compiled
def _needed(
    allowed: BoolArray, first: IntArray, second: IntArray, border: FloatArray, rule: IntArray, compatible: BoolArray
) -> BoolArray:
    """Return (E,) the edges that can reward or forbid something, given the labels left."""
    needed = np.zeros(len(first), dtype=np.bool_)
    labels = allowed.shape[1]
    for e in range(len(first)):
        i, j, c = first[e], second[e], rule[e]
        for a in range(labels):
            if not allowed[i, a]:
                continue
            if border[e] > 0 and allowed[j, a] and compatible[c, a, a]:
                needed[e] = True
            for b in range(labels):
                if allowed[j, b] and not compatible[c, a, b]:
                    needed[e] = True
    return needed


def _incidence(nodes: int, first: IntArray, second: IntArray) -> tuple[IntArray, IntArray, IntArray]:
    """List the edges at each node, towards earlier nodes first."""
    edges = len(first)
    end = np.concatenate([second, first])
    later = np.repeat(np.array([0, 1]), edges)
    index = np.tile(np.arange(edges), 2)
    arranged = np.lexsort((index, later, end))
    start = np.zeros(nodes + 1, dtype=np.int64)
    np.cumsum(np.bincount(end, minlength=nodes), out=start[1:])
    middle = start[:-1] + np.bincount(second, minlength=nodes)
    return start, index[arranged].astype(np.int64), middle.astype(np.int64)
