"""Why is there no schedule: which works that must be done, precedences and stocks cannot hold together?"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_array, vstack

from gongxing.algorithms.milp import MilpLimits, MilpModel, irreducible_conflict
from gongxing.algorithms.schedule.model import BEFORE, STOCK, step_model
from gongxing.algorithms.schedule.problem import ScheduleProblem
from gongxing.algorithms.schedule.relax import open_starts
from gongxing.algorithms.schedule.result import Stop
from gongxing.algorithms.schedule.windows import Windows

SECONDS = 60.0  # safety net of each programme


@dataclass(frozen=True)
class ScheduleConflict:
    """What cannot hold together, as indices.

    Attributes:
        status: 'conflict' (proven), 'none' (there is a schedule) or 'unknown'.
        works: works that must be done, each within its window.
        before: rows of the problem's `before`.
        stocks: stocks with their limits.
        irreducible: without any one of them the others can hold.
    """

    status: str
    works: tuple[int, ...] = ()
    before: tuple[int, ...] = ()
    stocks: tuple[int, ...] = ()
    irreducible: bool = False

    def names(self, problem: ScheduleProblem) -> tuple[str, ...]:
        """Return the names of works, of precedences as 'a > b', and of stocks."""
        work = problem.work_names
        pairs = [f"{work[a]} > {work[b]}" for a, b, _ in problem.before[list(self.before)].tolist()]
        return (*(work[i] for i in self.works), *pairs, *(problem.stock_names[s] for s in self.stocks))


def smallest_conflict(
    problem: ScheduleProblem, *, branches: int = 2000, seed: int = 0, stop: Stop | None = None
) -> ScheduleConflict:
    """Find a smallest set of works that must be done, precedences and stocks that cannot hold together.

    The relaxation with fractions is asked first: what conflicts there conflicts all the more in whole steps.
    """
    own = Windows(problem.first, problem.last, np.zeros(problem.works, dtype=np.bool_))
    lost = np.flatnonzero(problem.must & ~own.possible)
    if len(lost):
        return ScheduleConflict("conflict", (int(lost[0]),), irreducible=True)
    model, groups = _grouped(problem, own)
    limits = MilpLimits(branches, SECONDS, seed=seed % 2**31)
    for relaxed in (True, False):
        found = irreducible_conflict(model, groups, limits=limits, relaxed=relaxed, stop=stop)
        if found.status == "conflict":
            named: dict[str, list[int]] = {"must": [], "before": [], "stock": []}
            for group in found.groups:
                kind, index = group.split()
                named[kind].append(int(index))
            return ScheduleConflict(
                "conflict", tuple(named["must"]), tuple(named["before"]), tuple(named["stock"]), found.irreducible
            )
    return ScheduleConflict(found.status)


def _grouped(problem: ScheduleProblem, own: Windows) -> tuple[MilpModel, dict[str, list[int]]]:
    """Return the model with a row for each work that must be done, and its rows by group."""
    step = step_model(problem, open_starts(problem, own), own.must)
    musts = np.flatnonzero(problem.must)
    last = np.append(step.work[1:] != step.work[:-1], True)
    column = np.flatnonzero(last & problem.must[step.work])
    model, rows = step.model, step.model.rows.shape[0]
    demand = csr_array((np.ones(len(musts)), (np.arange(len(musts)), column)), shape=(len(musts), len(step.work)))
    model = replace(
        model,
        rows=csr_array(vstack([model.rows, demand])),
        row_low=np.concatenate([model.row_low, np.ones(len(musts))]),
        row_high=np.concatenate([model.row_high, np.full(len(musts), np.inf)]),
    )
    groups = {f"must {work}": [rows + index] for index, work in enumerate(musts.tolist())}
    for kind, name in ((BEFORE, "before"), (STOCK, "stock")):
        for row in np.flatnonzero(step.kind == kind).tolist():
            groups.setdefault(f"{name} {step.source[row]}", []).append(row)
    return model, groups
