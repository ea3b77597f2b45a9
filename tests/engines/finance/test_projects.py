"""Which works carry special bonds, and how much?"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tests.finance_parks import action
from tests.finance_problems import BOND, SPECIAL

from gongxing.engines.finance.projects import burden_of, projects_of
from gongxing.io.packs import load_finance_values

VALUES = (
    load_finance_values().with_value("work_income", "water", 0.1, "测试").with_value("special_cover", "*", 1.25, "测试")
)


def test_the_burden_of_a_bond_is_principal_and_interest_over_its_face() -> None:
    # 2 % on 100, 75, 50, 25 % of the face: 5 %
    assert burden_of(SPECIAL) == Fraction(105, 100)
    assert burden_of(replace(BOND, rate=0.0)) == 1


def test_a_work_carries_what_its_income_repays_with_the_cover_and_no_more_than_it_costs() -> None:
    # water: 0.1 x 1,000 x 4 years = 400 over 1.25 x 1.05 = 304.76; land: 5,000 of land revenue carries all of its 1,000
    acts = (action("w"), action("l", "land", gives=(("money_yuan", 5e6),)), action("r", "roads"))
    found = {p.action: p for p in projects_of(acts, {"w": 10**8, "l": 10**8, "r": 10**8}, (BOND, SPECIAL), VALUES)}
    assert set(found) == {"w", "l"}
    assert found["w"].carries_fen == 30_476_190
    assert (found["w"].income_fen, found["w"].counted_fen) == (10**7, 4 * 10**7)
    assert found["l"].carries_fen == 10**8


def test_without_special_bonds_on_offer_nothing_carries_any() -> None:
    assert projects_of((action("w"),), {"w": 10**8}, (BOND,), VALUES) == ()
