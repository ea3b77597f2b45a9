"""Is it known what one pipe out cuts off?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from tests.water_problems import grid_problem, streets_problem

from gongxing.engines.water.outage import allowed, broken, cuts
from gongxing.engines.water.problem import BoolArray

#     3
#     |
# 0 - 1 - 2   with a loop 1-2-4
SPOTS = [(0, 0), (100, 0), (200, 0), (100, 100), (150, -80)]
LINKS = [(0, 1), (1, 2), (1, 3), (2, 4), (4, 1)]


def everything(count: int) -> BoolArray:
    return np.ones(count, dtype=bool)


def test_a_bridge_holds_up_what_lies_beyond_it() -> None:
    problem = streets_problem(SPOTS, LINKS, demand_l_s={1: 1, 2: 2, 3: 4, 4: 8})
    found = cuts(problem, everything(5))
    assert found.bridge.tolist() == [True, False, True, False, False]
    assert np.round(1000 * found.demand, 9).tolist() == [15, 0, 4, 0, 0]
    assert set(found.below(3).tolist()) == {3}


def test_two_sources_leave_no_bridge_between_them() -> None:
    problem = streets_problem([(0, 0), (100, 0), (200, 0)], [(0, 1), (1, 2)], demand_l_s={1: 1}, sources={0: 40, 2: 40})
    assert not cuts(problem, everything(2)).bridge.any()


def test_two_pipes_between_the_same_nodes_are_no_bridges() -> None:
    problem = streets_problem([(0, 0), (100, 0)], [(0, 1), (0, 1)], demand_l_s={1: 1})
    assert not cuts(problem, everything(2)).bridge.any()


def test_links_count_by_comparison_with_taking_each_out() -> None:
    problem = grid_problem(3, 3)
    rng = np.random.default_rng(4)
    for _ in range(20):
        used = rng.random(len(problem.links)) < 0.7
        found = cuts(problem, used)
        for link in np.flatnonzero(used):
            without = used.copy()
            without[link] = False
            lost = problem.reached(used) & ~problem.reached(without)
            assert found.bridge[link] == lost.any()
            assert (
                found.demand[link] == np.float64(problem.demand_m3_s[lost].sum()).round(12)
                or abs(found.demand[link] - problem.demand_m3_s[lost].sum()) < 1e-12
            )


def test_only_links_with_another_way_can_break_the_rule() -> None:
    problem = streets_problem(SPOTS, LINKS, demand_l_s={1: 1, 2: 2, 3: 4, 4: 8})
    free = allowed(problem)
    assert free.tolist() == [True, False, True, False, False]
    tree = np.array([True, True, True, True, False])
    assert broken(problem, cuts(problem, tree), free).tolist() == [1, 3]
    small = replace(problem, rules=replace(problem.rules, cut_share=0.6))
    assert broken(small, cuts(small, tree), free).tolist() == [1]
