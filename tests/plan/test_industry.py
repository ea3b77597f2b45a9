"""Is the choice for a firm found by its id, and are those without a place found at once?"""

from __future__ import annotations

import pytest

from gongxing.plan.industry import FirmChoice, IndustryScheme
from gongxing.words import Text


def test_a_choice_is_found_by_firm() -> None:
    choice = FirmChoice(
        "Q1", "甲厂", "keep", "D1", "D1", 900.0, 0.0, 0.0, 0.0, "B", "B 5/5", True, Text("亩均好", "good")
    )
    scheme = IndustryScheme((choice,), (), 0.0, 0.0)
    assert scheme.choice("Q1") is choice
    with pytest.raises(KeyError, match="Q2"):
        scheme.choice("Q2")


def test_who_has_no_place_is_found_at_once() -> None:
    words = Text("由", "why")
    choices = tuple(
        FirmChoice(firm, firm, decision, "D1", "", 0.0, 0.0, 0.0, 0.0, "", "", False, words)
        for firm, decision in (("Q1", "keep"), ("Q2", "unplaced"))
    )
    assert [choice.firm for choice in IndustryScheme(choices, (), 0.0, 0.0).unplaced] == ["Q2"]
