"""Does a park become the right road problem?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.road_problems import road_problem, village_park, with_house

from gongxing.engines.roads import build_problem
from gongxing.errors import NotReadyError
from gongxing.io.packs import load_network_values
from gongxing.park import Park

VALUES = load_network_values()


def test_only_the_parcel_in_the_middle_waits() -> None:
    problem = road_problem()
    assert problem.waiting == ("P11",)
    assert len(problem.served) == 8
    assert problem.stands.sum() + (~problem.stands).sum() == len(problem.ends)
    assert (problem.costs.total[problem.stands] == 0).all()


def test_farmland_and_roads_need_none_and_planned_uses_count() -> None:
    park = village_park()
    assert build_problem(park, VALUES, {"P11": "0101"}).waiting == ()
    assert build_problem(village_park(use="0101"), VALUES, {"P11": "100102"}).waiting == ("P11",)


def test_homes_get_a_lane_and_industry_a_local_road() -> None:
    lane, local = road_problem(), build_problem(village_park(use="100102"), VALUES)
    assert {lane.grade[e] for e in np.flatnonzero(~lane.stands)} == {"lane"}
    assert {local.grade[e] for e in np.flatnonzero(~local.stands)} == {"local"}


def test_edges_beside_dwellings_are_near_homes() -> None:
    problem = build_problem(with_house(village_park(), 16, 16), VALUES)
    assert problem.near_home.any()
    assert not road_problem().near_home.any()


def test_without_parcels_or_streets_it_says_what_to_import() -> None:
    park = village_park()
    with pytest.raises(NotReadyError, match="parcels"):
        build_problem(Park(park.settings), VALUES)
    with pytest.raises(NotReadyError, match="road"):
        build_problem(Park(park.settings).with_table("parcels", park.parcels.frame), VALUES)
