"""Where works and homes stand among one another, on streets that can be counted by hand."""

from __future__ import annotations

import geopandas as gpd
import pytest
from shapely.geometry import Point
from tests.parks import CRS, EAST, NORTH, building, grid_park, with_buildings

from gongxing.diagnosis.interleaving import InterleavingSurvey, nearest_kind, neighbours, survey_interleaving
from gongxing.errors import NotReadyError
from gongxing.io.packs import load_industry_values
from gongxing.park import Park

VALUES = load_industry_values()


def street() -> Park:
    """Two homes 30 m and 80 m from a work of firm F1, one home and one work far away; two households, one by its point."""
    park = with_buildings(
        grid_park([["16"] * 20]),
        building("W1", "workshop", 0, 0, firm="F1"),
        building("H1", "dwelling", 50, 0),
        building("H2", "dwelling", 100, 0),
        building("H3", "dwelling", 1000, 0),
        building("W2", "workshop", 1500, 0),
    )
    households = gpd.GeoDataFrame(
        {"id": ["U1", "U2", "U3"], "building": ["H1", None, None], "persons": [3, 4, 5]},
        geometry=[None, Point(EAST + 1010, NORTH + 10), Point(EAST + 1900, NORTH + 10)],
        crs=CRS,
    )
    park = park.with_table("firms", gpd.GeoDataFrame({"id": ["F1"], "name": ["甲厂"]}, geometry=[None], crs=CRS))
    return park.with_table("households", households)


def value(survey: InterleavingSurvey, key: str) -> float | None:
    return next(f.value for f in survey.figures if f.key == f"industry.interleaving.{key}")


def test_shares_count_edges_and_not_centres() -> None:
    survey = survey_interleaving(street(), VALUES)
    assert value(survey, "homes_near") == pytest.approx(1 / 3)  # H1 at 30 m; H2 at 80 m
    assert value(survey, "works_near") == pytest.approx(1 / 2)
    assert value(survey, "homes_wide") == pytest.approx(2 / 3)  # within 100 m H2 too
    assert value(survey, "works_wide") == pytest.approx(1 / 2)


def test_people_belong_to_the_home_they_name_or_stand_in() -> None:
    survey = survey_interleaving(street(), VALUES)
    assert value(survey, "persons") == 3
    assert value(survey, "persons_share") == pytest.approx(3 / 7)
    noted = next(f for f in survey.figures if f.key == "industry.interleaving.persons").note
    assert noted
    assert "5" in noted.en


def test_the_hot_spot_and_the_firm_beside_it_are_named() -> None:
    survey = survey_interleaving(street(), VALUES)
    spots, firms = survey.tables
    assert spots.column("homes_near") == (1,)
    assert spots.column("persons") == (3,)
    assert firms.rows == (("F1", "甲厂", 1, 1, 3),)
    found = survey.findings[0]
    assert (found.verdict, found.rows) == ("warn", ("H1",))


def test_full_mixing_and_full_separation_are_told_apart() -> None:
    apart = with_buildings(
        grid_park([["16"] * 20]),
        *(building(f"W{n}", "workshop", 30 * n, 0) for n in range(4)),
        *(building(f"H{n}", "dwelling", 1000 + 30 * n, 0) for n in range(4)),
    )
    survey = survey_interleaving(apart, VALUES)
    assert value(survey, "dissimilarity") == pytest.approx(1.0)
    assert value(survey, "separation") == pytest.approx(1.0)
    assert value(survey, "works_contact") == 0
    mixed = with_buildings(
        grid_park([["16"] * 20]),
        *(
            building(f"{'W' if n % 2 else 'H'}{n}", "workshop" if n % 2 else "dwelling", 20.0 + 40 * n, 5)
            for n in range(40)
        ),
    )
    survey = survey_interleaving(mixed, VALUES)
    # eight cells of 200 m with three of one kind and two of the other: 8 x (3/20 - 2/20) / 2, and 1 - H(3/5)
    assert value(survey, "dissimilarity") == pytest.approx(0.2)
    assert value(survey, "separation") == pytest.approx(1 - 0.970951, abs=1e-6)
    # the nearest of every building in a row of alternating kinds is of the other kind: 1 / (20 / 39)
    assert value(survey, "works_contact") == pytest.approx(39 / 20)


def test_parcels_stand_in_where_buildings_do_not_tell() -> None:
    park = grid_park([["0703", "100102", "16"]])
    found = neighbours(park)
    assert (found.table, found.homes, found.works) == ("parcels", ("P00",), ("P01",))
    assert value(survey_interleaving(park, VALUES), "homes_near") == 1


def test_contact_needs_two_of_a_kind() -> None:
    assert nearest_kind(neighbours(grid_park([["0703", "100102", "16"]]))) == (None, None)


def test_without_homes_or_works_the_survey_says_what_to_import() -> None:
    with pytest.raises(NotReadyError, match="footprints"):
        survey_interleaving(grid_park([["16"]]), VALUES)
    quiet = survey_interleaving(with_buildings(grid_park([["16"]]), building("W", "workshop", 0, 0), building("H", "dwelling", 500, 0)), VALUES)  # fmt: skip
    assert [f.verdict for f in quiet.findings] == ["pass", "unknown"]
    assert value(quiet, "persons") is None
