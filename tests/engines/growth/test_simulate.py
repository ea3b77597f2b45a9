"""Are the parts the whole, and the same for the same seed?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.growth_problems import calm_problem, growth_problem, lead, plots

from gongxing.engines.growth import simulate


def test_the_parts_of_a_park_without_doubt() -> None:
    # last year: firm 130 + lead 50 + plots 2 x (100 - 40) = 120, less a fifth of the firm
    problem = calm_problem(leads=lead(), plots=plots((100.0,) * 3), factor=np.array([[0.0, 0.0, -0.2]]))
    found = simulate(problem, 4, 1)
    assert found.parts[:, 0, 0, -1].tolist() == pytest.approx([130, 50, 120, -26])
    assert found.totals[3, 0, -1] == pytest.approx(274)


def test_chains_add_up_to_the_parts() -> None:
    found = simulate(growth_problem(), 300, 2)
    assert found.by_chain.sum(axis=1) == pytest.approx(found.parts.mean(axis=1))


def test_the_same_seed_draws_the_same_and_another_does_not() -> None:
    problem = growth_problem()
    one, two, other = (simulate(problem, 50, seed) for seed in (3, 3, 4))
    assert np.array_equal(one.parts, two.parts)
    assert not np.array_equal(one.parts, other.parts)


def test_a_part_never_shifts_the_numbers_of_another() -> None:
    problem = growth_problem()
    without = simulate(replace(problem, leads=lead(chance=np.zeros(1))), 50, 3)
    assert np.array_equal(simulate(problem, 50, 3).parts[0], without.parts[0])


def test_more_draws_begin_with_the_fewer() -> None:
    problem = growth_problem()
    assert np.array_equal(simulate(problem, 80, 3).parts[:, :50], simulate(problem, 50, 3).parts)
