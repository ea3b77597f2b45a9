"""Is a village drained soundly, cheaply, with reasons, and is the impossible told?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.sewer_problems import impossible_problem, no_outlet_problem, sewer_problem

from gongxing.engines.sewer import check, clerk, redesign, solve
from gongxing.plan.result import Status


@pytest.mark.parametrize("kind", ["sewer", "storm"])
def test_sound_and_not_dearer_than_the_clerk(kind: str) -> None:
    problem = sewer_problem(kind=kind)
    result = solve(problem)
    assert result.status in (Status.OPTIMAL, Status.FEASIBLE)
    assert [f.code for f in check(problem, result) if f.verdict != "pass"] == []
    assert result.bound <= result.part.layout_bound_yuan <= result.value + 1e-6
    assert result.value <= clerk(problem)[1]
    assert {p for node in result.part.nodes for p in node.parcels} == {f"D{i}" for i in range(9)}


def test_the_present_pipe_is_kept_and_says_why() -> None:
    kept = [pipe for pipe in solve(sewer_problem()).part.pipes if pipe.decision == "keep"]
    assert {pipe.existing for pipe in kept} == {"P1"}
    assert all(pipe.cost_yuan == 0 and "DN400" in pipe.reason.en for pipe in kept)


def test_flat_land_is_pumped() -> None:
    problem = sewer_problem(fall=0.0, level=7.5)
    result = solve(problem)
    assert result.part.pumps
    assert [f.code for f in check(problem, result) if f.verdict != "pass"] == []


def test_impossible_and_without_outlet() -> None:
    result = solve(impossible_problem())
    assert result.status is Status.INFEASIBLE
    assert any("no pumps" in words.en for words in result.conflict)
    assert any("the lowest outlet is at 50 m" in words.en for words in result.conflict)
    lost = solve(no_outlet_problem())
    assert lost.status is Status.INFEASIBLE
    assert len(lost.conflict) == 2


def test_more_room_for_one_reach_keeps_the_layout() -> None:
    problem = sewer_problem()
    before = solve(problem)
    roomy = replace(problem, boost=problem.boost * 6.0)
    after = redesign(roomy, before.part)
    assert [f.code for f in check(roomy, after) if f.verdict != "pass"] == []
    pairs = {(p.start, p.end) for p in before.part.pipes if p.decision.in_service}
    assert {(p.start, p.end) for p in after.part.pipes if p.decision.in_service} == pairs
    assert after.value > before.value
