"""Do levers add what they should, and never take anything away?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.growth_problems import CALM, calm_problem, growth_problem, levers, plots

from gongxing.engines.growth import Reach, simulate
from gongxing.engines.growth.problem import Offer, Target


def reach_of(**changes: object) -> Reach:
    problem = calm_problem(**changes)
    return Reach(problem, simulate(problem, 5, 1), 1)


def test_a_gain_of_productivity_lifts_output_and_tax_of_firms_but_no_jobs() -> None:
    assert reach_of().last_year((0, 0, 2))[0].tolist() == pytest.approx(
        [156, 15.6, 6.5]
    )  # a fifth more than 130 and 13


def test_quota_is_built_on_as_the_offer_says() -> None:
    # 6 m2 of quota, half in each of the first two years, taken at once: 6 x 2 yuan
    assert reach_of(plots=plots((0.0,) * 3)).last_year((6, 0, 0))[0].tolist() == pytest.approx([142, 14.2, 7.1])


def test_leads_need_land_and_take_what_nobody_took() -> None:
    # surely two extra leads of 10 m2 each from the first year; of 15 m2 free land newcomers take none
    offer = Offer(1.0, 1, 0.0, 10.0, 2)
    rates = replace(CALM, plot_absorption=0.0)
    reach = reach_of(plots=plots((15.0,) * 3), offer=offer, rates=rates)
    assert reach.last_year((0, 1, 0))[0, 0] == pytest.approx(150)
    assert reach.last_year((0, 2, 0))[0, 0] == pytest.approx(160)  # only 15 m2 are there
    assert reach.last_year((5, 2, 0))[0, 0] == pytest.approx(170)  # with quota all 20 m2
    assert reach_of(offer=offer).last_year((0, 4, 0))[0, 0] == pytest.approx(130)  # no land at all


def test_odds_are_those_of_a_known_normal() -> None:
    # one firm whose logarithm is normal around log(130) with 0.1: P(x >= 130 e^0.1) = 1 - Phi(1) = 0.1587
    pool = np.quantile(np.random.default_rng(1).normal(size=200_000), (np.arange(2000) + 0.5) / 2000)
    problem = calm_problem(
        sigma=np.array([0.1]),
        pool=pool,
        pool_size=np.array([2000]),
        targets=(Target("output", 0.0, 130 * float(np.exp(0.1))),),
    )
    reach = Reach(problem, simulate(problem, 40_000, 1), 1)
    assert reach.odds((0, 0, 0))[0] == pytest.approx(0.1587, abs=0.006)
    # with a tenth more output the threshold lies log(1.1) lower: 1 - Phi(1 - 0.953) = 0.481
    assert reach.odds((0, 0, 1))[0] == pytest.approx(0.481, abs=0.008)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_lever_ever_lowers_any_measure_of_any_draw(seed: int) -> None:
    problem = growth_problem()
    reach = Reach(problem, simulate(problem, 200, seed), seed)
    rng = np.random.default_rng(seed)
    top = [lever.steps for lever in problem.levers]
    for _ in range(15):
        low = tuple(int(rng.integers(0, k + 1)) for k in top)
        high = tuple(int(rng.integers(a, k + 1)) for a, k in zip(low, top, strict=True))
        assert (reach.last_year(high) >= reach.last_year(low) - 1e-9).all()
        assert (reach.odds(high) >= reach.odds(low)).all()


def test_costs_add_up() -> None:
    problem = calm_problem(levers=levers())
    assert Reach(problem, simulate(problem, 2, 1), 1).cost((3, 2, 1)) == pytest.approx(3 * 5 + 2 * 30 + 0.1 * 200)
