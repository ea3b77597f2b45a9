"""Which demands cannot hold together, and can any of them be left out?

First arc consistency (a node that loses every label), then the linear relaxation, then the integer programme; the
smallest set is found by the deletion filter of `milp.irreducible_conflict`.  Labels that must be in one piece come last:
only when everything else can hold together are the cuts of `pieces` added.  Only what is proven is reported.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from gongxing.algorithms.labelling.exact import LabelModel, build_model
from gongxing.algorithms.labelling.instance import Instance, lay_out
from gongxing.algorithms.labelling.joined import ROUNDS, add_cuts
from gongxing.algorithms.labelling.model import Conflict, LabelProblem
from gongxing.algorithms.labelling.pieces import Cut, find_cuts, near_matrix
from gongxing.algorithms.milp import MilpLimits, MilpModel, RowConflict, irreducible_conflict, solve_milp


@dataclass(frozen=True)
class ConflictParams:
    """How much work the search for a conflict may do.

    Attributes:
        branches: branch-and-bound nodes per integer programme; 0 leaves integer programmes out.
        seconds: HiGHS' own time limit per programme, in seconds (a safety net).
        most_pairs: beyond this many node-label pairs nothing is tried.
    """

    branches: int = 200
    seconds: float = 60.0
    most_pairs: int = 200_000


def smallest_conflict(
    problem: LabelProblem, params: ConflictParams | None = None, *, stop: Callable[[], bool] | None = None
) -> Conflict:
    """Find a smallest set of demands that cannot hold together.

    Demands are the resource bounds ('low:<name>', 'high:<name>') and the rules ('forbidden:<index>'); the allowed
    labels always hold, and a node without any is named ('allowed:<node>').  When these can hold together, the labels that
    must be in one piece are looked at, too ('connected:<label>').

    Args:
        problem: the problem.
        params: how much work to do.
        stop: polled by the solver.
    """
    params = params or ConflictParams()
    bare = np.flatnonzero(~problem.allowed.any(axis=1))
    if len(bare):
        return Conflict("conflict", (f"allowed:{int(bare[0])}",), True, "arc consistency")
    if int(problem.allowed.sum()) > params.most_pairs:
        return Conflict("unknown")
    rules = _rule_conflict(problem)
    if rules is not None:
        return rules
    grouped = _grouped_model(problem)
    model, groups = grouped.model, grouped.groups
    limits = MilpLimits(branches=params.branches, seconds=params.seconds)
    found = irreducible_conflict(model, groups, limits=limits, relaxed=True, stop=stop)
    proof = "linear relaxation"
    if found.status != "conflict" and params.branches > 0:
        found = irreducible_conflict(model, groups, limits=limits, stop=stop)
        proof = "integer programme"
        if found.status == "none":
            if problem.connected:
                return _Pieces(problem, grouped, limits=limits, stop=stop).conflict()
            return Conflict("none", (), False, proof)
    if found.status != "conflict":
        return Conflict("unknown")
    return _with_integers(model, groups, found, limits=limits, proof=proof, stop=stop)


def _with_integers(model: MilpModel, groups: dict[str, list[int]], found: RowConflict, *, limits: MilpLimits,
                   proof: str, stop: Callable[[], bool] | None) -> Conflict:  # fmt: skip
    """Filter a conflict of the relaxation once more with whole numbers, which may need fewer demands."""
    if proof == "linear relaxation" and limits.branches > 0:
        rows = {name: groups[name] for name in found.groups}
        free = [row for name, group in groups.items() if name not in rows for row in group]
        low, high = model.row_low.copy(), model.row_high.copy()
        low[free], high[free] = -np.inf, np.inf
        whole = irreducible_conflict(replace(model, row_low=low, row_high=high), rows, limits=limits, stop=stop)
        if whole.status == "conflict":
            proof = proof if whole.groups == found.groups else "integer programme"
            return Conflict("conflict", whole.groups, whole.irreducible, proof)
        return Conflict("conflict", found.groups, False, proof)
    return Conflict("conflict", found.groups, found.irreducible, proof)


def _rule_conflict(problem: LabelProblem) -> Conflict | None:
    """Return the rules that alone leave a node without labels, by arc consistency; None when they do not."""

    def breaks(active: list[int]) -> bool:
        forbidden = problem.forbidden.copy()
        forbidden[[c for c in range(len(forbidden)) if c not in active]] = False
        return len(lay_out(replace(problem, forbidden=forbidden)).broken) > 0

    active = [c for c in range(len(problem.forbidden)) if problem.forbidden[c].any()]
    if not active or not breaks(active):
        return None
    for rule in list(active):
        trial = [c for c in active if c != rule]
        if breaks(trial):
            active = trial
    # with the other rules gone arc consistency may merely be too weak to see the conflict: claim it only for one rule
    return Conflict("conflict", tuple(f"forbidden:{c}" for c in active), len(active) == 1, "arc consistency")


@dataclass(frozen=True)
class _Grouped:
    """The integer programme of all demands, the rows of each demand, and where it came from."""

    model: MilpModel
    groups: dict[str, list[int]]
    written: LabelModel
    instance: Instance


class _Pieces:
    """The search for a conflict that labels in one piece take part in; cuts found on the way stay."""

    def __init__(self, problem: LabelProblem, grouped: _Grouped, *, limits: MilpLimits,
                 stop: Callable[[], bool] | None) -> None:  # fmt: skip
        instance, model = grouped.instance, grouped.model
        place = np.empty_like(instance.order)
        place[instance.order] = np.arange(instance.n_nodes)
        ends = place[problem.edges[problem.border > 0]]
        self.near = near_matrix(instance.n_nodes, ends[:, 0], ends[:, 1])
        self.allowed = instance.graph.allowed
        self.written, self.limits, self.stop = grouped.written, limits, stop
        self.model = replace(model, cost=np.zeros_like(model.cost), offset=0.0)
        self.groups = {**grouped.groups, **{f"connected:{k}": [] for k in problem.connected}}
        self.cuts: list[Cut] = []

    def conflict(self) -> Conflict:
        """Leave out one demand after the other (deletion filter) and keep those without which the rest can hold."""
        proof, active, sure = "integer programme", list(self.groups), True
        first = self.status(active)
        if first != "infeasible":
            return Conflict("none", (), False, proof) if first == "feasible" else Conflict("unknown")
        for name in list(active):
            rest = [other for other in active if other != name]
            status = self.status(rest)
            active = rest if status == "infeasible" else active
            sure = sure and status != "unknown"
        return Conflict("conflict", tuple(active), sure, proof)

    def status(self, active: list[str]) -> str:
        """Tell whether the demands can hold together: 'feasible', 'infeasible' or 'unknown'."""
        connected = [int(name.partition(":")[2]) for name in active if name.startswith("connected:")]
        free = [row for name, rows in self.groups.items() if name not in active for row in rows]
        kept = [row for name in active for row in self.groups[name]]
        low, high = self.model.row_low.copy(), self.model.row_high.copy()
        low[free], high[free] = -np.inf, np.inf
        low[kept], high[kept] = self.model.row_low[kept], self.model.row_high[kept]
        bare = replace(self.model, row_low=low, row_high=high)
        for _ in range(ROUNDS):
            cuts = [cut for cut in self.cuts if cut.label in connected]
            result = solve_milp(add_cuts(bare, self.written, cuts), self.limits, stop=self.stop)
            if result.status == "infeasible":
                return "infeasible"
            if result.x is None:
                return "unknown"
            fresh = find_cuts(self.near, self.allowed, self.written.labels_of(result.x), connected)
            if not fresh:
                return "feasible"
            self.cuts += fresh
        return "unknown"


def _grouped_model(problem: LabelProblem) -> _Grouped:
    """Write the integer programme without striking labels out, and list the rows of each demand."""
    relaxed = replace(problem, border=np.zeros_like(problem.border))
    instance = lay_out(relaxed, strike=False)
    written = build_model(instance, instance.graph.allowed, instance.graph.allowed.argmax(axis=1), fix=False)
    model = written.model
    low, high = list(model.row_low), list(model.row_high)
    groups: dict[str, list[int]] = {}
    for rule in range(len(problem.forbidden)):
        tables = [t for t, members in enumerate(instance.members) if rule in members]
        rows = np.flatnonzero(np.isin(written.rule_rows, tables))
        if len(rows):
            groups[f"forbidden:{rule}"] = rows.tolist()
    order = list(range(len(low)))
    for name, row in zip(problem.names, written.resource_rows.tolist(), strict=True):
        if np.isfinite(high[row]):
            groups[f"high:{name}"] = [len(order)]
            order.append(row)
            low.append(-np.inf)
            high.append(high[row])
        if np.isfinite(low[row]):
            groups[f"low:{name}"] = [len(order)]
            order.append(row)
            low.append(low[row])
            high.append(np.inf)
        low[row], high[row] = -np.inf, np.inf
    rows_split = model.rows[np.array(order)]
    split = replace(model, rows=rows_split, row_low=np.array(low), row_high=np.array(high))
    return _Grouped(split, groups, written, instance)
