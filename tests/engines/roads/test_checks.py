"""Does the checker pass a true scheme and catch every kind of tampering?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.road_problems import impossible_problem, road_problem

from gongxing.engines.roads import check, solve
from gongxing.plan.roads import RoadScheme, RoadSegment

PROBLEM = road_problem(7)
RESULT = solve(PROBLEM)
SCHEME = RESULT.part
assert SCHEME is not None
NEW = next(s for s in SCHEME.segments if s.decision == "new")
KEPT = next(s for s in SCHEME.segments if s.decision == "keep")


def failed(scheme: RoadScheme) -> set[str]:
    return {f.code for f in check(PROBLEM, replace(RESULT, part=scheme)) if f.verdict == "fail"}


def swapped(old: RoadSegment, **changes: object) -> RoadScheme:
    assert SCHEME is not None
    return replace(SCHEME, segments=tuple(replace(s, **changes) if s == old else s for s in SCHEME.segments))  # type: ignore[arg-type]


def without(old: RoadSegment) -> RoadScheme:
    assert SCHEME is not None
    return replace(SCHEME, segments=tuple(s for s in SCHEME.segments if s != old))


def test_the_solver_s_own_scheme_passes() -> None:
    assert failed(SCHEME) == set() if SCHEME else False
    assert len(check(PROBLEM, RESULT)) == 12


@pytest.mark.parametrize(
    ("tamper", "code"),
    [
        (lambda: without(KEPT), "roads.complete"),
        (lambda: swapped(KEPT, decision="widen"), "roads.complete"),
        (lambda: swapped(NEW, path=((0.0, 0.0), (1.0, 1.0))), "roads.complete"),
        (lambda: swapped(NEW, grade="arterial"), "roads.complete"),
        (lambda: swapped(NEW, construction_yuan=1.0), "roads.costs"),
        (lambda: swapped(NEW, width_m=3.0), "roads.fire"),
        (lambda: without(NEW), "roads.costs"),
        (lambda: replace(SCHEME, access=SCHEME.access[1:]), "roads.access"),
        (lambda: replace(SCHEME, access=tuple(replace(a, by="") for a in SCHEME.access)), "roads.access"),
        (lambda: replace(SCHEME, turning_heads=()), "roads.dead_ends"),
        (lambda: replace(SCHEME, travel_yuan=1.0), "roads.travel"),
        (lambda: replace(SCHEME, works_yuan=1.0), "roads.costs"),
        (lambda: replace(SCHEME, routes=SCHEME.routes[1:]), "roads.trucks"),
        (lambda: replace(SCHEME, routes=(replace(SCHEME.routes[0], near_homes_m=9.0), *SCHEME.routes[1:])), "roads.trucks"),
    ],
)  # fmt: skip
def test_tampering_is_caught(tamper: Callable[[], RoadScheme], code: str) -> None:
    assert code in failed(tamper())


def test_a_value_or_bound_that_is_not_so_is_caught() -> None:
    for wrong in (replace(RESULT, value=1.0), replace(RESULT, bound=(RESULT.value or 0) * 2)):
        assert "roads.value" in {f.code for f in check(PROBLEM, wrong) if f.verdict == "fail"}


def test_budgets_are_checked() -> None:
    problem = replace(PROBLEM, rules=replace(PROBLEM.rules, budget_m=1.0))
    assert "roads.budget_m" in {f.code for f in check(problem, RESULT) if f.verdict == "fail"}


def test_no_scheme_is_unknown() -> None:
    problem = impossible_problem()
    assert [f.verdict for f in check(problem, solve(problem))] == ["unknown"]
