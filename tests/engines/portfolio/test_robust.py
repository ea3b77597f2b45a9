"""Is a decision robust where nothing else comes into question, and less so where little tips it?"""

from __future__ import annotations

import pytest
from tests.portfolio_problems import small_problem

from gongxing.engines.portfolio import clerk
from gongxing.engines.portfolio.robust import robustness


def test_what_cannot_change_holds_in_every_trial() -> None:
    problem = small_problem()
    found = robustness(problem, clerk(problem), (4, 200), seed=1, stop=lambda: False)
    assert found.count == 3 + 2 + 4
    assert found.share[6] == 1.0
    assert all(0 <= share <= 1 for share in found.share)
    assert min(found.share) < 1
    assert found.notes[0].zh == "稳健性经 9 次试算"


def test_the_same_seed_gives_the_same_shares() -> None:
    problem = small_problem()
    chosen = clerk(problem)
    first, second = (robustness(problem, chosen, (3, 200), seed=5, stop=lambda: False) for _ in range(2))
    assert first == second


def test_told_to_stop_nothing_is_tried() -> None:
    problem = small_problem()
    assert robustness(problem, clerk(problem), (4, 200), seed=1, stop=lambda: True).share == ()


@pytest.mark.parametrize("draws", [0, 2])
def test_the_number_of_trials(draws: int) -> None:
    problem = small_problem(risk_aversion=1.0)
    assert robustness(problem, clerk(problem), (draws, 200), seed=1, stop=lambda: False).count == 4 + draws
