"""Does a land problem survive the way to the labelling solver and back?"""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from tests.land_problems import area_demand, failed, made, result_of, shops, thrown

from gongxing.algorithms.labelling import evaluate
from gongxing.engines import land
from gongxing.engines.land.compile import BUDGET, MONEY, Compiled
from gongxing.engines.land.objective import Assignment, objective

POINTS = [[1.0, 2, 3, 4]] * 3


def test_there_and_back_by_hand() -> None:
    problem = made(
        POINTS,
        [2, 0, 0],
        workshops=shops(3, (0, 1, [1]), price=5.0),
        budget_yuan=9.0,
        demands=(area_demand(3, 1, 0, 2),),
    )
    compiled = Compiled(problem)
    assert compiled.problem.n_nodes == 4  # three parcels and the workshop
    assert compiled.problem.names == ("land.area.0701", BUDGET)
    given = Assignment(np.array([2, 1, 0]), np.array([True]))
    back = compiled.decode(compiled.encode(given))
    assert back.labels.tolist() == [2, 1, 0]
    assert back.abated.tolist() == [True]
    # 3 + 2 + 1 of worth less 5 of abatement.
    verdict = evaluate(compiled.problem, compiled.encode(given))
    assert verdict.feasible
    assert verdict.value / MONEY == pytest.approx(1.0)


def test_abatement_that_nobody_needs_is_dropped() -> None:
    problem = made(POINTS, [2, 0, 0], workshops=shops(3, (0, 1, [1])))
    compiled = Compiled(problem)
    for labels in ([2, 0, 0], [0, 1, 0]):  # nobody nearby; workshop gone
        given = Assignment(np.array(labels), np.array([True]))
        assert not compiled.decode(compiled.encode(given)).abated.any()


@pytest.mark.parametrize("seed", range(6))
def test_both_sides_agree_on_what_is_sound_and_what_it_is_worth(seed: int) -> None:
    """Whatever the checker says of an assignment, the labelling problem says of its labelling, value included."""
    problem = thrown(seed, parcels=4, contiguous=(2,) if seed % 2 else ())
    compiled = Compiled(problem)
    sound = 0
    for labels in itertools.product(range(4), repeat=4):
        for marks in itertools.product((False, True), repeat=2):
            given = Assignment(np.array(labels), np.array(marks))
            verdict = evaluate(compiled.problem, compiled.encode(given))
            good = not failed(land.check(problem, result_of(problem, labels, np.flatnonzero(marks))))
            assert verdict.feasible == good
            if good:
                assert verdict.value / MONEY == pytest.approx(objective(problem, given))
            sound += good
    assert sound < 4**4 * 4


def test_pieces_are_found_where_borders_earn_nothing() -> None:
    problem = made(POINTS, [0, 0, 0], contiguous=(2,))
    problem = replace(problem, neighbours=replace(problem.neighbours, reward_yuan_m=0.0))
    compiled = Compiled(problem)
    assert evaluate(compiled.problem, np.array([2, 2, 0])).feasible
    assert not evaluate(compiled.problem, np.array([2, 0, 2])).feasible
