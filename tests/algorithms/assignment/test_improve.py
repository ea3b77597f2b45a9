"""Are the blocks gathered different, the items freed theirs, and is nothing made worse without heat?"""

from __future__ import annotations

import numpy as np
from tests.assignment_problems import classic

from gongxing.algorithms.assignment import evaluate
from gongxing.algorithms.assignment.improve import free, gather, improve
from gongxing.algorithms.assignment.layout import lay_out
from gongxing.algorithms.assignment.moves import fill, make_chain
from gongxing.algorithms.assignment.reopt import make_desk


def test_gathering_and_freeing() -> None:
    layout = lay_out(classic("d", 6, 30, 1))
    chain = make_chain(layout, layout.first[:-1] + np.arange(30) % 6, 3)
    for _ in range(50):
        blocks, freed, pool = np.empty(3, dtype=np.int64), np.empty(8, dtype=np.int64), np.empty(30, dtype=np.int64)
        count = gather(layout, chain, blocks)
        assert len(set(blocks[:count].tolist())) == count == 3
        many = free(layout, chain, blocks[:count], freed, pool)
        assert many == 8
        assert len(set(freed.tolist())) == 8
        assert set(layout.block[chain.choice[freed]].tolist()) <= set(blocks.tolist())


def test_cost_and_overuse_never_rise_without_heat() -> None:
    problem = classic("d", 5, 25, 2)
    layout = lay_out(problem)
    chain = make_chain(layout, layout.first[:-1] + np.arange(25) % 5, 3)
    desk = make_desk(layout, 200, 8, 4)
    price, closed = np.ones(5), np.ones(5, dtype=np.bool_)
    chain.toll[:] = 5.0

    def energy() -> float:
        return float(fill(layout, chain) + (5.0 * np.maximum(chain.used - chain.limit, 0)).sum())

    last = energy()
    for _ in range(20):
        improve(layout, desk, chain, price, closed, 3, 14, 0.0, 0.0, 5)
        now = energy()
        assert now <= last + 1e-6
        last = now
    assert np.isfinite(chain.best_cost[0])
    assert evaluate(problem, layout.option[chain.best]).feasible
