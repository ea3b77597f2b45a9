"""Is what lies beside a street found at its stations, at the right lateral position?"""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from gongxing.engines.lines.problem import Line, Piece, Run, Stretch
from gongxing.engines.lines.stations import lines_beside, passed, place_stations, walls_beside

STREET = Stretch("a", "R1", ((0.0, 0.0), (100.0, 0.0)), 10.0)
SIDE = Stretch("b", "R2", ((100.0, 0.0), (100.0, 60.0)), 6.0)


def line(*path: tuple[float, float], movable: bool = False) -> Line:
    return Line("L", "water", "present", "keep", path, 200, 0.2, 5, 5, 1, 1, movable, True)


def test_stations_stand_for_the_street_between_its_junctions() -> None:
    east = Stretch("c", "R1", ((100.0, 0.0), (180.0, 0.0)), 10.0)
    found = place_stations([STREET, SIDE, east])
    free = [found.weight_m[found.stretch == stretch].sum() for stretch in range(3)]
    # three streets meet at (100, 0): the junction reaches 10 + 2 m into each; the other ends are 2 m
    assert free == pytest.approx([100 - 14, 60 - 14, 80 - 14])
    assert found.at_m[found.stretch == 0].max() < 88
    assert found.at_m[found.stretch == 1].min() > 12


def test_where_only_two_stretches_meet_there_is_no_junction() -> None:
    found = place_stations([STREET, SIDE])
    assert found.weight_m.sum() == pytest.approx(160 - 4 * 2)
    short = place_stations([Stretch("s", "R", ((0.0, 0.0), (4.0, 0.0)), 9.0)])
    assert short.weight_m.tolist() == pytest.approx([4 * 0.4])


def test_lines_that_run_along_are_seen_left_and_right() -> None:
    stations = place_stations([STREET])
    station, which, lateral = lines_beside(stations, [line((0, 4), (100, 4)), line((100, -7), (0, -7))])
    assert lateral[which == 0] == pytest.approx(4.0)
    assert lateral[which == 1] == pytest.approx(-7.0)
    assert len(np.unique(station)) == len(stations.at_m)


def test_lines_that_cross_move_or_lie_outside_are_not_seen() -> None:
    stations = place_stations([STREET])
    others = [line((50, -20), (50, 20)), line((0, 3), (100, 3), movable=True), line((0, 14), (100, 14))]
    assert len(lines_beside(stations, others)[0]) == 0
    assert len(lines_beside(stations, [])[0]) == 0


def test_walls_are_seen_with_their_near_and_far_side() -> None:
    stations = place_stations([STREET])
    block = np.array([shapely.box(40, 9, 60, 30)], dtype=object)
    station, building, low, high = walls_beside(stations, block)
    assert set(building.tolist()) == {0}
    assert low == pytest.approx(9.0)
    assert high == pytest.approx(14.0)  # as far as the street looks: 4 m beyond its boundary
    assert np.abs(stations.at_m[station] - 50).max() <= 10


def test_runs_pass_the_stations_of_their_spans() -> None:
    stations = place_stations([STREET])
    run = Run(0, "water", (0,), 200, 0.2, 30.0, (0.0,), 0.0)
    which, station = passed(stations, [run], [(Piece(0, 60.0, 30.0, 0, 1),)])
    assert set(which.tolist()) == {0}
    assert stations.at_m[station].min() >= 30
    assert stations.at_m[station].max() <= 60
