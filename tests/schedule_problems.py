"""Phasing problems for tests: tiny random ones with every feature, their best worth by trying everything, and one of 60 works."""

from __future__ import annotations

import itertools

import numpy as np

from gongxing.algorithms.schedule import NEVER, Events, ScheduleProblem, evaluate


def tiny(seed: int, works: int = 4, periods: int = 5) -> ScheduleProblem:
    """Return a problem with lags, works that must be done, frozen ones, give-backs, and worths below 0."""
    rng = np.random.default_rng(seed)
    length = rng.integers(0, 4, works)
    earliest = rng.integers(0, 3, works)
    latest = np.where(rng.random(works) < 0.5, periods, rng.integers(1, periods, works))
    must = rng.random(works) < 0.15
    if seed % 3 == 0:
        earliest[0] = latest[0] = rng.integers(0, 2)
        length[0], must[0] = 1, True
    before = [
        (i, j, int(rng.integers(-2, 2))) for i in range(works) for j in range(i + 1, works) if rng.random() < 0.25
    ]
    rows = []
    for work in range(works):
        rows.append((0, work, 0, float(rng.integers(1, 9))))
        crew = float(rng.integers(1, 4))
        rows += [(1, work, 0, crew), (1, work, int(length[work]), -crew)]
        if rng.random() < 0.6:
            rows.append(
                (2, work, int(length[work]), -float(rng.integers(1, 4))) if rng.random() < 0.4 else (2, work, 0, 2.0)
            )
    stock, work_of, offset, amount = zip(*rows, strict=True)
    limit = np.array([np.repeat([4.0, 12.0], [2, periods - 2]), np.full(periods, 4.0), np.full(periods, 1.0)])
    limit[2, 0] = np.inf
    return ScheduleProblem(
        length, rng.integers(-3, 12, (works, periods)), earliest, latest, must, before,
        Events(stock, work_of, offset, amount), limit, tuple(f"w{i}" for i in range(works)), ("money", "crew", "flats"),
    )  # fmt: skip


def best_worth(problem: ScheduleProblem) -> float | None:
    """Return the greatest worth by trying every schedule, None where none is sound."""
    best = None
    for starts in itertools.product(range(NEVER, problem.periods), repeat=problem.works):
        value, breaches = evaluate(problem, np.array(starts))
        if not breaches and (best is None or value > best):
            best = value
    return best


def town(works: int = 60, seed: int = 1, quarters: int = 20) -> ScheduleProblem:
    """Return a problem as a park has it: money and quota by year, crews by quarter, flats before those who need them."""
    rng = np.random.default_rng(seed)
    length = rng.integers(1, 5, works)
    cost, crew = rng.integers(5, 80, works), rng.integers(1, 6, works)
    quota = rng.integers(1, 12, works) * (rng.random(works) < 0.3)
    needs = rng.integers(5, 60, works) * (rng.random(works) < 0.2)
    gives = rng.integers(60, 160, works) * (rng.random(works) < 0.1)
    every, none = np.arange(works), np.zeros(works, dtype=int)
    columns = [
        (0, none, cost),
        (1, none, quota),
        (2, none, crew),
        (2, length, -crew),
        (3, none, needs),
        (3, length, -gives),
    ]
    stock = np.concatenate([np.full(works, stock) for stock, _, _ in columns])
    offset = np.concatenate([offset for _, offset, _ in columns])
    amount = np.concatenate([amount for _, _, amount in columns]).astype(float)
    kept = amount != 0
    end = np.arange(quarters) + length[:, None]
    year = np.arange(quarters) // 4 + 1
    limit = np.array([
        int(cost.sum() * 0.12) * year, int(quota.sum() * 0.11) * year, np.full(quarters, max(10, works // 4)), np.full(quarters, 50),
    ])  # fmt: skip
    before = [(i, j, 0) for i in range(works) for j in range(i + 1, min(works, i + 12)) if rng.random() < 0.06]
    return ScheduleProblem(
        length, np.round(cost * rng.uniform(0.6, 2.2, works))[:, None] * 1.06 ** (-end / 4), none, np.full(works, quarters),
        np.zeros(works, bool), before, Events(stock[kept], np.tile(every, len(columns))[kept], offset[kept], amount[kept]), limit,
        tuple(f"w{i}" for i in range(works)), ("money", "quota", "crew", "flats"),
    )  # fmt: skip
