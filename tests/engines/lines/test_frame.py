"""Is the stretch of street found along which a line runs, and its customary side?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.engines.lines.frame import Frame, customary, normals, side_of, spots_at, stations_along
from gongxing.engines.lines.problem import Line, Stretch
from gongxing.standards.line_rules import Side

CROSS = (
    Stretch("w", "R1", ((0.0, 0.0), (100.0, 0.0)), 10.0),
    Stretch("e", "R1", ((100.0, 0.0), (200.0, 0.0)), 10.0),
    Stretch("n", "R2", ((100.0, 0.0), (100.0, 100.0)), 8.0),
)


def line(*path: tuple[float, float]) -> Line:
    return Line("L", "water", "water", "new", path, 200, 0.2, 5, 5, 1, 1, True, False)


def stretches(*path: tuple[float, float]) -> list[int]:
    return [stay.stretch for stay in Frame(CROSS).stays(line(*path))]


def test_a_line_beside_a_street_runs_along_it_either_way() -> None:
    assert stretches((0, 3), (100, 3)) == [0]
    assert stretches((100, -4), (0, -4)) == [0]


def test_a_line_round_a_corner_is_cut_into_its_parts() -> None:
    found = Frame(CROSS).stays(line((0, 0), (100, 0), (100, 100)))
    assert [stay.stretch for stay in found] == [0, 2]
    assert found[0].last == pytest.approx(0.5, abs=0.03)
    assert found[-1].last == 1.0


def test_a_line_far_from_or_across_all_streets_runs_along_none() -> None:
    assert stretches((0, 60), (80, 60)) == [-1]
    assert stretches((30, -9), (30, 9)) == [-1]


def test_short_parts_go_to_their_longer_neighbour() -> None:
    assert stretches((0, 0), (104, 0)) == [0]


def test_the_same_side_of_the_compass_whichever_way_a_street_is_drawn() -> None:
    forward, back = CROSS[0], Stretch("b", "R1", ((100.0, 0.0), (0.0, 0.0)), 10.0)
    assert customary(forward, Side.SOUTH_EAST, 0.5) == -5.0
    assert customary(back, Side.SOUTH_EAST, 0.5) == 5.0
    assert customary(CROSS[2], Side.SOUTH_EAST, 0.5) == -4.0
    assert customary(CROSS[2], Side.NORTH_WEST, 0.5) == 4.0
    assert side_of(((0, 0), (0, -1))) == 1.0


def test_spots_and_normals_along_a_path() -> None:
    path = np.array([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)])
    assert stations_along(path).tolist() == [0, 10, 20]
    assert normals(path).tolist() == [[0, 1], [-1, 0]]
    spots, left = spots_at(path, np.array([4.0, 15.0]))
    assert spots.tolist() == [[4, 0], [10, 5]]
    assert left.tolist() == [[0, 1], [-1, 0]]
