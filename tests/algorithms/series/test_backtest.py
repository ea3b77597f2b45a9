"""Are errors and coverage of a back-test counted as anyone would by hand, and honest where they fall short?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.algorithms.series import Trial, backtest
from gongxing.io.prices import load_brent


def test_a_line_is_missed_by_naive_by_its_steps() -> None:
    # at every origin naive is off by h, the usual change is 1: MASE 1, 2, 3; sMAPE at h = 1: 200 / (2 n + 1) on average
    found = backtest(np.arange(1.0, 31.0), 3)
    naive = found.of("naive")
    assert naive.mase_by.tolist() == [1.0, 2.0, 3.0]
    assert naive.tested.tolist() == [25, 24, 23]
    assert naive.smape_by[0] == pytest.approx(np.mean([200 / (2 * last + 1) for last in range(5, 30)]))
    assert naive.mase == pytest.approx((25 * 1 + 24 * 2 + 23 * 3) / 72)
    assert found.of("drift").mase == pytest.approx(0.0, abs=1e-12)
    assert found.ratio < 0.6
    assert (found.origins, found.series, found.tested) == (25, 1, 72)


def test_coverage_rises_with_the_level_and_meets_it_on_noise() -> None:
    rng = np.random.default_rng(8)
    found = backtest(100.0 + rng.normal(size=(60, 40)), 2)
    best = found.of("combined")
    shares = [best.covered(k) for k in range(3)]
    assert shares == sorted(shares)
    assert shares == pytest.approx([0.5, 0.8, 0.9], abs=0.05)
    assert np.all(np.diff(best.width, axis=0) > 0)


def test_constant_series_have_no_scale_and_are_not_counted() -> None:
    found = backtest([np.full(12, 5.0), np.arange(12.0)], 1)
    assert found.tested == 7


def test_too_short_a_history_is_not_tested_and_says_so() -> None:
    found = backtest([1.0, 2.0, 3.0, 4.0], 2)
    assert (found.origins, found.tested) == (0, 0)
    assert np.isnan(found.of("combined").mase)
    assert np.isnan(found.ratio)
    with pytest.raises(KeyError):
        found.of("oracle")


def test_intervals_on_oil_fall_short_of_what_they_say() -> None:
    """Prices in storms break the exchangeability on which conformal intervals rest; the back-test has to show it."""
    found = backtest(np.array(load_brent().prices), 12, 12, Trial(origins=60))
    best = found.of("combined")
    assert best.covered(1) < 0.8
    assert best.covered(2) < 0.9
    assert 0.8 < found.ratio < 1.3


def test_firms_in_logarithms_are_tested_in_yuan() -> None:
    rng = np.random.default_rng(9)
    rows = np.exp(10 + rng.normal(0.08, 0.1, (50, 10)).cumsum(axis=1))
    raw, logged = backtest(rows, 2), backtest(rows, 2, 1, Trial(log=True, pool=True))
    assert raw.of("naive").mase == pytest.approx(logged.of("naive").mase)
    assert logged.of("combined").mase < logged.of("naive").mase
