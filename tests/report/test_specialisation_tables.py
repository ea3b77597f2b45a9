"""Do the tables of specialisation and of near sectors say what the surveys found?"""

from __future__ import annotations

from dataclasses import replace

from tests.economy_parks import economy_park, region_frame, small_map, small_table, years_frame
from tests.report.reading import cells

from gongxing.diagnosis.diversification import candidates
from gongxing.diagnosis.specialisation import survey_specialisation
from gongxing.io.packs import load_industry_values
from gongxing.report.material import Material
from gongxing.report.specialisation_tables import near_table, specialisation_table


def test_specialisation_with_the_parts_of_growth(material: Material) -> None:
    """Machines: 1650 of 2120 here (78 %), 5000 of 8900 there (56 %)."""
    amounts = {"本区": {2020: {"35": 4000.0, "34": 3000.0}, 2025: {"35": 5000.0, "34": 3900.0}}}
    park = economy_park().with_table("region_sectors", region_frame(amounts, {"本区": "district"}))
    park = park.with_table("firm_years", years_frame(park.firms.frame, {"F1": 0.5}, 2020, 2025))
    view = survey_specialisation(park, small_table(), small_map()).view("district")
    rows = cells(material, specialisation_table(view))
    assert rows[1][:4] == ["35", "77.8%", "56.18%", "1.39"]
    assert rows[-1][0] == "全部行业"
    assert len(rows[0]) == 7
    bare = cells(material, specialisation_table(replace(view, shift=None)), "en")
    assert len(bare[0]) == 4
    assert len(bare) == len(rows) - 1


def test_near_sectors(material: Material) -> None:
    found = candidates(economy_park(), small_table(), small_map(), load_industry_values())
    rows = cells(material, near_table(found), "en")
    listed = [row[0] for row in rows[1:]]
    assert "sector S" in listed
    assert "sector M" not in listed
    dark = replace(found, candidates=tuple(replace(c, density=None) for c in found.candidates))
    assert near_table(dark) is None
