"""Are all lines that stay or come gathered once, with levels, and is what was assumed told?"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from tests.lines_problems import Pipe, gas_main, junction_park, pipe, street_park
from tests.network_plans import water_plan

from gongxing.engines.lines.gather import Gathered, gather, ground_grid, outer_m, pipes_of
from gongxing.io.line_packs import load_line_rules
from gongxing.io.packs import load_network_values
from gongxing.park import Park

ROAD = [("R1", 24.0, ((0.0, 0.0), (200.0, 0.0)))]
RULES = load_line_rules()


def gathered(park: Park, *pipes: Pipe) -> Gathered:
    return gather(park, [(p.kind, p) for p in pipes], load_network_values(), RULES)


def main(name: str, **row: Any) -> dict[str, Any]:
    return {"id": name, "kind": "water", "diameter_mm": 200.0, "depth_m": 1.2, "spots": ((0, 5), (200, 5)), **row}


def test_decisions_say_what_moves_stays_and_goes() -> None:
    spots = ((0.0, 0.0), (100.0, 0.0))
    found = gathered(
        junction_park(),
        *(pipe(d, "water", *spots, decision=d) for d in ("new", "reinforce", "relieve", "keep", "replace", "abandon")),
    )
    by_id = {line.id: line for line in found.lines}
    assert set(by_id) == {"G1", "new", "reinforce", "relieve", "keep", "replace"}
    assert [name for name, line in by_id.items() if line.movable] == ["new", "reinforce", "relieve"]
    assert [name for name, line in by_id.items() if line.existing] == ["G1", "keep"]


def test_a_pipe_of_today_that_a_scheme_speaks_of_comes_from_the_scheme() -> None:
    park = street_park(ROAD, [main("A"), main("B")])
    kept = pipe("K1", "water", (0, 5), (200, 5), decision="keep", existing="A")
    assert [line.id for line in gathered(park, kept).lines] == ["B", "K1"]
    parallel = pipe("N1", "water", (0, 0), (200, 0), decision="abandon", existing="A/2")
    assert [line.id for line in gathered(park, parallel).lines] == ["B"]


def test_inverts_go_before_recorded_depths() -> None:
    # invert 3.0, DN300 with walls of 8 %: crown at 3.0 + 0.3 + 0.024
    row = main("S", kind="sewer", diameter_mm=300.0, depth_m=9.0, start_invert_m=3.0, end_invert_m=2.5)
    line = gathered(street_park(ROAD, [row])).lines[0]
    assert (line.crown_start_m, line.crown_end_m) == pytest.approx((3.324, 2.824))
    assert line.cover_start_m == pytest.approx(5 - 3.324)


def test_without_spot_heights_depths_are_compared_and_that_is_told() -> None:
    row = main("S", kind="sewer", diameter_mm=300.0, start_invert_m=3.0, end_invert_m=2.5)
    found = gathered(street_park(ROAD, [row], level=None))
    assert found.lines[0].crown_start_m == pytest.approx(-1.2)
    assert any("高程点" in note.zh for note in found.assumptions)


def test_missing_depths_and_sizes_are_assumed_and_told() -> None:
    rows = [main("A", depth_m=None), main("B", diameter_mm=None), main("C", diameter_mm=400.0), main("D", kind=None)]
    found = gathered(street_park(ROAD, rows))
    by_id = {line.id: line for line in found.lines}
    assert by_id["A"].cover_start_m == 0.7
    assert by_id["B"].diameter_mm == 300.0  # median of 200 and 400
    assert len(found.assumptions) == 2
    assert [note.en[:1] for note in found.warnings] == ["1"]


def test_names_that_two_schemes_share_are_told_apart() -> None:
    spots = ((0.0, 0.0), (100.0, 0.0))
    found = gathered(junction_park(), pipe("P1", "water", *spots), pipe("P1", "sewer", *spots))
    assert {line.id for line in found.lines} == {"G1", "water/P1", "sewer/P1"}


def test_lines_of_one_kind_that_share_an_end_are_connected() -> None:
    found = gathered(junction_park(), pipe("A", "water", (0, 0), (100, 0)), pipe("B", "water", (100, 0), (200, 0)))
    assert [line.connections for line in found.lines] == [0, 1, 1]


def test_pipes_of_a_plan_come_with_the_name_of_their_scheme() -> None:
    assert [(name, p.id) for name, p in pipes_of(water_plan())] == [("water", "S1")]
    assert pipes_of(None) == []


def test_outer_diameters_hold_both_walls() -> None:
    assert outer_m("sewer", 500, RULES) == pytest.approx(0.58)


def test_the_ground_grid_covers_all_lines() -> None:
    park = junction_park(gas_main())
    origin, cell, ground = ground_grid(park, gathered(park).lines)
    near = ground[ground > 0]
    assert np.allclose(near, 5.0)
    assert len(near) >= 200 * 120 / cell**2
    assert (ground.shape[1] - 1) * cell >= 200 + 2 * 60 - 1e-6
    assert ground_grid(park, ())[2].shape == (2, 2)
    assert len(origin) == 2
