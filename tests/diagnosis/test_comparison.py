"""Are park and reference put side by side by the reference's own codes, without counting anything twice?"""

from __future__ import annotations

import pytest
from tests.economy_parks import ROWS, economy_park, region_frame, small_map, small_table, years_frame

from gongxing.diagnosis.comparison import district_comparison, nation_comparison
from gongxing.park import Park

DISTRICT = {
    "本区": {2020: {"35": 4000.0, "351": 3000.0, "3484": 500.0}, 2025: {"35": 5000.0, "351": 3900.0, "3484": 700.0}}
}


def park(years: bool = False) -> Park:
    found = economy_park([*ROWS, ("9999", "", 5.0, 1, 1.0)]).with_table(
        "region_sectors", region_frame(DISTRICT, {"本区": "district"})
    )
    if years:
        found = found.with_table("firm_years", years_frame(found.firms.frame, {"F1": 0.5}, 2020, 2025))
    return found


def test_a_parent_class_stands_for_its_classes() -> None:
    """35 covers 3512, 3512 and 3599 (1650); 351 is part of it and is not counted again; 3443, 7452 and 9999 have no place."""
    found = district_comparison(park(), small_map())
    assert found.codes == ("3484", "35")
    assert found.park.tolist() == [350e6, 1650e6]
    assert found.reference.tolist() == [700e6, 5000e6]
    assert found.year == 2025
    assert set(found.left_out) == {"F5", "F6", "F7"}
    assert found.years is None


def test_years_that_both_have() -> None:
    years = district_comparison(park(years=True), small_map()).years
    assert (years.first, years.last, years.extended) == (2020, 2025, False)
    assert years.park.tolist() == pytest.approx([350e6, 600e6 + 600e6 + 150e6])
    assert years.reference_later.tolist() == [700e6, 5000e6]


def test_the_nation_falls_back_to_the_table() -> None:
    """Steel and machines of the table; growth of its two years is extended to those of the firms."""
    found = nation_comparison(park(years=True), small_table(), small_map())
    assert found.source == "input_output"
    assert found.codes == small_table().codes
    assert found.park[1] == 1650e6
    assert found.years.extended
    rate = (1200 / 960) ** 0.5
    assert found.years.reference_later[1] / found.years.reference[1] == pytest.approx(rate**5)


def test_without_a_district_there_is_no_comparison() -> None:
    assert district_comparison(economy_park(), small_map()) is None


def test_a_district_without_the_measure_gives_way_to_one_that_has_it() -> None:
    frame = region_frame({"甲区": DISTRICT["本区"], **DISTRICT}, {"甲区": "district", "本区": "district"})
    first = frame["region"] == "甲区"
    frame.loc[first, "output_yuan"] = float("nan")
    frame["jobs"] = [10.0 if told else float("nan") for told in first]
    found = district_comparison(economy_park(ROWS).with_table("region_sectors", frame), small_map())
    assert found.reference.tolist() == [700e6, 5000e6]
