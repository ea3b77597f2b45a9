"""Are unused ways found, and their gain foretold?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.water_problems import streets_problem

from gongxing.engines.water.design import bores, first_design
from gongxing.engines.water.shortcuts import opening_gain, shortcuts
from gongxing.engines.water.trials import Bench

#  0 - 1 - 2 used; 0 - 3 - 2 not: a chain of two links; 3 - 4 a blind alley
SPOTS = [(0, 0), (1000, 0), (2000, 0), (1000, 300), (1000, 600)]
LINKS = [(0, 1), (1, 2), (0, 3), (3, 2), (3, 4)]
PROBLEM = streets_problem(SPOTS, LINKS, demand_l_s={2: 15.0})
USED = np.array([True, True, False, False, False])


def test_chains_run_from_node_to_node_of_the_network() -> None:
    found = shortcuts(PROBLEM, USED)
    assert [sorted(chain.links) for chain in found] == [[2, 3]]
    assert found[0].length_m == pytest.approx(2 * np.hypot(1000, 300))


def test_the_gain_foretold_is_near_what_opening_gives() -> None:
    bench, design = Bench(PROBLEM, USED), first_design(PROBLEM, USED)
    sizes = bores(PROBLEM, design)
    outcome = bench.outcomes(design, bench.cases[:1])[0]
    gain = opening_gain(bench, outcome, bench.adjoint(outcome, sizes, 2), shortcuts(PROBLEM, USED)[0])
    opened = design.with_laid([2, 3], 0)
    after = Bench(PROBLEM, opened.used)
    real = after.outcomes(opened, after.cases[:1])[0].head[2] - outcome.head[2]
    assert real > 5
    assert 0.5 * real < gain[0] < 1.5 * real
    assert (np.diff(gain) >= 0).all()
