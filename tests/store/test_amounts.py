"""Are amounts understood in the units planners write?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxing.store.amounts import Amount, is_factor, read_amount


@pytest.mark.parametrize(
    ("written", "unit", "value"),
    [
        ("12 亿元", "yuan", 1.2e9), ("300万元", "yuan", 3e6), ("1,500 元", "yuan", 1500.0), (5, "yuan", 5.0), ("7", "yuan", 7.0),
        ("3 亩", "m2", 2000.0), ("1.5 公顷", "m2", 15000.0), ("2 km2", "m2", 2e6), ("15 %", "share", 0.15), ("15％", "", 0.15),
        ("0.4", "share", 0.4), ("1 万元/亩", "yuan/m2", 15.0), ("2 km", "m", 2000.0), ("-3 %", "share", -0.03), ("6 MW", "MW", 6.0),
    ],
)  # fmt: skip
def test_an_amount_is_read_in_si_and_yuan(written: str | float, unit: str, value: float) -> None:
    assert read_amount(written, unit).value == pytest.approx(value)


@pytest.mark.parametrize("written", ["x 0.8", "× 0.8", "*0.8", "X0.8"])
def test_a_factor_is_told_from_an_amount(written: str) -> None:
    assert read_amount(written, "yuan") == Amount(0.8, factor=True)
    assert is_factor(written)
    assert not is_factor("0.8")


@pytest.mark.parametrize(
    ("written", "unit"), [("12 亩", "yuan"), ("many", "yuan"), ("", "m2"), ("x", "m2"), (float("nan"), "m2"), ("3 亿元", ""), ("1 万元/年", "yuan/m2")]
)  # fmt: skip
def test_what_means_no_amount_in_the_unit_is_refused(written: str | float, unit: str) -> None:
    with pytest.raises(ValueError):
        read_amount(written, unit)


@given(st.floats(0, 1e9, allow_nan=False))
def test_units_agree_with_one_another(value: float) -> None:
    assert read_amount(f"{value!r} 亿元", "yuan").value == pytest.approx(
        read_amount(f"{value * 1e4!r} 万元", "yuan").value
    )
    assert read_amount(f"{value!r} 公顷", "m2").value == pytest.approx(read_amount(f"{value * 15!r} 亩", "m2").value)
