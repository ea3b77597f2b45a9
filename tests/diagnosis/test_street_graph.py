"""Are streets noded, are places tied to them, are ways out found?"""

import numpy as np
import pytest
from tests.network_parks import bare_park, line, rows, street_park
from tests.parks import EAST, NORTH

from gongxing.algorithms.distances import distances
from gongxing.diagnosis.street_graph import anchored, gates, outline, street_graph, widths
from gongxing.io.packs import load_network_values

VALUES = load_network_values()
CORNER = np.array([EAST, NORTH])


def at(*places: tuple[float, float]) -> np.ndarray:
    """Places by metres from the park's corner."""
    return CORNER + np.array(places, dtype=float)


def test_motorways_and_paths_carry_nobody() -> None:
    park = street_park()
    more = rows(
        [line([(0, -50), (50, -50)]), line([(0, -60), (50, -60)]), line([(0, -70), (50, -70)])],
        id=["m", "p", "x"],
        grade=["motorway", "path", None],
    )
    found = street_graph(park.with_table("roads", more), VALUES)
    assert set(found.streets.roads) == {"x"}
    assert found.grade == ("",)
    # a road of unknown grade is as wide and as fast as a local one
    assert found.width_m[0] == VALUES.value("road_width_m", "local")
    assert found.seconds[0] == pytest.approx(50 / (VALUES.value("road_speed_kmh", "local") / 3.6))


def test_a_recorded_width_wins() -> None:
    assert widths(street_park(), VALUES).tolist() == [20.0, 12.0, 8.0, 5.0, 8.0]


def test_places_are_tied_where_they_face_the_street() -> None:
    # 50 m along A west of B and 10 m off it; 120 m up B and 5 m off it: 50 + 120 m apart by street
    tied = anchored(street_graph(street_park(), VALUES), at((50, 10), (105, 120)))
    assert tied.off_m.tolist() == pytest.approx([10, 5])
    assert distances(tied.metres, tied.nodes[:1], tied.nodes[1:])[0, 0] == pytest.approx(170)
    expected = 50 / (50 / 3.6) + 120 / (40 / 3.6)
    assert distances(tied.seconds, tied.nodes[:1], tied.nodes[1:])[0, 0] == pytest.approx(expected)


def test_two_places_on_one_stretch_are_as_far_apart_as_they_stand() -> None:
    tied = anchored(street_graph(street_park(), VALUES), at((-100, 1), (-40, -1), (-250, 0)))
    assert distances(tied.metres, tied.nodes, tied.nodes)[0].tolist() == pytest.approx([0, 60, 150])


def test_without_streets_nothing_is_near() -> None:
    tied = anchored(street_graph(bare_park(), VALUES), at((0, 0)))
    assert np.isinf(tied.off_m).all()


def test_gates_lie_where_a_street_meets_the_outline() -> None:
    park = street_park()
    network = street_graph(park, VALUES)
    out = network.streets.xy[gates(network, outline(park))] - CORNER
    assert sorted(out[:, 0].round().tolist()) == [-300, 700]


def test_a_park_without_shapes_has_no_outline() -> None:
    assert outline(bare_park()) is None
