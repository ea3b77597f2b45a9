"""Is a link found where it pays, and none where nothing can pay?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from tests.road_problems import village_park

from gongxing.engines.roads import build_problem
from gongxing.engines.roads.links import find_links
from gongxing.engines.roads.problem import RoadProblem
from gongxing.engines.roads.ways import Ways
from gongxing.io.packs import load_network_values


def works() -> RoadProblem:
    return build_problem(village_park(4, use="100102"), load_network_values())


def busier(problem: RoadProblem, times: float) -> RoadProblem:
    return replace(problem, travel=replace(problem.travel, worth=problem.travel.worth * times))


def test_busy_villages_have_links_that_pay_and_idle_ones_none() -> None:
    problem = works()
    busy, idle = busier(problem, 1000.0), busier(problem, 0.0)
    assert find_links(busy, Ways(busy, busy.stands))
    assert find_links(idle, Ways(idle, idle.stands)) == ()


def test_they_use_candidates_only() -> None:
    busy = busier(works(), 1000.0)
    for link in find_links(busy, Ways(busy, busy.stands)):
        assert not busy.stands[list(link.edges)].any()
        assert link.length_m == np.float64(busy.length_m[list(link.edges)].sum())
