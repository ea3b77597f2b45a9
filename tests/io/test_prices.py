"""Do the packaged and the user's own prices come out whole, and are faults told?"""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import pandas as pd
import pytest
from tests.parks import settings

from gongxing.errors import DataError, NotReadyError
from gongxing.io.prices import load_brent, price_series_of
from gongxing.park import Park


def rows(count: int = 30, **changes: Any) -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "id": [f"T{k}" for k in range(count)],
            "series": "Steel",
            "date": [f"{2020 + k // 12}-{k % 12 + 1:02d}-15" for k in range(count)],
            "price": [100.0 + k for k in range(count)],
            "unit": "yuan/t",
        }
    )
    return frame.assign(**changes)


def park(frame: pd.DataFrame) -> Park:
    return Park(settings()).with_table("prices", frame)


def test_brent_is_whole() -> None:
    brent = load_brent()
    assert (brent.name, brent.unit, brent.per_year) == ("brent", "usd/bbl", 12)
    assert brent.dates[0] == dt.date(1987, 5, 15)
    assert brent.gaps() == ()
    # the yearly means the EIA publishes: 2008 96.94, 2012 111.63, 2020 41.96 dollars a barrel
    yearly = {year: mean for year, mean, _ in brent.yearly()}
    for year, mean in {2008: 96.94, 2012: 111.63, 2020: 41.96}.items():
        assert math.isclose(yearly[year], mean, abs_tol=0.6)


def test_without_rows_of_their_own_parks_use_the_packaged_brent() -> None:
    assert price_series_of(Park(settings())) == load_brent()


def test_the_users_own_prices_win_whatever_their_order_and_case() -> None:
    own = rows(series="BRENT").iloc[::-1]
    found = price_series_of(park(own), "brent")
    assert found.prices[:2] == (100.0, 101.0)
    assert found.unit == "yuan/t"
    assert found.origin.ref == "prices/brent"


def test_a_series_nobody_gave_is_told_with_those_there_are() -> None:
    with pytest.raises(NotReadyError, match=r"no series called copper; there are Steel, brent"):
        price_series_of(park(rows()), "copper")


def test_all_faults_are_told_at_once() -> None:
    bad = rows(6)
    bad.loc[1, "date"] = bad.loc[0, "date"]
    bad.loc[2, "price"] = 0.0
    bad.loc[3, "unit"] = "usd/t"
    with pytest.raises(DataError) as told:
        price_series_of(park(bad), "steel")
    assert [fault.code for fault in told.value.faults] == [
        "prices.date",
        "prices.date",
        "prices.price",
        "prices.unit",
        "prices.few",
    ]


def test_months_left_out_are_told() -> None:
    with pytest.raises(DataError, match=r"1 months left out \(2020-06\)"):
        price_series_of(park(rows().drop(index=5)), "steel")
