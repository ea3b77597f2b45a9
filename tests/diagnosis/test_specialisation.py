"""Is the specialisation of a park told as far as the data go, and what is missing named?"""

from __future__ import annotations

import pytest
from tests.economy_parks import economy_park, region_frame, small_map, small_table, years_frame

from gongxing.diagnosis.specialisation import Specialisation, survey_specialisation
from gongxing.errors import NotReadyError
from gongxing.park import Park

DISTRICT = {"本区": {2020: {"35": 4000.0, "34": 3000.0, "74": 500.0}, 2025: {"35": 5000.0, "34": 3900.0, "74": 700.0}}}


def whole() -> Park:
    park = economy_park().with_table("region_sectors", region_frame(DISTRICT, {"本区": "district"}))
    return park.with_table("firm_years", years_frame(park.firms.frame, {"F1": 0.5, "F4": 0.2}, 2020, 2025))


def survey(park: Park) -> Specialisation:
    return survey_specialisation(park, small_table(), small_map())


def test_quotients_against_the_district_by_hand() -> None:
    """Machines are 1650 of the park's 2150 and 5000 of the district's 9600."""
    view = survey(whole()).view("district")
    place = view.comparison.codes.index("35")
    assert view.quotients[place] == pytest.approx((1650 / 2150) / (5000 / 9600))


def test_shift_share_against_the_district_by_hand() -> None:
    """The park had 600 + 600 + 150 machines, 291.67 + 120 parts, 30 testing in 2020; the district grew from 7500 to 9600."""
    shift = survey(whole()).view("district").shift
    before = 1350 + 350 / 1.2 + 120 + 30
    assert shift.total[0] == pytest.approx((2150 - before) * 1e6)
    assert shift.total[1] == pytest.approx(before * (9600 / 7500 - 1) * 1e6)
    assert sum(shift.total[1:4]) == pytest.approx(shift.total[0])


def test_all_is_told_with_origins() -> None:
    found = survey(whole())
    assert {f.key.split(".")[2] for f in found.figures} == {"herfindahl", "district", "nation"}
    assert all(f.origin.inputs for f in found.figures)
    assert {t.name for t in found.tables} == {"specialisation_district", "specialisation_nation"}
    assert all(f.words.zh != f.words.en for f in found.findings)
    assert found.herfindahl == pytest.approx((1500**2 + 150**2 + 350**2 + 120**2 + 30**2) / 2150**2)


def test_a_park_without_regions_or_years_is_told_what_is_missing() -> None:
    found = survey(economy_park())
    unknown = {f.code: f.words.en for f in found.findings if f.verdict == "unknown"}
    assert "region_sectors" in unknown["industry.specialisation.district"]
    assert "firm_years" in unknown["industry.specialisation.years"]
    assert found.view("district") is None
    assert found.view("nation").quotients[1] > 1


def test_a_park_without_sectors_is_refused() -> None:
    park = economy_park()
    with pytest.raises(NotReadyError) as caught:
        survey(park.with_table("firms", park.firms.frame.drop(columns="sector")))
    assert {fault.place.column for fault in caught.value.faults} == {"sector", "sales_yuan"}
