"""Do the lines of a bill of quantities add up to the cost of the works, to the fen?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.plan.bill import UNITS, Work, draw_up
from gongxing.words import Text, same

PIPE, TITLE = Text("新建给水管", "new main"), Text("给水", "water")


def test_works_of_one_item_and_size_become_one_line() -> None:
    bill = draw_up(
        "water",
        TITLE,
        (
            Work(PIPE, same("DN200"), 100.0, "m", 69_000.0),
            Work(PIPE, same("DN300"), 10.0, "m", 11_200.0),
            Work(PIPE, same("DN200"), 50.0, "m", 34_500.0),
        ),
    )
    assert [(line.size.en, line.quantity, line.sum_yuan) for line in bill.lines] == [
        ("DN200", 150.0, 103_500.0),
        ("DN300", 10.0, 11_200.0),
    ]
    assert bill.lines[0].price_yuan == pytest.approx(690.0)
    assert bill.total_yuan == 114_700.0


def test_thirds_of_a_yuan_add_up_to_the_fen() -> None:
    # three lines of 0.333... yuan: 33 + 33 + 33 fen would lose the hundredth fen
    bill = draw_up("water", TITLE, [Work(PIPE, same(f"DN{i}"), 1.0, "m", 1 / 3) for i in range(3)])
    assert [line.sum_fen for line in bill.lines] == [34, 33, 33]
    assert bill.total_fen == 100


def test_random_costs_add_up_and_no_line_is_off_by_a_fen() -> None:
    costs = np.random.default_rng(3).uniform(0.0, 1e6, 200)
    bill = draw_up("water", TITLE, [Work(PIPE, same(f"DN{i}"), 1.0, "m", float(c)) for i, c in enumerate(costs)])
    assert abs(bill.total_yuan - costs.sum()) <= 0.005 + 1e-6
    assert all(abs(line.sum_yuan - cost) < 0.01 for line, cost in zip(bill.lines, costs, strict=True))


def test_an_empty_bill_is_nothing_and_a_line_without_quantity_has_no_price() -> None:
    assert draw_up("water", TITLE, ()).total_fen == 0
    assert draw_up("water", TITLE, [Work(PIPE, same("DN100"), 0.0, "m", 0.0)]).lines[0].price_yuan is None
    held = draw_up("sewer", TITLE, [Work(PIPE, same("DN100"), 4.0, "piece", 0.0)])
    assert held.lines[0].price_yuan is None  # priced with another line
    assert UNITS["m2"].en == "m²"
