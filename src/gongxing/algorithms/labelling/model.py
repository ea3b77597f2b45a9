"""What does a labelling problem consist of, and what is a given labelling worth?

A labelling gives each node (a parcel) one label (a use).  Its value is the sum of the node values plus a reward for each
edge whose two ends agree; it must keep every resource total within its bounds, every edge clear of forbidden pairs and,
where asked, the nodes of a label in one piece.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from gongxing.errors import DataError

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

#: A resource bound b counts as kept when the total misses it by no more than this times max(1, |b|).
TOLERANCE = 1e-10


@dataclass(frozen=True)
class LabelProblem:
    """Assign one of K labels to each of N nodes, at the greatest value.

    Attributes:
        utility: (N, K) value of label k at node i, any unit.
        allowed: (N, K) which labels a node may take.
        edges: (E, 2) pairs of different nodes, in any order; a pair may come more than once (rewards add, rules unite).
        border: (E,) reward >= 0 when both ends carry the same label, in the unit of `utility`.
        rule: (E,) index into `forbidden`.
        forbidden: (C, K, K) `forbidden[c, a, b]`: the ends (i, j) of an edge with rule c may not carry (a, b).
        amount: (R, N, K) what node i labelled k uses of resource r, of any sign.
        low: (R,) lower bound on each total, -inf where there is none.
        high: (R,) upper bound on each total, +inf where there is none.
        names: (R,) names of the resources, each different.
        connected: labels whose nodes must form one piece over the edges with a border above zero.
    """

    utility: FloatArray
    allowed: BoolArray
    edges: IntArray
    border: FloatArray
    rule: IntArray
    forbidden: BoolArray
    amount: FloatArray
    low: FloatArray
    high: FloatArray
    names: tuple[str, ...]
    connected: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Settle the array types and refuse anything inconsistent, all faults at once."""
        for name, kind in _KINDS.items():
            object.__setattr__(self, name, np.ascontiguousarray(getattr(self, name), dtype=kind))
        object.__setattr__(self, "names", tuple(self.names))
        object.__setattr__(self, "connected", tuple(int(k) for k in self.connected))
        faults = _shape_faults(self)
        if not faults:
            faults = _content_faults(self)
        if faults:
            raise DataError("labelling problem: " + "; ".join(faults))

    @property
    def n_nodes(self) -> int:
        """Number of nodes N."""
        return int(self.utility.shape[0])

    @property
    def n_labels(self) -> int:
        """Number of labels K."""
        return int(self.utility.shape[1])

    @property
    def n_resources(self) -> int:
        """Number of resources R."""
        return len(self.names)


_KINDS: dict[str, type] = {
    "utility": np.float64,
    "allowed": np.bool_,
    "edges": np.int64,
    "border": np.float64,
    "rule": np.int64,
    "forbidden": np.bool_,
    "amount": np.float64,
    "low": np.float64,
    "high": np.float64,
}


def _shape_faults(problem: LabelProblem) -> list[str]:
    """Name each array whose shape does not agree with `utility`, `edges` and `names`."""
    if problem.utility.ndim != 2 or problem.utility.shape[1] < 1:
        return [f"utility has shape {problem.utility.shape}, expected (N, K) with K >= 1"]
    nodes, labels = problem.utility.shape
    edges, resources = len(problem.edges), len(problem.names)
    rules = problem.forbidden.shape[0] if problem.forbidden.ndim else 0
    expected = {
        "allowed": (nodes, labels),
        "edges": (edges, 2),
        "border": (edges,),
        "rule": (edges,),
        "forbidden": (rules, labels, labels),
        "amount": (resources, nodes, labels),
        "low": (resources,),
        "high": (resources,),
    }
    return [
        f"{name} has shape {getattr(problem, name).shape}, expected {shape}"
        for name, shape in expected.items()
        if getattr(problem, name).shape != shape
    ]


def _content_faults(problem: LabelProblem) -> list[str]:
    """Name each value out of its range; shapes are known to be right."""
    faults: list[str] = []
    edges = problem.edges
    if not np.isfinite(problem.utility[problem.allowed]).all():
        faults.append("utility of an allowed label is not finite")
    if not np.isfinite(problem.amount).all():
        faults.append("amount has values that are not finite")
    if edges.size and (edges.min() < 0 or edges.max() >= problem.n_nodes):
        faults.append(f"edges name nodes outside 0..{problem.n_nodes - 1}")
    if (edges[:, 0] == edges[:, 1]).any():
        faults.append(f"edge {int(np.argmax(edges[:, 0] == edges[:, 1]))} joins a node to itself")
    if not (np.isfinite(problem.border) & (problem.border >= 0)).all():
        faults.append("border has values that are negative or not finite")
    if edges.size and (problem.rule.min() < 0 or problem.rule.max() >= len(problem.forbidden)):
        faults.append(f"rule has values outside 0..{len(problem.forbidden) - 1}")
    faults += _bound_faults(problem)
    if any(not 0 <= k < problem.n_labels for k in problem.connected):
        faults.append(f"connected names labels outside 0..{problem.n_labels - 1}")
    return faults


def _bound_faults(problem: LabelProblem) -> list[str]:
    """Name each resource whose bounds cannot be read or stand the wrong way round."""
    faults: list[str] = []
    for name, low, high in zip(problem.names, problem.low, problem.high, strict=True):
        if np.isnan(low) or np.isnan(high) or low == np.inf or high == -np.inf:
            faults.append(f"resource {name!r} has bounds {low}..{high}, expected numbers, -inf or +inf")
        elif low > high:
            faults.append(f"resource {name!r} has its lower bound {low} above its upper bound {high}")
    if len(set(problem.names)) != len(problem.names):
        faults.append("names of resources repeat")
    return faults


@dataclass(frozen=True)
class Evaluation:
    """What one labelling is worth and what it breaks.

    Attributes:
        value: node values plus border rewards; minus infinity never occurs, a broken rule is counted, not priced.
        feasible: nothing is broken.
        disallowed: nodes whose label is not allowed there.
        forbidden_pairs: edges whose ends carry a forbidden pair.
        totals: (R,) use of each resource.
        excess: (R,) how far each total stands outside its bounds, zero when inside.
        spare_pieces: pieces beyond the first over all labels that must be connected.
    """

    value: float
    feasible: bool
    disallowed: int
    forbidden_pairs: int
    totals: FloatArray
    excess: FloatArray
    spare_pieces: int = 0


def resource_tolerance(problem: LabelProblem) -> FloatArray:
    """Return (R,) the distance by which each resource bound may be missed."""
    finite = np.stack([np.abs(problem.low), np.abs(problem.high)])
    finite[~np.isfinite(finite)] = 0.0
    tolerance: FloatArray = TOLERANCE * np.maximum(1.0, finite.max(axis=0))
    return tolerance


def count_spare_pieces(problem: LabelProblem, labels: IntArray) -> int:
    """Count the pieces beyond the first that the labels in `problem.connected` fall into."""
    spare = 0
    near = problem.edges[problem.border > 0]
    for label in problem.connected:
        member = labels == label
        count = int(member.sum())
        if count < 2:
            continue
        inside = near[member[near[:, 0]] & member[near[:, 1]]]
        graph = coo_array((np.ones(len(inside)), (inside[:, 0], inside[:, 1])), shape=(len(labels), len(labels)))
        pieces = connected_components(graph, directed=False)[1]
        spare += len(np.unique(pieces[member])) - 1
    return spare


def evaluate(problem: LabelProblem, labels: IntArray) -> Evaluation:
    """Work out value and breaches of a labelling from the problem alone.

    Args:
        problem: the problem.
        labels: (N,) label of each node, 0..K-1.

    Raises:
        DataError: `labels` has the wrong length or names labels that do not exist.
    """
    labels = np.asarray(labels, dtype=np.int64)
    if labels.shape != (problem.n_nodes,):
        raise DataError(f"labels have shape {labels.shape}, expected ({problem.n_nodes},)")
    if labels.size and (labels.min() < 0 or labels.max() >= problem.n_labels):
        raise DataError(f"labels lie outside 0..{problem.n_labels - 1}")
    nodes = np.arange(problem.n_nodes)
    ends = labels[problem.edges]
    chosen = np.where(problem.allowed[nodes, labels], problem.utility[nodes, labels], 0.0)
    value = float(chosen.sum() + problem.border[ends[:, 0] == ends[:, 1]].sum())
    disallowed = int((~problem.allowed[nodes, labels]).sum())
    forbidden_pairs = int(problem.forbidden[problem.rule, ends[:, 0], ends[:, 1]].sum()) if len(ends) else 0
    totals = problem.amount[:, nodes, labels].sum(axis=1)
    excess = np.maximum(0.0, np.maximum(problem.low - totals, totals - problem.high))
    spare = count_spare_pieces(problem, labels)
    feasible = disallowed + forbidden_pairs + spare == 0 and bool((excess <= resource_tolerance(problem)).all())
    return Evaluation(value, feasible, disallowed, forbidden_pairs, totals, excess, spare)


@dataclass(frozen=True)
class LabelParams:
    """How much work the solver may do; none of it is seconds, so the same work gives the same answer.

    Attributes:
        sweeps: message-passing sweeps (there and back) for the bound.
        moves: annealing moves per node and chain.
        most_moves: annealing moves per chain at most.
        chains: independent annealing chains.
        rounds: rounds of putting the results together by integer programmes.
        window: open node-label pairs in the smallest of these.
        window_branches: branch-and-bound nodes HiGHS may open in each.
        workers: threads; the answer does not depend on it.
        exact_size: HiGHS is given the whole problem when it has at most this many open node-label pairs.
        exact_gap: relative gap at which that is good enough (with a few hundred pairs it goes on to `target_gap`).
        parts: parts that our own branching may evaluate where the problem is too large for that, per 200 nodes' work.
        exact_branches: branch-and-bound nodes HiGHS may open in that proof.
        exact_seconds: HiGHS' own time limit for it, in seconds; a limit that is not work, hence only a safety net.
        target_gap: relative gap at which the search may stop early.
    """

    sweeps: int = 200
    moves: int = 3000
    most_moves: int = 20_000_000
    chains: int = 4
    rounds: int = 1
    window: int = 500
    window_branches: int = 50
    workers: int = 2
    exact_size: int = 2500
    exact_gap: float = 4e-4
    parts: int = 1000
    exact_branches: int = 20_000
    exact_seconds: float = 900.0
    target_gap: float = 1e-6

    def __post_init__(self) -> None:
        """Refuse budgets that make no sense."""
        faults = [
            f"{name} is {getattr(self, name)}, expected at least {least}"
            for name, least in (("sweeps", 1), ("moves", 0), ("most_moves", 0), ("chains", 1), ("rounds", 0), ("window", 0),
                                ("window_branches", 0), ("workers", 1), ("exact_size", 0), ("exact_gap", 0), ("parts", 0), ("exact_branches", 0),
                                ("exact_seconds", 0), ("target_gap", 0))
            if not getattr(self, name) >= least
        ]  # fmt: skip
        if faults:
            raise DataError("labelling parameters: " + "; ".join(faults))


@dataclass(frozen=True)
class LabelProgress:
    """Where a running solve stands.

    Attributes:
        stage: 'bound', 'search', 'exact'.
        share: rough share of the planned work done, 0..1.
        value: best value so far, None before the first feasible labelling.
        bound: best proven upper bound so far, None before the first.
    """

    stage: str
    share: float
    value: float | None
    bound: float | None


@dataclass(frozen=True)
class LabelSolution:
    """The outcome of a solve.

    Attributes:
        status: 'optimal', 'feasible', 'infeasible' (proven) or 'unknown' (no labelling found, none excluded).
        labels: (N,) best feasible labelling, None when there is none.
        value: its value, None when there is none.
        bound: proven upper bound on the value of every labelling, None when infeasible.
        gap: (bound - value) / |value|, None when either is missing.
        work: units of work done, by name ('sweeps', 'moves', 'branches').
        method: the methods that were used, in words.
        notes: what a reader should know about this run.
    """

    status: str
    labels: IntArray | None
    value: float | None
    bound: float | None
    gap: float | None
    work: dict[str, int] = field(default_factory=dict)
    method: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Conflict:
    """A smallest set of demands that cannot hold together.

    Attributes:
        status: 'conflict' (proven), 'none' (a feasible labelling exists) or 'unknown'.
        groups: names of the demands: 'low:<resource>', 'high:<resource>', 'forbidden:<rule>', 'allowed',
            'allowed:<node>' for a node without any label, 'connected:<label>' for a label that must be in one piece.
        irreducible: each group is needed: without it, the others can hold (proven), not only not proven otherwise.
        proof: 'arc consistency', 'linear relaxation' or 'integer programme'.
    """

    status: str
    groups: tuple[str, ...] = ()
    irreducible: bool = False
    proof: str = ""
