"""Is every table of a park described well enough for forms, readers and documents to be made from it?"""

from __future__ import annotations

from collections import Counter

import pytest

from gongxing.park.schema import Column, Kind, Schema
from gongxing.park.tables import SCHEMAS, schema

COLUMNS = [pytest.param(s, c, id=f"{s.name}.{c.name}") for s in SCHEMAS for c in s.columns]


def test_tables_are_found_by_name() -> None:
    assert [schema(s.name) for s in SCHEMAS] == list(SCHEMAS)
    with pytest.raises(KeyError, match="no table trees; there are parcels"):
        schema("trees")


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_column_is_whole(table: Schema, column: Column) -> None:
    assert (column.kind is Kind.CHOICE) == bool(column.choices)
    assert column.refers == "" or column.refers in {s.name for s in SCHEMAS}
    if column.low is not None or column.high is not None:
        assert column.kind in (Kind.NUMBER, Kind.INTEGER)
    if column.name.endswith("_m2") or column.name.endswith("_yuan") or column.name.endswith("_m"):
        assert column.unit == column.name.rpartition("_")[2]


@pytest.mark.parametrize("table", SCHEMAS, ids=lambda table: table.name)
def test_no_heading_of_a_register_is_claimed_by_two_columns(table: Schema) -> None:
    claimed = Counter(name for column in table.columns for name in column.names)
    assert [name for name, count in claimed.items() if count > 1] == []


def test_what_stops_the_land_engine_when_missing_is_said() -> None:
    stops = {column.name for column in schema("parcels").columns if column.blocks}
    assert {"use", "tenure", "permanent_farmland", "former_factory"} <= stops
