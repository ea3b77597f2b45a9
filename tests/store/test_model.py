"""Does the one model fit both SQLite and PostgreSQL with PostGIS, and follow the schemas?"""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from gongxing.park import SCHEMAS
from gongxing.store.model import BOX, METADATA, PARK_TABLES

PARCELS = PARK_TABLES["parcels"]


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.name)
def test_every_column_of_every_schema_has_its_place(schema) -> None:
    columns = set(PARK_TABLES[schema.name].c.keys())
    assert set(schema.names) <= columns
    assert ({"geometry", *BOX} <= columns) == bool(schema.geometry)


@pytest.mark.parametrize("dialect", [sqlite.dialect(), postgresql.dialect()], ids=["sqlite", "postgresql"])
def test_every_table_and_index_compiles(dialect) -> None:
    for table in METADATA.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))
        for index in table.indexes:
            assert "CREATE INDEX" in str(CreateIndex(index).compile(dialect=dialect))


def test_a_shape_is_a_blob_on_sqlite_and_a_geometry_on_postgis() -> None:
    assert "geometry BLOB" in str(CreateTable(PARCELS).compile(dialect=sqlite.dialect()))
    assert "geometry geometry" in str(CreateTable(PARCELS).compile(dialect=postgresql.dialect()))


def test_wkb_is_passed_as_it_is_on_sqlite_and_converted_on_postgis() -> None:
    for dialect, way_in, way_out in (
        (sqlite.dialect(), "VALUES (?, ?)", "parcels.geometry"),
        (postgresql.dialect(), "ST_GeomFromWKB(", "ST_AsBinary(parcels.geometry)"),
    ):
        assert way_in in str(PARCELS.insert().compile(dialect=dialect, column_keys=["id", "geometry"]))
        assert way_out in str(select(PARCELS.c.geometry).compile(dialect=dialect))


def test_boxes_are_indexed_everywhere_and_shapes_on_postgis_only() -> None:
    indexes = {index.name: index for index in PARCELS.indexes}
    assert [column.name for column in indexes["ix_parcels_box"].columns] == list(BOX)
    statement = str(CreateIndex(indexes["ix_parcels_geometry"]).compile(dialect=postgresql.dialect()))
    assert "USING gist" in statement
