"""Are ways laid out so that each node finds what leaves and what enters it?"""

from __future__ import annotations

import numpy as np
from tests.gravity_problems import line


def test_ways_by_tail_and_head() -> None:
    ways = line([3.0, 2.0, 1.0]).ways  # 0-1, 1-0, 1-2, 2-1
    assert ways.weight.tolist() == [100.0] * 4
    for v in range(3):
        out = ways.out_ways[ways.out_first[v] : ways.out_first[v + 1]]
        into = ways.in_ways[ways.in_first[v] : ways.in_first[v + 1]]
        assert set(out) == set(np.flatnonzero(ways.tail == v))
        assert set(into) == set(np.flatnonzero(ways.head == v))
    assert (ways.held == -1).all()
