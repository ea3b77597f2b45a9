"""Are limits and rates read from park, plan and parameters?"""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from tests.economy_parks import economy_park, small_map, small_table

from gongxing.diagnosis.sector_mix import sector_mix
from gongxing.engines.portfolio.rates import limits_of, rates_of, skilled_share
from gongxing.io.packs import load_industry_values
from gongxing.plan import LandScheme, ParcelChoice, Plan, Result, Status
from gongxing.words import Text

VALUES = load_industry_values()


def test_limits_are_shares_of_what_stands() -> None:
    """Sales 2150 million, land 664,000 m2, jobs 1620."""
    park = economy_park()
    found = {l.key: l for l in limits_of(park, sector_mix(park, small_table(), small_map()), VALUES, None, 5)}  # noqa: E741
    assert found["money"].limit == pytest.approx(VALUES.value("portfolio_money_share") * 2150e6)
    assert found["land"].limit == pytest.approx(VALUES.value("portfolio_land_share") * 664_000)
    assert found["jobs"].limit == pytest.approx(VALUES.value("portfolio_jobs_share") * 1620)
    assert "firms.jobs" in found["skilled"].origin.inputs


def test_the_land_plan_says_how_much_land_industry_gets() -> None:
    park = economy_park()
    choices = (
        ParcelChoice("P1", 5000.0, "0101", "100101", False, (), 0.0), ParcelChoice("P2", 9000.0, "100102", "100101", False, (), 0.0),
        ParcelChoice("P3", 700.0, "0703", "1101", False, (), 0.0), ParcelChoice("P4", 800.0, "100102", "14", False, (), 0.0),
    )  # fmt: skip
    scheme = LandScheme((), choices, (), ())
    land = Result(Status.FEASIBLE, scheme, 1.0, 2.0, 1.0, 1, Text("法", "method"))
    plan = Plan("园", dt.date(2026, 1, 1), dt.date(2026, 1, 1), (2026, 2030), land)
    found = {l.key: l.limit for l in limits_of(park, sector_mix(park, small_table(), small_map()), VALUES, plan, 5)}  # noqa: E741
    assert found["land"] == pytest.approx(5700.0 + VALUES.value("portfolio_infill_share") * 664_000)


def test_staff_says_how_many_are_skilled() -> None:
    staff = pd.DataFrame(
        {"id": ["1", "2"], "firm": [None, None], "skill": ["engineer", "operator"], "persons": [200, 800]}
    )
    park = economy_park().with_table("staff", staff)
    found = {l.key: l for l in limits_of(park, sector_mix(park, small_table(), small_map()), VALUES, None, 5)}  # noqa: E741
    assert found["skilled"].limit == pytest.approx(VALUES.value("portfolio_skilled_share") * 0.2 * 1620)


def test_skills_by_division_fall_back_to_any() -> None:
    assert 0 < skilled_share(VALUES, "99") < skilled_share(VALUES, "65") <= 1


def test_rates_have_as_many_costs_as_gains() -> None:
    rates = rates_of(VALUES, 5)
    assert len(rates.gain_of("strengthen")) == len(rates.cost_of("enter")) == 3
    assert rates.years == 5
