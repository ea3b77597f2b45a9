"""Does a scheme say what its design does?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.water_problems import streets_problem

from gongxing.engines import water
from gongxing.engines.water.problem import WaterProblem, WaterRules
from gongxing.plan import Result
from gongxing.plan.water import WaterScheme

Solved = tuple[WaterProblem, Result[WaterScheme]]


def test_flows_balance_at_every_node(solved: Solved) -> None:
    scheme = solved[1].part
    left = {node.id: -node.demand_m3_s for node in scheme.nodes}
    for source in scheme.sources:
        left[source.node] += source.flow_m3_s
    for pipe in scheme.pipes:
        left[pipe.start] -= pipe.flow_m3_s
        left[pipe.end] += pipe.flow_m3_s
    assert max(abs(value) for value in left.values()) < 1e-6


def test_the_source_gives_the_whole_demand(solved: Solved) -> None:
    scheme = solved[1].part
    assert scheme.sources[0].flow_m3_s == pytest.approx(0.066, rel=1e-4)
    assert scheme.demand_m3_s == pytest.approx(0.066)
    assert scheme.cost_yuan == solved[1].value


def test_hydrants_give_what_is_asked_of_them(solved: Solved) -> None:
    hydrants = solved[1].part.hydrants
    assert len(hydrants) == 11
    assert all(hydrant.available_l_s >= hydrant.required_l_s == 15.0 for hydrant in hydrants)


def test_every_case_is_told_with_its_worst_node(solved: Solved) -> None:
    cases = {case.name: case for case in solved[1].part.cases}
    nodes = {node.id for node in solved[1].part.nodes}
    assert cases["peak"].demand_share == 1.0
    for case in cases.values():
        if case.name.startswith("cut:"):
            assert case.cut_off_m3_s > 0
        else:
            assert case.worst_node in nodes
            assert case.worst_margin_m >= 0
    assert sum(name.startswith("fire:") for name in cases) == 11


def test_worst_pressures_are_never_above_those_of_the_maximum_hour(solved: Solved) -> None:
    assert all(node.worst_pressure_m <= node.pressure_m + 1e-9 for node in solved[1].part.nodes)


def test_a_source_that_takes_water_in_or_gives_more_than_it_can_is_told() -> None:
    problem = streets_problem(
        [(0, 0), (100, 0), (200, 0)], [(0, 1), (1, 2)], demand_l_s={1: 5.0}, sources={0: 45.0, 2: 30.0}, pipes={0: 200, 1: 200},
        source_capacity_m3_day=np.array([100.0, np.nan]), rules=WaterRules(service_head_m=10.0, velocity_m_s=9, fire_velocity_m_s=9),
    )  # fmt: skip
    warnings = [words.en for words in water.solve(problem).part.warnings]
    assert any("S2" in words and "takes in" in words for words in warnings)
    assert any("S0" in words and "more than its 100 m3/day" in words for words in warnings)
