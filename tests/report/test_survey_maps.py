"""Does each map of today's networks appear when its data are there, in both languages, and not otherwise?"""

from __future__ import annotations

import datetime as dt
import io

import numpy as np
import pytest
from PIL import Image
from tests.network_parks import bare_park, drain_park, street_park, water_park, with_facilities

from gongxing.diagnosis.survey import survey
from gongxing.io.packs import load_network_values, load_standards
from gongxing.park import Park
from gongxing.plan import Plan
from gongxing.report.material import Material
from gongxing.report.survey_maps import SURVEY_TITLES, draw_survey_maps, survey_maps_of

VALUES = load_network_values()


def material(park: Park) -> Material:
    settings = park.settings
    blank = Plan(settings.name, dt.date(2026, 1, 1), settings.as_of, settings.horizon)
    return Material(park, blank, load_standards(settings.profile, settings.as_of), {}, ())


def colours(png: bytes) -> set[tuple[int, int, int]]:
    with Image.open(io.BytesIO(png)) as image:
        return set(map(tuple, np.asarray(image.convert("RGB")).reshape(-1, 3)[::7].tolist()))


def test_only_maps_with_data_are_drawn() -> None:
    assert survey_maps_of(survey(bare_park(), VALUES)) == ()
    assert survey_maps_of(survey(street_park(), VALUES)) == (
        "map.today.access", "map.today.gate_time", "map.today.centre_time", "map.today.fire",
    )  # fmt: skip
    drains = survey_maps_of(survey(drain_park(), VALUES))
    assert {"map.today.sewer", "map.today.storm", "map.today.pipe_age", "map.today.service"} <= set(drains)
    assert "map.today.pressure" not in drains


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_map_is_a_picture(lang) -> None:
    park = with_facilities(
        water_park(),
        {"id": "source", "kind": "water_source", "head_m": 45.0, "at": (-100, 3)},
        {"id": "h", "kind": "hydrant", "at": (150, 5)},
        {"id": "f", "kind": "fire_station", "at": (150, 5)},
    )
    found = survey(park, VALUES)
    drawn = draw_survey_maps(material(park), found, lang)
    assert tuple(drawn) == survey_maps_of(found)
    assert set(drawn) == set(SURVEY_TITLES) - {"map.today.sewer", "map.today.storm"}
    for png in drawn.values():
        with Image.open(io.BytesIO(png)) as image:
            assert image.width > 1000


def test_a_landlocked_parcel_is_red_on_the_map_of_access() -> None:
    def reds(park: Park) -> int:
        png = draw_survey_maps(material(park), survey(park, VALUES), "zh")["map.today.access"]
        return sum(1 for r, g, b in colours(png) if r > 220 and 110 < g < 160 and 110 < b < 160)

    assert reds(street_park()) > 0
    assert reds(street_park(way=("1207", (150, 152, 200, 160)))) == 0


def test_a_park_without_parcels_has_no_maps() -> None:
    park = street_park().with_table("parcels", bare_park().parcels.frame)
    assert draw_survey_maps(material(park), survey(park, VALUES), "zh") == {}
