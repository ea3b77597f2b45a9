"""Which rows of the table of assumptions speak of one matter, and of what within it?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from gongxing.park.park import Park


@dataclass(frozen=True, slots=True)
class Assumed:
    """One row of `assumptions` whose id is `<matter>/<name>`; what is not filled is ""."""

    id: str
    matter: str
    name: str
    value: str
    unit: str
    words: str
    words_en: str


def assumed_rows(park: Park, *matters: str) -> Iterator[Assumed]:
    """Yield the park's assumptions on some matters (`firm_decision`, `sector_io`, ...), in the order of the table."""
    frame = park["assumptions"].frame
    columns = (frame[column] for column in ("value", "unit", "words", "words_en"))
    for identity, *told in zip(frame["id"], *columns, strict=True):
        matter, _, name = str(identity).partition("/")
        if matter in matters:
            yield Assumed(str(identity), matter, name, *("" if pd.isna(cell) else str(cell) for cell in told))
