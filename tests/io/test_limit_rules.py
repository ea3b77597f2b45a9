"""Are written rules understood, and what is not understood handed back?"""

from __future__ import annotations

import pytest

from gongxing.io.limit_rules import LimitRule, read_rules


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        ("pressure>=30", [LimitRule(False, False, None, 30.0)]),
        (
            "head>=255; node16 260; node17 272.8",
            [
                LimitRule(False, True, None, 255.0),
                LimitRule(False, True, "16", 260.0),
                LimitRule(False, True, "17", 272.8),
            ],
        ),
        ("pressure>=20; pressure<=60", [LimitRule(False, False, None, 20.0), LimitRule(True, False, None, 60.0)]),
        (
            "pressure ≥ 20 m；pmax node5 62",
            [LimitRule(False, False, None, 20.0, 1.0), LimitRule(True, False, "5", 62.0)],
        ),
        ("20<=pressure<=60", [LimitRule(False, False, None, 20.0), LimitRule(True, False, None, 60.0)]),
        (
            "pressure>=20 and node J-7 <= 45.5",
            [LimitRule(False, False, None, 20.0), LimitRule(True, False, "J-7", 45.5)],
        ),
        ("min_pressure 40; max_pressure 75", [LimitRule(False, False, None, 40.0), LimitRule(True, False, None, 75.0)]),
        ("30", [LimitRule(False, False, None, 30.0)]),
    ],
)
def test_rules_are_understood(words: str, rules: list[LimitRule]) -> None:
    assert read_rules(words) == (rules, [])


def test_a_number_alone_can_mean_a_greatest_value() -> None:
    assert read_rules("62; node5 70", most=True)[0] == [
        LimitRule(True, False, None, 62.0),
        LimitRule(True, False, "5", 70.0),
    ]


def test_units_may_be_named() -> None:
    assert read_rules("pressure>=43.33 psi")[0][0].metres == pytest.approx(0.3048 / 0.4333)


def test_what_is_not_understood_comes_back() -> None:
    rules, odd = read_rules("pressure>=30; as high as possible; node 3")
    assert len(rules) == 1
    assert odd == ["as high as possible", "node 3"]
