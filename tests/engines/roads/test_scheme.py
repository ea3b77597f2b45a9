"""Does the scheme say of each road what becomes of it, and why?"""

from __future__ import annotations

from tests.road_problems import road_problem

from gongxing.engines.roads import solve
from gongxing.engines.roads.scheme import segment_ids


def test_every_stretch_has_a_decision_a_reason_and_an_id_of_its_own() -> None:
    problem = road_problem(5)
    part = solve(problem).part
    assert part is not None
    ids = [s.id for s in part.segments]
    assert len(ids) == len(set(ids))
    assert {s.road for s in part.segments if s.decision == "keep"} == {"S", "E", "N", "W", "G"}
    assert all(s.reason.zh and s.reason.en for s in part.segments)
    assert sorted(p for s in part.built for p in s.parcels) == sorted(problem.waiting)
    assert {a.parcel for a in part.access} == {f"P{i}{j}" for i in range(5) for j in range(5)}


def test_ids_stay_when_the_problem_is_built_again() -> None:
    assert segment_ids(road_problem()) == segment_ids(road_problem())


def test_costs_of_segments_add_up() -> None:
    part = solve(road_problem(5)).part
    assert part is not None
    heads = sum(head.cost_yuan for head in part.turning_heads)
    assert abs(sum(s.cost_yuan for s in part.built) + heads - part.works_yuan) < 1e-6
