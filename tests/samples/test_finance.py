"""Are the demo's accounts, debts, offers and programmes whole, made up, and the same for the same seed?"""

from __future__ import annotations

import numpy as np

from gongxing.park import Table, schema
from gongxing.samples import finance


def test_the_tables_keep_their_schemas() -> None:
    frames = {
        "budget": finance.budget(1.0, 2026, np.random.default_rng(3)), "debts": finance.debts(1.0), "bond_offers": finance.bond_offers(1.0),
        "incentives": finance.incentives(1.0),
    }  # fmt: skip
    for name, frame in frames.items():
        assert len(Table(schema(name), frame)) == len(frame) > 2


def test_settled_years_come_before_the_horizon_and_expected_ones_in_it() -> None:
    frame = finance.budget(1.0, 2026, np.random.default_rng(3))
    assert set(frame.loc[frame["expected"], "year"]) == {2026, 2027}
    assert set(frame.loc[~frame["expected"], "year"]) == {2023, 2024, 2025}
    assert frame.equals(finance.budget(1.0, 2026, np.random.default_rng(3)))


def test_twelve_programmes_of_three_to_five_steps_bring_less_and_less() -> None:
    frame = finance.incentives(1.0)
    sizes = frame.groupby("programme").size()
    assert len(sizes) == 12
    assert sizes.between(3, 5).all()
    for _, steps in frame.groupby("programme"):
        rate = steps["benefit_yuan"] / steps["amount_yuan"]
        assert rate.is_monotonic_decreasing
