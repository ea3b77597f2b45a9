"""Is a road problem that contradicts itself refused, and a sound one read-only?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.road_problems import road_problem

from gongxing.engines.roads import Choice
from gongxing.errors import DataError


def test_sizes_that_do_not_agree_are_all_told() -> None:
    problem = road_problem()
    with pytest.raises(DataError) as caught:
        replace(problem, width_m=np.ones(1), roads=("a",), served=(*problem.served, "P11"))
    assert "width_m has 1" in str(caught.value)
    assert "roads has 1" in str(caught.value)
    assert "twice" in str(caught.value)


def test_arrays_are_read_only() -> None:
    problem = road_problem()
    for array in (problem.xy, problem.costs.land_m2, problem.travel.worth, problem.widenings[0].seconds):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_a_choice_counts_each_new_edge_once() -> None:
    assert Choice((3, 1), ((1, 5), (5, 2))).new.tolist() == [1, 2, 3, 5]
