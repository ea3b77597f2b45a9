"""Are the figures those of the scheme?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongxing.engines import water
from gongxing.engines.water.problem import WaterProblem
from gongxing.plan import Result, Status
from gongxing.plan.water import WaterScheme

Solved = tuple[WaterProblem, Result[WaterScheme]]


def test_figures_come_in_the_order_of_the_measures(solved: Solved) -> None:
    figures = water.measure(*solved, baseline_value=700_000.0)
    assert [figure.key for figure in figures] == [measure.key for measure in water.MEASURES]
    numbers = {figure.key: figure.value for figure in figures}
    assert numbers["water.cost_yuan"] == solved[1].value
    assert numbers["water.baseline_value"] == 700_000.0
    assert numbers["water.kept_m"] == pytest.approx(300)
    assert numbers["water.new_m"] == pytest.approx(solved[1].value / 520)
    assert numbers["water.demand_m3_day"] == pytest.approx(0.066 / 1.5 * 86_400)
    assert numbers["water.served_parcels"] == 11
    assert numbers["water.hydrant_yuan"] == 11 * 6500
    assert 24 <= numbers["water.outage_pressure_m"] <= numbers["water.least_pressure_m"] <= 40
    assert 0 < numbers["water.cut_share"] <= 10


def test_without_a_scheme_there_are_no_figures(solved: Solved) -> None:
    empty = replace(solved[1], status=Status.UNKNOWN, part=None)
    assert water.measure(solved[0], empty, baseline_value=None) == ()
