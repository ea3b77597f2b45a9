"""Are trees cheap and second ways where they are asked for?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from tests.water_problems import grid_problem, streets_problem

from gongxing.engines.water.layout import least_weights, pruned, second_ways, spare, tree, with_sound_pipes
from gongxing.engines.water.outage import allowed, broken, cuts

#  3 --- 4      streets of 100 m; 0 is the source, 2 and 3 want water
#  |     |
#  0 --- 1 --- 2
SPOTS = [(0, 0), (100, 0), (200, 0), (0, 100), (100, 100)]
LINKS = [(0, 1), (1, 2), (0, 3), (3, 4), (1, 4)]


def test_the_tree_takes_the_shortest_streets_and_no_more() -> None:
    problem = streets_problem(SPOTS, LINKS, demand_l_s={2: 1, 3: 1})
    assert tree(problem, least_weights(problem)).tolist() == [True, True, True, False, False]


def test_a_sound_pipe_is_worth_a_detour() -> None:
    # 0-3-4-1 is piped already: reaching 1 that way is free, so only 1-2 is laid
    problem = streets_problem(SPOTS, LINKS, demand_l_s={2: 1, 3: 1}, pipes={2: 200, 3: 200, 4: 200})
    found = tree(problem, least_weights(problem))
    assert not found[0]
    assert found.tolist() == [False, True, True, True, True]


def test_a_worn_pipe_is_not_free() -> None:
    problem = streets_problem(SPOTS, LINKS, demand_l_s={2: 1, 3: 1}, pipes={2: 200, 3: 200, 4: 200})
    worn = replace(problem, worn=np.array([False, False, False, True, True]))
    assert tree(worn, least_weights(worn)).tolist() == [True, True, True, False, False]


def test_the_tree_is_no_dearer_than_any_other_on_small_grids() -> None:
    rng = np.random.default_rng(1)
    for _ in range(4):
        spots = [(float(c), float(r)) for r in range(2) for c in range(4)]
        links = [(i, i + 1) for i in range(7) if i != 3] + [(i, i + 4) for i in range(4)]
        wanted = rng.choice(np.arange(1, 8), 3, replace=False)
        problem = streets_problem(spots, links, demand_l_s=dict.fromkeys(wanted.tolist(), 1.0))
        weight = rng.integers(1, 9, 10).astype(float)
        best = min(
            weight[used].sum()
            for code in range(1 << 10)
            if problem.reached(used := np.array([code >> k & 1 for k in range(10)], dtype=bool))[wanted].all()
        )
        found = weight[tree(problem, weight)].sum()
        assert best <= found <= 2 * best


def test_second_ways_mend_every_outage_and_nothing_is_laid_for_its_own_sake() -> None:
    problem = grid_problem()
    weight, free = least_weights(problem), allowed(problem)
    used = with_sound_pipes(problem, tree(problem, weight))
    assert len(broken(problem, cuts(problem, used), free))
    mended = second_ways(problem, used, weight, free)
    assert not len(broken(problem, cuts(problem, mended), free))
    lean = spare(problem, mended, weight, free)
    assert not len(broken(problem, cuts(problem, lean), free))
    assert weight[lean].sum() <= weight[mended].sum()
    assert problem.reached(lean)[problem.wanted].all()


def test_dead_ends_that_serve_nobody_are_cut() -> None:
    problem = streets_problem(SPOTS, LINKS, demand_l_s={2: 1})
    used = np.array([True, True, True, True, False])
    assert pruned(problem, used, np.zeros(5, dtype=bool)).tolist() == [True, True, False, False, False]
    assert pruned(problem, used, np.array([False, False, True, True, False])).tolist() == used.tolist()
