"""Do the words on specialisation give the shares of growth and warn where the park falls behind?"""

from __future__ import annotations

from tests.economy_parks import economy_park, region_frame, small_map, small_table, years_frame

from gongxing.diagnosis.specialisation import Specialisation, survey_specialisation

DISTRICT = {"本区": {2020: {"35": 4000.0, "34": 3000.0}, 2025: {"35": 8000.0, "34": 6000.0}}}


def survey(growth: float) -> Specialisation:
    park = economy_park().with_table("region_sectors", region_frame(DISTRICT, {"本区": "district"}))
    firms = park.firms.frame
    years = years_frame(firms, dict.fromkeys(firms["id"], growth), 2020, 2025)
    return survey_specialisation(park.with_table("firm_years", years), small_table(), small_map())


def test_a_park_that_falls_behind_its_district_is_a_warning() -> None:
    slow = next(f for f in survey(0.2).findings if f.code == "industry.specialisation.district.shift")
    fast = next(f for f in survey(2.0).findings if f.code == "industry.specialisation.district.shift")
    assert (slow.verdict, fast.verdict) == ("warn", "pass")
    assert "+500% is the reference's growth" in slow.words.en
    assert "竞争力 -400%" in slow.words.zh


def test_firms_that_find_no_place_are_named() -> None:
    finding = next(f for f in survey(0.2).findings if f.code == "industry.specialisation.district.left_out")
    assert finding.rows == ("F6",)


def test_the_table_lists_the_parks_sectors_largest_first() -> None:
    table = next(t for t in survey(0.2).tables if t.name == "specialisation_district")
    assert table.column("sector") == ("35", "34")
    assert table.column("share")[0] > table.column("share")[1]
    change, national, mix, own = (table.column(name) for name in ("change", "national", "mix", "own"))
    assert all(abs(c - n - m - o) <= 2 for c, n, m, o in zip(change, national, mix, own, strict=True))
