"""Does the model say the same as the ledger, rule by rule?"""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.finance_problems import WAN, early, small_problem

from gongxing.engines.finance.compile import compile_model, lots_of
from gongxing.engines.finance.ledger import broken, cost_of

LOTS = st.lists(st.integers(0, 8), min_size=6, max_size=6)


@given(LOTS, st.integers(0, 1500), st.sampled_from((0.0, 1.2, 2.5)), st.sampled_from((None, 600, 900)))
def test_a_choice_breaks_the_rows_of_exactly_the_rules_it_breaks(
    flat: list[int], cost: int, floor: float, ceiling: int | None
) -> None:
    problem = small_problem(works=early(cost, 500, 100), dscr_floor=floor, debt_ceiling_fen=ceiling and ceiling * WAN)
    compiled = compile_model(problem)
    x = np.array(flat, float)
    over = np.flatnonzero(compiled.model.rows @ x > compiled.model.row_high + 1e-7)
    named = {name for name, rows in compiled.groups.items() if set(rows) & set(over.tolist())}
    lots = lots_of(problem, x)
    assert named == set(broken(problem, lots))
    assert float(compiled.model.cost @ x) * 1e4 == np.float64(cost_of(problem, lots)).item() or np.isclose(
        float(compiled.model.cost @ x) * 1e4, cost_of(problem, lots)
    )
