"""Does the model state the portfolio problem, the worst tail included?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.portfolio_problems import small_problem

from gongxing.algorithms.milp import solve_milp
from gongxing.engines.portfolio import clerk, worth
from gongxing.engines.portfolio.compile import MILLION, compile_model, start_of


def test_a_known_choice_is_worth_the_same_in_the_model() -> None:
    problem = small_problem()
    chosen = clerk(problem)
    model, x = compile_model(problem).model, start_of(problem, chosen)
    told = model.rows @ x
    assert (told >= model.row_low - 1e-9).all()
    assert (told <= model.row_high + 1e-9).all()
    assert (float(model.cost @ x) + model.offset) * MILLION == pytest.approx(worth(problem, chosen).value)


def test_every_rule_has_its_row() -> None:
    groups = compile_model(small_problem()).groups
    assert set(groups) == {"money", "land", "jobs", "skilled", "entries", "chain:oil", "chain:new"}
    assert len({row for rows in groups.values() for row in rows}) == 7


def test_the_relaxation_bounds_the_whole() -> None:
    problem = small_problem()
    compiled = compile_model(problem)
    relaxed = solve_milp(
        type(compiled.model)(**{**vars(compiled.model), "integer": np.zeros_like(compiled.model.integer)})
    )
    assert relaxed.value >= solve_milp(compiled.model).value - 1e-9
