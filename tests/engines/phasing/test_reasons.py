"""Is it told in words why a work is not done or not earlier?"""

from __future__ import annotations

import numpy as np
from tests.phasing_problems import made, stock, task

from gongxing.engines.phasing.compile import compile_problem
from gongxing.engines.phasing.problem import Link, PhasingProblem
from gongxing.engines.phasing.reasons import Scene, hindrance, lacking, quarter_name, short


def scene(problem: PhasingProblem, *start: int) -> Scene:
    return Scene(problem, compile_problem(problem), np.array(start))


def told(found: Scene, work: int, at: int) -> str:
    return hindrance(found, work, at, found.breaches(work, at)).en


def test_a_predecessor_that_ends_later() -> None:
    found = scene(made((task("A", quarters=3), task("B")), links=(Link("A", "B", "after"),)), 1, 4)
    assert told(found, 1, 2) == "“A”, which comes first, ends with Q4 2026"
    assert "waits for it" in told(found, 0, 2)
    idle = scene(found.problem, -1, -1)
    assert "is not done within the horizon" in lacking(idle, 1).en


def test_money_quota_crews_and_flats_are_named_with_their_unit() -> None:
    money = stock("money_yuan", (None, None, None, 1e6, None, None, None, 1e7), "yuan")
    found = scene(made((task("A", 1e6), task("B", 2e6)), stocks=(money,)), 0, 4)
    assert told(found, 1, 0) == "money of 2026 is short by 200.0 × 10,000 yuan"
    problem = made((task("A"),))
    for unit, words in (("m2", "0.02 ha"), ("crews", "200.0"), ("flats", "200"), ("x", "200.0")):
        assert short(problem, stock("s", 1.0, unit), 5, 200.0).en.endswith(words)
    assert quarter_name(problem, 5).zh == "2027 年二季度"


def test_too_long_too_early_or_not_worth_it() -> None:
    found = scene(
        made((task("A", quarters=9), task("B", earliest=2), task("C", benefit_yuan=-9.0, dropped_yuan=0.0))), -1, 2, -1
    )
    assert "takes 9 quarters" in lacking(found, 0).en
    assert "cannot start before Q3 2026" in told(found, 1, 0)
    assert lacking(found, 2).en == "it costs more than it brings"
