"""Are the figures of a scheme what one counts in it?"""

from __future__ import annotations

from tests.road_problems import impossible_problem, road_problem

from gongxing.engines.roads import MEASURES, measure, solve


def test_every_measure_has_its_figure() -> None:
    problem = road_problem()
    result = solve(problem)
    figures = {f.key: f for f in measure(problem, result, baseline_value=7.0)}
    assert set(figures) == {m.key for m in MEASURES}
    assert figures["roads.access_share"].value == 1.0
    assert figures["roads.access_gained"].value == 1.0
    assert figures["roads.new_m"].value == sum(s.length_m for s in result.part.built) if result.part else False
    assert figures["roads.baseline_value"].value == 7.0


def test_no_scheme_no_figures() -> None:
    problem = impossible_problem()
    assert measure(problem, solve(problem), baseline_value=None) == ()
