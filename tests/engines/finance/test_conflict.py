"""Is it said in words which rules cannot hold together?"""

from __future__ import annotations

from dataclasses import replace

from tests.finance_problems import BOND, SPECIAL, WAN, impossible_problem, small_problem

from gongxing.engines.finance import solve
from gongxing.plan import Status


def test_what_clashes_is_named() -> None:
    result = solve(impossible_problem())
    assert result.status is Status.INFEASIBLE
    told = " | ".join(words.en for words in result.conflict)
    assert "cost 5,000 ten thousand yuan" in told
    assert "in cash at the end of 20" in told
    assert len(result.conflict) <= 5


def test_every_rule_has_its_words() -> None:
    cases = {
        "at most 200 ten thousand yuan at the end": small_problem(debt_ceiling_fen=200 * WAN),
        "of the resources of": small_problem(debt_ratio=0.3),
        "started works can carry": small_problem(carried=small_problem().carried * 0, offers=(SPECIAL,)),
        "a year": small_problem(offers=(replace(BOND, year_lots=1),)),
        "in all": small_problem(offers=(replace(BOND, year_lots=8, total_lots=1),)),
        "debt service cover of at least 9": small_problem(dscr_floor=9.0),
    }
    for words, problem in cases.items():
        result = solve(problem)
        assert result.status is Status.INFEASIBLE, words
        assert any(words in text.en for text in result.conflict), (words, result.conflict)
        assert all(text.zh != text.en for text in result.conflict)
