"""Does the check notice what is wrong with a package?"""

from __future__ import annotations

from dataclasses import replace

from tests.growth_problems import growth_problem, out_of_reach

from gongxing.engines.growth import GrowthParams, check, solve
from gongxing.plan import GrowthScheme, Result
from gongxing.plan.growth import Lever

FEW = GrowthParams(draws=600)
PROBLEM = growth_problem()
RESULT = solve(PROBLEM, FEW, seed=2)


def failing(scheme: GrowthScheme, **changes: object) -> set[str]:
    result: Result[GrowthScheme] = replace(RESULT, part=scheme, **changes)  # type: ignore[arg-type]
    return {finding.code for finding in check(PROBLEM, result) if finding.verdict == "fail"}


def scheme() -> GrowthScheme:
    assert RESULT.part is not None
    return RESULT.part


def with_lever(place: int, **changes: float) -> tuple[Lever, ...]:
    levers = scheme().levers
    return tuple(replace(lever, **changes) if k == place else lever for k, lever in enumerate(levers))  # type: ignore[arg-type]


def test_a_sound_package_passes() -> None:
    assert [finding.verdict for finding in check(PROBLEM, RESULT)] == ["pass"] * 6


def test_a_wrong_price_a_wrong_sum_and_a_bound_above_are_noticed() -> None:
    assert "growth.levers" in failing(replace(scheme(), levers=with_lever(0, cost_yuan=1.0)))
    assert "growth.value" in failing(replace(scheme(), cost_yuan=scheme().cost_yuan + 1))
    assert failing(scheme(), bound=RESULT.value * 1.01) == {"growth.value"}  # type: ignore[operator]


def test_odds_that_do_not_come_out_are_noticed() -> None:
    told = scheme().targets
    better = (replace(told[0], probability=min(1.0, told[0].probability + 0.05)), *told[1:])
    assert failing(replace(scheme(), targets=better)) == {"growth.odds"}


def test_a_package_that_is_too_small_or_too_large_is_noticed() -> None:
    gain, quota = scheme().levers[2], scheme().levers[0]
    assert "growth.odds" in failing(replace(scheme(), levers=with_lever(2, amount=0.0, cost_yuan=0.0)))
    more = quota.amount + 20
    spare = failing(replace(scheme(), levers=with_lever(0, amount=more, cost_yuan=5.0 * more)))
    assert gain.amount > 0
    assert "growth.least" in spare


def test_a_lever_alone_that_is_not_just_enough_is_noticed() -> None:
    (alone,) = scheme().alone
    wrong = replace(alone, amount=alone.amount - 3, cost_yuan=(alone.amount - 3) * 5.0)
    assert failing(replace(scheme(), alone=(wrong,))) == {"growth.alone"}


def test_a_refusal_is_looked_at_again() -> None:
    refused = solve(out_of_reach(), FEW)
    assert [finding.verdict for finding in check(out_of_reach(), refused)] == ["pass"]
    assert [finding.verdict for finding in check(PROBLEM, refused)] == ["fail"]
