"""Are firms as many, as large and as unequal as the calibration says?"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from gongxing.samples.firms import TRADES, draw_sales, settle_firms
from gongxing.samples.uses import Lot


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_sales_are_heavy_tailed_as_calibrated(seed: int) -> None:
    sales = draw_sales(1.0, np.random.default_rng(seed))
    assert len(sales) == 368
    assert sales.sum() == pytest.approx(8.0e9, rel=1e-4)
    assert sales[:2].sum() / sales.sum() == pytest.approx(0.31, abs=0.002)
    assert sales[2] < 0.6 * sales[1]
    assert 0.10 <= (sales >= 2.0e7).mean() <= 0.14
    assert np.median(sales) < 0.15 * sales.mean()


def test_two_leaders_for_every_sixteen_square_kilometres() -> None:
    sales = draw_sales(3.0, np.random.default_rng(1))
    assert len(sales) == 1104
    assert sales[:6].sum() / sales.sum() == pytest.approx(0.31, abs=0.002)


@pytest.fixture(scope="module")
def firms(lots: list[Lot]) -> pd.DataFrame:
    halls = {lot.id: 3 for lot in lots if lot.stands == "works"}
    return settle_firms(lots, halls, scale=0.5, rng=np.random.default_rng(9))


def test_firms_sit_on_lots_that_exist(firms: pd.DataFrame, lots: list[Lot]) -> None:
    sites = {lot.id for lot in lots if lot.stands in ("works", "village works", "depot", "shops") or lot.use == "0902"}
    assert set(firms["parcel"]) <= sites
    assert not set(firms["parcel"]) & {lot.id for lot in lots if lot.idle}


def test_half_a_park_has_half_the_firms(firms: pd.DataFrame) -> None:
    oil = {trade.code for trade in TRADES if trade.oil}
    assert len(firms) == 184
    assert firms["sector"].isin(oil).sum() == 126


def test_land_of_the_firms_on_a_lot_adds_up_to_the_lot(firms: pd.DataFrame, lots: list[Lot]) -> None:
    area = {lot.id: lot.shape.area for lot in lots}
    for parcel, land in firms.groupby("parcel")["land_m2"].sum().items():
        assert land == pytest.approx(area[str(parcel)], abs=5)


def test_large_firms_have_more_land_jobs_and_tax(firms: pd.DataFrame) -> None:
    for column in ("land_m2", "jobs", "tax_yuan", "value_added_yuan"):
        assert firms["sales_yuan"].corr(firms[column], method="spearman") > 0.45
    assert 0.03 < firms["tax_yuan"].sum() / firms["sales_yuan"].sum() < 0.05


def test_names_are_plainly_synthetic(firms: pd.DataFrame) -> None:
    assert firms["name"].is_unique
    assert firms["name"].str.fullmatch(r"[甲乙丙丁戊己庚辛壬癸].+(厂|有限公司)\d{3,}").all()
