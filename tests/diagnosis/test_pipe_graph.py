"""Do pipes join where they meet, and only there?"""

import pytest
from tests.network_parks import bare_park, spot, street_park, water_park, with_pipes

from gongxing.diagnosis.pipe_graph import pipe_graph


def test_ends_meet_within_the_tolerance_and_a_branch_cuts_the_main() -> None:
    found = pipe_graph(water_park(), "water")
    # W1 is cut at its middle by W4; W2 begins 0.3 m from W1's end; W3 stands apart
    assert found.pipe == ("W1", "W1", "W2", "W3", "W4")
    assert len(found.xy) == 7
    assert sorted(found.piece.tolist()) == [0, 0, 0, 0, 0, 1, 1]
    assert found.length_m.tolist() == pytest.approx([100, 100, 199.7, 100, 8.6])
    assert found.share[:2].tolist() == [[0.0, 0.5], [0.5, 1.0]]
    assert found.row.tolist() == [0, 0, 1, 2, 3]


def test_pipes_that_only_cross_are_not_joined() -> None:
    park = with_pipes(
        street_park(),
        {"id": "a", "kind": "gas", "along": [(0, 0), (100, 0)]},
        {"id": "b", "kind": "gas", "along": [(50, -50), (50, 50)]},
    )
    found = pipe_graph(park, "gas")
    assert found.piece.max() == 1
    assert len(found.pipe) == 2


def test_a_facility_belongs_to_the_nearest_joint_within_reach() -> None:
    found = pipe_graph(water_park(), "water")
    assert found.joint_near(spot(-100, 20)) == found.joint_near(spot(-100, 0))
    assert found.joint_near(spot(-100, 40)) is None


def test_no_pipes_no_joints() -> None:
    found = pipe_graph(bare_park(), "water")
    assert len(found.xy) == len(found.pipe) == 0
    assert found.joint_near(spot(0, 0)) is None
