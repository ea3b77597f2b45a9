"""Is the impossible told by what conflicts?"""

from __future__ import annotations

from dataclasses import replace

from tests.water_problems import grid_problem, high_ground_problem, streets_problem, thirsty_problem

from gongxing.engines.water.conflict import largest_fails, plain_conflict


def test_a_sound_problem_has_no_conflict() -> None:
    assert plain_conflict(grid_problem()) == ()
    assert largest_fails(grid_problem()) == ()


def test_a_hill_above_the_source_is_named_with_its_height() -> None:
    words = plain_conflict(high_ground_problem())
    assert len(words) == 2
    assert "J11" in words[0].en
    assert "30.0 m" in words[0].en
    assert "45.0 m" in words[1].en


def test_a_node_beyond_every_street_is_named() -> None:
    problem = streets_problem([(0, 0), (1, 0), (2, 0), (3, 0)], [(0, 1), (2, 3)], demand_l_s={1: 1, 3: 1})
    assert "J3" in plain_conflict(problem)[0].en


def test_a_source_far_above_the_town_is_a_conflict() -> None:
    problem = replace(grid_problem(), source_head_m=grid_problem().source_head_m + 60)
    assert "60 m" in plain_conflict(problem)[0].en


def test_what_even_the_largest_pipes_cannot_do_is_told_by_case() -> None:
    words = largest_fails(thirsty_problem())
    assert len(words) == 2
    assert "J1" in words[0].en
    assert "DN400" in words[1].en
