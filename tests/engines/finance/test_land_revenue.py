"""Does the right land bring in the right money?"""

from __future__ import annotations

import pytest
from tests.finance_parks import action, choice, money_plan

from gongxing.engines.finance.land_revenue import MONEY, land_price, land_revenue, with_land_revenue
from gongxing.io.packs import load_finance_values
from gongxing.plan import LandScheme

VALUES = load_finance_values()


def test_granted_land_brings_its_price_less_the_deductions() -> None:
    # deductions 3 + 2 + 4 + 4 + 4 = 17 %; a hectare of industry at 330: 3,300,000 x 0.83; of shops at 1,200: 12,000,000 x 0.83
    found = land_revenue(money_plan().land.part, VALUES)  # type: ignore[union-attr]
    assert found == {"P00": 273_900_000, "P01": 996_000_000}


def test_a_better_use_of_built_land_pays_the_difference_and_a_worse_one_nothing() -> None:
    choices = (choice("A", "1001", "0901"), choice("B", "0901", "1001"), choice("C", "0101", "1001", fixed=True))
    found = land_revenue(LandScheme((), choices, (), ()), VALUES)
    assert found == {"A": round(10_000 * (1200 - 330) * 0.83 * 100)}


def test_parks_and_roads_are_not_sold() -> None:
    assert land_price("1401", VALUES) == 0
    assert land_price("0101", VALUES) == 0
    assert land_price("100102", VALUES) == land_price("1001", VALUES) == 330


def test_actions_give_what_their_parcels_bring_once() -> None:
    plan = money_plan(
        action("x", "land", parcels=("P00", "P02")), action("y", parcels=("P01",), gives=(("flats/E", 2.0),))
    )
    once = with_land_revenue(plan.actions, plan.land.part, VALUES)  # type: ignore[union-attr]
    assert dict(once[0].gives) == {MONEY: pytest.approx(2_739_000.0)}
    assert once[1].gives == (("flats/E", 2.0),)
    assert with_land_revenue(once, plan.land.part, VALUES) == once  # type: ignore[union-attr]
    assert with_land_revenue(plan.actions, None, VALUES) == plan.actions
