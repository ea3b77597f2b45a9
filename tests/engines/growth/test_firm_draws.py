"""Do firms make what their path, shocks, closures and decisions say?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.growth_problems import CALM, calm_problem, growth_problem

from gongxing.engines.growth.firm_draws import draw_firms, tax_rates
from gongxing.engines.growth.shocks import draw_shocks


def test_one_firm_without_noise_follows_its_path() -> None:
    problem = calm_problem()
    found = draw_firms(problem, draw_shocks(problem, 3, 1), 1)
    for draw in range(3):  # output 110, 120, 130; a tenth of it tax; a person per 20
        assert found.made[draw].tolist() == [[110, 120, 130], [11, 12, 13], [5.5, 6, 6.5]]
    assert not found.changed.any()
    assert found.made_by[0, 0].tolist() == pytest.approx([110, 120, 130])


def test_output_lost_in_the_year_of_a_move() -> None:
    # it moves in the second year and loses two fifths of it: 120 x 0.4 = 48; a tenth of that in tax; nobody loses the job
    problem = calm_problem(factor=np.array([[0.0, -0.4, 0.0]]))
    found = draw_firms(problem, draw_shocks(problem, 2, 1), 1)
    assert found.changed[0, 0].tolist() == pytest.approx([0, -48, 0])
    assert found.changed[1, 1].tolist() == pytest.approx([0, -4.8, 0])
    assert not found.changed[:, 2].any()


def test_closures_come_as_often_as_their_probability() -> None:
    problem = calm_problem(hazard=np.array([0.1]))
    found = draw_firms(problem, draw_shocks(problem, 20_000, 1), 1)
    alive = (found.made[:, 0] > 0).mean(axis=0)
    assert alive == pytest.approx([0.9, 0.81, 0.729], abs=0.01)
    assert (np.diff(found.made[:, 0] > 0, axis=1).sum(axis=1) <= 1).all()  # who closed stays closed


def test_errors_add_up_and_fade() -> None:
    # the pool holds +1 and -1: the log error is +-0.1 in the first year; a half of it and +-0.1 in the second
    rates = replace(CALM, noise_persistence=0.5)
    problem = calm_problem(
        rates=rates,
        sigma=np.array([0.1]),
        pool=np.array([-1.0, 1.0]),
        pool_size=np.array([2]),
        path=np.full((1, 3), 100.0),
    )
    logs = np.log(draw_firms(problem, draw_shocks(problem, 500, 1), 1).made[:, 0] / 100)
    assert sorted({round(x, 6) for x in logs[:, 0]}) == [-0.1, 0.1]
    assert sorted({round(x, 6) for x in logs[:, 1]}) == [-0.15, -0.05, 0.05, 0.15]


def test_sums_by_chain_are_the_means_of_the_sums() -> None:
    problem = growth_problem()
    found = draw_firms(problem, draw_shocks(problem, 400, 2), 2)
    assert found.made_by.sum(axis=0) == pytest.approx(found.made.mean(axis=0))
    assert found.changed_by.sum(axis=0) == pytest.approx(found.changed.mean(axis=0))


def test_a_firm_without_output_pays_no_rate() -> None:
    assert tax_rates(calm_problem(base=np.array([[0.0], [3.0], [1.0]]))).tolist() == [0.0]
