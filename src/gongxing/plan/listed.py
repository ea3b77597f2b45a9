"""How are the rows of the lists that a user fills in read, where do they come from, and how is a fault in one told?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from gongxing.errors import Fault, Place
from gongxing.origins import Origin, OriginKind, assumed
from gongxing.words import Text, same


def filled_rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table as what is filled in them, by column."""
    names = [str(name) for name in frame.columns]
    for values in frame.itertuples(index=False, name=None):
        cells = zip(names, values, strict=True)
        yield {name: _bare(value) for name, value in cells if not pd.isna(value) and value != ""}


def row_origin(table: str, row: dict[str, Any], words: Text) -> Origin:
    """Return the origin of what a row says: a passage of its source file, or the user's own word."""
    said = same(str(row["words"])) if row.get("words") else words
    ref = f"{table}/{row['id']}"
    if row.get("source"):
        return Origin(OriginKind.PASSAGE, ref, said, (str(row["source"]),))
    return assumed(ref, said)


def row_fault(table: str, row: str, column: str, found: str, expected: Text) -> Fault:
    """Return the fault of one cell."""
    place, remedy = Place(table=table, row=row, column=column), Text("改正该行", "correct the row")
    return Fault(place, same(repr(found)), expected, remedy, table)


def _bare(value: Any) -> Any:
    return value.item() if hasattr(value, "item") else value
