from __future__ import annotations

import itertools

import numpy as np
import pytest
from tests.algorithms import reference_land as reference

from gongxing.algorithms.labelling.anneal import list_candidates, make_chain, make_field
from gongxing.algorithms.labelling.instance import lay_out
from gongxing.algorithms.labelling.model import evaluate
from gongxing.algorithms.labelling.moves import Heat, burden, fill_chain, gain_of, relabel, try_moves, uniform


def warm(instance, field, *, firm: bool) -> Heat:
    candidates, first = list_candidates(instance.graph.allowed)
    return Heat(1.0, firm, 0.0, np.ones(len(field.low)), instance.utility, candidates, first)


@pytest.mark.parametrize("seed", range(5))
def test_running_totals_equal_those_worked_out_anew(seed: int) -> None:
    instance = lay_out(reference.grid_problem(6, seed))
    field = make_field(instance)
    chain = make_chain(instance, field, instance.graph.allowed.argmax(axis=1), seed)
    assert try_moves(field, chain, warm(instance, field, firm=False), 2000) > 50
    near, clash, total = chain.near.copy(), chain.clash.copy(), chain.total.copy()
    fill_chain(field, chain)
    assert np.allclose(near, chain.near)
    assert (clash == chain.clash).all()
    assert np.allclose(total, chain.total)


@pytest.mark.parametrize("seed", range(5))
def test_gain_is_the_difference_of_the_values(seed: int) -> None:
    problem = reference.grid_problem(5, seed)
    instance = lay_out(problem)
    field = make_field(instance)
    chain = make_chain(instance, field, instance.graph.allowed.argmax(axis=1), seed)
    heat, rng = warm(instance, field, firm=False), np.random.default_rng(seed)
    for _ in range(30):
        i = int(rng.integers(25))
        new = int(rng.choice(np.flatnonzero(instance.graph.allowed[i])))
        before = evaluate(problem, instance.to_original(chain.labels)).value
        gain = gain_of(chain, heat, i, new)
        relabel(field, chain, i, new)
        assert evaluate(problem, instance.to_original(chain.labels)).value - before == pytest.approx(gain)


def test_firm_moves_never_add_to_the_strain() -> None:
    instance = lay_out(reference.grid_problem(6))
    field = make_field(instance)
    chain = make_chain(instance, field, instance.graph.allowed.argmax(axis=1), 3)
    heat = warm(instance, field, firm=True)
    strain = [burden(field, chain, heat, 0, int(chain.labels[0]))]
    for _ in range(20):
        try_moves(field, chain, heat, 50)
        strain.append(burden(field, chain, heat, 0, int(chain.labels[0])))
    assert all(later <= earlier + 1e-9 for earlier, later in itertools.pairwise(strain))


def test_random_numbers_fill_the_unit_interval() -> None:
    state = np.array([12345], dtype=np.uint64)
    drawn = np.array([uniform(state) for _ in range(2000)])
    assert 0.0 <= drawn.min() < 0.01
    assert 0.99 < drawn.max() < 1.0
    assert drawn.mean() == pytest.approx(0.5, abs=0.03)
