"""Does a bare EPANET file with two tables become a design that EPANET finds feasible?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.pipe_networks import LOOP_COSTS, LOOP_INCHES, inp_of, two_loop

from gongxing.errors import DataError
from gongxing.io.inp import read_inp
from gongxing.io.limit_rules import LimitRule
from gongxing.io.sizing_tables import CostRow, LimitRow
from gongxing.referees import Epanet
from gongxing.workflow.water_file import WaterWishes, decided_links, sizing_problem, solve_water_file

RULE = LimitRule(False, False, None, 30.0)


@pytest.fixture
def loop_files(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Two-Loop as files, in cubic metres an hour and millimetres, diameters still to be filled."""
    network = replace(two_loop().network, diameter=np.full(8, 1e-7))
    (tmp_path / "TLN.inp").write_text(inp_of(network, "CMH"), encoding="utf-8")
    rows = [f"TLN,{i},{d * 25.4!r},{c}" for i, (d, c) in enumerate(zip(LOOP_INCHES, LOOP_COSTS, strict=True))]
    head = "problem,option,diameter_set_in_inp_units,unit_cost_per_length"
    (tmp_path / "costs.csv").write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    (tmp_path / "limits.csv").write_text(
        "problem,junctions,links,decision_vars,options,min_head_rule,max_velocity,has_pmax,fixed_cost\n"
        "TLN,6,8,8,14,pressure>=30,,False,0.0\n",
        encoding="utf-8",
    )
    return tmp_path / "TLN.inp", tmp_path / "costs.csv", tmp_path / "limits.csv"


def test_two_loop_from_files(loop_files: tuple[Path, Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "out" / "design.inp"
    design = solve_water_file(*loop_files, WaterWishes(out=out, work=0.3))
    assert design.feasible
    assert design.cost == pytest.approx(419_000)
    assert set(design.diameters) == set("12345678")
    assert set(design.diameters.values()) <= {d * 25.4 for d in LOOP_INCHES}
    assert design.bound is None
    written = read_inp(out)
    with Epanet(written.text, written.network) as epanet:
        pressure = epanet.heads() - written.network.elevation
    assert pressure[~written.network.fixed].min() >= 30.0


def test_an_impossible_limit_is_told_in_the_files_units(loop_files: tuple[Path, Path, Path]) -> None:
    network, costs, limits = loop_files
    limits.write_text(limits.read_text(encoding="utf-8").replace(">=30", ">=80"), encoding="utf-8")
    design = solve_water_file(network, costs, limits, WaterWishes(work=0.02))
    assert not design.feasible
    assert design.violations
    assert all(v.limit == pytest.approx(80.0) for v in design.violations)


def test_greatest_pressures_asked_but_not_given_are_noted(loop_files: tuple[Path, Path, Path]) -> None:
    network, costs, limits = loop_files
    limits.write_text(
        limits.read_text(encoding="utf-8").replace("False", "True").replace("TLN,6", "TLN,9"), encoding="utf-8"
    )
    design = solve_water_file(network, costs, limits, WaterWishes(work=0.02))
    told = " ".join(note.en for note in design.notes)
    assert "has_pmax" in told
    assert "junctions: 9 in the table, 6 in the files" in told


def test_links_to_choose_are_found_by_their_number() -> None:
    network = two_loop().network
    some = network.diameter.copy()
    some[[2, 5]] = 1e-6
    bare = replace(network, diameter=some)
    limit = LimitRow((RULE,), decision_vars=8)
    assert decided_links(bare, [0.1], limit).tolist() == list(range(8))
    assert decided_links(bare, [0.1], replace(limit, decision_vars=2)).tolist() == [2, 5]
    assert decided_links(bare, [0.1], replace(limit, decision_vars=None)).tolist() == [2, 5]
    assert decided_links(bare, [0.1], replace(limit, decision_links=("7", "1"))).tolist() == [6, 0]
    twin = replace(network, ends=np.array([[0, 1], [1, 2], [1, 3], [3, 4], [3, 5], [5, 6], [2, 1], [4, 6]]))
    assert decided_links(twin, [0.1], replace(limit, decision_vars=1)).tolist() == [6]
    with pytest.raises(DataError, match="decision_links"):
        decided_links(network, [0.1], replace(limit, decision_vars=3))
    with pytest.raises(DataError, match="99"):
        decided_links(network, [0.1], replace(limit, decision_links=("99",)))


def test_american_files_have_heads_in_feet_and_pressures_in_psi(tmp_path: Path) -> None:
    (tmp_path / "a.inp").write_text(inp_of(two_loop().network, "GPM"), encoding="utf-8")
    inp = read_inp(tmp_path / "a.inp")
    rules = (
        LimitRule(False, False, None, 43.33),
        LimitRule(False, True, "3", 650.0),
        LimitRule(True, False, "4", 86.66),
    )
    problem = sizing_problem(inp, (CostRow(10.0, 5.0),), LimitRow(rules, max_velocity=5.0))
    case, at = problem.cases[0], {name: i for i, name in enumerate(inp.network.nodes)}
    assert case.pressure_min[at["2"]] == pytest.approx(100 * 0.3048)
    assert case.pressure_min[at["3"]] == pytest.approx(650 * 0.3048 - 160)
    assert case.pressure_max[at["4"]] == pytest.approx(200 * 0.3048)
    assert case.velocity_max[0] == pytest.approx(5 * 0.3048)
    assert problem.options[0][0].diameter == pytest.approx(0.254)
    assert problem.options[0][0].cost == pytest.approx(5 / 0.3048)


def test_a_limit_of_an_unknown_node_is_told(loop_files: tuple[Path, Path, Path]) -> None:
    network, costs, limits = loop_files
    limits.write_text(limits.read_text(encoding="utf-8").replace(">=30", ">=30; node77 31"), encoding="utf-8")
    with pytest.raises(DataError, match="77"):
        solve_water_file(network, costs, limits)


KNOWN = {"TLN": 419_000.0, "HAN": 6_081_128.0, "NYT": 38_643_524.0, "GOY": 177_010.0}


@pytest.mark.slow
@pytest.mark.data
@pytest.mark.parametrize("name", list(KNOWN))
def test_published_networks_reach_their_best_known_cost(data_dir: Path, name: str) -> None:
    folder = data_dir / "pipes"
    design = solve_water_file(
        folder / f"{name}.inp",
        folder / "wds_cost_tables.csv",
        folder / "wds_constraints.csv",
        WaterWishes(problem=name),
    )
    assert design.feasible
    assert design.cost <= KNOWN[name]
