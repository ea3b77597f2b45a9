"""Do the prices come from the parameters, the worth of land among them?"""

from __future__ import annotations

import pytest

from gongxing.engines.industry.prices import UPGRADED, prices_of
from gongxing.io.packs import load_industry_values


def test_prices_follow_the_parameters_and_the_users_own_figures() -> None:
    values = load_industry_values().with_value("move_cost_yuan_m2", "*", 777.0, "合同")
    found = prices_of(values)
    assert found.move_yuan_m2 == 777.0
    assert found.gain_of("C") == values.value("upgrade_gain", "C")
    assert found.gain_of("A") is None
    assert tuple(grade for grade, _ in found.upgrade_gain) == UPGRADED


def test_land_let_anew_is_worth_its_price_and_half_of_what_newcomers_add() -> None:
    values = load_industry_values()
    for key, value in (("land_price_yuan_m2", 400.0), ("new_value_added_yuan_m2", 100.0), ("land_let_share", 0.5), ("capital_years", 8.0)):  # fmt: skip
        values = values.with_value(key, "*", value, "试验")
    assert prices_of(values).land_worth_yuan_m2 == pytest.approx(800.0)
