"""How efficient is each unit beside the best that units like it show: data envelopment analysis, CCR and BCC?

Charnes, Cooper & Rhodes (1978) for constant returns to scale, Banker, Charnes & Cooper (1984) for variable ones, Andersen &
Petersen (1993) for super-efficiency, in envelopment form. For unit o with inputs x and outputs y the input-oriented score is
the least theta with sum(lambda_j x_j) <= theta x_o, sum(lambda_j y_j) >= y_o, lambda >= 0 (and sum(lambda_j) = 1 under variable
returns); the output-oriented score is the greatest phi with sum(lambda_j x_j) <= x_o, sum(lambda_j y_j) >= phi y_o. A second
stage holds the score and makes the sum of the slacks, each measured in means of its column, as large as it can be. Every
programme is solved by HiGHS and its vertex computed anew from the basis, so that scores are good to rounding.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import highspy
import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
Returns = Literal["constant", "variable"]
Orientation = Literal["input", "output"]

_TOLERANCE = 1e-10
_TINY = 1e-9
"""A peer with less weight than this, or a slack below this share of the figure, is rounding."""
_CLEAR = 1e-7
"""A score that differs from 1 by more is clearly inside the frontier."""
_BLOCK = 64
"""Units that are first compared among themselves."""
_WORTH = 0.8
"""Blocks are compared again, twice as large, as long as they leave less than this share."""


@dataclass(frozen=True)
class Efficiency:
    """Scores (n,), slacks (n, inputs) and (n, outputs), peers with their weights, and how each unit fared.

    A score is NaN where `status` is not "solved": "missing" (data not known), "no_inputs" or "no_outputs" (nothing to lessen
    or to raise), "infeasible" (super-efficiency where no other unit reaches as far).
    """

    score: FloatArray
    slack_in: FloatArray
    slack_out: FloatArray
    peers: tuple[tuple[tuple[int, float], ...], ...]
    status: tuple[str, ...]

    def efficient(self, row: int) -> bool:
        """Whether a unit is efficient in the strong sense: score 1 and no slack."""
        slack = float(self.slack_in[row].sum() + self.slack_out[row].sum())
        return bool(abs(self.score[row] - 1.0) <= _TINY and slack == 0.0)


@dataclass(frozen=True)
class _Field:
    """The data of one run (n, inputs and outputs), how it is judged, who is known and the usual size of each column."""

    data: FloatArray
    inputs: int
    convex: bool
    orientation: Orientation
    status: tuple[str, ...]
    """Why a unit cannot be judged, empty where it can."""
    known: IntArray
    """Units that may be peers."""
    size: FloatArray
    solver: highspy.Highs

    @property
    def judged(self) -> tuple[int, ...]:
        """The units that are judged."""
        return tuple(row for row, why in enumerate(self.status) if not why)


@dataclass
class _Found:
    """What has been found so far."""

    score: FloatArray
    slack: FloatArray
    peers: list[tuple[tuple[int, float], ...]]
    status: list[str]

    @classmethod
    def empty(cls, field: _Field) -> _Found:
        """Nothing found yet."""
        count = len(field.data)
        return cls(np.full(count, np.nan), np.zeros(field.data.shape), [()] * count, list(field.status))

    def keep_peers(self, row: int, members: IntArray, weights: FloatArray) -> None:
        """Write down the peers of a unit whose weight is more than rounding."""
        self.peers[row] = tuple((int(members[j]), float(weights[j])) for j in np.flatnonzero(weights > _TINY))

    def told(self, field: _Field) -> Efficiency:
        """All that was found."""
        m = field.inputs
        return Efficiency(self.score, self.slack[:, :m], self.slack[:, m:], tuple(self.peers), tuple(self.status))


@dataclass(frozen=True)
class _Task:
    """The programme of one unit: rows (inputs, outputs, convexity) measured by the unit, columns theta first, then lambda."""

    matrix: FloatArray
    low: FloatArray
    high: FloatArray
    scale: FloatArray


def efficiency(
    inputs: FloatArray,
    outputs: FloatArray,
    *,
    returns: Returns = "constant",
    orientation: Orientation = "input",
    against_others: bool = False,
) -> Efficiency:
    """Return the efficiency of n units.

    Parameters: `inputs` (n, m) and `outputs` (n, s), finite numbers not below zero, or NaN where not known: such a unit is left
    out and is nobody's peer, nor is one that uses nothing at all. `returns` to scale; `orientation`: how far all inputs could be lessened (score at most 1) or all
    outputs raised (score at least 1); `against_others` leaves a unit out of its own reference set (super-efficiency).

    ValueError for negative numbers, infinite ones or different numbers of units.
    """
    x, y = _table(inputs), _table(outputs)
    if len(x) != len(y):
        raise ValueError(f"{len(x)} units have inputs, {len(y)} have outputs")
    field = _field(x, y, returns, orientation)
    if against_others:
        return _beyond(field, efficiency(x, y, returns=returns, orientation=orientation))
    frontier = _frontier(field)
    found = _Found.empty(field)
    for row in field.judged:
        _judge(field, row, frontier, found)
    return found.told(field)


def _judge(field: _Field, row: int, members: IntArray, found: _Found) -> None:
    """Solve both stages of one unit against `members` and write down what comes of it."""
    task = _task(field, row, members)
    solved = _solve(field, task)
    if solved is None:
        found.status[row] = "infeasible"
        return
    found.status[row], found.score[row] = "solved", solved[0]
    weights = _spread(field, task, solved, members)
    found.slack[row] = _slacks(field, row, solved[0], weights @ field.data[members])
    found.keep_peers(row, members, weights)


def _frontier(field: _Field) -> IntArray:
    """Return the units that may be peers: whoever is inefficient within a block of units is so among all and no one's peer.

    (Barr & Durchholz 1997: hierarchical decomposition.) What is left is a superset of the frontier.
    """
    members, block = field.known, _BLOCK
    while len(members) > 2 * block:
        kept = [
            row for first in range(0, len(members), block) for row in _leaders(field, members[first : first + block])
        ]
        if len(kept) > _WORTH * len(members):
            break
        members, block = np.array(kept, dtype=np.int64), 2 * block
    return members


def _leaders(field: _Field, block: IntArray) -> list[int]:
    """Return the units of a block that are not clearly inefficient within it."""
    kept = []
    for row in block.tolist():
        solved = None if field.status[row] else _solve(field, _task(field, row, block))
        if solved is None or abs(solved[0] - 1.0) <= _CLEAR:
            kept.append(row)
    return kept


def _beyond(field: _Field, plain: Efficiency) -> Efficiency:
    """Return super-efficiency: units inside the frontier keep their score, those on it are judged by all the others."""
    found = _Found.empty(field)
    for row in field.judged:
        if abs(plain.score[row] - 1.0) > _CLEAR:
            found.status[row], found.score[row], found.peers[row] = "solved", plain.score[row], plain.peers[row]
            continue
        others = field.known[field.known != row]
        solved = _solve(field, _task(field, row, others)) if len(others) else None
        if solved is None:
            found.status[row] = "infeasible"
            continue
        found.status[row], found.score[row] = "solved", solved[0]
        found.keep_peers(row, others, solved[1:])
    return found.told(field)


def _field(x: FloatArray, y: FloatArray, returns: Returns, orientation: Orientation) -> _Field:
    """Return the data of one run and which units can be judged."""
    data = np.hstack([x, y])
    m = x.shape[1]
    status = [_degenerate(unit, m, orientation) for unit in data]
    known = np.array([row for row, why in enumerate(status) if why in ("", "no_outputs")], dtype=np.int64)
    usual = data[known].mean(axis=0) if len(known) else np.ones(data.shape[1])
    size = np.where(usual > 0, usual, 1.0)
    return _Field(data, m, returns == "variable", orientation, tuple(status), known, size, _solver())


def _table(values: FloatArray) -> FloatArray:
    found = np.asarray(values, dtype=float)
    found = found[:, None] if found.ndim == 1 else found
    if (found < 0).any() or np.isinf(found).any():
        raise ValueError("inputs and outputs are finite numbers not below zero, or NaN where not known")
    return found


def _degenerate(unit: FloatArray, m: int, orientation: Orientation) -> str:
    """Return why a unit has no score whatever the others do, empty if it may have one."""
    if not np.isfinite(unit).all():
        return "missing"
    if not unit[:m].any():
        return "no_inputs"
    return "no_outputs" if orientation == "output" and not unit[m:].any() else ""


def _task(field: _Field, row: int, members: IntArray) -> _Task:
    """Return the programme of a unit against `members`, its rows measured by the unit itself."""
    data, unit, m = field.data[members], field.data[row], field.inputs
    most = np.maximum(data.max(axis=0), unit)
    row_scale = np.where(unit > 0, unit, np.where(most > 0, most, 1.0))
    rows = (data / row_scale).T
    own = unit / row_scale
    if field.convex:
        rows, own = np.vstack([rows, np.ones(len(data))]), np.append(own, 1.0)
    scale = rows.max(axis=0)
    scale[scale == 0] = 1.0
    matrix = np.hstack([np.zeros((len(rows), 1)), rows / scale])
    low, high = np.full(len(rows), -np.inf), np.full(len(rows), np.inf)
    high[:m], low[m:] = own[:m], own[m:]
    lead, ends = (slice(0, m), high) if field.orientation == "input" else (slice(m, data.shape[1]), low)
    matrix[lead, 0], ends[lead] = -own[lead], 0.0
    if field.convex:
        high[-1] = 1.0
    return _Task(matrix, low, high, np.append(1.0, scale))


def _solver() -> highspy.Highs:
    solver = highspy.Highs()
    for name, value in (
        ("output_flag", False), ("threads", 1), ("presolve", "off"), ("solver", "simplex"), ("parallel", "off"),
        ("primal_feasibility_tolerance", _TOLERANCE), ("dual_feasibility_tolerance", _TOLERANCE),
    ):  # fmt: skip
        solver.setOptionValue(name, value)
    return solver


def _solve(field: _Field, task: _Task) -> FloatArray | None:
    """Return theta and the weights of a unit's programme, None where it has no solution."""
    cost = np.zeros(task.matrix.shape[1])
    cost[0] = 1.0 if field.orientation == "input" else -1.0
    _pass(field.solver, task, cost)
    field.solver.run()
    if field.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return _vertex(field.solver, task, np.zeros(len(cost))) / task.scale


def _pass(solver: highspy.Highs, task: _Task, cost: FloatArray) -> None:
    lp = highspy.HighsLp()
    rows, columns = task.matrix.shape
    lp.num_col_, lp.num_row_ = columns, rows
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = cost, np.zeros(columns), np.full(columns, np.inf)
    lp.row_lower_, lp.row_upper_ = task.low, task.high
    kept = task.matrix.T != 0
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.concatenate([[0], np.cumsum(kept.sum(axis=1))])
    lp.a_matrix_.index_ = np.nonzero(kept)[1]
    lp.a_matrix_.value_ = task.matrix.T[kept]
    solver.passModel(lp)


def _vertex(solver: highspy.Highs, task: _Task, resting: FloatArray) -> FloatArray:
    """Return the solution computed anew from the basis HiGHS stopped at; columns out of the basis rest at `resting`."""
    status, basic = solver.getBasicVariables()
    if status != highspy.HighsStatus.kOk:
        return np.asarray(solver.getSolution().col_value, dtype=float)
    members = np.asarray(basic)
    inside = np.sort(members[members >= 0])
    tight = np.ones(len(task.low), dtype=bool)
    tight[-1 - members[members < 0]] = False
    found = resting.copy()
    found[inside] = 0.0
    if not len(inside):
        return found
    ends = np.where(np.isfinite(task.low), task.low, task.high)
    right = ends[tight] - task.matrix[tight] @ found
    try:
        found[inside] = np.linalg.solve(task.matrix[tight][:, inside], right)
    except np.linalg.LinAlgError:
        return np.asarray(solver.getSolution().col_value, dtype=float)
    return np.where(np.abs(found) < 1e-15, 0.0, found)


def _spread(field: _Field, task: _Task, found: FloatArray, members: IntArray) -> FloatArray:
    """Return the weights of the second stage: the score held, the sum of slacks at its greatest."""
    data, m, solver = field.data[members] / field.size, field.inputs, field.solver
    gain = data[:, m:].sum(axis=1) - data[:, :m].sum(axis=1)
    columns = len(found)
    cost = np.append(0.0, -gain) / task.scale
    reach = float(np.abs(cost).max())
    held = float(found[0])
    solver.changeColsCost(columns, np.arange(columns, dtype=np.int32), cost / reach if reach > 0 else cost)
    solver.changeColBounds(0, held, held)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return found[1:]
    resting = np.zeros(columns)
    resting[0] = held
    return (_vertex(solver, task, resting) / task.scale)[1:]


def _slacks(field: _Field, row: int, score: float, shown: FloatArray) -> FloatArray:
    """Return how far each input is above, each output below what the peers show, in their own units."""
    unit, m = field.data[row].copy(), field.inputs
    lead = slice(0, m) if field.orientation == "input" else slice(m, None)
    unit[lead] *= score
    slack = shown - unit
    slack[:m] *= -1.0
    rounding = np.maximum(_TINY * np.maximum(unit, shown), 1e-14 * field.size)
    return np.where(slack > rounding, slack, 0.0)
