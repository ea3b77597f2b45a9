"""Is the packing the best of all, and is what one option's presence or absence costs exact?"""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from gongxing.algorithms.assignment.knapsack import pack, regrets


@pytest.mark.parametrize("seed", range(12))
def test_against_all_packings(seed: int) -> None:
    rng = np.random.default_rng(seed)
    count, room = int(rng.integers(1, 8)), int(rng.integers(0, 20))
    profit, weight = rng.random(count) * 10 + 0.1, rng.integers(0, 9, count)
    taken = np.zeros(count, dtype=np.bool_)
    worth = pack(profit, weight, count, room, taken)
    packings = [np.array(p, dtype=bool) for p in product((False, True), repeat=count)]
    values = {p.tobytes(): profit[p].sum() for p in packings if weight[p].sum() <= room}
    assert worth == pytest.approx(max(values.values()))
    assert weight[taken].sum() <= room
    assert profit[taken].sum() == pytest.approx(worth)
    loss_in, loss_out, tail = np.zeros(count), np.zeros(count), np.zeros(room + 1)
    assert regrets(profit, weight, count, room, loss_in, loss_out, tail) == pytest.approx(worth)
    for place in range(count):
        inside = [v for p, v in values.items() if np.frombuffer(p, dtype=bool)[place]]
        outside = [v for p, v in values.items() if not np.frombuffer(p, dtype=bool)[place]]
        assert loss_out[place] == pytest.approx(worth - max(outside))
        assert loss_in[place] == (pytest.approx(worth - max(inside)) if inside else np.inf)
    for load in range(room + 1):
        assert tail[load] == pytest.approx(max(profit[p].sum() for p in packings if weight[p].sum() <= load))
