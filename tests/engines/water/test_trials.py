"""Are all cases tried, and gains foretold?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.water_problems import grid_problem

from gongxing.engines.water.design import bores, first_design
from gongxing.engines.water.trials import Bench, short


def test_every_outage_and_every_hydrant_is_a_case() -> None:
    problem = grid_problem()
    bench = Bench(problem, np.ones(len(problem.links), dtype=bool))
    names = [case.name for case in bench.cases]
    assert names[0] == "peak"
    assert sum(name.startswith("out:") for name in names) == 17
    assert sum(name.startswith("fire:") for name in names) == 11


def test_the_adjoint_foretells_what_a_spared_loss_gains() -> None:
    problem = grid_problem()
    used = np.ones(len(problem.links), dtype=bool)
    bench, design = Bench(problem, used), first_design(problem, used)
    sizes = bores(problem, design)
    outcome = bench.outcomes(design, bench.cases[:1])[0]
    node = outcome.worst
    adjoint = bench.adjoint(outcome, sizes, node)
    rate = 1e-3
    for link in (0, 9, 4):
        changed = sizes.k_kept.copy(), sizes.k_laid.copy()
        for part in changed:
            part[link] *= 1 + rate
        slightly = type(sizes)(*changed, sizes.area_kept, sizes.area_laid)
        after = bench.works.outcome(outcome.case, slightly)
        loss = problem.length_m[link] * (abs(outcome.flow[link]) / sizes.k[link]) ** 1.852
        foretold = adjoint.pull[link] * loss * (1 - (1 + rate) ** -1.852)
        assert after.head[node] - outcome.head[node] == pytest.approx(foretold, rel=0.05, abs=2e-6)


def test_a_case_fails_by_what_it_lacks() -> None:
    problem = grid_problem(litres=60.0)
    used = np.ones(len(problem.links), dtype=bool)
    bench = Bench(problem, used)
    outcome = bench.outcomes(first_design(problem, used), bench.cases[:1])[0]
    assert bench.fails(outcome)
    assert short(outcome) == pytest.approx(0.02 - outcome.least)
    assert not bench.stands(first_design(problem, used), bench.cases[:1])
