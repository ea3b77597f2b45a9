"""Are times and savings those of all-pairs shortest ways?"""

from __future__ import annotations

import numpy as np
from tests.road_problems import road_problem

from gongxing.engines.roads.links import find_links
from gongxing.engines.roads.ways import Ways


def test_a_saving_told_is_what_building_brings_and_never_above_its_bound() -> None:
    problem = road_problem(5)
    ways = Ways(problem, problem.stands)
    looked = 0
    for a in range(0, len(problem.xy), 3):
        for b in range(1, len(problem.xy), 4):
            if a == b or not (ways.degree[[a, b]] > 0).all():
                continue
            saving = ways.saving(a, b, 2.0)
            bound = ways.most_saving(np.array([a]), np.array([b]), np.array([2.0]))[0]
            assert saving <= bound + 1e-6
            looked += saving > 0
    assert looked


def test_links_found_are_ways_between_points_of_the_network_that_could_pay() -> None:
    problem = road_problem(5)
    ways = Ways(problem, problem.stands)
    for link in find_links(problem, ways):
        ends = np.bincount(problem.ends[list(link.edges)].ravel(), minlength=len(problem.xy))
        assert set(np.flatnonzero(ends == 1)) == {link.a, link.b}
        assert ways.saving(link.a, link.b, link.seconds) > 0
        before = ways.total()
        trial = Ways(problem, ways.used)
        for edge in link.edges:
            trial.add(edge)
        assert np.isclose(before - trial.total(), ways.saving(link.a, link.b, link.seconds))


def test_quickened_edges_can_be_taken_back() -> None:
    problem = road_problem()
    ways = Ways(problem, problem.stands)
    kept, before = ways.kept(), ways.total()
    for edge in np.flatnonzero(problem.stands).tolist():
        ways.quicken(edge, problem.seconds[edge] / 2)
    assert ways.total() < before
    ways.back(kept)
    assert ways.total() == before
