"""Does the checker notice each kind of fault?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.sewer_problems import sewer_problem

from gongxing.engines.sewer import check, solve
from gongxing.plan.sewer import DrainDecision


@pytest.fixture(scope="module")
def solved():
    problem = sewer_problem()
    return problem, solve(problem)


def failed(problem, result, scheme) -> set[str]:
    return {f.code.split(".")[1] for f in check(problem, replace(result, part=scheme)) if f.verdict == "fail"}


def new(scheme):
    return next(p for p in scheme.pipes if p.decision is DrainDecision.NEW and not p.pressure and p.length_m > 50)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"flow_m3_s": 0.5}, "flows"),
        ({"fill": 0.9}, "capacity"),
        ({"slope": 0.0001}, "slopes"),
        ({"cover_start_m": 0.1}, "depths"),
        ({"cost_yuan": 1.0}, "costs"),
    ],
)
def test_a_changed_pipe(solved, change: dict[str, float], code: str) -> None:
    problem, result = solved
    pipe = new(result.part)
    pipes = tuple(replace(p, **change) if p is pipe else p for p in result.part.pipes)
    assert code in failed(problem, result, replace(result.part, pipes=pipes))


def test_a_lost_pipe_a_changed_old_one_and_a_false_value(solved) -> None:
    problem, result = solved
    pipe = new(result.part)
    assert failed(problem, result, replace(result.part, pipes=tuple(p for p in result.part.pipes if p is not pipe)))
    pipes = tuple(
        replace(p, start_invert_m=p.start_invert_m + 0.1) if p.decision == "keep" else p for p in result.part.pipes
    )
    assert "kept" in failed(problem, result, replace(result.part, pipes=pipes))
    told = check(problem, replace(result, value=result.value * 2))
    assert [f.code for f in told if f.verdict == "fail"] == ["sewer.value"]


def test_a_raised_outlet(solved) -> None:
    problem, result = solved
    raised = replace(problem, outlets=tuple(replace(place, level_m=place.level_m + 9) for place in problem.outlets))
    assert "outlets" in failed(raised, result, result.part)
