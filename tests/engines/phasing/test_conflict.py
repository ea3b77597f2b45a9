"""Are works, precedences and stocks of a conflict told in words, and nothing left empty?"""

from __future__ import annotations

from tests.phasing_problems import impossible_problem

from gongxing.engines.phasing.compile import compile_problem
from gongxing.engines.phasing.conflict import words_of


def test_each_kind_is_told() -> None:
    problem = impossible_problem()
    found = words_of(problem, compile_problem(problem), ("A", "A > B", "money_yuan"))
    assert [words.en for words in found] == [
        "A must start on 2026-01-01",
        "A comes before B",
        "the limit of money_yuan",
    ]
    assert len(words_of(problem, compile_problem(problem), ())) == 1
