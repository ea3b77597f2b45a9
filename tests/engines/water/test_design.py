"""Do designs cost and carry what they should?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.water_problems import streets_problem

from gongxing.engines.water.design import Design, bore_of, bores, first_design, spending, stretches
from gongxing.engines.water.problem import conveyance

ROW = streets_problem([(0, 0), (100, 0), (300, 0)], [(0, 1), (1, 2)], demand_l_s={2: 5.0}, pipes={0: 200.0})


def test_keeping_costs_nothing_and_laying_its_price() -> None:
    design = first_design(ROW, np.array([True, True]), 1)
    assert design.kept.tolist() == [True, False]
    assert spending(ROW, design) == 200 * 690
    assert spending(ROW, design.with_laid([0], 0)) == 200 * 690 + 100 * 520


def test_a_worn_pipe_is_not_kept() -> None:
    worn = replace(ROW, worn=np.array([True, False]))
    assert first_design(worn, np.array([True, True])).laid.tolist() == [0, 0]


def test_pipes_side_by_side_share_the_flow_by_conveyance() -> None:
    sizes = bores(ROW, Design(np.array([True, False]), np.array([1, 0])))
    old, new = conveyance(np.array([208.0]), 120.0)[0], conveyance(np.array([209.0]), 130.0)[0]
    assert sizes.k[0] == pytest.approx(old + new)
    speed = sizes.speed(np.array([0.05, 0.0]))
    assert speed[0] == pytest.approx(0.05 * new / (old + new) / (np.pi / 4 * 0.209**2))
    one = bore_of(sizes.k, 130.0)[0]
    assert conveyance(np.array([1000 * one]), 130.0)[0] == pytest.approx(old + new)


def test_links_of_one_run_and_size_are_one_stretch() -> None:
    problem = replace(ROW, runs=np.array([4, 4]), present_dn_mm=np.zeros(2), existing=("", ""))
    assert stretches(problem, Design(np.zeros(2, dtype=bool), np.array([0, 0]))).tolist() == [0, 0]
    assert stretches(problem, Design(np.zeros(2, dtype=bool), np.array([0, 1]))).tolist() == [0, 1]
    assert stretches(problem, Design(np.zeros(2, dtype=bool), np.array([0, -1]))).tolist() == [0, -1]
