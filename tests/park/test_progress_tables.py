"""Can the office write down what became of actions, with no more than it knows?"""

from __future__ import annotations

from gongxing.park.progress_tables import PROGRESS
from gongxing.park.tables import SCHEMAS


def test_it_is_a_table_of_a_park_that_needs_only_the_action() -> None:
    assert PROGRESS in SCHEMAS
    assert [column.name for column in PROGRESS.columns if column.required] == ["id"]
    assert PROGRESS.column("state").choices == ("started", "done", "fixed")
