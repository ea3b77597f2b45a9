"""Is the clerk's network what a clerk would draw?"""

from __future__ import annotations

import pytest
from tests.sewer_problems import impossible_problem, sewer_problem

from gongxing.engines.sewer import clerk


def test_every_manhole_with_inflow_drains_and_costs_add_up() -> None:
    problem = sewer_problem()
    tree, cost = clerk(problem)
    assert (tree.drains[problem.load > 0] >= 0).all()
    assert tree.cost.sum() == pytest.approx(cost)


def test_no_network_without_pumps_below_a_high_outlet() -> None:
    assert clerk(impossible_problem()) is None
