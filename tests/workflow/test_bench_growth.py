"""Is the simulation the same as a plain loop, and faster than it?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from gongxing.engines.growth import simulate
from gongxing.errors import DataError
from gongxing.workflow.bench_growth import bench_growth, made_up


def test_a_run_agrees_with_the_plain_loop() -> None:
    score = bench_growth(60, 4, 1500, 2)
    assert score.largest_difference < 1e-12
    assert score.ratio < 0.8
    assert score.outlook_seconds > score.seconds > 0
    assert score.draws_per_second == pytest.approx(1500 / score.seconds)


def test_the_made_up_park_is_the_same_for_its_seed() -> None:
    one, two, other = made_up(30, 3, 1), made_up(30, 3, 1), made_up(30, 3, 2)
    assert np.array_equal(simulate(one, 20, 1).parts, simulate(two, 20, 1).parts)
    assert not np.array_equal(one.base, other.base)
    assert replace(one).firms == two.firms


def test_too_small_a_size_is_refused_with_all_faults() -> None:
    with pytest.raises(DataError) as caught:
        bench_growth(3, 1, 5)
    assert {fault.place.column for fault in caught.value.faults} == {"--firms", "--years", "--draws"}
