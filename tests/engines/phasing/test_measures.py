"""Are the figures of a schedule those it shows, each with its origin?"""

from __future__ import annotations

from tests.phasing_problems import impossible_problem, small_problem

from gongxing.engines.phasing import MEASURES, clerk_value, measure, solve


def test_figures_are_those_of_the_schedule() -> None:
    problem = small_problem()
    found = {f.key: f for f in measure(problem, solve(problem), baseline_value=clerk_value(problem))}
    assert list(found) == [m.key for m in MEASURES]
    values = {key.removeprefix("phasing."): figure.value for key, figure in found.items()}
    assert (values["actions"], values["works"], values["unscheduled"], values["links"]) == (3.0, 3.0, 0.0, 1.0)
    assert values["cost_yuan"] == 180.0
    assert values["quota_m2"] is None
    assert all(figure.origin.ref == "engines.phasing.solve" for figure in found.values())


def test_no_scheme_has_no_figures() -> None:
    problem = impossible_problem()
    assert measure(problem, solve(problem), baseline_value=None) == ()
