"""Which present pipes are kept, and are their levels right where they are cut?"""

from __future__ import annotations

import pytest
from tests.sewer_problems import village

from gongxing.engines.sewer.corridor import lay_corridor, street_graph
from gongxing.engines.sewer.limits import limits
from gongxing.engines.sewer.standing import pipe_ends, present
from gongxing.io.packs import load_network_values
from gongxing.park import Park


def stretches(park: Park):
    bound = limits(load_network_values(), "sewer")
    corridor = lay_corridor(street_graph(park, None), pipe_ends(park, "sewer"), 100.0, 60.0)
    return present(park, "sewer", corridor, bound)


def changed(**values: object) -> Park:
    park = village()
    frame = park["pipes"].frame
    for name, value in values.items():
        frame[name] = value
    return park.with_table("pipes", frame)


def test_cut_at_the_manhole_between() -> None:
    found = stretches(village())
    assert [s.inverts for s in found.stretches] == [pytest.approx((8.4, 8.1)), pytest.approx((8.1, 7.8))]
    assert found.stretches[0].last == found.stretches[1].first
    assert found.pipes[0].fault is None


def test_a_pipe_drawn_against_its_fall_is_turned() -> None:
    found = stretches(changed(start_invert_m=7.8, end_invert_m=8.4))
    assert [s.inverts for s in found.stretches] == [pytest.approx((8.4, 8.1)), pytest.approx((8.1, 7.8))]


def test_without_inverts_the_cover_tells() -> None:
    found = stretches(changed(start_invert_m=float("nan"), end_invert_m=float("nan"), depth_m=1.0))
    assert found.stretches[0].inverts[0] == pytest.approx(10.4 - 1.0 - 0.4, abs=0.01)
    assert len(found.notes) == 1


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"diameter_mm": 200.0}, "DN200"),
        ({"diameter_mm": float("nan")}, "not known"),
        ({"end_invert_m": 8.39}, "slope"),
    ],
)
def test_faults(values: dict[str, object], words: str) -> None:
    found = stretches(changed(**values))
    assert not found.stretches
    assert words in found.pipes[0].fault.en


def test_a_pipe_far_from_streets_does_not_join() -> None:
    park = village()
    frame = park["pipes"].frame
    frame.geometry = frame.geometry.translate(xoff=-70, yoff=-70)
    found = stretches(park.with_table("pipes", frame))
    assert "join" in found.pipes[0].fault.en
