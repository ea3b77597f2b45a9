"""Does the linear model say the same as the objective?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.resettlement_problems import small_problem

from gongxing.engines.resettlement import clerk, open_options, outcome
from gongxing.engines.resettlement.compile import UNIT, compile_model, least, start_of


def test_a_known_choice_keeps_every_row_and_costs_the_same() -> None:
    problem = small_problem()
    options = open_options(problem)
    compiled = compile_model(problem, options)
    chosen = clerk(problem, options)
    assert chosen is not None
    x = start_of(problem, options, compiled.columns, chosen)
    rows = compiled.model.rows @ x
    assert (rows >= compiled.model.row_low - 1e-9).all()
    assert (rows <= compiled.model.row_high + 1e-9).all()
    value = outcome(problem, options, chosen).value
    assert float(compiled.model.cost @ x) * UNIT == pytest.approx(value)
    assert least(problem, options) <= value
    assert np.isfinite(compiled.model.cost).all()


def test_rows_that_may_clash_have_names() -> None:
    problem = small_problem()
    names = set(compile_model(problem, open_options(problem)).groups)
    assert names == {"want:flat", "want:cash", "want:homestead", "want:cash+flat", "room:E1", "room:E2", "room:E3"}
