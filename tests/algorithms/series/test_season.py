"""Is a season found where there is one, and put back as it was?"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.series.panel import scaled
from gongxing.algorithms.series.season import seasons

QUARTERS = np.array([0.8, 1.1, 1.3, 0.8])


def test_a_pure_season_is_taken_out_whole() -> None:
    # level 100 times indices with mean 1: the centred moving average is 100 everywhere, so the indices come out exactly
    found = seasons(scaled(100.0 * np.tile(QUARTERS, 6)), 4)
    assert found.seasonal.tolist() == [True]
    assert np.allclose(found.index[0], QUARTERS, atol=1e-12)
    assert np.allclose(found.adjusted, 100.0, atol=1e-9)
    assert np.allclose(found.put_back(np.full((1, 3), 100.0), 22), [[130.0, 80.0, 80.0]])


def test_a_season_in_logarithms_or_through_zero_adds() -> None:
    for values, log in (
        (np.exp(5.0 + np.log(np.tile(QUARTERS, 6))), True),
        (np.tile([-2.0, 1.0, 3.0, -2.0], 6), False),
    ):
        found = seasons(scaled(values, log=log), 4)
        assert found.seasonal.tolist() == [True]
        assert found.times.tolist() == [False]
        assert abs(found.index.sum()) < 1e-9
        assert np.ptp(found.adjusted) < 1e-9


def test_no_season_in_noise_in_a_constant_or_in_two_years() -> None:
    noise = 100.0 + np.random.default_rng(3).normal(size=48)
    for values in (noise, np.full(48, 7.0), np.tile(QUARTERS, 2)):
        found = seasons(scaled(values), 4)
        assert found.seasonal.tolist() == [False]
        assert np.array_equal(found.adjusted[0], values)


def test_phases_follow_the_columns_when_a_series_begins_late_or_has_a_hole() -> None:
    values = 100.0 * np.tile(QUARTERS, 8)
    values[:5] = np.nan
    values[17] = np.nan
    found = seasons(scaled(values), 4)
    assert found.seasonal.tolist() == [True]
    assert np.allclose(found.index[0], QUARTERS, atol=0.03)
    assert np.isnan(found.adjusted[0, 17])


def test_spreads_widen_with_the_season() -> None:
    found = seasons(scaled(100.0 * np.tile(QUARTERS, 6)), 4)
    assert np.allclose(found.widened(np.ones((1, 4)), 24), QUARTERS[None])
