"""Which choice is best, by integer programming on the options kept, and what is proven about the others?"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array

from gongxing.algorithms.assignment.problem import AssignmentProblem, BoolArray, IntArray, Stop
from gongxing.algorithms.milp import MilpLimits, MilpModel, MilpResult, solve_milp


def whole_model(problem: AssignmentProblem, keep: BoolArray | None = None, cutoff: float | None = None) -> MilpModel:
    """Return the integer programme of the options kept: one row per item, one per resource, one for `cutoff` if given."""
    kept = np.arange(problem.n_options) if keep is None else np.flatnonzero(keep)
    place = np.full(problem.n_options, -1, dtype=np.int64)
    place[kept] = np.arange(len(kept))
    used = place[problem.use_option] >= 0
    items, size = problem.n_items, len(kept)
    rows = np.concatenate([problem.item[kept], items + problem.use_row[used]])
    columns = np.concatenate([np.arange(size), place[problem.use_option[used]]])
    values = np.concatenate([np.ones(size), problem.use_amount[used]])
    low = np.concatenate([np.ones(items), np.full(problem.n_resources, -np.inf)])
    high = np.concatenate([np.ones(items), problem.capacity])
    if cutoff is not None:
        rows = np.concatenate([rows, np.full(size, len(low))])
        columns = np.concatenate([columns, np.arange(size)])
        values = np.concatenate([values, problem.cost[kept]])
        low, high = np.append(low, -np.inf), np.append(high, cutoff)
    matrix = csr_array((values, (rows, columns)), shape=(len(low), size))
    return MilpModel(
        problem.cost[kept], np.zeros(size), np.ones(size), np.ones(size, dtype=np.bool_), matrix, low, high
    )


def solve_exact(
    problem: AssignmentProblem,
    limits: MilpLimits,
    *,
    keep: BoolArray | None = None,
    cutoff: float | None = None,
    start: IntArray | None = None,
    stop: Stop | None = None,
) -> tuple[MilpResult, IntArray | None]:
    """Solve the integer programme of the options kept; returns HiGHS' outcome and the choice (n,), None without one."""
    kept = np.arange(problem.n_options) if keep is None else np.flatnonzero(keep)
    begin = None
    if start is not None:
        chosen = np.zeros(problem.n_options)
        chosen[start] = 1.0
        begin = chosen[kept]
    outcome = solve_milp(whole_model(problem, keep, cutoff), limits, start=begin, stop=stop)
    if outcome.x is None:
        return outcome, None
    picked = kept[outcome.x > 0.5]
    choice = np.full(problem.n_items, -1, dtype=np.int64)
    choice[problem.item[picked]] = picked
    return outcome, choice if (choice >= 0).all() else None
