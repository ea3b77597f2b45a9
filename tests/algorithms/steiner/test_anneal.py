"""Does annealing find the best set of segments where all can be tried?"""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from tests.road_graphs import grid

from gongxing.algorithms.steiner import SegmentParams, plan_segments, score_segments

QUICK = SegmentParams(rate=0.1, most_moves=4000)


def test_the_best_of_all_sets_on_nine_parcels() -> None:
    graph = grid(3)
    free = np.flatnonzero(~graph.built).tolist()

    def worth(order: tuple[int, ...]) -> float:
        score = score_segments(graph, order)
        if not graph.joined(np.array(order))[graph.ends[list(order)]].all():
            return np.inf  # a segment by itself is no part of the network
        return np.inf if score.ad is None or score.waiting else score.ad + 0.1 * score.sc

    best = min(worth(order) for order in itertools.combinations(free, 3))
    plan = plan_segments(graph, 3, params=QUICK)
    assert worth(plan.order) == pytest.approx(best)
