"""Does the chart of specialisation follow the quotients and the parts of growth?"""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image
from tests.economy_parks import economy_park, region_frame, small_map, small_table, years_frame

from gongxing.diagnosis.reference_view import ReferenceView
from gongxing.diagnosis.specialisation import survey_specialisation
from gongxing.report.map_frame import MapWords
from gongxing.report.specialisation_chart import draw_specialisation

WORDS = MapWords("专业化", "依据", "", "N")


def view(growth: float = 0.5) -> ReferenceView:
    amounts = {"本区": {2020: {"35": 4000.0, "34": 3000.0}, 2025: {"35": 5000.0, "34": 3900.0}}}
    park = economy_park().with_table("region_sectors", region_frame(amounts, {"本区": "district"}))
    years = years_frame(park.firms.frame, {"F1": growth}, 2020, 2025)
    found = survey_specialisation(park.with_table("firm_years", years), small_table(), small_map()).view("district")
    assert found is not None
    return found


def test_language_growth_and_missing_years_change_the_picture() -> None:
    pictures = [
        draw_specialisation(view(), WORDS, "zh"), draw_specialisation(view(), WORDS, "en"), draw_specialisation(view(-0.3), WORDS, "zh"),
        draw_specialisation(replace(view(), shift=None), WORDS, "zh"),
    ]  # fmt: skip
    assert len(set(pictures)) == 4
    for picture in pictures:
        with Image.open(io.BytesIO(picture)) as image:
            assert image.width == 1340
