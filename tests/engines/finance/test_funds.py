"""Can every spending that the funds allow be paid for, whatever is done when?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.finance_parks import action, money_park, money_plan
from tests.finance_problems import BOND, SPECIAL, WAN, early, level, small_problem

from gongxing.algorithms.milp import solve_milp
from gongxing.engines.finance.compile import compile_model, lots_of
from gongxing.engines.finance.funds import funds_of, make_funds, most_issues
from gongxing.engines.finance.ledger import broken
from gongxing.engines.finance.problem import FinanceProblem
from gongxing.io.packs import load_finance_values


def bare(**changed: object) -> FinanceProblem:
    return small_problem(works=level(0), spending=(), **changed)


def test_what_is_free_is_the_cash_that_the_most_issues_leave() -> None:
    # without offers: 300 + (400 - 55) x years - 50
    problem = bare(offers=(), carried=early(0, years=3))
    found = funds_of(problem, most_issues(problem))
    assert [row.free_fen / WAN for row in found.years] == [595, 940, 1285]
    assert all(row.bonds_fen == row.earmarked_fen == 0 for row in found.years)
    assert any("bond_offers" in note.en for note in found.notes)


def test_bonds_widen_what_is_free_within_the_rules_on_debt() -> None:
    alone = funds_of(bare(offers=()), most_issues(bare(offers=())))
    lots = most_issues(bare())
    found = funds_of(bare(), lots)
    assert [n for n in broken(bare(), lots) if not n.startswith("cash")] == []
    assert sum(row.free_fen for row in found.years) > sum(row.free_fen for row in alone.years)
    assert found.years[-1].earmarked_fen == sum(lots[1]) * SPECIAL.lot_fen


def test_debts_too_heavy_leave_only_own_money_and_say_so() -> None:
    problem = bare(old_interest=level(400))
    found = funds_of(problem, most_issues(problem))
    assert sum(row.bonds_fen for row in found.years) == 0
    assert any("old debts alone" in note.en for note in found.notes)


WORTH = st.integers(0, 2000)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_spending_the_funds_allow_can_be_financed(data: st.DataObject) -> None:
    draw = data.draw
    offers = (
        replace(BOND, way=draw(st.sampled_from(("bullet", "annuity"))), rate=draw(st.sampled_from((0.0, 0.03)))),
        SPECIAL,
    )
    problem = bare(
        tax=level(draw(st.integers(200, 600))), opening_fen=draw(st.integers(0, 400)) * WAN, offers=offers,
        dscr_floor=draw(st.sampled_from((0.0, 1.0, 1.3))), debt_ratio=draw(st.sampled_from((0.5, 1.0, 2.0))),
        debt_ceiling_fen=draw(st.sampled_from((None, 500 * WAN))), carried=early(*sorted(draw(st.tuples(WORTH, WORTH, WORTH))), years=3),
    )  # fmt: skip
    funds = funds_of(problem, most_issues(problem))
    free = [row.free_fen for row in funds.years]
    carried = np.cumsum([draw(st.integers(0, 600)) * WAN for _ in free])
    land = early(*draw(st.tuples(*[st.integers(0, 300)] * 3)))
    lack = np.maximum.accumulate(
        [
            max(0, row.earmarked_fen - int(c) + funds.lot_fen) if row.earmarked_fen > c else 0
            for row, c in zip(funds.years, carried, strict=True)
        ]
    )
    room = [min(room - int(short) for room, short in list(zip(free, lack, strict=True))[y:]) for y in range(3)]
    if room[0] < 0:
        return
    spent = np.array([draw(st.integers(0, most)) for most in room])
    spent = np.maximum.accumulate(np.minimum(spent, room)) if (np.diff(room) >= 0).all() else np.full(3, min(room))
    assert funds.enough(spent.tolist(), carried.tolist())
    works = np.zeros_like(problem.tax)
    works[:3] = np.diff(np.r_[0, spent]) + land[:3]
    scheduled = replace(problem, works=works, land=land, carried=carried)
    found = solve_milp(compile_model(scheduled).model)
    assert found.x is not None
    assert broken(scheduled, lots_of(scheduled, found.x)) == []


def test_the_funds_of_a_park_rest_on_its_tables_and_say_what_the_park_bears() -> None:
    plan = money_plan(action("w"), action("p", "portfolio", cost=5e6))
    found = make_funds(money_park(), load_finance_values(), plan)
    assert [row.year for row in found.years] == [2026, 2027, 2028, 2029, 2030]
    assert found.years[0].revenue_fen == 570_000_000
    assert found.years[0].operating_fen == 206_000_000
    assert found.cost_fen(plan.actions[0]) == 100_000_000
    assert found.cost_fen(plan.actions[1]) == 60_000_000
    assert dict(found.carried).keys() == {"w"}
    assert found.origins
    assert found == make_funds(money_park(), load_finance_values(), plan)
