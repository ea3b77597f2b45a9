"""Is an EPANET file read as EPANET reads it, written back byte for byte but for its pipes, and refused in words?"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.pipe_networks import inp_of, random_loops, row_of_two

from gongxing.algorithms.hydraulics import LinkKind, LossLaw, solve_state
from gongxing.errors import DataError, NotReadyError
from gongxing.io.inp import read_inp, with_pipes
from gongxing.referees import Epanet

PUMPED = """[TITLE]
泵站
[JUNCTIONS]
A 10 5 double
B 12 3
[RESERVOIRS]
R 20
[TANKS]
T 40 5 0 10 20
[PIPES]
AB A B 800 200 110 0 Open ; main
BT B T 300 150 100 2.5 CV
[PUMPS]
P R A HEAD lift
[PATTERNS]
double 2.0 1.0
[CURVES]
lift 20 30
[OPTIONS]
Units LPS
Headloss H-W
Demand Multiplier 1.5
Pattern 1
[END]
"""


def write(folder: Path, text: str, name: str = "net.inp") -> Path:
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    return path


@pytest.mark.parametrize("units", ["LPS", "CMH", "GPM", "CFS"])
@pytest.mark.parametrize("law", list(LossLaw))
def test_heads_of_a_read_file_are_epanets(tmp_path: Path, law: LossLaw, units: str) -> None:
    inp = read_inp(write(tmp_path, inp_of(random_loops(8, law), units)))
    assert inp.network.law == law
    with Epanet(inp.text, inp.network) as epanet:
        assert np.abs(epanet.heads(accuracy=1e-8) - solve_state(inp.network).head).max() < 1e-6


def test_pumps_tanks_patterns_and_check_valves(tmp_path: Path) -> None:
    inp = read_inp(write(tmp_path, PUMPED))
    network = inp.network
    at = {name: i for i, name in enumerate(network.nodes)}
    assert network.head[at["T"]] == 45.0
    assert network.demand[at["A"]] == pytest.approx(0.005 * 2 * 1.5, rel=1e-5)
    assert network.kind[network.links.index("BT")] == LinkKind.CHECK_PIPE
    with Epanet(inp.text, network) as epanet:
        assert np.abs(epanet.heads(accuracy=1e-8) - solve_state(network).head).max() < 1e-6


def test_new_diameters_leave_all_else_as_it_was() -> None:
    new = with_pipes(PUMPED, {"AB": ("300", None), "BT": ("0", None)})
    changed = [(a, b) for a, b in zip(PUMPED.splitlines(), new.splitlines(), strict=True) if a != b]
    assert changed == [
        ("AB A B 800 200 110 0 Open ; main", "AB A B 800 300 110 0 Open ; main"),
        ("BT B T 300 150 100 2.5 CV", "BT B T 300 150 100 2.5 Closed"),
    ]
    assert with_pipes(PUMPED.replace("\n", "\r\n"), {"AB": ("300", "90")}) == PUMPED.replace(
        "800 200 110", "800 300 90 "
    ).replace("\n", "\r\n")


def test_a_file_in_gb18030_is_read(tmp_path: Path) -> None:
    path = tmp_path / "旧网.inp"
    path.write_bytes(PUMPED.encode("gb18030"))
    inp = read_inp(path)
    assert inp.encoding == "gb18030"
    assert "泵站" in inp.text


def test_a_syntax_error_tells_section_and_line(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        read_inp(write(tmp_path, PUMPED.replace("A B 800 200", "A B 800 wide")))
    told = caught.value.in_("en")
    assert "net.inp" in told
    assert "[PIPES]" in told
    assert "row 11" in told


def test_an_active_valve_is_named(tmp_path: Path) -> None:
    text = PUMPED.replace("[PATTERNS]", "[VALVES]\nV A B 150 PRV 20 0\n[PATTERNS]")
    with pytest.raises(DataError, match="an active PRV valve"):
        read_inp(write(tmp_path, text))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotReadyError, match=r"none\.inp"):
        read_inp(tmp_path / "none.inp")


def test_a_network_that_is_none_is_told(tmp_path: Path) -> None:
    text = inp_of(row_of_two()).replace("[RESERVOIRS]\nR 50.0", "[RESERVOIRS]").replace("RA R A", "RA B A")
    with pytest.raises(DataError, match="no reservoir or tank"):
        read_inp(write(tmp_path, text))
