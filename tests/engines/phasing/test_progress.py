"""Is the progress of actions read, and are all rows that say too little told?"""

from __future__ import annotations

import datetime as dt

import pytest
from tests.phasing_plans import quota_park, with_progress

from gongxing.engines.phasing.progress import progress_of
from gongxing.errors import DataError


def test_rows_are_read_by_action() -> None:
    park = with_progress(
        quota_park(),
        {"id": "a", "state": "started", "start": "2026-05-01", "spent_yuan": 3.0},
        {"id": "b", "duration_days": 9.0},
    )
    found = progress_of(park)
    assert (found["a"].state, found["a"].start, found["a"].spent_yuan) == ("started", dt.date(2026, 5, 1), 3.0)
    assert (found["b"].state, found["b"].days, found["b"].cost_yuan) == ("", 9.0, None)


def test_every_row_that_says_too_little_is_told() -> None:
    rows = (
        {"id": "a", "state": "started"}, {"id": "b", "state": "done", "start": "2026-05-01"}, {"id": "c", "state": "fixed"},
        {"id": "d", "state": "done", "start": "2026-05-01", "end": "2026-04-01"},
    )  # fmt: skip
    with pytest.raises(DataError) as error:
        progress_of(with_progress(quota_park(), *rows))
    assert [(fault.place.row, fault.place.column) for fault in error.value.faults] == [
        ("a", "start"), ("b", "end"), ("c", "start"), ("d", "end"),
    ]  # fmt: skip
