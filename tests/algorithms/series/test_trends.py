"""Is a short series credited with little trend and with the spread of its peers?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.algorithms.series.panel import scaled
from gongxing.algorithms.series.trends import credited, deviation, expected_slope, leads, slopes, steadied, steepest

NAN = np.nan


def test_slopes_by_hand() -> None:
    # a line with a hole; 0, 1, 5 over 0, 1, 2: (-1 * 0 + 1 * 5) / 2; one value: none
    found = slopes(np.array([[1.0, NAN, 5.0], [0.0, 1.0, 5.0], [NAN, 3.0, NAN]]))
    assert found.tolist() == [2.0, 2.5, 0.0]


def test_the_steepest_change_is_per_column() -> None:
    assert steepest(np.array([[1.0, NAN, 5.0, 4.0], [NAN, 2.0, NAN, NAN]])).tolist() == [2.0, 0.0]


def test_short_series_lean_on_the_median_of_their_peers_in_logarithms_only() -> None:
    long = np.exp(0.1 * np.arange(12.0))
    short = np.full(12, NAN)
    short[-2:] = [1.0, 9.0]
    rows = np.vstack([np.tile(long, (9, 1)), short])
    data = scaled(rows, log=True, pool=True)
    own = slopes(data.values)
    expected = expected_slope(data, own)
    assert expected == pytest.approx(0.1)
    assert credited(data, own, expected) == pytest.approx([0.1] * 10)
    alone = scaled(rows, log=True)
    assert expected_slope(alone, own) == 0.0
    assert credited(alone, own, 0.0)[-1] == 0.0


def test_deviation_allows_for_fitted_numbers_but_never_for_more_than_half() -> None:
    data = scaled(np.zeros((1, 10)))
    assert deviation(data, np.ones((1, 10)), 2) == pytest.approx([np.sqrt(10 / 8)])
    assert deviation(data, np.ones((1, 10)), 9) == pytest.approx([np.sqrt(2.0)])


def test_a_short_series_spreads_at_least_like_a_random_walk_in_part() -> None:
    # four values, changes 1, -1, 1: a step of variance 1; nothing of the model's own spread of nil but a seventh
    data = scaled([[0.0, 1.0, 0.0, 1.0]])
    ahead = leads(data, 4)
    assert steadied(data, np.zeros((1, 4)), ahead) == pytest.approx(np.sqrt(6 / 7 * np.array([[1.0, 2.0, 3.0, 4.0]])))


def test_steps_are_counted_from_the_end_of_each_series() -> None:
    assert leads(scaled([[1.0, 2.0, NAN], [1.0, 2.0, 3.0]]), 2).tolist() == [[2, 3], [1, 2]]
