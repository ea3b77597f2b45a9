"""Are the figures of a scheme those of its parts?"""

from __future__ import annotations

import pytest
from tests.sewer_problems import sewer_problem

from gongxing.engines.sewer import MEASURES, clerk, measure, solve


def test_figures() -> None:
    problem = sewer_problem()
    result = solve(problem)
    figures = {f.key: f.value for f in measure(problem, result, baseline_value=clerk(problem)[1])}
    assert set(figures) == {f"sewer.{m.key}" for m in MEASURES}
    assert figures["sewer.value"] == pytest.approx(figures["sewer.pipes_yuan"] + figures["sewer.pumps_yuan"])
    assert figures["sewer.kept_m"] == pytest.approx(200.0)
    assert figures["sewer.baseline_value"] >= figures["sewer.value"]
    assert 0 <= figures["sewer.layout_gap"] < 1.0
