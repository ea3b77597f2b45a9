"""Are errors of past forecasts told apart: common, of a chain, of a firm?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.engines.growth.errors import rolling_errors, split


def series(common: float, chain_shift: float, years: int = 8) -> tuple[np.ndarray, np.ndarray]:
    """Twenty constant firms of two chains, with a jump of all and of one chain in the last year."""
    chain = np.repeat([0, 1], 10)
    level = np.full((20, years), 100.0)
    level[:, -1] *= np.exp(common + chain_shift * np.where(chain == 0, 1.0, -1.0))
    return level, chain


def test_a_jump_of_all_is_common() -> None:
    level, chain = series(0.2, 0.0)
    found = rolling_errors(level, chain)
    assert found.common.tolist() == pytest.approx([0, 0, 0, 0.2])
    assert np.nanmax(np.abs(found.own)) == pytest.approx(0, abs=1e-9)


def test_a_jump_of_a_chain_is_its_own() -> None:
    level, chain = series(0.1, 0.05)
    found = rolling_errors(level, chain)
    assert found.common[-1] == pytest.approx(0.1)
    assert sorted(round(x, 6) for x in found.chain if abs(x) > 1e-6) == [-0.05, 0.05]
    assert np.nanmax(np.abs(found.own)) == pytest.approx(0, abs=1e-9)


def test_too_short_a_past_has_no_errors() -> None:
    found = rolling_errors(np.full((3, 4), 10.0), np.zeros(3, dtype=np.int64))
    assert len(found.common) == 0
    assert split(found) is None


def test_random_walks_keep_their_errors_and_noise_does_not() -> None:
    rng = np.random.default_rng(1)
    chain = np.zeros(300, dtype=np.int64)
    steps = 0.1 * rng.normal(size=(300, 12))
    walk, noise = (split(rolling_errors(np.exp(x), chain)) for x in (np.cumsum(steps, axis=1), steps))
    assert walk is not None
    assert noise is not None
    assert walk[1] / walk[0] > 1.7  # variances add up
    assert noise[1] / noise[0] < 1.25
