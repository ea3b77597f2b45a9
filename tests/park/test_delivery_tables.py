"""Are the tables of delivery tables of a park, and is every column spoken of in both languages?"""

from __future__ import annotations

from tests.frames import list_park

from gongxing.park import SCHEMAS, schema
from gongxing.park.delivery_tables import DELIVERY


def test_they_are_tables_of_a_park_and_may_be_empty() -> None:
    assert set(DELIVERY) <= set(SCHEMAS)
    assert not any(len(list_park()[table.name]) for table in DELIVERY)


def test_a_value_needs_its_indicator_and_year() -> None:
    needed = {column.name for column in schema("indicator_values").columns if column.required}
    assert needed == {"id", "indicator", "year"}
