"""Does a table tell coefficients, import shares and growth, refuse what cannot be, and stay as it was made?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.chain_parks import MILLION, small_table

from gongxing.errors import DataError
from gongxing.words import same


def test_coefficients_by_code() -> None:
    table = small_table()
    assert len(table) == 5
    assert table.direct[table.index("01"), table.index("02")] == pytest.approx(0.2)
    assert table.allocation[table.index("02"), table.index("05")] == pytest.approx(0.3)
    assert table.name_of("03").en == "Parts"
    assert table.import_share == pytest.approx([0, 0, 0, 0.5, 0])
    assert table.discrepancy == pytest.approx(np.zeros(5))
    # home-made electronics are half of what is bought
    assert table.domestic_direct[3, 1] == pytest.approx(0.025)
    assert table.domestic_direct[0, 1] == pytest.approx(0.2)


def test_imported_flows_that_are_known_win_over_the_share() -> None:
    imported = np.zeros((5, 5))
    imported[3, 1] = 40 * MILLION
    assert small_table(imported_flows=imported).domestic_direct[3, 1] == pytest.approx(0.01)


def test_growth_is_yearly_and_unknown_without_an_earlier_year() -> None:
    assert np.isnan(small_table().growth).all()
    earlier = np.array([1000.0, 1000 / 1.21, 0.0, 1000.0, 1000.0]) * MILLION
    growth = small_table(earlier_output=earlier, earlier_year=2018).growth
    assert growth[[0, 1]] == pytest.approx([0.0, 0.1])
    assert np.isnan(growth[2])


def test_all_faults_are_told_at_once() -> None:
    output = np.array([1000.0, -5.0, 0.0, 1000.0, np.nan]) * MILLION
    with pytest.raises(DataError) as raised:
        small_table(output=output, exports=np.zeros(4))
    assert {fault.place.column for fault in raised.value.faults} == {"output", "exports"}
    with pytest.raises(DataError) as raised:
        small_table(output=np.array([1000.0, -5.0, 0.0, 1000.0, 1000.0]))
    assert [(fault.place.row, fault.found.zh) for fault in raised.value.faults] == [("02", "-5"), ("03", "0")]


def test_codes_are_found_as_people_write_them() -> None:
    table = small_table()
    assert table.code_like("2") == table.code_like("02") == table.code_like(" 2.0 ") == "02"
    assert table.code_like("9") == table.code_like("") == table.code_like("0") == ""
    assert "02" in table
    assert "2" not in table


def test_nobody_can_change_a_table() -> None:
    flows = np.zeros((5, 5))
    table = small_table(flows=flows, output=np.full(5, 7.0))
    flows[0, 0] = 1.0
    assert table.flows[0, 0] == 0.0
    with pytest.raises(ValueError, match="read-only"):
        table.output[0] = 1.0
    with pytest.raises(ValueError, match="read-only"):
        table.direct[0, 0] = 1.0


def test_each_sector_has_one_code_and_name() -> None:
    table = small_table()
    with pytest.raises(DataError) as raised:
        type(table)(
            table.name,
            2020,
            ("01", "01"),
            (same("a"),),
            np.zeros((2, 2)),
            np.ones(2),
            np.zeros(2),
            np.ones(2),
            np.ones(2),
            np.zeros(2),
        )
    assert [fault.place.column for fault in raised.value.faults] == ["code", "names"]
