"""Is the solver right where the best is known, and are its decisions those a planner expects?"""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from tests.water_problems import failed, grid_problem, streets_problem

from gongxing.engines import water
from gongxing.engines.water.design import Design
from gongxing.engines.water.outage import allowed, broken, cuts
from gongxing.engines.water.problem import WaterProblem
from gongxing.engines.water.trials import Bench
from gongxing.plan import Result, Status
from gongxing.plan.water import PipeDecision, WaterScheme


def brute_force(problem: WaterProblem, sizes: int) -> float:
    """The cheapest design of all, tried one by one, each link absent or of one of the first sizes."""
    best = np.inf
    for laid in itertools.product(range(-1, sizes), repeat=len(problem.links)):
        design = Design(np.zeros(len(laid), dtype=bool), np.array(laid))
        cost = water.spending(problem, design)
        if cost >= best or not problem.reached(design.used)[problem.wanted].all():
            continue
        if len(broken(problem, cuts(problem, design.used), allowed(problem))):
            continue
        bench = Bench(problem, design.used)
        if bench.stands(design, bench.cases):
            best = cost
    return best


def test_small_problems_are_solved_to_the_best_there_is() -> None:
    spots = [(0.0, 0.0), (600.0, 0.0), (600.0, 500.0), (0.0, 500.0)]
    links = [(0, 1), (1, 2), (2, 3), (3, 0), (0, 2)]
    for litres in ((10.0, 25.0, 8.0), (22.0, 22.0, 22.0)):
        problem = streets_problem(spots, links, demand_l_s=dict(zip((1, 2, 3), litres, strict=True)))
        result = water.solve(problem, seed=1)
        assert result.value == pytest.approx(brute_force(problem, 4), rel=0.02)
        assert result.bound <= brute_force(problem, 4)


def test_a_present_network_that_does_needs_nothing() -> None:
    problem = streets_problem([(0, 0), (100, 0)], [(0, 1)], demand_l_s={1: 5.0}, pipes={0: 200})
    result = water.solve(problem)
    assert result.status is Status.OPTIMAL
    assert result.value == 0
    assert [pipe.decision for pipe in result.part.pipes] == [PipeDecision.KEEP]


def test_a_worn_pipe_is_replaced_where_it_is_needed() -> None:
    problem = streets_problem([(0, 0), (100, 0)], [(0, 1)], demand_l_s={1: 5.0}, pipes={0: 200}, worn=np.array([True]))
    result = water.solve(problem)
    assert [pipe.decision for pipe in result.part.pipes] == [PipeDecision.REPLACE]
    assert result.value == 100 * 520


def test_an_undersized_pipe_is_reinforced_and_the_reason_says_what_fails() -> None:
    problem = streets_problem([(0, 0), (1000, 0)], [(0, 1)], demand_l_s={1: 60.0}, pipes={0: 200})
    pipes = water.solve(problem).part.pipes
    assert [pipe.decision for pipe in pipes] == [PipeDecision.KEEP, PipeDecision.REINFORCE]
    assert "J1" in pipes[1].reason.en
    assert "short" in pipes[1].reason.en


def test_a_large_consumer_gets_a_second_way() -> None:
    spots = [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)]
    links = [(0, 1), (1, 2), (2, 3), (3, 0)]
    alone = streets_problem(spots, links, demand_l_s={1: 5.0}, rules=water.WaterRules(cut_share=1.0))
    assert len(water.solve(alone).part.pipes) == 1
    secure = replace(alone, secure=np.array([False, True, False, False]))
    result = water.solve(secure)
    assert len(result.part.pipes) == 4
    assert failed(water.check(secure, result)) == set()


def test_work_is_never_worse_than_a_start_that_is_given(solved: tuple[WaterProblem, Result[WaterScheme]]) -> None:
    problem, result = solved
    dear = water.clerk(problem)
    assert dear is not None
    assert water.solve(problem, seed=3, start=dear, stop=lambda: True).value == pytest.approx(
        water.spending(problem, dear)
    )
    assert result.value <= water.spending(problem, dear)


def test_more_demand_never_costs_less() -> None:
    values = [water.solve(grid_problem(litres=litres), seed=1).value for litres in (3.0, 8.0, 12.0)]
    assert values == sorted(values)


def test_two_pipes_in_one_street_are_a_second_way() -> None:
    problem = streets_problem([(0, 0), (100, 0)], [(0, 1), (0, 1)], demand_l_s={1: 80.0})
    result = water.solve(problem)
    assert len(result.part.pipes) == 2
    assert failed(water.check(problem, result)) == set()


@pytest.mark.parametrize("demand", [{}, {0: 3.0}])
def test_where_nobody_needs_a_pipe_none_is_laid(demand: dict[int, float]) -> None:
    result = water.solve(streets_problem([(0, 0), (100, 0)], [(0, 1)], demand_l_s=demand))
    assert result.value == 0
    assert result.part.pipes == ()


def test_a_sound_pipe_that_reaches_no_source_is_given_up_and_told() -> None:
    problem = streets_problem(
        [(0, 0), (100, 0), (500, 0), (600, 0)], [(0, 1), (2, 3)], demand_l_s={1: 2.0}, pipes={1: 200}
    )
    result = water.solve(problem)
    last = result.part.pipes[-1]
    assert last.decision is PipeDecision.ABANDON
    assert "no source" in last.reason.en
    assert failed(water.check(problem, result)) == set()
