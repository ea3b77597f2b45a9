"""Does a park's own working day stand over the packaged one, and are all faulty rows told?"""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from tests.parks import grid_park

from gongxing.errors import DataError
from gongxing.park import Park
from gongxing.workflow.gates import calendar_of, gates_of


def park_with(**rows: str) -> Park:
    """A park with assumptions on working days."""
    given = [{"id": f"holidays/{name}", "value": value, "words": "市政府通知"} for name, value in rows.items()]
    return grid_park([["0701"]]).with_table("assumptions", pd.DataFrame(given))


def test_own_days_and_years_are_laid_over_the_packaged_ones() -> None:
    calendar = calendar_of(park_with(**{"2027-02-13": "work", "2026-03-03": "off", "2027": "announced"}))
    assert calendar.is_working_day(dt.date(2027, 2, 13))
    assert not calendar.is_working_day(dt.date(2026, 3, 3))
    assert calendar.is_announced(2027)


def test_faulty_rows_are_told_together() -> None:
    with pytest.raises(DataError) as caught:
        calendar_of(park_with(**{"2027-02-30": "off", "2027-02-13": "maybe", "2027": "yes"}))
    assert [(f.place.row, f.place.column) for f in caught.value.faults] == [
        ("holidays/2027-02-30", "id"), ("holidays/2027-02-13", "value"), ("holidays/2027", "id"),
    ]  # fmt: skip


def test_gates_answer_for_a_park() -> None:
    gates = gates_of(park_with())
    assert gates.ask_by("enterprise_filing", dt.date(2026, 7, 1)) < dt.date(2026, 7, 1)
