"""Is a land problem whole, frozen and read from class codes as a planner reads them?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.land_problems import area_demand, made

from gongxing.engines.land.problem import position
from gongxing.errors import DataError

POINTS = [[1.0, 2, 3, 4]] * 2


@pytest.mark.parametrize(
    ("code", "use"),
    [("0101", "01"), ("080403", "0804"), ("0801", "08"), ("100102", "100102"), ("1001", ""), ("", ""), ("23", "")],
)
def test_a_code_belongs_to_the_longest_class_it_begins_with(code: str, use: str) -> None:
    uses = ("01", "08", "0804", "100101", "100102")
    place = position(uses, code)
    assert (uses[place] if place >= 0 else "") == use


def test_worth_is_the_sum_of_the_factors_less_weighted_cost() -> None:
    problem = made(POINTS, [0, 0], cost_yuan=np.full((2, 4), 2.0), cost_weight=0.5)
    problem = replace(
        problem, factors=(*problem.factors, replace(problem.factors[0], key="b", points=np.full((2, 4), 10.0)))
    )
    assert problem.worth.tolist() == [[10.0, 11.0, 12.0, 13.0]] * 2


def test_a_class_is_allowed_where_no_mask_bars_it() -> None:
    problem = made(POINTS, [0, 0])
    one, other = np.zeros((2, 4), dtype=bool), np.zeros((2, 4), dtype=bool)
    one[0, 1] = other[1, 2] = True
    problem = replace(problem, masks=(replace(problem.masks[0], barred=one), replace(problem.masks[0], barred=other)))
    assert problem.allowed.tolist() == [[True, False, True, True], [True, True, False, True]]


def test_all_wrong_shapes_are_told_at_once() -> None:
    with pytest.raises(DataError) as caught:
        made(POINTS, [0, 0], area_m2=np.ones(3), cost_yuan=np.zeros((2, 3)), demands=(area_demand(5, 0, 1, 2),))
    assert all(word in str(caught.value) for word in ("area_m2", "cost_yuan", "land.area.01", "(2, 4)"))


def test_repeated_parcels_and_endless_costs_are_refused() -> None:
    with pytest.raises(DataError, match="repeat"):
        made(POINTS, [0, 0], parcels=("P0", "P0"))
    with pytest.raises(DataError, match="not finite"):
        made(POINTS, [0, 0], cost_yuan=np.full((2, 4), np.inf))


def test_no_array_can_be_written_once_the_problem_exists() -> None:
    problem = made(POINTS, [0, 0], demands=(area_demand(2, 0, 1, 2),))
    arrays = (
        problem.cost_yuan,
        problem.factors[0].points,
        problem.demands[0].amount,
        problem.neighbours.length_m,
        problem.workshops.barred,
    )
    for array in arrays:
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0
