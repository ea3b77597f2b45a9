"""Is what cannot hold together named, with what is lacking?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from tests.industry_problems import firm, impossible_problem, leaver, made, site

from gongxing.engines.industry import IndustryProblem, solve


def told(problem: IndustryProblem) -> str:
    result = solve(problem)
    assert len(result.conflict) >= 2
    return " | ".join(words.en for words in result.conflict)


def test_a_decision_against_the_plan_is_told_with_what_forbids_it() -> None:
    words = told(made([leaver("A", "Q0", decided="keep")], [site("P0")]))
    assert "keep 厂A (A)" in words
    assert "does not admit the firm" in words


def test_a_decision_against_a_protection_distance_names_the_rule() -> None:
    problem = made([firm("A", leaves=("WS-DEF",), conflicts=3, conflict_m2=10.0, decided="keep")], [site("P0", present_m2=1e4)],
                   shield_rule="WS-DEF")  # fmt: skip
    assert "3 homes or schools" in told(problem)
    assert "WS-DEF" in told(problem)


def test_a_lot_of_the_wrong_class_or_too_small_is_told() -> None:
    sent = {"decided": "move", "decided_site": "P0"}
    assert "does not admit its class" in told(made([leaver("A", "Q0", industry_class=3, **sent)], [site("P0")]))
    assert "at most 4,000 m2" in told(made([leaver("A", "Q0", **sent)], [site("P0", 4_000.0)]))
    far = made([leaver("A", "Q0", distance_m=80.0, **sent)], [site("P0")], levels_m=np.array([80.0]), clear_m2=np.array([[500.0]]),
               shield_rule="WS-DEF")  # fmt: skip
    assert "farther than 80 m" in told(far)


def test_unknown_land_is_the_reason_where_it_is() -> None:
    assert "not known" in told(made([firm("A", land_m2=None, decided="exit")], [site("P0")]))


def test_too_little_money_is_named_with_who_needs_it() -> None:
    problem = replace(impossible_problem(), sites=(site("P0", 30_000.0), site("P1")), budget_yuan=1.5e6)
    words = told(problem)
    assert "public money of at most 150 x 10,000 yuan" in words
    assert "(A)" in words
    assert "(B)" in words
