"""Do sampled futures stay within their triangles and mean for a schedule what they say?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.phasing_plans import quota_park, street_plan

from gongxing.engines.phasing import build_problem
from gongxing.engines.phasing.compile import compile_problem
from gongxing.io.packs import load_parameters, load_phasing_values
from gongxing.plan import Funds, FundsYear
from gongxing.workflow.futures import INPUTS, draw_futures, futures_of, inputs_of

INPUTS_OF_PACK = inputs_of(load_parameters("future"))


def test_every_input_is_drawn_within_its_triangle() -> None:
    draws = draw_futures(INPUTS_OF_PACK, 500, 3)
    for place, given in enumerate(INPUTS_OF_PACK):
        assert given.low <= given.mode <= given.high
        assert (draws[:, place] >= given.low - 1e-12).all()
        assert (draws[:, place] <= given.high + 1e-12).all()
    assert (draws == draw_futures(INPUTS_OF_PACK, 500, 3)).all()
    assert tuple(given.key for given in INPUTS_OF_PACK) == INPUTS


def test_less_revenue_fewer_crews_and_less_quota_lower_the_limits() -> None:
    problem = build_problem(quota_park(y2026=2e4, y2027=1e4), street_plan(), load_phasing_values())
    compiled = compile_problem(problem)
    funds = Funds(tuple(FundsYear(year, 10**9, 10**8, 0, 0, 0, 5 * 10**9) for year in (2026, 2027)))
    draws = np.array([[1, 1, 1, 1, 1, 0, 1, 1.0], [1, 0.8, 0.5, 1, 2, 1, 0.5, 0.7]])
    made = futures_of(problem, compiled, draws, funds, seed=1)
    assert (made.limit[0] == compiled.limit).all()
    assert (made.length[0] == compiled.length).all()
    assert (made.length[1] >= compiled.length).all()
    for place, name in enumerate(compiled.stock_names):
        finite = np.isfinite(compiled.limit[place])
        before, after = compiled.limit[place][finite], made.limit[1, place][finite]
        if name.startswith("crews/"):
            assert after == pytest.approx(0.5 * before)
        elif name.startswith("quota_m2"):
            assert after == pytest.approx(0.7 * before)
        elif name == "money_yuan" and finite.any():
            assert (after < before).all()  # 0.2 x 10 million and 0.5 x 1 million yuan less a year
