"""Do the figures of growth carry values, units and origins?"""

from __future__ import annotations

from tests.growth_problems import growth_problem, out_of_reach

from gongxing.engines.growth import MEASURES, GrowthParams, clerk, measure, outlook, outlook_figures, solve

FEW = GrowthParams(draws=300)


def test_a_package_in_figures() -> None:
    problem = growth_problem()
    result, hand = solve(problem, FEW), clerk(problem, draws=300)
    assert hand is not None
    figures = {figure.key: figure for figure in measure(problem, result, baseline_value=hand.cost_yuan)}
    assert set(figures) == {m.key for m in MEASURES}
    assert figures["growth.value"].value == result.value
    assert figures["growth.value"].value <= figures["growth.baseline_value"].value  # type: ignore[operator]
    assert figures["growth.probability"].value >= problem.asked  # type: ignore[operator]
    assert all(figure.origin.ref == "engines.growth.solve" for figure in figures.values())


def test_no_package_no_figures() -> None:
    assert measure(out_of_reach(), solve(out_of_reach(), FEW), baseline_value=None) == ()


def test_an_outlook_in_figures() -> None:
    found = outlook(growth_problem(), 300, 1)
    figures = {figure.key: figure for figure in outlook_figures(found)}
    assert figures["growth.output.base"].value == dict(found.base)["output"]
    assert figures["growth.output.last"].value == found.spread("output", 2028).at(0.5)
    assert figures["growth.jobs.probability"].value == found.targets[1].probability
    assert figures["growth.output.rate_80%"].unit == "share"
    assert len(figures) == 6 + 2 + 9
