"""Is the method the plain mean of the two, fast, and the same each time?"""

from __future__ import annotations

import time

import numpy as np
import pytest
from tests.algorithms.series.test_smoothing import AIR, SHEEP

from gongxing.algorithms.series import METHOD, combined, damped_trend, theta
from gongxing.algorithms.series.combined import every_method
from gongxing.algorithms.series.panel import scaled


@pytest.mark.parametrize("series", [AIR, SHEEP, AIR[:6]])
def test_it_is_the_mean_of_theta_and_damped_trend(series: np.ndarray) -> None:
    assert combined(series, 4).mean == pytest.approx((theta(series, 4).mean + damped_trend(series, 4).mean) / 2)
    logs = np.log(theta(series, 4, log=True).mean) + np.log(damped_trend(series, 4, log=True).mean)
    assert combined(series, 4, log=True).mean == pytest.approx(np.exp(logs / 2))


def test_it_names_itself_and_its_peers() -> None:
    assert combined(AIR, 1).method == METHOD == "combined"
    assert list(every_method(scaled(AIR), 2, 4)) == [
        "combined",
        "theta",
        "damped_trend",
        "naive",
        "seasonal_naive",
        "drift",
    ]
    assert "seasonal_naive" not in every_method(scaled(AIR), 2, 1)


def test_four_hundred_firms_take_a_moment_and_come_out_alike_each_time() -> None:
    rng = np.random.default_rng(2)
    rows = np.exp(rng.normal(0.03, 0.2, (400, 10)).cumsum(axis=1))
    rows[rng.random(rows.shape) < 0.1] = np.nan
    combined(rows[:2], 5, log=True)
    began = time.perf_counter()
    found = combined(rows, 5, log=True, pool=True)
    assert time.perf_counter() - began < 5.0
    assert np.array_equal(found.mean, combined(rows, 5, log=True, pool=True).mean)
    assert np.isfinite(found.mean).all()
    assert (found.mean > 0).all()
