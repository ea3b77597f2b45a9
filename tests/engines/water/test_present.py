"""Is the state of present pipes read rightly, gaps named?"""

from __future__ import annotations

import geopandas as gpd
import pytest
from shapely.geometry import LineString
from tests.parks import CRS, settings

from gongxing.engines.water.present import inner_of, present_pipes
from gongxing.io.packs import load_network_values
from gongxing.park import Park

VALUES = load_network_values()


def park_with(*rows: dict[str, object]) -> Park:
    frame = gpd.GeoDataFrame(
        [{"id": f"G{i}", "kind": "water", **row} for i, row in enumerate(rows)],
        geometry=[LineString([(0, 10 * i), (100, 10 * i)]) for i in range(len(rows))],
        crs=CRS,
    )
    return Park(settings()).with_table("pipes", frame)


def test_old_grey_iron_is_worn_and_rough_and_new_ductile_is_not() -> None:
    park = park_with(
        {"material": "灰口铸铁", "laid_year": 1990, "diameter_mm": 200.0},
        {"material": "球墨铸铁", "laid_year": 2015, "diameter_mm": 300.0, "depth_m": 1.2},
    )
    (old, new), notes = present_pipes(park, VALUES, 2030)
    assert (old.worn, new.worn) == (True, False)
    assert old.roughness < VALUES.value("pipe_roughness_hw", "灰口铸铁")
    assert (new.inner_mm, new.roughness, new.cover_m) == (311.0, 130.0, 1.2)
    assert "past its life" in old.words.en
    assert notes == ()


def test_pipes_too_small_are_not_kept() -> None:
    (pipe,), _ = present_pipes(park_with({"material": "PE", "laid_year": 2020, "diameter_mm": 63.0}), VALUES, 2030)
    assert pipe.worn
    assert "too small" in pipe.words.en


def test_every_gap_is_filled_by_a_named_assumption() -> None:
    (pipe,), notes = present_pipes(park_with({}), VALUES, 2030)
    assert pipe.dn_mm == 100.0
    assert not pipe.worn
    assert len(notes) == 3
    assert "1 present water pipes have no diameter" in notes[0].en


def test_other_lines_are_left_alone() -> None:
    assert present_pipes(park_with({"kind": "gas"}), VALUES, 2030) == ((), ())


def test_inner_diameters_lie_between_those_of_the_catalogue() -> None:
    assert inner_of(200.0, VALUES) == 209.0
    assert inner_of(350.0, VALUES) == pytest.approx((311 + 412) / 2)
    assert inner_of(50.0, VALUES) == pytest.approx(52.0)
