"""Do park and plan become the problem, with every fen of the actions in it?"""

from __future__ import annotations

from dataclasses import replace

from tests.engines.finance.test_timing import phased
from tests.finance_parks import action, money_park, money_plan, with_programmes

from gongxing.engines.finance.build import build_problem, costs_of, offers_of
from gongxing.io.packs import load_finance_values
from gongxing.park import FinanceLimits

VALUES = load_finance_values()


def test_actions_land_and_income_lie_in_their_years() -> None:
    plan = phased(("w", 2, 6), ("l", 0, 4), costs=(100_000_000, 50_000_000))
    acts = (action("w"), action("l", "land", cost=5e5, gives=(("money_yuan", 2e6),)))
    found = build_problem(money_park(), VALUES, replace(plan, actions=acts))
    assert found.works[:3].tolist() == [50_000_000 + 50_000_000, 50_000_000, 0]
    assert dict(found.spending)["water"][:2] == (50_000_000, 50_000_000)
    assert found.land[:3].tolist() == [0, 200_000_000, 0]
    assert found.income[:4].tolist() == [0, 0, 5_000_000, 5_000_000]  # 5 % of a million a year from the year after 2027
    assert {p.action: p.year for p in found.projects} == {"w": 0, "l": 0}
    assert found.years == 5 + 5


def test_without_a_schedule_spending_is_even_and_said_to_be() -> None:
    found = build_problem(money_park(), VALUES, money_plan(action("w"), action("x", cost=None)))
    assert found.works[:6].tolist() == [20_000_000] * 5 + [0]
    assert any("evenly" in note.en for note in found.notes)
    assert any("1 actions of unknown cost" in note.en for note in found.notes)


def test_offers_are_cut_to_whole_lots() -> None:
    general, special = offers_of(money_park())
    assert (general.year_lots, general.total_lots, general.issue_fen) == (2, 5, 100_000)
    assert (special.year_lots, special.total_lots, special.issue_fen) == (10, 18, 0)


def test_settings_come_before_parameters_and_incentives_are_set_aside() -> None:
    park = with_programmes(money_park())
    limits = FinanceLimits(least_cash_yuan=7.0, dscr_floor=1.5, debt_ratio=0.8, debt_ceiling_yuan=9e6, discount_rate=0.06, incentives_yuan=75.0)  # fmt: skip
    found = build_problem(park.with_settings(replace(park.settings, finance=limits)), VALUES, money_plan())
    assert (found.least_cash_fen, found.dscr_floor, found.debt_ratio, found.debt_ceiling_fen, found.discount_rate) == (700, 1.5, 0.8, 900_000_000, 0.06)  # fmt: skip
    assert found.incentives.tolist() == [7000] * 5 + [0] * 5
    plain = build_problem(park, VALUES, money_plan())
    assert (plain.least_cash_fen, plain.debt_ceiling_fen, plain.incentives.sum()) == (51_500_000, None, 0)


def test_the_park_bears_its_share_of_a_cost() -> None:
    assert costs_of((action("p", "portfolio", cost=100.0), action("x", cost=None)), VALUES) == {"p": 1200}
