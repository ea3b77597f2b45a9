"""Are pipes enlarged until all holds, and no further than sense?"""

from __future__ import annotations

import numpy as np
from tests.water_problems import grid_problem, streets_problem, thirsty_problem

from gongxing.engines.water.design import bores, first_design, spending
from gongxing.engines.water.enlarge import enlarged, ladder
from gongxing.engines.water.trials import Bench


def test_the_smallest_size_that_carries_one_street_is_found() -> None:
    # 40 L/s over 1 km must lose at most 16 m: DN150 loses 32 m and runs at 2.04 m/s, DN200 loses 8 m
    problem = streets_problem([(0, 0), (1000, 0)], [(0, 1)], demand_l_s={1: 40.0})
    used = np.array([True])
    _, design, left = enlarged(Bench(problem, used), first_design(problem, used))
    assert left == ()
    assert design.laid.tolist() == [1]


def test_everything_stands_afterwards() -> None:
    problem = grid_problem(litres=9.0)
    used = np.ones(len(problem.links), dtype=bool)
    bench, design, left = enlarged(Bench(problem, used), first_design(problem, used))
    assert left == ()
    assert not any(bench.fails(outcome) for outcome in bench.outcomes(design))


def test_a_way_is_opened_where_that_is_cheaper() -> None:
    # the present way is 3 km long round a block; 100 m of new pipe straight to the demand gives far more
    spots = [(0, 0), (0, 1500), (100, 1500), (100, 0)]
    problem = streets_problem(
        spots, [(0, 1), (1, 2), (2, 3), (0, 3)], demand_l_s={3: 30.0}, pipes={0: 150, 1: 150, 2: 150}
    )
    used = np.array([True, True, True, False])
    bench, design, left = enlarged(Bench(problem, used), first_design(problem, used))
    assert left == ()
    assert design.laid[3] >= 0
    assert bench.used[3]
    assert spending(problem, design) < 3100 * 520


def test_the_impossible_is_left_failing() -> None:
    problem = thirsty_problem()
    used = np.array([True])
    _, design, left = enlarged(Bench(problem, used), first_design(problem, used))
    assert [outcome.case.name for outcome in left] == ["peak"]
    assert design.laid.tolist() == [4]


def test_the_ladder_has_only_larger_sizes() -> None:
    problem = grid_problem()
    used = np.ones(len(problem.links), dtype=bool)
    design = first_design(problem, used, 2)
    bench = Bench(problem, used)
    from_here = ladder(bench, design, bores(problem, design))
    laid = design.laid[[int(np.flatnonzero(from_here.of == g)[0]) for g in range(len(from_here.extra))]]
    assert (np.isfinite(from_here.extra) == (np.arange(5)[None, :] > laid[:, None])).all()
