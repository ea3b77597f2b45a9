"""Is every broken promise of a schedule found, and its worth right?"""

from __future__ import annotations

import numpy as np
from tests.algorithms.schedule.test_problem import made

from gongxing.algorithms.schedule import NEVER, Events, evaluate


def test_a_sound_schedule_has_its_worth_and_no_breach() -> None:
    # a (length 2) at 0 ends at 2, so b may start at 2; 3 of money until then, 7 from period 2 on
    value = np.arange(8.0).reshape(2, 4)
    assert evaluate(made(value=value), np.array([0, 2])) == (0.0 + 6.0, ())


def test_money_that_is_not_there_yet_is_told_with_the_period_and_how_much() -> None:
    breaches = evaluate(made(before=[]), np.array([0, 1]))[1]
    assert [(b.kind, b.stock, b.period, b.excess) for b in breaches] == [("stock", 0, 1, 4.0)]


def test_precedence_must_and_window_are_told() -> None:
    assert {b.kind for b in evaluate(made(), np.array([1, 2]))[1]} == {"before"}
    assert {b.kind for b in evaluate(made(), np.array([0, NEVER]))[1]} == {"must"}
    assert {b.kind for b in evaluate(made(), np.array([NEVER, 2]))[1]} == {"before"}
    assert "window" in {b.kind for b in evaluate(made(), np.array([3, 3]))[1]}


def test_a_lag_makes_the_follower_wait_and_a_negative_one_lets_it_begin_before_the_end() -> None:
    free = {"limit": np.full((1, 4), np.inf)}
    assert evaluate(made(before=[(0, 1, 1)], **free), np.array([0, 3]))[1] == ()
    assert {b.kind for b in evaluate(made(before=[(0, 1, 1)], **free), np.array([0, 2]))[1]} == {"before"}
    assert evaluate(made(before=[(0, 1, -1)], **free), np.array([0, 1]))[1] == ()


def test_what_a_work_gives_back_is_there_when_it_ends() -> None:
    # one crew of 1: a holds it in periods 0 and 1 and gives it back at its end
    crew = Events([0, 0, 0, 0], [0, 0, 1, 1], [0, 2, 0, 1], [1.0, -1.0, 1.0, -1.0])
    problem = made(events=crew, limit=np.ones((1, 4)), before=[])
    assert evaluate(problem, np.array([0, 2]))[1] == ()
    assert [b.period for b in evaluate(problem, np.array([0, 1]))[1]] == [1]
