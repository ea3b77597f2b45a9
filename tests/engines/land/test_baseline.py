"""Does the clerk do what a careful clerk would do by hand?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.land_problems import area_demand, everything, failed, made, result_of, shops, thrown

from gongxing.engines import land


def test_nothing_to_do_nothing_done() -> None:
    problem = made([[9.0, 0, 0, 0], [0, 0, 9, 0]], [0, 2])
    found = land.clerk(problem)
    assert found is not None
    assert found.labels.tolist() == [0, 2]


def test_a_demand_is_met_where_it_costs_least() -> None:
    # One hectare of homes is wanted: on P0 it loses 10 - 3 = 7, on P1 10 - 8 = 2. The clerk takes P1.
    problem = made([[10.0, 3, 0, 0], [10, 8, 0, 0]], [0, 0], demands=(area_demand(2, 1, 1, None),))
    found = land.clerk(problem)
    assert found is not None
    assert found.labels.tolist() == [0, 1]


def test_a_workshop_with_a_home_inside_is_abated() -> None:
    problem = made([[0.0, 0, 9, 0], [0, 9, 0, 0]], [2, 1], workshops=shops(2, (0, 1, [1])))
    found = land.clerk(problem)
    assert found is not None
    assert (found.labels.tolist(), found.abated.tolist()) == ([2, 1], [True])


def test_unknown_land_takes_its_worthiest_free_class() -> None:
    barred = np.zeros((1, 4), dtype=bool)
    barred[0, 3] = True
    problem = made([[1.0, 2, 5, 9]], [-1])
    found = land.clerk(replace(problem, masks=(replace(problem.masks[0], barred=barred),)))
    assert found is not None
    assert found.labels.tolist() == [2]


def test_where_his_way_finds_nothing_he_says_so() -> None:
    assert land.clerk(made([[1.0, 1, 1, 1]], [0], demands=(area_demand(1, 1, 2, None),))) is None


@pytest.mark.parametrize("seed", range(30))
def test_whatever_he_hands_over_is_sound(seed: int) -> None:
    problem = thrown(seed)
    found = land.clerk(problem)
    if found is None:
        return
    assert failed(land.check(problem, result_of(problem, found.labels, np.flatnonzero(found.abated)))) == set()


def test_he_finds_something_on_most_problems_that_have_an_answer() -> None:
    solvable = [seed for seed in range(12) if any(True for _ in everything(thrown(seed, parcels=4)))]
    found = [seed for seed in solvable if land.clerk(thrown(seed, parcels=4)) is not None]
    assert len(solvable) >= 4
    assert len(found) >= len(solvable) / 2
