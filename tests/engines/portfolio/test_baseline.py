"""Does the clerk serve the chains first and then fill the limits by density times growth?"""

from __future__ import annotations

from tests.portfolio_problems import impossible_problem, small_problem

from gongxing.engines.portfolio import clerk
from gongxing.engines.portfolio.objective import broken


def test_he_keeps_every_rule() -> None:
    problem = small_problem()
    chosen = clerk(problem)
    assert broken(problem, chosen) == []
    decided = {problem.sectors[s].code: problem.option_decision[k] for s, k in enumerate(chosen)}
    assert decided["A"] == "strengthen"
    assert decided["C"] == "extend"


def test_the_nearest_and_fastest_comes_first() -> None:
    """E: 0.16 x 0.09 beats every other; with room for one entry it is E, not F."""
    problem = small_problem(limits={"money": 9e8, "land": 9e5, "jobs": 9e3, "skilled": 9e3})
    chosen = clerk(problem)
    assert problem.option_decision[chosen[4]] == "enter"
    assert problem.option_decision[chosen[5]] == "hold"


def test_he_gives_up_where_the_chains_cannot_be_served() -> None:
    assert clerk(impossible_problem()) is None
