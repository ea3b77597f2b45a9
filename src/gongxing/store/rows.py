"""How do the tables of a park go into the database and come back the same?"""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from sqlalchemy import Connection, and_, inspect, select

from gongxing.errors import DataError, Fault, Place
from gongxing.park import SCHEMAS, Park, Schema, Settings, Table, schema
from gongxing.store.model import BOX, METADATA, ORDER, PARK_TABLES, wkb
from gongxing.words import Text

Box = tuple[float, float, float, float]


def write_park(connection: Connection, park: Park) -> None:
    """Replace every park table by those of `park`, inside the caller's transaction.

    Tables are laid out anew each time, so a column added to a schema appears in old projects with their next save.
    """
    tables = list(PARK_TABLES.values())
    METADATA.drop_all(connection, tables=tables)
    METADATA.create_all(connection, tables=tables)
    for found in SCHEMAS:
        rows = _records(park[found.name])
        if rows:
            connection.execute(PARK_TABLES[found.name].insert(), rows)


def _records(table: Table) -> list[dict[str, Any]]:
    if not len(table):
        return []
    frame = table.frame
    columns: dict[str, list[Any]] = {ORDER: list(range(len(frame)))}
    for name in table.schema.names:
        values = frame[name]
        columns[name] = values.astype(object).where(values.notna(), None).tolist()
    if table.schema.geometry:
        shapes = np.asarray(frame.geometry.values, dtype=object)
        columns["geometry"] = wkb(shapes)
        bounds = shapely.bounds(shapes)
        for position, side in enumerate(BOX):
            column = bounds[:, position].astype(object)
            column[np.isnan(bounds[:, position])] = None
            columns[side] = column.tolist()
    names = tuple(columns)
    return [dict(zip(names, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def no_rows(connection: Connection) -> bool:
    """Return whether no park table holds any row."""
    present = set(inspect(connection).get_table_names()) & set(PARK_TABLES)
    return not any(connection.execute(select(PARK_TABLES[name].c.id).limit(1)).first() for name in present)


def read_park(connection: Connection, settings: Settings) -> Park:
    """Return the whole park; DataError with all faults if rows were changed into something their schema forbids."""
    tables: dict[str, Table] = {}
    faults: list[Fault] = []
    for found in SCHEMAS:
        try:
            tables[found.name] = read_table(connection, found.name, crs=settings.crs)
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(Text(f"数据库有 {len(faults)} 处错误", f"the database has {len(faults)} faults"), faults)
    return Park(settings, tables)


def read_table(connection: Connection, name: str, *, crs: str, box: Box | None = None) -> Table:
    """Return the table `name`, or only its rows whose bounding box meets `box` (minx, miny, maxx, maxy)."""
    found = schema(name)
    crs_or_none = crs if found.geometry else None
    inspector = inspect(connection)
    if not inspector.has_table(name):
        return Table(found, crs=crs_or_none)
    present = {column["name"] for column in inspector.get_columns(name)}
    model = PARK_TABLES[name]
    wanted = [column for column in model.c if column.name in present and column.name not in (*BOX, ORDER)]
    query = select(*wanted).order_by(model.c[ORDER])
    if box is not None and found.geometry:
        minx, miny, maxx, maxy = box
        query = query.where(
            and_(model.c.minx <= maxx, model.c.maxx >= minx, model.c.miny <= maxy, model.c.maxy >= miny)
        )
    try:
        rows = connection.execute(query).all()
    except (ValueError, TypeError) as error:
        raise DataError(
            Text(f"表 {name} 有读不懂的值", f"table {name} holds a value that cannot be read"),
            [_bad(name, "", "", str(error))],
        ) from None
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(wanted)
    frame = pd.DataFrame(
        {
            c.name: pd.Series(list(values), dtype=object)
            for c, values in zip(wanted, columns, strict=True)
            if c.name != "geometry"
        }
    )
    if not found.geometry:
        return Table(found, frame)
    blobs = next(
        (values for c, values in zip(wanted, columns, strict=True) if c.name == "geometry"), (None,) * len(frame)
    )
    return Table(found, gpd.GeoDataFrame(frame, geometry=_shapes(found, frame, blobs), crs=crs), crs=crs)


def _shapes(found: Schema, frame: pd.DataFrame, blobs: tuple[Any, ...]) -> np.ndarray[Any, np.dtype[np.object_]]:
    raw = np.empty(len(blobs), dtype=object)
    raw[:] = [blob if isinstance(blob, bytes) else None for blob in blobs]
    shapes = np.asarray(shapely.from_wkb(raw, on_invalid="ignore"), dtype=object)
    lost = [position for position, blob in enumerate(blobs) if blob is not None and shapes[position] is None]
    if lost:
        faults = [_bad(found.name, str(frame["id"].iloc[position]), "geometry", "WKB") for position in lost]
        raise DataError(
            Text(f"表 {found.name} 有读不懂的图形", f"table {found.name} holds shapes that cannot be read"), faults
        )
    return shapes


def _bad(table: str, row: str, column: str, words: str) -> Fault:
    place = Place(file="park.db", table=table, row=row, column=column)
    return Fault(
        place,
        Text(f"读不懂的值（{words}）", f"an unreadable value ({words})"),
        Text("由 gongxing 写入的值", "a value written by gongxing"),
        Text("从备份恢复，或重新导入该表", "restore it from a backup, or import the table again"),
        "project.value",
    )
