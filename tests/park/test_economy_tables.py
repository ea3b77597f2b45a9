"""Are the tables of the economy told apart from the firm register, and do their links lead to tables that exist?"""

from __future__ import annotations

from gongxing.park.economy_tables import ECONOMY
from gongxing.park.tables import SCHEMAS


def test_they_are_all_tables_of_a_park() -> None:
    assert [schema for schema in SCHEMAS if schema in ECONOMY] == list(ECONOMY)


def test_each_asks_for_a_column_that_the_firm_register_does_not_have() -> None:
    firms = next(schema for schema in SCHEMAS if schema.name == "firms")
    for schema in ECONOMY:
        if schema.name == "supply_links":  # either end may lie outside the park, so none can be required
            continue
        needed = {column.name for column in schema.columns if column.required} - {"id", "name"}
        assert schema.name == "peers" or needed - set(firms.names)
