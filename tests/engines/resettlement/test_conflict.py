"""Is the smallest set of demands that clash told in plain words?"""

from __future__ import annotations

from dataclasses import replace

from tests.resettlement_problems import estate, household, problem_of

from gongxing.engines.resettlement import Decision, solve


def test_a_decision_that_takes_the_last_flat_is_named() -> None:
    houses = (household("A"), household("B", wish="flat"))
    problem = replace(problem_of(houses, (estate("E1", (120.0, 1)),)), decisions=(("A", Decision("flat", "E1")),))
    told = solve(problem).conflict
    assert [words.en for words in told] == [
        "1 households chose: flat, which takes 1 flats or sites at least",
        "household A is decided for: flat in E1",
        "E1小区 (E1) has 1 flats or sites on offer",
    ] or {words.en for words in told} == {
        "household A is decided for: flat in E1",
        "1 households chose: flat, which takes 1 flats or sites at least",
        "E1小区 (E1) has 1 flats or sites on offer",
    }
    assert all(words.zh != words.en for words in told)
