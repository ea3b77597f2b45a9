"""Is a park whole, frozen and in one coordinate system?"""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest
from tests.parks import CRS, grid_park, settings

from gongxing.errors import DataError
from gongxing.park import Park
from gongxing.park.table import Table
from gongxing.park.tables import SCHEMAS, schema


def test_absent_tables_are_empty_and_carry_the_parks_crs() -> None:
    park = Park(settings())
    assert set(park.tables) == {s.name for s in SCHEMAS}
    assert all(len(table) == 0 for table in park.tables.values())
    assert park["roads"].geometry.crs == CRS


def test_a_new_table_makes_a_new_park() -> None:
    park = grid_park([["16", "16"]])
    fewer = park.with_table("parcels", park.parcels.frame.iloc[:1])
    assert (len(park.parcels), len(fewer.parcels)) == (2, 1)
    assert fewer["roads"] is park["roads"]


def test_a_table_with_faults_is_refused() -> None:
    frame = grid_park([["16", "16"]]).parcels.frame
    frame["id"] = "same"
    with pytest.raises(DataError, match="parcels has 2 faults"):
        Park(settings()).with_table("parcels", frame)


def test_unknown_tables_and_foreign_coordinates_are_refused() -> None:
    with pytest.raises(KeyError, match="trees"):
        Park(settings(), {"trees": Table(schema("quota"))})
    with pytest.raises(KeyError, match="no table trees"):
        Park(settings()).with_table("trees", grid_park([["16"]]).parcels.frame)
    with pytest.raises(ValueError, match="EPSG:4490"):
        Park(settings()).with_settings(settings(crs="EPSG:4490"))


def test_nothing_of_a_park_can_be_set() -> None:
    park = Park(settings())
    with pytest.raises(FrozenInstanceError):
        park.settings = settings(name="别园")  # type: ignore[misc]
    with pytest.raises(TypeError):
        park.tables["parcels"] = park["roads"]  # type: ignore[index]
    assert replace(park, settings=settings(name="别园")).settings.name == "别园"
