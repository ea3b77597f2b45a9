"""Which firms are forecast from which year, and what stands in for what is missing?"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from tests.growth_parks import park_of, register, values, years

from gongxing.engines.growth.firms import firm_past
from gongxing.errors import NotReadyError


def test_the_past_of_the_register() -> None:
    firms = register()
    found = firm_past(park_of(firms, firm_years=years(firms)), values(), [(2024, 80.0), (2025, 69.0)])
    assert (found.base_year, len(found.firms), found.panel.years) == (2025, 12, tuple(range(2018, 2026)))
    assert found.panel.values[0, :, -1] == pytest.approx(firms["output_yuan"].to_numpy())
    assert found.panel.oil[-2:].tolist() == [80.0, 69.0]
    assert np.isnan(found.panel.oil[0])
    assert (found.exits, found.firm_years) == (0, 12 * 7)
    assert found.notes == ()


def test_the_register_alone_is_one_year_and_says_so() -> None:
    found = firm_past(park_of(), values())
    assert (found.base_year, found.panel.years) == (2025, (2025,))
    assert "firm_years" in found.notes[0].zh


def test_a_year_that_few_reported_is_not_the_base() -> None:
    firms = register()
    table = years(firms)
    few = table[table["year"] == 2025].head(2).assign(year=2026, id=["X1", "X2"])
    assert firm_past(park_of(firms, firm_years=pd.concat([table, few])), values()).base_year == 2025


def test_firms_that_did_not_report_the_base_year_come_from_the_register() -> None:
    firms = register()
    table = years(firms)
    table = table[~((table["firm"] == "F03") & (table["year"] == 2025))]
    found = firm_past(park_of(firms, firm_years=table), values())
    assert found.panel.values[0, 3, -1] == firms["output_yuan"][3]
    assert "1 firms did not report" in found.notes[0].en
    assert found.exits == 0  # it stands in the register: it has not closed


def test_closures_are_counted_and_do_not_stand_in_the_base_year() -> None:
    firms = register()
    table = years(firms)
    table = table[~((table["firm"] == "F03") & (table["year"] > 2021))]
    found = firm_past(park_of(firms[firms["id"] != "F03"], firm_years=table.assign(firm=table["firm"])), values())
    assert "F03" not in found.firms
    assert found.exits == 1
    assert found.firm_years == 11 * 7 + 4  # F03 was watched in four transitions, the last of them its closure


def test_sales_stand_in_for_output_and_means_for_tax_and_jobs() -> None:
    firms = register()
    firms.loc[0, ["output_yuan", "tax_yuan", "jobs"]] = [np.nan, np.nan, None]
    firms.loc[1, ["output_yuan", "sales_yuan"]] = np.nan
    found = firm_past(park_of(firms), values())
    assert "F01" not in found.firms
    assert found.panel.values[0, 0, 0] == firms["sales_yuan"][0]
    assert found.panel.values[1, 0, 0] == pytest.approx(0.04 * firms["sales_yuan"][0])
    said = " ".join(note.en for note in found.notes)
    assert "1 firms have neither output nor sales" in said
    assert "tax of 1 firms is reckoned" in said
    assert "jobs of 1 firms is reckoned" in said


def test_without_any_output_it_says_what_to_import() -> None:
    with pytest.raises(NotReadyError) as caught:
        firm_past(park_of(register().assign(output_yuan=None, sales_yuan=None)), values())
    assert caught.value.faults[0].place.table == "firm_years"
