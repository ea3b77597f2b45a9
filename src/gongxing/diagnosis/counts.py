"""How does a count or sum over a table become a figure that says what it was counted from?"""

from __future__ import annotations

import numpy as np

from gongxing.origins import Figure, Origin, computed
from gongxing.park import Park
from gongxing.words import Text


def figure(
    key: str,
    label: Text,
    value: float | None,
    *,
    unit: str,
    origin: Origin,
    note: Text | None = None,
) -> Figure:
    """Return a figure of the portrait; a value that is no finite number stays None."""
    clean = None if value is None or not np.isfinite(value) else float(value)
    return Figure(key, label, clean, unit, origin, note)


def count_rows(key: str, label: Text, park: Park, table: str, unit: str) -> Figure:
    """Return the number of rows of a table, None where it is empty."""
    rows = len(park[table])
    name = park[table].schema.label
    return figure(
        key,
        label,
        rows if rows else None,
        unit=unit,
        origin=computed(
            "diagnosis.portrait", Text(f"{name.zh}表的行数", f"number of rows of the table {name.en}"), table
        ),
    )


def coverage(known: int, rows: int, what: Text) -> Text | None:
    """Return a note that only `known` of `rows` rows give `what`, None where all do."""
    if known == rows:
        return None
    return Text(f"{rows} 行中 {known} 行有{what.zh}", f"{known} of {rows} rows give {what.en}")


def total(key: str, label: Text, park: Park, column: str, unit: str) -> Figure:
    """Return the sum of a column, given as "table.column", over the rows that have it."""
    table, name = column.split(".")
    values = park[table][name].dropna()
    what = park[table].schema.column(name).label
    return figure(
        key,
        label,
        float(values.sum()) if len(values) else None,
        unit=unit,
        origin=computed("diagnosis.portrait", Text(f"{what.zh}一列之和", f"sum of the column {what.en}"), column),
        note=coverage(len(values), len(park[table]), what),
    )
