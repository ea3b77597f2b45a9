"""What is a start worth, worked out by hand?"""

from __future__ import annotations

import pytest
from tests.phasing_problems import made, task

from gongxing.engines.phasing.objective import nought, objective, worths


def test_benefit_begins_when_the_work_is_done() -> None:
    problem = made((task("A", quarters=2, benefit_yuan=40.0, dropped_yuan=0.0),))
    assert worths(problem)[0].tolist() == [
        60.0,
        50.0,
        40.0,
        30.0,
        20.0,
        10.0,
        0.0,
        0.0,
    ]  # 10 a quarter, 6 quarters left at best


def test_overrun_and_unrest_are_taken_off_and_dropping_is_counted_from_the_same_nought() -> None:
    problem = made((task("A", 100.0, benefit_yuan=40.0, overrun=0.1, unrest=0.5, dropped_yuan=7.0),))
    assert objective(problem, [0]) == pytest.approx(0.5 * 70.0 - 10.0)
    assert objective(problem, [None]) == nought(problem) == -7.0


def test_later_is_discounted() -> None:
    problem = made((task("A", benefit_yuan=40.0, dropped_yuan=0.0),), discount=0.1)
    assert worths(problem)[0, 6] == pytest.approx(10.0 * 1.1 ** (-7 / 4))
