"""Do leads come when and as often as they should, and is land taken, built on and filled step by step?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.growth_problems import CALM, calm_problem, lead, plots

from gongxing.engines.growth.newcomers import converted, draw_leads, draw_plots, quota_by_year, ramp, slipped
from gongxing.engines.growth.noise import LEAD, units
from gongxing.engines.growth.shocks import draw_shocks


def test_a_lead_that_is_certain_comes_in_its_year() -> None:
    problem = calm_problem(leads=lead())
    found, land = draw_leads(problem, draw_shocks(problem, 5, 1), 1)
    for draw in range(5):  # from the second year on: 50, 5 in tax, 2 people, 40 square metres
        assert found.totals[draw].tolist() == [[0, 50, 50], [0, 5, 5], [0, 2, 2]]
        assert land[draw] == 40
    assert found.by_chain[0, 0].tolist() == pytest.approx([0, 50, 50])


def test_a_lead_without_a_chance_never_comes() -> None:
    problem = calm_problem(leads=lead(chance=np.zeros(1)))
    found, land = draw_leads(problem, draw_shocks(problem, 50, 1), 1)
    assert not found.totals.any()
    assert not land.any()


def test_leads_ramp_up_and_realise_part_of_their_promise() -> None:
    # half of 50, over two years of ramp-up from the second year on: 0, 12.5, 25
    problem = calm_problem(leads=lead(), rates=replace(CALM, lead_ramp_years=2.0, lead_realised=0.5))
    found, _ = draw_leads(problem, draw_shocks(problem, 1, 1), 1)
    assert found.totals[0, 0].tolist() == pytest.approx([0, 12.5, 25])


def test_conversion_is_as_probable_as_said_and_goes_with_the_cycle() -> None:
    luck = units(1, LEAD, 0, 40_000, 1)[:, 0]
    cycle = draw_shocks(calm_problem(rates=replace(CALM, demand_shock=0.01)), 40_000, 1).cycle
    true = converted(0.3, cycle, luck, 0.5)
    assert true.mean() == pytest.approx(0.3, abs=0.01)
    assert true[cycle > 0].mean() > true[cycle < 0].mean() + 0.2
    likelier = converted(0.4, cycle, luck, 0.5)
    assert (likelier >= true).all()


def test_slips_have_the_mean_asked_for() -> None:
    luck = units(1, LEAD, 1, 40_000, 1)[:, 0]
    late = slipped(0.8, luck)
    assert late.mean() == pytest.approx(0.8, abs=0.02)
    assert (late == np.floor(late)).all()
    assert not slipped(0.0, luck).any()


def test_ramp() -> None:
    assert ramp(np.array([-1.0, 0.0, 1.0, 2.0, 3.0, 9.0]), 3.0).tolist() == pytest.approx([0, 0, 1 / 3, 2 / 3, 1, 1])
    assert ramp(np.array([0.0, 1.0]), 0.0).tolist() == [0, 1]


def test_free_plots_are_taken_in_shares() -> None:
    # half of what is free each year: 50, 75, 87.5 of 100; two yuan a square metre; a tenth tax, a person per 20
    problem = calm_problem(plots=plots((100.0, 100.0, 100.0)), rates=replace(CALM, plot_absorption=0.5))
    found, land = draw_plots(problem, draw_shocks(problem, 2, 1), 1, np.zeros(2))
    assert found.totals[0, 0].tolist() == pytest.approx([100, 150, 175])
    assert found.totals[1, 1].tolist() == pytest.approx([10, 15, 17.5])
    assert found.totals[0, 2].tolist() == pytest.approx([5, 7.5, 8.75])
    assert (land.used[0], land.most[0]) == (87.5, 100.0)


def test_leads_take_their_land_first() -> None:
    problem = calm_problem(leads=lead(), plots=plots((30.0, 100.0, 100.0)))
    shocks = draw_shocks(problem, 1, 1)
    found, _ = draw_plots(problem, shocks, 1, draw_leads(problem, shocks, 1)[1])
    assert found.totals[0, 0].tolist() == pytest.approx([0, 120, 120])  # 40 are kept for the lead from the start


def test_building_and_ramp_up_delay_the_yield() -> None:
    # all 100 are taken in the first year, built by the second, half in use in it and wholly in the third
    problem = calm_problem(plots=plots((100.0,) * 3), rates=replace(CALM, plot_build_years=1.0, plot_ramp_years=2.0))
    found, land = draw_plots(problem, draw_shocks(problem, 1, 1), 1, np.zeros(1))
    assert found.totals[0, 0].tolist() == pytest.approx([0, 100, 200])
    assert land.quota_most == pytest.approx(
        0.75
    )  # half granted in the first year in full use, half in the second at a half


def test_quota_comes_over_its_years() -> None:
    assert quota_by_year(calm_problem()).tolist() == [0.5, 1.0, 1.0]
