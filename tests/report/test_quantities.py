"""Do the bills of quantities hold every work of the schemes, at their cost to the fen?"""

from __future__ import annotations

import pytest
from tests.report.networks import conflicted, lines_scheme, networked, water_scheme

from gongxing.plan import Plan
from gongxing.report.quantities import lines_bill, quantities, water_bill


def test_each_bill_adds_up_to_its_scheme(plan: Plan) -> None:
    whole = networked(plan)
    costs = {"water": water_scheme().cost_yuan, "lines": lines_scheme().works_yuan}
    bills = {bill.engine: bill for bill in quantities(whole)}
    assert set(bills) == set(costs)
    for engine, cost in costs.items():
        assert bills[engine].total_yuan == pytest.approx(cost, abs=0.0051)


def test_mains_by_decision_and_diameter() -> None:
    found = [(line.item.en, line.size.en, line.quantity, line.sum_yuan) for line in water_bill(water_scheme()).lines]
    assert found == [
        ("New main", "DN300", 100.0, 33_333.34),
        ("Main beside a present one", "DN300", 100.0, 33_333.33),
        ("Main replaced", "DN200", 100.0, 33_333.33),
    ]


def test_yielding_works_by_way_and_kind() -> None:
    (line,) = lines_bill(lines_scheme()).lines
    assert (line.item.zh, line.size.zh, line.quantity, line.sum_yuan) == ("交叉避让：上跨", "给水", 1.0, 12_345.68)


def test_no_scheme_no_bill(plan: Plan) -> None:
    assert quantities(plan) == ()
    assert quantities(conflicted(plan)) == ()
