"""Are the load cases those of the rules, and their states right?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.water_problems import grid_problem, streets_problem

from gongxing.engines.water.cases import Case, Waterworks, fire_cases, outage_cases, peak_case, telling_outages
from gongxing.engines.water.design import bores, first_design
from gongxing.engines.water.outage import cuts


def test_one_pipe_loses_what_the_formula_says() -> None:
    problem = streets_problem([(0, 0), (1000, 0)], [(0, 1)], demand_l_s={1: 20.0})
    used = np.array([True])
    works = Waterworks(problem, used)
    found = works.outcome(peak_case(), bores(problem, first_design(problem, used, 1)))
    loss = 10.667 * 1000 * 0.02**1.852 / (130**1.852 * 0.209**4.871)
    assert found.head[1] == pytest.approx(45 - loss, abs=1e-3)
    assert found.margin[1] == pytest.approx(40 - loss - 24, abs=1e-3)
    assert found.fast == pytest.approx(0.02 / (np.pi / 4 * 0.209**2), rel=1e-3)
    assert found.limit == 2.0


def test_a_fire_is_drawn_on_top_of_the_mean_hour() -> None:
    problem = grid_problem()
    used = np.ones(len(problem.links), dtype=bool)
    works = Waterworks(problem, used)
    case = next(case for case in fire_cases(problem, works.reached) if case.hydrant == 5)
    found = works.outcome(case, bores(problem, first_design(problem, used)))
    out = found.flow[problem.ends[:, 0] == 0].sum()
    assert out == pytest.approx(problem.demand_m3_s.sum() / 1.5 + 0.015, rel=1e-4)
    assert found.limit == 2.5


def test_a_link_out_carries_nothing() -> None:
    problem = grid_problem()
    used = np.ones(len(problem.links), dtype=bool)
    works = Waterworks(problem, used)
    cases = outage_cases(problem, used, cuts(problem, used))
    assert len(cases) == len(problem.links)
    for found in works.outcomes(cases, bores(problem, first_design(problem, used))):
        assert found.flow[found.case.out] == 0
        assert np.abs(found.flow).max() > 0.01


def test_cases_together_give_what_they_give_alone() -> None:
    problem = grid_problem()
    used = np.ones(len(problem.links), dtype=bool)
    works, sizes = Waterworks(problem, used), bores(problem, first_design(problem, used))
    cases = [peak_case(), *fire_cases(problem, works.reached)]
    together = works.outcomes(cases, sizes)
    for case, found in zip(cases, together, strict=True):
        np.testing.assert_allclose(found.head, works.outcome(case, sizes).head, atol=1e-6)


def test_of_a_stretch_the_two_ends_are_taken_out() -> None:
    problem = grid_problem()
    runs = np.zeros(len(problem.links), dtype=np.int64)
    object.__setattr__(problem, "runs", runs)
    cases = [Case(f"out:{k}", 0.7, out=k) for k in range(4)]
    assert [case.out for case in telling_outages(problem, cases)] == [0, 3]
