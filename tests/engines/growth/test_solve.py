"""Is the package the cheapest, is what is out of reach told so, and what if nobody set a target?"""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from tests.growth_problems import calm_problem, growth_problem, levers, out_of_reach, plots

from gongxing.engines.growth import GrowthParams, Reach, clerk, simulate, solve
from gongxing.engines.growth.problem import Target
from gongxing.errors import NotReadyError
from gongxing.plan import Status

FEW = GrowthParams(draws=800)


def test_the_least_package_by_hand() -> None:
    # 17 more are wanted: one step of productivity gives 13 for 20, then 2 m2 of quota give 4 for 10; nothing is cheaper
    problem = calm_problem(plots=plots((0.0,) * 3), targets=(Target("output", 0.1, 147.0),))
    result = solve(problem, GrowthParams(draws=5))
    assert result.status is Status.OPTIMAL
    assert result.part is not None
    assert [lever.amount for lever in result.part.levers] == pytest.approx([2, 0, 0.1])
    assert result.value == pytest.approx(30)
    assert result.part.targets[0].probability == 1.0
    assert [(lever.key, lever.amount) for lever in result.part.alone] == [("productivity", pytest.approx(0.2))]


def test_it_agrees_with_trying_every_package() -> None:
    problem = replace(growth_problem(), levers=levers(20.0, 4.0, 0.4))
    reach = Reach(problem, simulate(problem, FEW.draws, 2), 2)
    result = solve(problem, FEW, seed=2, reach=reach)
    every = [p for p in product(*(range(lever.steps + 1) for lever in problem.levers)) if reach.feasible(p)]
    assert every
    assert result.value == pytest.approx(min(reach.cost(p) for p in every))


def test_no_lever_where_none_is_needed() -> None:
    result = solve(calm_problem(targets=(Target("output", 0.05, 115.0),)), GrowthParams(draws=3))
    assert (result.status, result.value, result.bound, result.gap) == (Status.OPTIMAL, 0.0, 0.0, 0.0)


def test_never_dearer_than_the_clerk() -> None:
    for seed in (1, 2, 3):
        result, hand = solve(growth_problem(), FEW, seed=seed), clerk(growth_problem(), draws=FEW.draws, seed=seed)
        assert hand is not None
        assert result.value is not None
        assert result.value <= hand.cost_yuan


def test_out_of_reach_is_said_plainly_with_the_limits() -> None:
    result = solve(out_of_reach(), FEW)
    assert result.status is Status.INFEASIBLE
    assert result.conflict[0].zh.startswith("不可达")
    assert "not reachable: even with all levers at their limits" in result.conflict[0].en
    assert len(result.conflict) == 4


def test_productivity_is_no_help_for_jobs() -> None:
    result = solve(calm_problem(targets=(Target("jobs", 1.0, 50.0),)), GrowthParams(draws=3))
    assert len(result.conflict) == 3


def test_without_a_target_it_says_where_to_set_one() -> None:
    with pytest.raises(NotReadyError) as caught:
        solve(calm_problem())
    assert "[growth]" in caught.value.faults[0].remedy.en
