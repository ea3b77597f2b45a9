"""Do the figures of a portfolio agree with its decisions?"""

from __future__ import annotations

import pytest
from tests.portfolio_problems import impossible_problem, small_problem

from gongxing.engines.portfolio import MEASURES, measure, solve


def test_figures_of_a_scheme() -> None:
    problem = small_problem()
    result = solve(problem)
    found = {figure.key: figure.value for figure in measure(problem, result, baseline_value=1.0)}
    assert set(found) == {m.key for m in MEASURES}
    decided = [c.decision for c in result.part.choices]
    assert found["portfolio.enter"] == decided.count("enter")
    assert found["portfolio.strengthen"] == decided.count("strengthen")
    assert found["portfolio.effort_yuan"] == pytest.approx(sum(c.effort_yuan for c in result.part.choices))
    assert found["portfolio.chains"] == 2
    assert 0 <= found["portfolio.robust_share"] <= 1


def test_none_without_a_scheme() -> None:
    problem = impossible_problem()
    assert measure(problem, solve(problem), baseline_value=None) == ()
