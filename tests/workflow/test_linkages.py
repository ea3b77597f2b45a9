"""Do linkages of the official tables agree with the published coefficients, and does a report list every sector?"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.chain_parks import small_table

from gongxing.workflow.linkages import agreement, measure_linkages, report_linkages


def test_every_sector_is_reported_and_the_strongest_come_first() -> None:
    report = measure_linkages()
    assert (report.sectors, len(report.rows), report.year) == (153, 153, 2020)
    top = report.top(5)
    assert [row.multiplier for row in top] == sorted((row.multiplier for row in report.rows), reverse=True)[:5]
    assert report.key_sectors == sum(row.key for row in report.rows)
    assert all(1.0 <= row.domestic_multiplier <= row.multiplier + 1e-12 for row in report.rows)
    assert len(report.top(None)) == 153
    assert report.agreement.direct_abs is None


def test_hand_worked_multipliers_and_extraction() -> None:
    rows = {row.code: row for row in report_linkages(small_table()).rows}
    # steel buys nothing: 1; parts 1 + .3; electronics 1; machines (1 + .2 + .1 x 1.3 + .05) / .9
    assert rows["01"].multiplier == pytest.approx(1.0)
    assert rows["03"].multiplier == pytest.approx(1.3)
    assert rows["02"].multiplier == pytest.approx(1.38 / 0.9)
    assert rows["05"].multiplier == pytest.approx(1 + 0.3 * 1.38 / 0.9)
    # without machines others lose 200 of steel, 100 of parts with 30 of steel, 50 of electronics: 380 of 4000
    assert rows["02"].extraction_share == pytest.approx(380 / 4000)


def test_agreement_measures_the_greatest_differences() -> None:
    table = small_table()
    far = table.direct.copy()
    far[0, 0] += 0.01
    full = table.full.copy()
    full[1, 2] += 0.13
    found = agreement(small_table(published_direct=far, published_full=full))
    assert found.direct_abs == pytest.approx(0.01)
    assert found.full_abs == pytest.approx(0.13)
    assert found.multiplier_rel == pytest.approx(0.13 / 1.43)


@pytest.mark.data
@pytest.mark.parametrize("sectors", [42, 135])
def test_published_coefficients_of_2007_are_met(data_dir: Path, sectors: int) -> None:
    report = measure_linkages(data_dir / "io2007" / "2007中国投入产出表.xls", sectors=sectors)
    found = report.agreement
    assert report.sectors == sectors
    assert found.direct_abs is not None
    assert found.full_abs is not None
    assert found.multiplier_rel is not None
    assert found.direct_abs <= 1e-15
    assert found.full_abs <= 3e-5
    assert found.multiplier_rel <= 2e-5
    assert np.isfinite([row.ghosh for row in report.rows]).all()
