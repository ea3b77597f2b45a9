"""Which procedures and which working days hold for a park: the packaged ones with the park's own days laid over them?"""

from __future__ import annotations

import datetime as dt
import re

from gongxing.errors import DataError, Fault, Place
from gongxing.io.procedure_packs import load_holidays, load_procedures
from gongxing.park import Park
from gongxing.park.assumed import assumed_rows
from gongxing.plan.approvals import Gates
from gongxing.standards.calendar import Calendar, OwnDay
from gongxing.words import Text, same
from gongxing.workflow.values import standards_of

MATTER = "holidays"
"""First part of the id of an assumption on working days."""
WORDS = {"off": False, "work": True}


def gates_of(park: Park) -> Gates:
    """Return the procedures, rules and working days of a park."""
    return Gates(load_procedures(), standards_of(park), calendar_of(park))


def calendar_of(park: Park) -> Calendar:
    """Return the working-day calendar of a park.

    A row `holidays/<YYYY-MM-DD>` of its table `assumptions` with the value `off` or `work` decides that day; a row
    `holidays/<YYYY>` with the value `announced` says that all days of that year which differ have been entered. DataError with
    all rows that say something else.
    """
    days, years, faults = [], [], []
    for row in assumed_rows(park, MATTER):
        value = row.value.strip().lower()
        if re.fullmatch(r"\d{4}", row.name) and value == "announced":
            years.append(int(row.name))
            continue
        day = _day(row.name)
        if day is None or value not in WORDS:
            faults.append(
                Fault(
                    Place(table="assumptions", row=row.id, column="value" if day else "id"),
                    same(f"{row.name}={row.value}"),
                    Text("日期配 off 或 work，或年份配 announced", "a date with off or work, or a year with announced"),
                    Text("改正该行", "correct the row"),
                    "assumptions",
                )
            )
            continue
        days.append(OwnDay(day, WORDS[value], row.words or row.id))
    if faults:
        raise DataError(Text("假设表有误", "the table of assumptions has faults"), faults)
    return load_holidays().with_own(days, years).calendar()


def _day(name: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(name)
    except ValueError:
        return None
