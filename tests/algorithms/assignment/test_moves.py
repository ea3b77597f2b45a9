"""Do running sums stay true through many moves, and is the best choice kept truly feasible?"""

from __future__ import annotations

import numpy as np
from tests.assignment_problems import classic, park

from gongxing.algorithms.assignment import evaluate
from gongxing.algorithms.assignment.layout import lay_out
from gongxing.algorithms.assignment.moves import anneal, broken, fill, limits, make_chain, note, settle


def test_loads_members_and_best_after_annealing() -> None:
    for problem in (classic("c", 4, 20, 1), park(25, 8, 2, money_share=0.3)):
        layout = lay_out(problem)
        chain = make_chain(layout, layout.first[:-1].copy(), 7)
        chain.toll[:] = 100.0 * np.abs(layout.cost).max() / max(float(layout.use_amount.mean()), 1e-9)
        scale = float(np.abs(layout.cost).mean())
        anneal(layout, chain, scale * np.geomspace(1, 0.01, 20), 5000)
        used, size = chain.used.copy(), chain.size.copy()
        fill(layout, chain)
        assert np.allclose(used, chain.used)
        assert (size == chain.size).all()
        assert chain.size.sum() == problem.n_items
        verdict = evaluate(problem, layout.option[chain.best])
        assert verdict.feasible
        assert abs(verdict.value - chain.best_cost[0]) <= 1e-9 * abs(verdict.value)
        assert (layout.item[chain.choice] == np.arange(problem.n_items)).all()
        assert broken(chain) == int((chain.used > chain.limit).sum())


def test_limits_are_hardly_above_capacities() -> None:
    assert limits(np.array([0.0, 10.0, np.inf])).tolist() == [5e-10, 10.0 + 5e-9, 1e300]


def test_a_resource_whose_change_comes_back_to_zero_is_noted_once() -> None:
    layout = lay_out(classic("c", 4, 20, 1))
    chain = make_chain(layout, layout.first[:-1].copy(), 7)
    here, there = int(layout.first[0]), int(layout.first[1])
    rows = {int(layout.use_row[layout.use_first[option]]) for option in (here, there)}
    for option, sign in ((here, -1.0), (here, 1.0), (there, 1.0), (here, -1.0)):
        note(layout, chain, option, sign)
    assert sorted(chain.touched[: chain.touched[-1]].tolist()) == sorted(rows)
    settle(chain, False)
    assert not chain.change.any()
