"""How good is the phasing solver on the reference five-year instance, judged by the instance's own evaluation?"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from gongxing.algorithms.schedule import (
    NEVER,
    Events,
    ScheduleParams,
    ScheduleProblem,
    ScheduleProgress,
    baseline,
    evaluate,
    solve,
)
from gongxing.errors import DataError, Fault, Place
from gongxing.words import Text, same
from gongxing.workflow.bench import reference

INSTANCE_FILE = "phasing_instance.py"
"""The reference generator, kept outside the package: gen(n, seed) and evaluate(data, start)."""

SMALL, BRIEF, LONG = 200, 18.0, 90.0  # up to so many works the default time is brief
PARAMS = ScheduleParams(rounds=1_000_000, branches=1_000_000, gap=5e-4)
"""The clock ends a run here, or a gap far below what the costs of works are known to."""


@dataclass(frozen=True, slots=True)
class PhasingScore:
    """One run: value and feasibility by the reference file's own `evaluate`, bound and gap proven here.

    `starts` has the quarter in which each work starts, None where it is not done; `baseline` is the clerk's value.
    """

    works: int
    seed: int
    value: float | None
    bound: float | None
    gap: float | None
    seconds: float
    feasible: bool
    status: str
    baseline: float
    starts: tuple[int | None, ...]
    branches: int
    rounds: int

    def as_row(self) -> dict[str, Any]:
        """Return the score as a plain dictionary."""
        return asdict(self)


def bench_phasing(
    works: int,
    seed: int,
    *,
    seconds: float | None = None,
    instances: Path | None = None,
    progress: Callable[[ScheduleProgress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> PhasingScore:
    """Solve the reference instance of that size and seed; NotReadyError if the reference file is not there.

    `works` at least 1; the seed drives both the instance and the solver; `seconds` is the time after which the best so far
    is taken, 18 up to 200 works and 90 above by default. `instances` is the folder that holds phasing_instance.py.
    """
    began = time.perf_counter()
    if works < 1:
        fault = Fault(Place(column="--works"), same(str(works)), Text("至少 1", "at least 1"), Text("改大", "raise it"))
        raise DataError(Text("工程数太小", "too few works"), [fault])
    limit = (BRIEF if works <= SMALL else LONG) if seconds is None else seconds
    module = reference(INSTANCE_FILE, instances)
    data = module.gen(works, seed)
    problem = phasing_of(data)

    def ended() -> bool:
        return time.perf_counter() - began > limit or (stop is not None and stop())

    found = solve(problem, PARAMS, seed=seed, stop=ended, progress=progress)
    spent = time.perf_counter() - began
    clerk = evaluate(problem, baseline(problem))[0]
    if found.start is None:
        none = (None,) * works
        return PhasingScore(works, seed, None, found.bound, None, spent, False, found.status, clerk, none, 0, 0)
    starts = tuple(None if quarter == NEVER else quarter for quarter in found.start.tolist())
    value, feasible, _ = module.evaluate(data, list(starts))
    gap = None if found.bound is None else max(0.0, found.bound - value) / max(abs(value), 1e-12)
    return PhasingScore(
        works, seed, float(value), found.bound, gap, spent, bool(feasible), found.status, clerk, starts,
        found.work.get("branches", 0), found.work.get("rounds", 0),
    )  # fmt: skip


def phasing_of(data: dict[str, Any]) -> ScheduleProblem:
    """Return the phasing problem of a reference instance: yearly money and quota, crews by quarter, housing before need."""
    works, quarters = data["n"], data["quarters"]
    length = np.array(data["dur"], dtype=np.int64)
    end = np.minimum(np.arange(quarters) + length[:, None], quarters)
    worth = np.array(data["benefit"])[:, None] * np.array(data["discount"])[end]
    none = np.zeros(works, dtype=np.int64)
    columns: Sequence[tuple[int, Any, Any]] = (
        (0, none, data["cost"]), (1, none, data["land"]), (2, none, data["crew"]), (2, length, np.negative(data["crew"])),
        (3, none, data["displaced"]), (3, length, np.negative(data["housing"])),
    )  # fmt: skip
    stock = np.repeat([row for row, _, _ in columns], works)
    offset = np.concatenate([when for _, when, _ in columns])
    amount = np.concatenate([np.asarray(much, dtype=np.float64) for _, _, much in columns])
    kept = amount != 0
    year = np.arange(quarters) // 4 + 1
    limit = np.array([
        data["fund_per_year"] * year, data["quota_per_year"] * year, np.full(quarters, data["crew_cap"]),
        np.full(quarters, data["empty_housing"]),
    ], dtype=np.float64)  # fmt: skip
    events = Events(stock[kept], np.tile(np.arange(works), len(columns))[kept], offset[kept], amount[kept])
    before = np.array([(first, then, 0) for first, then in data["before"]], dtype=np.int64).reshape(-1, 3)
    return ScheduleProblem(
        length, worth, none, np.full(works, quarters), np.zeros(works, dtype=np.bool_), before, events, limit,
        tuple(f"work {i}" for i in range(works)), ("money", "quota", "crews", "flats"),
    )  # fmt: skip
