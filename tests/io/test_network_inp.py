"""Does EPANET read back the network that was written?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gongxing.algorithms.hydraulics import Hydraulics, LossLaw, PipeNetwork
from gongxing.io.inp import read_inp
from gongxing.io.network_inp import network_inp

NETWORK = PipeNetwork(
    ("水源 1", "a;b", "c"),
    ("主管", "支管", "旧管"),
    np.array([[0, 1], [1, 2], [0, 2]]),
    np.array([0.0, 3.0, 4.5]),
    np.array([50.0, np.nan, np.nan]),
    np.array([0.0, 0.02, 0.01]),
    np.zeros(3),
    np.array([100.0, 250.5, 80.0]),
    np.array([0.209, 0.158, 0.104]),
    np.array([130.0, 120.0, 95.0]),
    np.zeros(3),
    np.array([False, False, True]),
)


def test_it_reads_back_the_same_and_settles_the_same(tmp_path: Path) -> None:
    written = network_inp(NETWORK, "试验\nnetwork")
    (tmp_path / "n.inp").write_text(written.text, encoding="utf-8")
    again = read_inp(tmp_path / "n.inp").network
    place = [again.nodes.index(name) for name in written.network.nodes]
    assert again.elevation[place][1:].tolist() == pytest.approx([3.0, 4.5])
    assert again.demand[place].tolist() == pytest.approx([0.0, 0.02, 0.01])
    assert Hydraulics(again).solve().head[place] == pytest.approx(Hydraulics(NETWORK).solve().head, abs=1e-6)


def test_names_are_given_anew_and_the_old_ones_stand_beside() -> None:
    written = network_inp(NETWORK, "t")
    assert written.network.nodes == ("N1", "N2", "N3")
    assert ";主管" in written.text
    assert "a,b" in written.text


def test_other_formulas_are_refused() -> None:
    with pytest.raises(ValueError):
        network_inp(replace(NETWORK, law=LossLaw.DARCY_WEISBACH), "t")
