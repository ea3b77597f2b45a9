"""Does a road cost what its length, width, land and the buildings in its way say?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.road_problems import village_park, with_house

from gongxing.engines.roads import build_problem
from gongxing.io.packs import load_network_values

VALUES = load_network_values()


def test_construction_and_land_of_the_way_in() -> None:
    problem = build_problem(village_park(), VALUES)
    edge = int(np.argmin(np.where(problem.stands | (problem.length_m < 30), np.inf, problem.length_m)))
    # 37 m of a lane 7 m wide, all of it outside the street's reserve
    assert problem.length_m[edge] == pytest.approx(37.0)
    assert problem.costs.construction_yuan[edge] == pytest.approx(37 * 7 * VALUES.value("road_cost_yuan_m2", "lane"))
    assert problem.costs.land_m2[edge] == pytest.approx(37 * 7)
    assert problem.costs.land_yuan[edge] == pytest.approx(37 * 7 * VALUES.value("road_land_yuan_m2"))


def test_a_road_shifts_beside_its_border_to_spare_a_house_and_pays_for_it_where_it_cannot() -> None:
    one = build_problem(with_house(village_park(), 41, 16), VALUES)
    assert one.costs.demolition_yuan.sum() == 0
    both = build_problem(with_house(with_house(village_park(), 41, 16), 31, 16), VALUES)
    hit = np.flatnonzero(both.costs.demolition_yuan)
    assert len(hit)
    assert all(len(both.demolished[edge]) == 1 for edge in hit)
    assert both.costs.demolition_yuan[hit[0]] == pytest.approx(64 * VALUES.value("road_demolition_yuan_m2", "dwelling"))


def test_widening_a_street_pays_for_its_whole_width_and_new_land_only() -> None:
    problem = build_problem(village_park(), VALUES)
    gate = next(w for w in problem.widenings if w.road == "G")
    assert (gate.grade, gate.width_m) == ("collector", 28.0)
    assert gate.construction_yuan.sum() == pytest.approx(200 * 28 * VALUES.value("road_cost_yuan_m2", "collector"))
    assert gate.land_m2.sum() == pytest.approx(200 * 16, rel=0.05)
    assert gate.seconds.sum() < problem.seconds[gate.edges].sum()
