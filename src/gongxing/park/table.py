"""How is one table of a park held so that nobody can change it under another's hands?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from gongxing.errors import DataError, Fault, Place
from gongxing.park.schema import Column, Kind, Schema
from gongxing.words import Text, same

_DTYPES: Mapping[Kind, Any] = {
    Kind.TEXT: "str",
    Kind.INTEGER: "Int64",
    Kind.NUMBER: "float64",
    Kind.FLAG: "boolean",
    Kind.DATE: "str",
    Kind.CHOICE: "str",
}


class Table:
    """A frozen table of one schema, rows keyed by the stable string column `id`.

    Construction lays out every column of the schema (absent ones all missing), casts the types, and raises DataError
    with all faults: wrong types, missing or repeated ids, missing required values, values out of range or off the list.
    Extra columns are dropped. `crs` must be given with geometry.
    """

    __slots__ = ("_frame", "schema")

    def __init__(self, schema: Schema, frame: pd.DataFrame | None = None, *, crs: Any = None) -> None:
        self.schema = schema
        laid, faults = _lay_out(schema, pd.DataFrame() if frame is None else frame)
        if schema.geometry:
            shapes = frame.geometry if isinstance(frame, gpd.GeoDataFrame) else gpd.GeoSeries([None] * len(laid))
            laid = gpd.GeoDataFrame(laid, geometry=np.asarray(shapes), crs=crs if crs is not None else shapes.crs)
        faults += _value_faults(schema, laid)
        if faults:
            raise DataError(
                Text(f"表 {schema.label.zh} 有 {len(faults)} 处错误", f"table {schema.name} has {len(faults)} faults"),
                faults,
            )
        self._frame = laid

    @property
    def frame(self) -> gpd.GeoDataFrame:
        """The rows as a (Geo)DataFrame in a shallow copy: changing it does not change the table (copy on write)."""
        return self._frame.copy(deep=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """The row ids in order."""
        return tuple(self._frame["id"])

    def __len__(self) -> int:
        return len(self._frame)

    def __getitem__(self, column: str) -> pd.Series[Any]:
        return self._frame[column].copy(deep=False)

    @property
    def geometry(self) -> gpd.GeoSeries:
        """The shapes; AttributeError for a table without any."""
        return self._frame.geometry.copy(deep=False)

    def replace(self, frame: pd.DataFrame) -> Table:
        """Return a new table of the same schema and CRS with other rows."""
        return Table(self.schema, frame, crs=self._frame.crs if self.schema.geometry else None)


def _lay_out(schema: Schema, frame: pd.DataFrame) -> tuple[pd.DataFrame, list[Fault]]:
    columns: dict[str, Any] = {}
    faults: list[Fault] = []
    for column in schema.columns:
        if column.name not in frame:
            columns[column.name] = pd.Series([None] * len(frame), dtype=_DTYPES[column.kind])
            continue
        raw = frame[column.name].reset_index(drop=True)
        try:
            cast: Any = raw.astype(_DTYPES[column.kind])
        except (TypeError, ValueError):
            cast, bad = _cast_slowly(raw, column.kind)
            for position in bad:
                row = str(frame["id"].iloc[position]) if "id" in frame else str(position)
                faults.append(
                    Fault(
                        Place(table=schema.name, row=row, column=column.name),
                        same(repr(raw.iloc[position])),
                        Text(f"{column.kind.value} 类型的值", f"a value of type {column.kind.value}"),
                        Text("改正该值或留空", "correct the value or leave it empty"),
                        "table.type",
                    )
                )
        columns[column.name] = cast
    return pd.DataFrame(columns), faults


def _cast_slowly(raw: pd.Series[Any], kind: Kind) -> tuple[pd.Series[Any], list[int]]:
    values: list[Any] = []
    bad: list[int] = []
    for position, value in enumerate(raw):
        try:
            values.append(pd.Series([value]).astype(_DTYPES[kind]).iloc[0])
        except (TypeError, ValueError):
            values.append(None)
            bad.append(position)
    return pd.Series(values, dtype=_DTYPES[kind]), bad


_NEEDED = Text("必填值", "a value"), Text("补填该列", "fill the column"), "table.required"
_ID_NEEDED = Text("非空编号", "a non-empty id"), Text("为该行填写编号", "give the row an id"), "table.id_missing"
_ID_ONCE = (
    Text("唯一编号", "a unique id"),
    Text("删除重复行或改编号", "remove the repeated row or renumber it"),
    "table.id_repeated",
)
_A_DATE = Text("YYYY-MM-DD 日期", "a date as YYYY-MM-DD"), Text("改写日期", "rewrite the date"), "table.date"
_LOOK_AGAIN = Text("核对原始资料", "check it against the source")
_Why = tuple[Text, Text, str]
"""What was expected, what to do, and the code of the fault."""


def _value_faults(schema: Schema, frame: pd.DataFrame) -> list[Fault]:
    faults: list[Fault] = []

    def tell(rows: pd.Series[Any], column: str, why: _Why) -> None:
        for position in np.flatnonzero(rows.to_numpy(dtype=bool, na_value=False)):
            found = frame[column].iloc[position]
            place = Place(table=schema.name, row=str(frame["id"].iloc[position]), column=column)
            words = "" if pd.isna(found) else str(found).strip()
            faults.append(Fault(place, same(words or "∅"), *why))

    identity = frame["id"]
    tell(identity.isna() | (identity == ""), "id", _ID_NEEDED)
    tell(identity.duplicated(keep=False) & identity.notna(), "id", _ID_ONCE)
    for column in schema.columns[1:]:
        for rows, why in _column_faults(column, frame[column.name]):
            tell(rows, column.name, why)
    return faults


def _column_faults(column: Column, values: pd.Series[Any]) -> Iterator[tuple[pd.Series[Any], _Why]]:
    """Yield the rows of one column that break its schema, and why."""
    if column.required:
        yield values.isna(), _NEEDED
    if column.low is not None:
        limit = Text(f"不小于 {column.low:g}", f"at least {column.low:g}")
        yield values < column.low, (limit, _LOOK_AGAIN, "table.low")
    if column.high is not None:
        limit = Text(f"不大于 {column.high:g}", f"at most {column.high:g}")
        yield values > column.high, (limit, _LOOK_AGAIN, "table.high")
    if column.kind is Kind.CHOICE:
        listed = Text("、".join(column.choices), "one of " + ", ".join(column.choices))
        remedy = Text("改为列表中的值", "use a value of the list")
        yield values.notna() & ~values.isin(column.choices), (listed, remedy, "table.choice")
    if column.kind is Kind.DATE:
        yield values.notna() & pd.to_datetime(values, format="%Y-%m-%d", errors="coerce").isna(), _A_DATE
