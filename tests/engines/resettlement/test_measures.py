"""Do the figures sum up the scheme?"""

from __future__ import annotations

from tests.resettlement_problems import impossible_problem, small_problem

from gongxing.engines.resettlement import MEASURES, measure, solve


def test_figures_follow_from_the_scheme() -> None:
    problem = small_problem()
    result = solve(problem)
    assert result.part is not None
    found = {figure.key: figure.value for figure in measure(problem, result, baseline_value=9.0)}
    assert list(found) == [m.key for m in MEASURES]
    assert found["resettlement.households"] == 14
    assert found["resettlement.sites"] == 2
    assert found["resettlement.compensation_yuan"] == result.part.compensation_fen / 100
    assert found["resettlement.baseline_value"] == 9.0
    assert 0 < (found["resettlement.together_share"] or 0) <= 1


def test_no_scheme_no_figures() -> None:
    problem = impossible_problem()
    assert measure(problem, solve(problem), baseline_value=None) == ()
