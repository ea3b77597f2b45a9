"""Are the maps that the material can fill drawn, in both languages, and quickly?"""

from __future__ import annotations

import io
import time
from dataclasses import replace

import geopandas as gpd
import numpy as np
from PIL import Image
from shapely.geometry import box

from gongxing.report.maps import TITLES, draw_maps, maps_of, shown_code
from gongxing.report.material import Material, gather
from gongxing.report.network_maps import NETWORK_TITLES

LAND = ("map.present", "map.planned", "map.changes", "map.conflicts")


def test_only_maps_with_material_are_drawn(
    material: Material, infeasible: Material, empty: Material, networks: Material
) -> None:
    assert maps_of(material) == LAND
    assert maps_of(networks) == (*LAND, *NETWORK_TITLES)
    assert set(TITLES) >= {*LAND, *NETWORK_TITLES}
    assert maps_of(infeasible) == ("map.present",)
    assert draw_maps(empty, "zh") == {}


def test_each_language_gets_its_pictures(material: Material) -> None:
    zh, en = draw_maps(material, "zh"), draw_maps(material, "en")
    assert set(zh) == set(en) == set(LAND)
    for png in (*zh.values(), *en.values()):
        with Image.open(io.BytesIO(png)) as image:
            assert image.width == 1340
            assert len(image.convert("RGB").getcolors(100_000) or ()) > 20
    assert all(zh[key] != en[key] for key in zh)


def test_planned_use_changes_the_picture(material: Material) -> None:
    found = draw_maps(material, "zh")
    assert found["map.present"] != found["map.planned"]


def test_classes_are_drawn_under_their_own_colour_or_their_root() -> None:
    assert [shown_code(code) for code in ("0101", "100102", "0703", "1401", "", "0805")] == [
        "01",
        "100102",
        "0703",
        "1401",
        "",
        "08",
    ]


def test_two_thousand_parcels_take_seconds_not_minutes(infeasible: Material) -> None:
    side = 45
    squares = [box(i * 40, j * 40, i * 40 + 38, j * 40 + 38) for i in range(side) for j in range(side)]
    uses = np.array(["0101", "0701", "100102", None], dtype=object)[np.arange(len(squares)) % 4]
    frame = gpd.GeoDataFrame(
        {"id": [f"N{i}" for i in range(len(squares))], "use": uses}, geometry=squares, crs="EPSG:4549"
    )
    park = infeasible.park.with_table("parcels", frame)
    plan = replace(infeasible.plan, land=None)
    start = time.perf_counter()
    draw_maps(gather(park, plan, infeasible.standards), "zh")
    assert time.perf_counter() - start < 20
