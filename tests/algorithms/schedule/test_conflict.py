"""Is the smallest set of demands named that cannot hold together?"""

from __future__ import annotations

import pytest
from tests.algorithms.schedule.test_problem import made
from tests.schedule_problems import best_worth, tiny

from gongxing.algorithms.schedule import smallest_conflict


def test_money_that_does_not_suffice_for_two_works_that_must_be_done() -> None:
    problem = made(must=[True, True], before=[], limit=[[3.0, 3.0, 6.0, 6.0]])
    found = smallest_conflict(problem)
    assert (found.works, found.before, found.stocks, found.irreducible) == ((0, 1), (), (0,), True)
    assert found.names(problem) == ("a", "b", "money")


def test_a_window_that_ends_before_what_is_ahead_is_done() -> None:
    problem = made(latest=[9, 1], limit=[[9.0] * 4])
    found = smallest_conflict(problem)
    assert (found.works, found.before, found.stocks) == ((1,), (0,), ())
    assert found.names(problem) == ("b", "a > b")


def test_a_work_whose_own_window_is_empty_conflicts_alone() -> None:
    assert smallest_conflict(made(earliest=[0, 4])).works == (1,)


@pytest.mark.parametrize("seed", range(30))
def test_a_conflict_is_found_exactly_where_nothing_is_sound(seed: int) -> None:
    problem = tiny(seed, works=3)
    assert (smallest_conflict(problem).status == "conflict") == (best_worth(problem) is None)
