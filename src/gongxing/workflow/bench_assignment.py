"""How good is the assignment solver on problems of the OR-Library, against its own bound and the best known?"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from gongxing.algorithms.assignment import AssignmentParams, dense, solve_assignment
from gongxing.io.assignment_files import AssignmentTable, KnownBounds, read_assignment_file, read_known_bounds

Stop = Callable[[], bool]
ENDLESS = 1_000_000
"""Turns and branches when a time is given instead."""


@dataclass(frozen=True, slots=True)
class AssignmentScore:
    """One run on one problem, judged anew from the choice alone.

    `gap` is to the own bound; `best_known` and `best_bound` are what the bounds file says others reached and proved, and the
    gaps to them are negative where this run is better. `feasible` is recomputed from the tables of the file.
    """

    name: str
    agents: int
    jobs: int
    maximise: bool
    status: str
    value: float | None
    bound: float | None
    gap: float | None
    best_known: float | None
    gap_to_best: float | None
    best_bound: float | None
    gap_to_best_bound: float | None
    proven: bool
    seconds: float
    feasible: bool
    seed: int
    conflict: tuple[str, ...] = ()


def bench_assignment(
    file: Path,
    *,
    maximise: bool = False,
    seed: int = 1,
    seconds: float = 60.0,
    bounds: Path | None = None,
    stop: Stop | None = None,
) -> Iterator[AssignmentScore]:
    """Solve every problem of a file within `seconds` each and yield their figures; DataError where the file is faulty."""
    tables = read_assignment_file(file)
    known = read_known_bounds(bounds) if bounds is not None else {}
    for table in tables:
        yield _solve(table, maximise, seed, seconds, known.get(f"{table.name}_{'Max' if maximise else 'Min'}"), stop)


def _solve(
    table: AssignmentTable, maximise: bool, seed: int, seconds: float, known: KnownBounds | None, stop: Stop | None
) -> AssignmentScore:
    """Solve one problem and judge the outcome."""
    agents, jobs = table.cost.shape
    sign = -1.0 if maximise else 1.0
    began = time.perf_counter()

    def ended() -> bool:
        return time.perf_counter() - began > seconds or (stop is not None and stop())

    problem = dense(table.cost, table.use, table.capacity, maximise=maximise)
    found = solve_assignment(
        problem, AssignmentParams(turns=ENDLESS, branches=ENDLESS, seconds=seconds / 2), seed=seed, stop=ended
    )
    spent = time.perf_counter() - began
    value, feasible = None, False
    if found.choice is not None:
        agent = found.choice // jobs
        own = bool((found.choice % jobs == np.arange(jobs)).all())
        value = float(table.cost[agent, np.arange(jobs)].sum())
        load = np.bincount(agent, table.use[agent, np.arange(jobs)], minlength=agents)
        feasible = own and bool((load <= table.capacity + 1e-9 * np.maximum(1.0, table.capacity)).all())
    bound = None if found.bound is None else sign * found.bound
    gap = None if value is None or bound is None else abs(value - bound) / max(abs(value), 1e-12)
    best = None if known is None else known.low if maximise else known.high
    limit = None if known is None else known.high if maximise else known.low

    def short(of: float | None) -> float | None:
        return None if of is None or value is None else sign * (value - of) / max(abs(of), 1e-12)

    return AssignmentScore(
        table.name, agents, jobs, maximise, found.status, value, bound, gap, best, short(best), limit, short(limit),
        found.status == "optimal", spent, feasible, seed, found.conflict,
    )  # fmt: skip
