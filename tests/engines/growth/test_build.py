"""Does a park with its plan become the growth problem, and is what is missing said?"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from tests.growth_parks import choice, empty_plan, industry, land, park_of, portfolio, register, values, years

from gongxing.engines.growth import build_problem
from gongxing.engines.growth.build import oil_terms
from gongxing.errors import NotReadyError
from gongxing.park import GrowthGoal
from gongxing.standards.prices import PriceSeries

DAYS = tuple(dt.date(y, m, 15) for y in range(2017, 2027) for m in range(1, 13))
BRENT = PriceSeries("brent", "usd/bbl", DAYS, tuple(50.0 + day.year - 2017 for day in DAYS))


def test_a_whole_problem() -> None:
    firms = register()
    park = park_of(firms, GrowthGoal(0.08, None, 0.02, 0.9), firm_years=years(firms))
    problem = build_problem(park, values(), empty_plan(park), BRENT)
    assert (problem.base_year, problem.years) == (2025, (2026, 2027, 2028, 2029, 2030))
    assert problem.chains == ("乙链", "甲链")
    assert [(t.measure, t.rate) for t in problem.targets] == [("output", 0.08), ("jobs", 0.02)]
    assert problem.targets[0].value == pytest.approx(firms["output_yuan"].sum() * 1.08**5)
    assert problem.asked == 0.9
    assert problem.oil is not None
    assert (len(problem.oil.prices), problem.oil.price) == (12 * 9, 58.0)  # nothing after the base year is known
    assert problem.oil.before == pytest.approx(np.log(57 / 58))
    assert [lever.key for lever in problem.levers] == ["quota", "investment", "productivity"]
    gain = problem.levers[2]
    assert gain.cost_yuan == pytest.approx(values().value("lever_gain_cost") * firms["output_yuan"].sum())
    assert problem.prior_elasticity[0] == values().value("oil_elasticity", "3512")
    assert problem.prior_elasticity[1] == values().value("oil_elasticity", "33")


def test_without_history_oil_and_plan_it_works_and_says_so() -> None:
    park = park_of()
    problem = build_problem(park, values(), empty_plan(park))
    said = " ".join(note.en for note in problem.notes)
    for words in ("the register stands for 2025", "no usable series of oil", "no land scheme", "no decisions on firms"):
        assert words in said
    assert problem.targets == ()


def test_gains_of_the_portfolio_are_not_added_and_that_is_said() -> None:
    park = park_of()
    parts = {"land": land(("P1", 3e4, "0101", "100101")), "industry": industry(choice("F00", "exit"))}
    with_it = build_problem(park, values(), empty_plan(park, portfolio=portfolio(甲链=1e4), **parts))
    without = build_problem(park, values(), empty_plan(park, **parts))
    assert np.array_equal(with_it.path, without.path)
    assert np.array_equal(with_it.plots.free_m2, without.plots.free_m2)
    assert with_it.plots.share.tolist() == [0.0, 1.0]
    assert any("not added again" in note.en for note in with_it.notes)
    assert (with_it.factor[0] == -1).all()


def test_leads_that_want_more_land_than_is_planned_are_told() -> None:
    leads = pd.DataFrame([{"id": "L1", "name": "甲", "stage": "funded", "output_yuan": 1e6, "land_m2": 9e4}])
    park = park_of(leads=leads)
    wide, narrow = (
        build_problem(park, values(), empty_plan(park, land=land(("P1", area, "0101", "100101"))))
        for area in (9e4, 3e4)
    )
    assert not any("want" in note.en for note in wide.notes)
    assert any("want 8.3 ha, more than the 3.0 ha" in note.en for note in narrow.notes)


def test_large_firms_close_less_often_and_closures_seen_count() -> None:
    firms = register()
    firms.loc[11, "output_yuan"] = 9e7
    table = years(firms)
    park = park_of(firms, firm_years=table)
    calm = build_problem(park, values(), empty_plan(park))
    assert calm.hazard[11] == values().value("exit_hazard", "large")
    assert calm.hazard[0] == values().value("exit_hazard")
    gone = table[~(table["firm"].isin(["F01", "F02", "F03"]) & (table["year"] > 2020))]
    left = park_of(firms[~firms["id"].isin(["F01", "F02", "F03"])], firm_years=gone)
    assert build_problem(left, values(), empty_plan(left)).hazard[0] > calm.hazard[0]


def test_a_horizon_that_is_over_is_refused() -> None:
    park = park_of()
    park = park.with_settings(replace(park.settings, horizon=(2021, 2025)))
    with pytest.raises(NotReadyError) as caught:
        build_problem(park, values(), empty_plan(park))
    assert caught.value.faults[0].code == "growth.horizon"


def test_the_users_own_figures_stand() -> None:
    park = park_of(leads=pd.DataFrame([{"id": "L1", "name": "甲", "stage": "talks", "output_yuan": 1e6}]))
    own = values().with_value("lead_conversion", "talks", 1.0, "test")
    problem = build_problem(park, own, empty_plan(park))
    assert problem.leads.chance.tolist() == [1.0]
    assert problem.offer.lead_chance == 1.0


def test_a_short_series_of_prices_is_left_out() -> None:
    few = PriceSeries("brent", "usd/bbl", DAYS[-20:], (60.0,) * 20)
    terms, notes = oil_terms(few, 2025)
    assert terms is None
    assert len(notes) == 1
