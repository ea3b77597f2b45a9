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
Returns = Literal["constant", "variable"]
Orientation = Literal["input", "output"]

_TOLERANCE = 1e-10
_TINY = 1e-9
"""A peer with less weight than this, or a slack below it in means of its column, is rounding."""


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
class _Task:
    """The programme of one unit: rows (inputs, outputs, convexity) normalised by the unit, columns theta first, then lambda."""

    matrix: FloatArray
    low: FloatArray
    high: FloatArray
    upper: FloatArray
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
    out and is nobody's peer. `returns` to scale; `orientation`: how far all inputs could be lessened (score at most 1) or all
    outputs raised (score at least 1); `against_others` leaves a unit out of its own reference set (super-efficiency).

    ValueError for negative numbers, infinite ones or different numbers of units.
    """
    x, y = _table(inputs), _table(outputs)
    if len(x) != len(y):
        raise ValueError(f"{len(x)} units have inputs, {len(y)} have outputs")
    known = np.flatnonzero(np.isfinite(x).all(axis=1) & np.isfinite(y).all(axis=1))
    data = np.hstack([x[known], y[known]])
    size = np.where(data.any(axis=0), data.mean(axis=0) if len(data) else 1.0, 1.0)
    score = np.full(len(x), np.nan)
    slack = np.zeros((len(x), data.shape[1]))
    peers: list[tuple[tuple[int, float], ...]] = [()] * len(x)
    status = ["missing"] * len(x)
    solver, m = _solver(), x.shape[1]
    for place, row in enumerate(known.tolist()):
        status[row] = _degenerate(data[place], m, orientation)
        if status[row]:
            continue
        task = _task(data, place, (m, returns == "variable"), orientation, against_others)
        found = _solve(solver, task, orientation)
        if found is None:
            status[row] = "infeasible"
            continue
        status[row], score[row] = "solved", found[0]
        if against_others:
            weights = found[1:]
        else:
            weights = _spread(solver, task, found, data / size, m)
            slack[row] = _slacks(data, place, (score[row], weights, size), m, orientation)
        peers[row] = tuple((int(known[j]), float(weights[j])) for j in np.flatnonzero(weights > _TINY))
    return Efficiency(score, slack[:, :m], slack[:, m:], tuple(peers), tuple(status))


def _table(values: FloatArray) -> FloatArray:
    found = np.asarray(values, dtype=float)
    found = found[:, None] if found.ndim == 1 else found
    if (found < 0).any() or np.isinf(found).any():
        raise ValueError("inputs and outputs are finite numbers not below zero, or NaN where not known")
    return found


def _degenerate(unit: FloatArray, m: int, orientation: Orientation) -> str:
    """Return why a unit has no score whatever the others do, empty if it may have one."""
    if not unit[:m].any():
        return "no_inputs"
    return "no_outputs" if orientation == "output" and not unit[m:].any() else ""


def _task(
    data: FloatArray, place: int, shape: tuple[int, bool], orientation: Orientation, against_others: bool
) -> _Task:
    """Return the programme of the unit at `place`; `shape` is the number of inputs and whether the weights sum to one."""
    m, convex = shape
    unit = data[place]
    most = data.max(axis=0)
    row_scale = np.where(unit > 0, unit, np.where(most > 0, most, 1.0))
    rows = (data / row_scale).T
    own = unit / row_scale
    if convex:
        rows, own = np.vstack([rows, np.ones(len(data))]), np.append(own, 1.0)
    scale = np.abs(rows).max(axis=0)
    scale[scale == 0] = 1.0
    matrix = np.hstack([np.zeros((len(rows), 1)), rows / scale])
    low, high = np.full(len(rows), -np.inf), np.full(len(rows), np.inf)
    high[:m], low[m:] = own[:m], own[m:]
    lead, ends = (slice(0, m), high) if orientation == "input" else (slice(m, data.shape[1]), low)
    matrix[lead, 0], ends[lead] = -own[lead], 0.0
    if convex:
        high[-1] = 1.0
    upper = np.full(len(data) + 1, np.inf)
    if against_others:
        upper[1 + place] = 0.0
    return _Task(matrix, low, high, upper, np.append(1.0, scale))


def _solver() -> highspy.Highs:
    solver = highspy.Highs()
    for name, value in (
        ("output_flag", False), ("threads", 1), ("presolve", "off"), ("solver", "simplex"), ("parallel", "off"),
        ("primal_feasibility_tolerance", _TOLERANCE), ("dual_feasibility_tolerance", _TOLERANCE),
    ):  # fmt: skip
        solver.setOptionValue(name, value)
    return solver


def _solve(solver: highspy.Highs, task: _Task, orientation: Orientation) -> FloatArray | None:
    """Return theta and the weights of a unit's programme, None where it has no solution."""
    cost = np.zeros(task.matrix.shape[1])
    cost[0] = 1.0 if orientation == "input" else -1.0
    _pass(solver, task, cost)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return _vertex(solver, task, np.zeros(len(cost))) / task.scale


def _pass(solver: highspy.Highs, task: _Task, cost: FloatArray) -> None:
    lp = highspy.HighsLp()
    rows, columns = task.matrix.shape
    lp.num_col_, lp.num_row_ = columns, rows
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = cost, np.zeros(columns), task.upper
    lp.row_lower_, lp.row_upper_ = task.low, task.high
    kept = task.matrix.T != 0
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.concatenate([[0], np.cumsum(kept.sum(axis=1))])
    lp.a_matrix_.index_ = np.nonzero(kept)[1]
    lp.a_matrix_.value_ = task.matrix.T[kept]
    solver.passModel(lp)


def _vertex(solver: highspy.Highs, task: _Task, resting: FloatArray) -> FloatArray:
    """Return the solution computed anew from the basis HiGHS stopped at; columns out of the basis rest at `resting`."""
    basis = solver.getBasis()
    basic = highspy.HighsBasisStatus.kBasic
    inside = np.array([status == basic for status in basis.col_status])
    tight = np.array([status != basic for status in basis.row_status])
    lower = np.array([status == highspy.HighsBasisStatus.kLower for status in basis.row_status])
    found = np.where(inside, 0.0, resting)
    if not inside.any():
        return found
    ends = np.where(lower | ~np.isfinite(task.high), task.low, task.high)
    right = ends[tight] - task.matrix[tight] @ found
    try:
        found[inside] = np.linalg.solve(task.matrix[np.ix_(tight, inside)], right)
    except np.linalg.LinAlgError:
        return np.asarray(solver.getSolution().col_value, dtype=float)
    return np.where(np.abs(found) < 1e-15, 0.0, found)


def _spread(solver: highspy.Highs, task: _Task, found: FloatArray, data: FloatArray, m: int) -> FloatArray:
    """Return the weights of the second stage: the score held, the sum of slacks at its greatest."""
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


def _slacks(
    data: FloatArray, place: int, solved: tuple[float, FloatArray, FloatArray], m: int, orientation: Orientation
) -> FloatArray:
    """Return how much each input is above, each output below what the peers show, in their own units."""
    score, weights, size = solved
    unit = data[place].copy()
    lead = slice(0, m) if orientation == "input" else slice(m, None)
    unit[lead] *= score
    slack = weights @ data - unit
    slack[:m] *= -1.0
    scale = np.maximum(unit, weights @ data)
    rounding = np.maximum(_TINY * scale, 1e-14 * size)
    return np.where(slack > rounding, slack, 0.0)
