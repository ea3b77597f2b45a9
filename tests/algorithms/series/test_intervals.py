"""Do intervals hold as often as they say where errors are exchangeable, and say where they come from?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.algorithms.series import Trial, backtest, combined, intervals, roll
from gongxing.algorithms.series.intervals import ENOUGH, conformal, model_width

NAN = np.nan


def test_the_quantile_is_the_one_split_conformal_prediction_asks_for() -> None:
    # 24 scores 1 to 24: ceil(25 * 0.8) = 20th, ceil(25 * 0.5) = 13th
    width, source = conformal(np.arange(1.0, 25.0)[:, None], (0.5, 0.8))
    assert width[:, 0].tolist() == [13.0, 20.0]
    assert source.tolist() == [1]


def test_few_errors_of_its_own_are_helped_by_the_panel_and_too_few_by_nobody() -> None:
    scores = np.full((10, 3), NAN)
    scores[:, 0] = 1.0
    scores[:, 1] = 3.0
    width, source = conformal(scores, (0.5, 0.9))
    assert source.tolist() == [2, 2, 2]
    # 20 scores, ten of 1 and ten of 3: ceil(10.5) = 11th is 3
    assert width[0].tolist() == [3.0] * 3
    few, source = conformal(scores[: ENOUGH // 2 - 1], (0.5,))
    assert source.tolist() == [0, 0, 0]
    assert np.isnan(few).all()


def test_the_models_own_width_is_students() -> None:
    # t with 3 degrees at 0.95: 2.3534; with 97: 1.6607
    found = model_width(np.array([1.0, 2.0]), np.array([4, 100]), (0.9,))
    assert found[0] == pytest.approx([2.3534, 2 * 1.6607], abs=1e-3)


def test_intervals_lie_around_the_combined_forecast_and_nest() -> None:
    rng = np.random.default_rng(6)
    rows = np.exp(rng.normal(0.0, 0.1, (2, 60)).cumsum(axis=1))
    found = intervals(rows, 4, 1, Trial(log=True))
    assert found.point == pytest.approx(combined(rows, 4, log=True).mean)
    assert np.all(found.low > 0)
    assert np.all(np.diff(found.low, axis=0) <= 0)
    assert np.all(np.diff(found.high, axis=0) >= 0)
    assert found.basis[0] == ("own",) * 4


def test_what_was_rolled_before_may_be_handed_in() -> None:
    rows = np.random.default_rng(3).normal(size=(3, 40)).cumsum(axis=1)
    past = roll(rows, 3, 1)
    assert np.array_equal(intervals(rows, 3, past=past).low, intervals(rows, 3).low)
    assert backtest(rows, 3, past=past).ratio == backtest(rows, 3).ratio


def test_short_series_alone_fall_back_on_the_model() -> None:
    found = intervals([1.0, 2.0, 3.0, 5.0, 4.0], 2)
    assert found.basis == (("model", "model"),)
    assert np.isfinite(found.low).all()
    assert np.all(found.high > found.point)


def test_coverage_is_what_it_says_on_noise_around_a_level() -> None:
    """400 independent histories of white noise: the share of next values within 80 % lies within 3 deviations of 80 %."""
    rng = np.random.default_rng(7)
    rows = 100.0 + rng.normal(size=(400, 41))
    found = intervals(rows[:, :40], 1)
    held = (found.low[1, :, 0] <= rows[:, 40]) & (rows[:, 40] <= found.high[1, :, 0])
    assert abs(held.mean() - 0.8) < 3 * np.sqrt(0.16 / 400)
