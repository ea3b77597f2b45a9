"""Indicators name real columns, units agree, formulas tell what they borrow."""

from __future__ import annotations

import pytest

from gongxing.io.grading import load_formulas
from gongxing.origins import OriginKind
from gongxing.park.tables import FIRMS
from gongxing.standards.grading import INDICATORS, UNITS
from gongxing.units import MU_M2

FORMULAS = load_formulas()


def test_indicators_are_ratios_of_columns_of_the_register() -> None:
    for key, indicator in INDICATORS.items():
        assert key == indicator.key
        assert {indicator.above, indicator.below} <= set(FIRMS.names)


def test_every_indicator_can_be_stated_in_some_official_unit() -> None:
    assert {indicator.unit for indicator in INDICATORS.values()} == {unit for unit, _ in UNITS.values()}
    assert 15 * UNITS["万元/亩"][1] * MU_M2 == pytest.approx(150_000)


def test_formulas_say_which_rule_they_state_and_what_they_borrow() -> None:
    assert FORMULAS.keys == ("HA", "HY-above", "HY-below", "LH", "AH")
    assert len(FORMULAS) == 5
    assert [f.key for f in FORMULAS if f.borrowed] == ["HY-above", "HY-below", "LH"]
    assert FORMULAS.of("AH").shares == (0.25, 0.45, 0.25, 0.05)
    assert FORMULAS.of("HA").origin.kind is OriginKind.RULE
    for formula in FORMULAS:
        assert sum(c.weight for c in formula.criteria) == 100
        assert formula.least_land_m2 == pytest.approx(2000)
    with pytest.raises(KeyError, match="no grading formula X"):
        FORMULAS.of("X")


def test_what_class_d_brings_comes_from_nanjing() -> None:
    (policy,) = FORMULAS.policies
    assert (policy.grade, policy.effect, policy.origin.ref) == ("D", "no_bid", "MJ-NJ")
