"""What has happened to actions already: which are started, done or fixed, what was spent, and what is known better?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from gongxing.errors import DataError, Fault, Place
from gongxing.park import Park
from gongxing.words import Text

TABLE = "progress"


@dataclass(frozen=True, slots=True)
class Progressed:
    """What is known of one action besides the plan; None or "" where nothing is. `spent_yuan` was paid before the horizon."""

    action: str
    state: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    spent_yuan: float | None = None
    days: float | None = None
    cost_yuan: float | None = None
    earliest: dt.date | None = None
    words: str = ""


def progress_of(park: Park) -> dict[str, Progressed]:
    """Return the table `progress` by action; DataError with every row that says too little."""
    return read_rows(park[TABLE].frame, TABLE)


def read_rows(frame: pd.DataFrame, table: str) -> dict[str, Progressed]:
    """Return what rows with the columns of the table `progress` say, by action; DataError with all their faults."""
    found = {row.action: row for row in _rows(frame)}
    faults = [fault for row in found.values() for fault in _faults(row, table)]
    if faults:
        raise DataError(Text("实施进度有误", "the progress of actions has faults"), faults)
    return found


def _rows(frame: pd.DataFrame) -> Iterable[Progressed]:
    for row in frame.to_dict("records"):
        cell = {str(name): None if pd.isna(value) else value for name, value in row.items()}
        yield Progressed(
            str(cell["id"]), str(cell.get("state") or ""), _day(cell.get("start")), _day(cell.get("end")), _number(cell.get("spent_yuan")),
            _number(cell.get("duration_days")), _number(cell.get("cost_yuan")), _day(cell.get("earliest")), str(cell.get("words") or ""),
        )  # fmt: skip


def _day(value: object) -> dt.date | None:
    if value is None:
        return None
    return (
        value
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime)
        else dt.date.fromisoformat(str(value)[:10])
    )


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))


def _faults(row: Progressed, table: str) -> Iterable[Fault]:
    remedy = Text("补上日期，或删去该行", "add the date, or remove the row")
    if row.state in ("started", "fixed") and row.start is None:
        yield Fault(
            Place(table=table, row=row.action, column="start"),
            Text("空", "nothing"),
            Text("开工日期", "the day it starts"),
            remedy,
            "progress",
        )
    if row.state == "done" and row.end is None:
        yield Fault(
            Place(table=table, row=row.action, column="end"),
            Text("空", "nothing"),
            Text("完工日期", "the day it was done"),
            remedy,
            "progress",
        )
    if row.start is not None and row.end is not None and row.end < row.start:
        yield Fault(
            Place(table=table, row=row.action, column="end"), Text(row.end.isoformat(), row.end.isoformat()),
            Text("不早于开工日期", "a day not before the start"), remedy, "progress",
        )  # fmt: skip
