"""Is each parcel served from a sensible node, and each hydrant asked for the right flow?"""

from __future__ import annotations

import numpy as np
from shapely.geometry import box

from gongxing.engines.water.service import HydrantNorm, Reach, Wishes, fire_flows, mean_flow, serve

XY = np.array([[0.0, 0.0], [100.0, 0.0], [200.0, 0.0], [300.0, 0.0]])
ALL = np.ones(4, dtype=bool)
NONE = np.zeros(4, dtype=bool)
REACH = Reach(60.0, 200.0)


def wishes(*rows: tuple[float, float, str], water: float = 10.0, fire: float = 20.0) -> Wishes:
    """Parcels of 20 m by 20 m with their south-west corners and classes."""
    shapes = np.empty(len(rows), dtype=object)
    shapes[:] = [box(x, y, x + 20, y + 20) for x, y, _ in rows]
    count = len(rows)
    codes = tuple(code for _, _, code in rows)
    return Wishes(tuple(f"P{i}" for i in range(count)), shapes, codes, np.full(count, water), np.full(count, fire))


def test_one_node_serves_all_that_it_can() -> None:
    found = serve(wishes((60, 10, "10"), (110, 10, "10"), (130, 10, "10")), XY, ALL, NONE, REACH)
    assert found.node.tolist() == [1, 1, 1]


def test_a_node_on_a_sound_pipe_goes_first() -> None:
    piped = np.array([True, False, False, False])
    found = serve(wishes((40, 10, "10"), (110, 10, "10")), XY, ALL, piped, REACH)
    assert found.node.tolist() == [0, 1]


def test_a_far_parcel_gets_a_long_line_and_one_out_of_reach_is_told() -> None:
    found = serve(wishes((300, 150, "10"), (300, 900, "0701")), XY, ALL, NONE, REACH)
    assert found.node.tolist() == [3, -1]
    assert found.distance_m[0] == 150
    assert [item.parcel for item in found.unserved] == ["P1"]
    assert "200 m" in found.unserved[0].reason.en


def test_streets_without_a_source_serve_nobody() -> None:
    found = serve(wishes((0, 10, "10")), XY, NONE, NONE, REACH)
    assert found.node.tolist() == [-1]
    assert "not joined" in found.unserved[0].reason.en


def test_greens_and_streets_draw_where_others_are_served() -> None:
    found = serve(wishes((0, 10, "10"), (250, 500, "1401")), XY, ALL, NONE, REACH)
    assert found.node.tolist() == [0, 0]
    assert found.unserved == ()


def test_a_hydrant_gives_the_largest_fire_flow_of_its_parcels_and_others_nearby_their_own() -> None:
    asked = wishes((0, 10, "10"))
    found = serve(asked, XY, ALL, NONE, REACH)
    need = fire_flows(asked, found, XY, HydrantNorm(15.0, 150.0))
    assert need.tolist() == [0.020, 0.015, 0.0, 0.0]


def test_hydrants_do_not_stand_side_by_side() -> None:
    xy = np.array([[0.0, 0.0], [10.0, 0.0], [90.0, 0.0]])
    asked = wishes((0, 10, "10"))
    found = serve(asked, xy, np.ones(3, dtype=bool), np.array([True, False, False]), REACH)
    assert fire_flows(asked, found, xy, HydrantNorm(15.0, 150.0)).tolist() == [0.020, 0.0, 0.015]


def test_a_day_has_86_400_seconds() -> None:
    assert mean_flow(np.array([864.0])).tolist() == [0.01]
