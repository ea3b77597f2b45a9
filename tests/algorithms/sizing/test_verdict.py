"""Does the verdict find every limit missed?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from tests.pipe_networks import two_loop

from gongxing.algorithms.sizing.verdict import violations

BEST = np.array([10, 6, 9, 3, 9, 6, 6, 0])


def test_the_published_design_misses_nothing() -> None:
    assert violations(two_loop(), BEST) == ()


def test_a_thinner_pipe_is_told_with_its_junctions() -> None:
    thin = BEST.copy()
    thin[0] = 9
    found = violations(two_loop(), thin)
    assert found
    assert all(v.kind == "pressure_min" and v.value < v.limit == 30.0 for v in found)
    gaps = [v.limit - v.value for v in found]
    assert gaps == sorted(gaps, reverse=True)


def test_velocity_and_greatest_pressure_are_told() -> None:
    problem = two_loop()
    case = replace(problem.cases[0], velocity_max=np.full(8, 1.0), pressure_max=np.full(7, 50.0))
    kinds = {v.kind for v in violations(replace(problem, cases=(case,)), BEST)}
    assert kinds == {"velocity_max", "pressure_max"}


def test_slow_pipes_are_told() -> None:
    problem = two_loop()
    case = replace(problem.cases[0], velocity_min=np.full(8, 0.5))
    assert {v.place for v in violations(replace(problem, cases=(case,)), BEST)} >= {"8"}
