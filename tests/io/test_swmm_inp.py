"""Is the design storm that of the formula, and does SWMM open the file of a scheme?"""

from __future__ import annotations

import pytest
from tests.sewer_problems import sewer_problem

from gongxing.engines.sewer import solve
from gongxing.engines.sewer.limits import rain
from gongxing.io.packs import load_network_values
from gongxing.io.swmm_inp import hyetograph, inlet_series, scheme_inp
from gongxing.referees.swmm import judge

VALUES = load_network_values()


def test_the_worst_spell_of_any_length_is_what_the_formula_gives() -> None:
    a, b, n = rain(VALUES)[:3]
    storm = hyetograph(VALUES)
    for minutes in (10, 30, 120):
        worst = max(sum(storm[i : i + minutes]) / minutes for i in range(len(storm) - minutes + 1))
        assert worst == pytest.approx(a / (minutes * 60 + b) ** n, rel=0.01)
    assert max(inlet_series(VALUES)) == pytest.approx(a / (600 + b) ** n, rel=0.01)


@pytest.mark.parametrize("asked", [{}, {"fall": 0.0, "level": 7.5}, {"kind": "storm"}])
def test_a_designed_scheme_does_not_flood(asked: dict[str, float]) -> None:
    scheme = solve(sewer_problem(**asked)).part
    text = scheme_inp(scheme, VALUES)
    assert text.count("CIRCULAR") == sum(p.decision.in_service and not p.pressure for p in scheme.pipes)
    assert text.count("P.") == len(scheme.pumps)
    verdict = judge(text)
    assert verdict.flooded == ()
    assert abs(verdict.lost_share) < 0.02
