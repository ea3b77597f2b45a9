"""Does the search find what trying every point finds, and bound it when stopped?"""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from gongxing.engines.growth.search import cheapest, least_step


def rising(weights: tuple[float, ...], power: float, level: float):  # type: ignore[no-untyped-def]
    return lambda point: sum(w * k**power for w, k in zip(weights, point, strict=True)) >= level


@pytest.mark.parametrize("seed", range(12))
def test_it_agrees_with_trying_every_point(seed: int) -> None:
    rng = np.random.default_rng(seed)
    top = tuple(int(k) for k in rng.integers(2, 9, 3))
    prices = tuple(float(p) for p in rng.uniform(0.5, 3.0, 3))
    weights, power = tuple(float(w) for w in rng.uniform(0.2, 1.0, 3)), float(rng.uniform(0.4, 1.6))
    whole = sum(w * k**power for w, k in zip(weights, top, strict=True))
    holds = rising(weights, power, 0.6 * whole)
    costs = {
        p: sum(k * c for k, c in zip(p, prices, strict=True)) for p in product(*(range(k + 1) for k in top)) if holds(p)
    }
    found = cheapest(top, prices, holds, top, lambda value, bound: False)
    assert holds(found.point)
    assert found.value == pytest.approx(min(costs.values()))
    assert found.bound == found.value


def test_stopped_it_hands_over_the_start_with_a_bound() -> None:
    found = cheapest((9, 9), (1.0, 2.0), rising((1.0, 1.0), 1.0, 7.0), (9, 9), lambda value, bound: True)
    assert found.point == (9, 9)
    assert found.bound <= 7.0 <= found.value


def test_it_hears_rising_bounds() -> None:
    heard: list[tuple[float, float]] = []
    cheapest(
        (20, 20, 20),
        (1.0, 1.1, 1.2),
        rising((1.0, 1.05, 1.1), 0.7, 9.0),
        (20, 20, 20),
        lambda v, b: heard.append((v, b)) is not None,
    )
    bounds = [b for _, b in heard]
    assert bounds == sorted(bounds)
    assert all(b <= v for v, b in heard)


def test_least_step() -> None:
    assert least_step(lambda k: k >= 5, 9) == 5
    assert least_step(lambda k: True, 9) == 0
    assert least_step(lambda k: False, 9) is None
