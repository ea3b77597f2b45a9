"""Does an EPANET file say what the scheme does?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.network_plans import water_scheme
from tests.water_problems import grid_problem

from gongxing.algorithms.hydraulics import solve_state
from gongxing.engines import water
from gongxing.io.inp import read_inp
from gongxing.io.inp_scheme import scheme_inp
from gongxing.plan.water import PipeDecision, WaterScheme


@pytest.fixture(scope="module")
def scheme() -> WaterScheme:
    part = water.solve(grid_problem(), seed=1).part
    assert part is not None
    return part


def test_the_file_gives_the_pressures_of_the_scheme(scheme: WaterScheme, tmp_path: Path) -> None:
    file = scheme_inp(scheme, "试验")
    path = tmp_path / "water.inp"
    path.write_text(file.text, encoding="utf-8")
    network = read_inp(path).network
    state = solve_state(network)
    pressure = dict(zip(network.nodes, state.pressure, strict=True))
    fixed = {source.node for source in scheme.sources}
    for node in scheme.nodes:
        if node.id not in fixed:
            assert pressure[file.nodes[node.id]] == pytest.approx(node.pressure_m, abs=1e-3)


def test_a_case_draws_its_fire_and_shuts_its_pipe(scheme: WaterScheme, tmp_path: Path) -> None:
    fire = next(case for case in scheme.cases if case.fire_node)
    out = next(case for case in scheme.cases if case.pipe_out and case.worst_node)
    for case in (fire, out):
        path = tmp_path / f"{case.name.replace(':', '-')}.inp"
        path.write_text(scheme_inp(scheme, "case", case).text, encoding="utf-8")
        network = read_inp(path).network
        assert network.demand.sum() == pytest.approx(0.066 * case.demand_share + case.fire_l_s / 1000, rel=1e-4)
        assert network.closed.sum() == (1 if case.pipe_out else 0)


def test_names_epanet_does_not_take_are_replaced_and_stay_apart() -> None:
    given = water_scheme()
    odd = replace(given, pipes=(replace(given.pipes[0], id="给水 1"), replace(given.pipes[0], id="P1")))
    names = scheme_inp(odd, "x").pipes
    assert names["P1"] == "P1"
    assert names["给水 1"] == "P2"


def test_pipes_given_up_are_left_out() -> None:
    given = water_scheme()
    off = replace(given.pipes[0], id="old", decision=PipeDecision.ABANDON)
    assert "old" not in scheme_inp(replace(given, pipes=(*given.pipes, off)), "x").text
