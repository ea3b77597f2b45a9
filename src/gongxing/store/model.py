"""Which database tables hold a park, on SQLite today and on PostGIS later?"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    func,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType

from gongxing.park import SCHEMAS, Kind, Schema

SCHEMA_VERSION = 1
"""Version of this model; a database with a greater one is refused."""
BOX = ("minx", "miny", "maxx", "maxy")
"""The bounding-box columns beside each shape, in the order of `shapely.bounds`."""
ORDER = "row_order"
"""The column that keeps the order of the rows."""

_TYPES: dict[Kind, type[TypeEngine[Any]]] = {
    Kind.TEXT: Text,
    Kind.INTEGER: BigInteger,
    Kind.NUMBER: Double,
    Kind.FLAG: Boolean,
    Kind.DATE: Text,
    Kind.CHOICE: Text,
}


class _PostGisGeometry(UserDefinedType[bytes]):
    """The `geometry` type of PostGIS, spoken to in WKB."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        """Return the type's name in DDL."""
        return "geometry"

    def bind_expression(self, bindvalue: Any) -> ColumnElement[bytes]:
        """Wrap a WKB parameter on its way in."""
        return func.ST_GeomFromWKB(bindvalue, type_=self)

    def column_expression(self, colexpr: Any) -> ColumnElement[bytes]:
        """Turn a stored shape into WKB on its way out."""
        return func.ST_AsBinary(colexpr, type_=LargeBinary)


class Shape(TypeDecorator[bytes]):
    """A shape as WKB bytes: a blob on SQLite, a `geometry` on PostgreSQL with PostGIS.

    Values stay WKB on this side; `wkb` and `shapes` turn whole columns at once, which is far faster than row by row.
    """

    impl = LargeBinary
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type that stores the shape in this dialect."""
        return dialect.type_descriptor(_PostGisGeometry() if dialect.name == "postgresql" else LargeBinary())


def wkb(shapes: np.ndarray[Any, np.dtype[np.object_]]) -> list[bytes | None]:
    """Return the WKB of each shape, None for a missing one."""
    return list(shapely.to_wkb(shapes))


METADATA = MetaData()
"""The whole model; every park table comes from its schema, so the two cannot drift apart."""


def _park_table(schema: Schema) -> Table:
    columns: list[Column[Any]] = [Column("id", Text, primary_key=True), Column(ORDER, Integer, nullable=False)]
    columns += [Column(c.name, _TYPES[c.kind], nullable=not c.required) for c in schema.columns[1:]]
    extra: list[Any] = []
    if schema.geometry:
        columns += [Column("geometry", Shape)] + [Column(side, Double) for side in BOX]
        extra = [
            Index(f"ix_{schema.name}_box", *BOX),
            Index(f"ix_{schema.name}_geometry", "geometry", postgresql_using="gist").ddl_if(dialect="postgresql"),
        ]
    return Table(schema.name, METADATA, *columns, *extra)


PARK_TABLES: dict[str, Table] = {schema.name: _park_table(schema) for schema in SCHEMAS}
"""The tables of a park by name. No foreign keys: a dangling reference is a finding for diagnosis, not a crash."""

META = Table("meta", METADATA, Column("key", String(40), primary_key=True), Column("value", Text, nullable=False))
"""schema_version, crs, revision (grows by one with each save), and settings still to be written to park.toml."""

PLANS = Table(
    "plans",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("made_on", String(10), nullable=False),
    Column("label", Text, nullable=False),
    Column("json", LargeBinary, nullable=False),
)
"""The plans made so far, oldest first; `json` is the plan's JSON in UTF-8, compressed with zlib."""
