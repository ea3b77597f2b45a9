"""Do the demo firms' years lead up to the register, and does the oil price show in them?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.park import Park
from gongxing.samples.demo import demo_park
from gongxing.samples.economy import BRENT_USD, FIRST_YEAR, LAST_YEAR


@pytest.fixture(scope="module")
def park() -> Park:
    return demo_park(3, 0.5)


def test_the_last_year_is_that_of_the_register(park: Park) -> None:
    years = park["firm_years"].frame
    last = years[years["year"] == LAST_YEAR].set_index("firm")
    for column in ("sales_yuan", "output_yuan", "jobs"):
        register = park.firms.frame.set_index("id")[column]
        assert np.allclose(last[column].astype(float).loc[register.index], register.astype(float), rtol=2e-3)


def test_no_firm_reports_before_it_was_founded(park: Park) -> None:
    founded = park.firms.frame.set_index("id")["founded"].dropna()
    years = park["firm_years"].frame
    known = years[years["firm"].isin(founded.index) & (years["year"] < LAST_YEAR)]
    assert (known["year"].to_numpy(float) >= known["firm"].map(founded).to_numpy(float)).all()


def test_growth_follows_the_oil_price(park: Park) -> None:
    total = park["firm_years"].frame.groupby("year")["sales_yuan"].sum()
    assert list(total.index) == list(range(FIRST_YEAR, LAST_YEAR + 1))
    growth, oil = np.diff(np.log(total.to_numpy(float))), np.diff(np.log(BRENT_USD))
    assert np.corrcoef(growth, oil)[0, 1] > 0.2


def test_staff_is_not_more_than_the_jobs_of_a_firm(park: Park) -> None:
    staff = park["staff"].frame.groupby("firm")["persons"].sum().astype(float)
    jobs = park.firms.frame.set_index("id")["jobs"].astype(float)
    assert (staff <= jobs.loc[staff.index] + 1e-9).all()
    assert 0 < park["staff"].frame["retiring"].sum() < staff.sum()
