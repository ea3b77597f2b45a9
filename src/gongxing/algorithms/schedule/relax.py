"""What is a schedule worth at most, and what does each start cost against the best one when stocks and waiting have prices?

The relaxation of the step model prices each stock row and each precedence. With these prices every work is on its own: its
best start is what the bound counts for it, and the regret of another start is what choosing it takes off the bound. So a
schedule better than a known one uses only starts whose regret is below the difference between bound and known worth.
The bound is summed up anew from the prices, so it holds whatever the tolerances of the simplex method are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gongxing.algorithms.milp import solve_lp
from gongxing.algorithms.schedule.model import STEP, StepModel, step_model
from gongxing.algorithms.schedule.problem import BoolArray, FloatArray, ScheduleProblem
from gongxing.algorithms.schedule.result import Stop
from gongxing.algorithms.schedule.windows import Windows

INTERIOR = 6000  # with more columns the interior-point method is the faster one


@dataclass(frozen=True)
class Relaxed:
    """Prices turned into regrets.

    Attributes:
        status: 'optimal', 'infeasible' (so is the problem) or 'unknown' (stopped: the bound is the sum of best worths).
        bound: proven.
        regret: (n, T) of each start, infinite where it is not open.
        idle: (n,) regret of not doing a work, infinite where it must be done.
        share: (n,) how much of each work the relaxation does.
    """

    status: str
    bound: float
    regret: FloatArray
    idle: FloatArray
    share: FloatArray


def open_starts(problem: ScheduleProblem, windows: Windows) -> BoolArray:
    """Return (n, T) the starts within windows."""
    period = np.arange(problem.periods)
    found: BoolArray = (period >= windows.first[:, None]) & (period <= windows.last[:, None])
    return found


def relax(problem: ScheduleProblem, windows: Windows, stop: Stop | None = None) -> Relaxed:
    """Solve the relaxation over the windows and turn its prices into regrets."""
    allowed = open_starts(problem, windows)
    step = step_model(problem, allowed, windows.must, whole=False)
    found = solve_lp(step.model, interior=len(step.work) > INTERIOR, stop=stop)
    prices = np.zeros(len(step.kind)) if found.prices is None else found.prices
    bound, regret, idle = priced(problem, step, windows.must, prices)
    share = np.zeros(problem.works)
    if found.x is not None:
        np.maximum.at(share, step.work, found.x)
    return Relaxed(found.status, bound, regret, idle, share)


def priced(
    problem: ScheduleProblem, step: StepModel, must: BoolArray, prices: FloatArray
) -> tuple[float, FloatArray, FloatArray]:
    """Return the bound that prices (rows,) prove, regrets (n, T) and regrets of not doing a work (n,)."""
    held = np.where(step.kind == STEP, 0.0, np.maximum(prices, 0.0))
    net = np.zeros((problem.works, problem.periods))
    net[step.work, step.period] = step.model.cost - step.model.rows.T @ held
    later = np.cumsum(net[:, ::-1], axis=1)[:, ::-1]
    profit = np.full(net.shape, -np.inf)
    profit[step.work, step.period] = later[step.work, step.period]
    best = profit.max(axis=1)
    best = np.where(must & np.isfinite(best), best, np.maximum(best, 0.0))
    bound = float(best.sum() + held @ step.model.row_high)
    return bound, best[:, None] - profit, np.where(must, np.inf, best)
