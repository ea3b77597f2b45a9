"""Is a package written with amounts, prices and odds, and a refusal with what limits it?"""

from __future__ import annotations

from tests.growth_problems import calm_problem

from gongxing.engines.growth import Reach, simulate
from gongxing.engines.growth.problem import Target
from gongxing.engines.growth.scheme import lever_at, odds_of, refusal, write_scheme


def test_a_package_tells_steps_as_amounts() -> None:
    problem = calm_problem(targets=(Target("output", 0.09, 129.0),), asked=0.9)
    scheme = write_scheme(Reach(problem, simulate(problem, 7, 1), 1), (3, 0, 2), (None, None, 1))
    assert [(lever.key, round(lever.amount, 6), round(lever.cost_yuan, 6)) for lever in scheme.levers] == [
        ("quota", 3.0, 15.0),
        ("investment", 0.0, 0.0),
        ("productivity", 0.2, 40.0),
    ]
    assert scheme.cost_yuan == 55.0
    assert scheme.draws == 7
    assert [lever.key for lever in scheme.alone] == ["productivity"]
    assert (scheme.targets[0].probability, scheme.targets[0].asked) == (1.0, 0.9)


def test_a_refusal_names_the_hardest_target() -> None:
    problem = calm_problem(targets=(Target("output", 0.0, 129.0), Target("tax", 0.5, 99.0)))
    reach = Reach(problem, simulate(problem, 3, 1), 1)
    assert [round(odds.probability) for odds in odds_of(reach, (6, 4, 4))] == [1, 0]
    words = refusal(reach, (6, 4, 4))
    assert "tax" in words[0].en
    assert "is 0%" in words[0].en
    # tax of 13 and 0.4 of it more: 18.2 from 10 in three years
    assert f"at most {1.82 ** (1 / 3) - 1:.1%} a year" in words[0].en
    assert lever_at(problem, 0, 6).amount == lever_at(problem, 0, 6).limit
