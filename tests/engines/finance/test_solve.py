"""Is the financing the cheapest there is?"""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.finance_problems import BOND, SPECIAL, WAN, early, level, small_problem

from gongxing.engines.finance import baseline_value, check, solve
from gongxing.engines.finance.ledger import broken, cost_of
from gongxing.plan import Status


def test_the_small_problem_by_hand() -> None:
    # five lots are needed in 2026; a special lot costs 2 + 1.5 + 1 + 0.5 of interest, a plain one 3 x 3 and 0.1: three of the former
    result = solve(small_problem())
    assert result.status is Status.OPTIMAL
    assert result.part is not None
    first = {i.offer: i.lots for i in result.part.issues if i.year == 2026}
    assert first == {"S1": 3, "B1": 2}


@settings(max_examples=12, deadline=None)
@given(
    st.integers(0, 1100),
    st.integers(0, 700),
    st.integers(300, 600),
    st.sampled_from((0.0, 1.2, 3.0)),
    st.sampled_from((None, 400)),
)
def test_no_choice_of_lots_is_cheaper(first: int, second: int, tax: int, floor: float, ceiling: int | None) -> None:
    problem = small_problem(
        works=early(first, second), tax=level(tax), spending=(), dscr_floor=floor, debt_ceiling_fen=ceiling and ceiling * WAN,
        carried=early(200, 200, 200, years=3), projects=(),
    )  # fmt: skip
    choices = [np.array([flat[:3], flat[3:]]) for flat in product(range(6), range(4), (0,), range(3), range(3), (0,))]
    sound = [cost_of(problem, lots) for lots in choices if not broken(problem, lots)]
    result = solve(problem)
    if sound:
        assert result.value is not None
        assert result.value <= min(sound) + 1e-6
        assert baseline_value(problem) is None or result.value <= baseline_value(problem) + 1e-6  # type: ignore[operator]
    if result.part is not None:
        assert [f.code for f in check(problem, result) if f.verdict != "pass" and f.code != "finance.projects"] == [
            "finance.spending"
        ][: bool(first or second)]


def test_nothing_is_borrowed_where_nothing_lacks() -> None:
    result = solve(small_problem(works=level(0), spending=()))
    assert result.part is not None
    assert (result.value, result.gap, result.part.issues) == (0.0, 0.0, ())


def test_told_to_stop_before_any_way_is_found_it_says_unknown() -> None:
    # the clerk's bullet falls due where the cover is thin; he finds no way
    problem = small_problem(dscr_floor=1.45)
    result = solve(problem, stop=lambda: True)
    assert result.status in (Status.UNKNOWN, Status.FEASIBLE, Status.OPTIMAL)
    assert solve(problem).value == pytest.approx(solve(problem).value)


def test_offers_are_the_problems_own() -> None:
    assert {BOND.id, SPECIAL.id} == {use.offer for use in solve(small_problem()).part.offers}  # type: ignore[union-attr]
