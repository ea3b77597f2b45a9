"""Do the simple forecasts say what anyone would say by hand?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.algorithms.series import drift, naive, seasonal_naive
from gongxing.algorithms.series.simple import carried

NAN = np.nan


def test_naive_is_the_last_value_and_its_spread_grows_with_the_root() -> None:
    found = naive([[1.0, 3.0, NAN, 5.0, 4.0], [2.0, 2.0, 2.0, 7.0, NAN]], 4)
    assert found.mean.tolist() == [[4.0] * 4, [7.0] * 4]
    assert found.spread[0] / found.spread[0, 0] == pytest.approx(np.sqrt([1, 2, 3, 4]))
    # changes 2, 2 over the hole, -1: mean square 3
    assert found.spread[0, 0] == pytest.approx(np.sqrt(3.0))
    assert found.spread[1, 0] == pytest.approx(np.sqrt(2 * 25 / 3))


def test_seasonal_naive_is_last_years_value_of_the_same_phase() -> None:
    found = seasonal_naive([[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0], [1.0, NAN, 3.0, 4.0, 5.0, NAN, 7.0]], 5, 4)
    assert found.mean.tolist() == [[4.0, 5.0, 6.0, 7.0, 4.0], [4.0, 5.0, 7.0, 7.0, 4.0]]


def test_drift_goes_on_from_end_to_end() -> None:
    found = drift([[1.0, 9.0, 4.0], [NAN, 2.0, 3.0]], 2)
    assert found.mean.tolist() == [[5.5, 7.0], [4.0, 5.0]]
    assert np.isnan(drift([NAN, NAN], 2).mean).all()


def test_in_logarithms_drift_is_a_rate() -> None:
    assert drift([1.0, 2.0, 4.0], 2, log=True).mean[0] == pytest.approx([8.0, 16.0])


def test_gaps_carry_what_was_known() -> None:
    found = carried(np.array([[NAN, 1.0, NAN, 3.0, NAN]]))
    assert np.array_equal(found, [[NAN, 1.0, 1.0, 3.0, 3.0]], equal_nan=True)
