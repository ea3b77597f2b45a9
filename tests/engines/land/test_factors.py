"""Is land worth more where it suits its use, and is what nobody knows left out and told?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import LineString, box
from tests.parks import CRS, EAST, NORTH, SIDE, grid_park, settings

from gongxing.engines.land.classes import planning_uses
from gongxing.engines.land.factors import KINDS, factors
from gongxing.io.packs import load_land_values
from gongxing.park import Park
from gongxing.standards.land_values import LandKey

VALUES = load_land_values()


def worth(park: Park) -> tuple[dict[str, np.ndarray], tuple[str, ...], list[str]]:
    uses = planning_uses(park.parcels["use"].fillna(""))
    found, notes = factors(park, VALUES, uses)
    return (
        {factor.key.removeprefix("land.factor."): factor.points for factor in found},
        uses,
        [note.en for note in notes],
    )


def total(park: Park) -> np.ndarray:
    return np.sum(list(worth(park)[0].values()), axis=0)


def without_roads(park: Park) -> Park:
    return park.with_table("roads", park["roads"].frame.iloc[:0])


def test_worth_lies_between_nothing_and_area_times_capitalised_value() -> None:
    park = grid_park([["0101", "100102", "0703", "0804"]] * 3)
    uses = planning_uses(park.parcels["use"])
    most = 10_000 * np.array([VALUES.value(LandKey.VALUE, use) for use in uses]) * VALUES.value(LandKey.YEARS, "*")
    found = total(park)
    assert (found >= 0).all()
    assert (found <= most * (1 + 1e-9)).all()


def test_every_factor_is_labelled_in_both_languages() -> None:
    found, notes = factors(grid_park([["0101", "100102"]]), VALUES, planning_uses(["0101", "100102"]))
    assert {f.key for f in found} <= {f"land.factor.{key}" for key in (*KINDS, "value")}
    assert all(f.label.zh != f.label.en for f in found)
    assert all(note.zh and note.en for note in notes)


def test_shops_are_worth_more_by_the_street() -> None:
    park = grid_park([["16"]] * 4)  # the street runs along the southern edge
    found, uses, _ = worth(park)
    access = found["access"][:, uses.index("09")]
    assert (np.diff(access) < 0).all()
    assert not found["access"][:, uses.index("16")].any()  # waiting land minds no street


def test_homes_are_worth_more_away_from_industry_and_schools_mind_too() -> None:
    found, uses, _ = worth(grid_park([["100102", "16", "16", "16", "16"]]))
    for use in ("0701", "0804"):
        quiet = found["quiet"][:, uses.index(use)]
        assert (np.diff(quiet) >= 0).all()
        assert quiet[1] == 0.0  # beside the factory: no distance at all
        assert quiet[4] == quiet.max() > 0  # 300 m away
    assert not found["quiet"][:, uses.index("100102")].any()


def test_a_motorway_disturbs_homes_as_industry_does() -> None:
    park = grid_park([["16", "16", "16"]])
    line = LineString([(EAST, NORTH - 500), (EAST, NORTH + 500)])
    park = park.with_table("roads", gpd.GeoDataFrame({"id": ["M"], "grade": ["motorway"]}, geometry=[line], crs=CRS))
    found, uses, _ = worth(park)
    homes = found["quiet"][:, uses.index("0701")]
    assert homes[0] == 0.0
    assert homes[0] < homes[1] < homes[2]


def test_like_uses_draw_one_another() -> None:
    found, uses, _ = worth(grid_park([["0101", "0101", "0101", "16"] + ["16"] * 8]))
    field = found["kin"][:, uses.index("01")]
    assert field[1] > field[4] > field[9]
    assert field[11] == 0.0


def test_what_is_not_known_is_left_out_and_told() -> None:
    park = grid_park([["", ""], ["", ""]])
    found, _, notes = worth(without_roads(park))
    assert set(found) == {"size", "value"}
    assert any("no roads" in note for note in notes)
    assert any("present uses not known" in note for note in notes)
    assert any("no slope" in note for note in notes)
    known, _, fewer = worth(grid_park([["0101", "16"]], slope_percent={"P00": 1.0, "P01": 30.0}))
    assert {"access", "kin", "ground"} <= set(known)
    assert fewer == []


@pytest.mark.parametrize(
    "column", [{"slope_percent": {"P00": 0.0, "P01": 40.0}}, {"flood_risk": {"P00": False, "P01": True}}]
)
def test_steep_or_flooded_ground_is_worth_less_to_build_on(column: dict[str, dict[str, Any]]) -> None:
    park = grid_park([["16", "16"]], **column)
    found, uses, _ = worth(park)
    ground = found["ground"][:, uses.index("0701")]
    assert ground[0] > ground[1]


def test_a_park_by_the_water() -> None:
    park = grid_park([["16", "16", "16"]])
    pond = box(EAST - 50, NORTH, EAST, NORTH + SIDE)
    park = park.with_table("waters", gpd.GeoDataFrame({"id": ["B"]}, geometry=[pond], crs=CRS))
    found, uses, _ = worth(park)
    assert (np.diff(found["water"][:, uses.index("14")]) < 0).all()


def test_the_users_weight_moves_a_factor_and_zero_takes_it_away() -> None:
    park = grid_park([["100102", "16", "16"]])
    plain, uses, _ = worth(park)
    heavy, _, _ = worth(park.with_settings(settings(weights={"quiet": 3.0})))
    none, _, _ = worth(park.with_settings(settings(weights={"quiet": 0.0})))
    homes = uses.index("0701")
    assert heavy["quiet"][2, homes] > plain["quiet"][2, homes]
    assert heavy["access"][2, homes] < plain["access"][2, homes]
    assert "quiet" not in none
    doubled = total(park.with_settings(replace(settings(), weights={"value": 2.0})))
    assert doubled == pytest.approx(2 * total(park))
