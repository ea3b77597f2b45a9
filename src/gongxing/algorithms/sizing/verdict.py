"""Which limits does a design miss, where and by how much?"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.hydraulics import Hydraulics
from gongxing.algorithms.hydraulics.network import BoolArray, FloatArray, IntArray
from gongxing.algorithms.sizing.problem import LoadCase, SizingProblem, Violation

LISTED = 20
"""Violations told at most."""


def violations(problem: SizingProblem, choice: IntArray, hydraulics: Hydraulics | None = None) -> tuple[Violation, ...]:
    """Return the limits a design misses in our own solver, the worst first (metres of head; a m/s counts as ten)."""
    hydraulics = hydraulics or Hydraulics(problem.network)
    diameter, roughness = problem.chosen(choice)
    found: list[Violation] = []
    for case in problem.cases:
        state = hydraulics.solve(
            diameter=diameter, roughness=roughness, demand=case.demand, head=case.head, closed=case.closed
        )
        if not state.settled:
            found.append(Violation(case.name, "unsettled", "", float("nan"), 0.0))
        laid = (diameter > 0) & ~case.closed & ~problem.network.closed
        found += missed(problem, case, state.pressure, state.velocity, laid)
    return rank_worst(found)


def missed(
    problem: SizingProblem, case: LoadCase, pressure: FloatArray, velocity: FloatArray, laid: BoolArray
) -> list[Violation]:
    """Return the limits of a case that pressures (N,) and velocities (L,) miss; `laid` (L,) are the links that carry water."""
    network = problem.network
    free, pipes = ~network.fixed, laid & network.piped
    checks = (
        ("pressure_min", network.nodes, pressure, case.pressure_min, free & (pressure < case.pressure_min)),
        ("pressure_max", network.nodes, pressure, case.pressure_max, free & (pressure > case.pressure_max)),
        ("velocity_max", network.links, velocity, case.velocity_max, pipes & (velocity > case.velocity_max)),
        ("velocity_min", network.links, velocity, case.velocity_min, pipes & (velocity < case.velocity_min)),
    )
    return [
        Violation(case.name, kind, ids[i], float(value[i]), float(limit[i]))
        for kind, ids, value, limit, wrong in checks
        for i in np.flatnonzero(wrong).tolist()
    ]


def rank_worst(found: list[Violation]) -> tuple[Violation, ...]:
    """Return the worst violations first, a limited number of them."""

    def size(violation: Violation) -> float:
        by = abs(violation.value - violation.limit) * (10.0 if violation.kind.startswith("velocity") else 1.0)
        return by if by == by else float("inf")

    return tuple(sorted(found, key=size, reverse=True)[:LISTED])
