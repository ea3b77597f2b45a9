"""Do the figures sum up the scheme, each with its origin?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.industry_problems import firm, impossible_problem, leaver, made, site

from gongxing.engines.industry import MEASURES, baseline_value, measure, solve
from gongxing.origins import OriginKind


def test_counts_land_money_and_partners() -> None:
    firms = [leaver("M", "Q0", need_m2=8e3), firm("C", "P1", grade="C"), leaver("U", "Q1", need_m2=9e4)]
    problem = made(
        firms, [site("P0"), site("P1", present_m2=1e4)], near=np.full((3, 2), 0.8), near_here=np.full(3, 0.4)
    )
    result = solve(problem)
    found = {figure.key: figure.value for figure in measure(problem, result, baseline_value=baseline_value(problem))}
    assert [found[f"industry.{act}"] for act in ("keep", "upgrade", "move", "exit", "unplaced")] == [0, 1, 1, 0, 1]
    assert (found["industry.freed_m2"], found["industry.saved_m2"], found["industry.spare_m2"]) == (1e4, 2e3, 2e3)
    assert found["industry.must_leave"] == 2
    assert found["industry.lost_yuan"] == pytest.approx(2.5e6)
    assert found["industry.near_before"] == pytest.approx(40.0)
    assert found["industry.near"] == pytest.approx(60.0)
    assert found["industry.gap_yuan"] == pytest.approx(0.0, abs=1.0)
    assert found["industry.gain_over_baseline"] == pytest.approx(0.0, abs=1.0)


def test_every_measure_is_given_and_computed() -> None:
    problem = made([firm("A")], [site("P0", present_m2=1e4)])
    figures = measure(problem, solve(problem))
    assert [f.key for f in figures] == [m.key for m in MEASURES]
    assert all(f.origin.kind is OriginKind.COMPUTATION for f in figures)


def test_without_a_scheme_there_are_none() -> None:
    problem = impossible_problem()
    assert measure(problem, solve(problem)) == ()
