"""Do paths of a price look like its past, start where it stands, and bend towards an anchor when told?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.algorithms.series import FanParams, fan
from gongxing.io.prices import load_brent

BRENT = np.array(load_brent().prices)


def test_the_same_seed_gives_the_same_paths_and_another_gives_others() -> None:
    one = fan(BRENT, 5, 200, 1)
    assert one.shape == (200, 5)
    assert (one > 0).all()
    assert np.array_equal(one, fan(BRENT, 5, 200, 1))
    assert not np.array_equal(one, fan(BRENT, 5, 200, 2))


def test_the_median_stays_and_the_fan_opens() -> None:
    low, middle, high = np.quantile(np.log(fan(BRENT, 5, 4000, 1) / BRENT[-1]), [0.1, 0.5, 0.9], axis=0)
    assert np.abs(middle).max() < 0.1
    assert np.all(np.diff(high - low) > 0)


def test_the_variance_of_a_random_walk_comes_back() -> None:
    """Independent returns of 5 %: after a year the price of month 12 has a deviation of 5 % times the root of 12."""
    rng = np.random.default_rng(3)
    walk = np.exp(rng.normal(0.0, 0.05, 2000).cumsum())
    found = np.log(fan(walk, 12, 5000, 1, FanParams(period=1, block=5.0)))
    assert found[:, 11].std() == pytest.approx(np.diff(np.log(walk)).std() * np.sqrt(12), rel=0.08)


def test_reversion_pulls_to_the_anchor_and_narrows_the_fan() -> None:
    free, bound = fan(BRENT, 10, 3000, 1), fan(BRENT, 10, 3000, 1, FanParams(reversion=0.5, anchor=50.0))
    assert abs(np.median(bound[:, -1]) - 50.0) < 8.0
    assert np.log(bound[:, -1]).std() < 0.7 * np.log(free[:, -1]).std()


def test_without_centring_the_trend_goes_on() -> None:
    rising = np.exp(0.01 * np.arange(60.0))
    found = fan(rising, 2, 10, 1, FanParams(centred=False))
    assert found[0, 0] == pytest.approx(np.exp(0.01 * np.arange(60.0, 72.0)).mean())
    assert fan(rising, 2, 10, 1)[0] == pytest.approx([rising[-1]] * 2)


def test_months_of_the_first_year_that_are_known_are_taken_as_they_are() -> None:
    flat = np.concatenate([np.full(30, 10.0), np.full(6, 20.0)])
    found = fan(flat, 1, 2000, 1, FanParams(known=6))
    assert found.min() > 20.0 * 6 / 12
    assert np.median(found) == pytest.approx(20.0, rel=0.2)
    assert fan(np.full(36, 4.0), 3, 5, 1, FanParams(known=11)).tolist() == [[4.0] * 3] * 5


@pytest.mark.parametrize("prices", [[1.0] * 10, [[1.0] * 30], [1.0] * 29 + [0.0], [1.0] * 29 + [np.nan]])
def test_prices_that_tell_nothing_are_refused(prices: list[object]) -> None:
    with pytest.raises(ValueError):
        fan(prices, 2, 10, 1)


@pytest.mark.parametrize("changes", [{"period": 0}, {"block": 0.5}, {"reversion": 1.0}, {"anchor": 0.0}, {"known": 12}])
def test_params_that_cannot_be_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        FanParams(**changes)  # type: ignore[arg-type]
