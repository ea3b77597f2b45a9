"""Is a schema that contradicts itself refused?"""

from __future__ import annotations

import pytest

from gongxing.park.schema import Column, Kind, Schema
from gongxing.words import same

ID = Column("id", Kind.TEXT, same("id"), same("id"), required=True)
AREA = Column("area_m2", Kind.NUMBER, same("area"), same("area"), unit="m2")


def test_columns_are_found_by_name() -> None:
    found = Schema("t", same("t"), same("t"), (ID, AREA))
    assert found.names == ("id", "area_m2")
    assert found.column("area_m2") is AREA
    with pytest.raises(KeyError, match="t has no column width"):
        found.column("width")


@pytest.mark.parametrize("columns", [(), (AREA,), (AREA, ID), (ID, AREA, AREA)])
def test_the_first_column_is_the_id_and_names_are_unique(columns: tuple[Column, ...]) -> None:
    with pytest.raises(ValueError, match="schema t"):
        Schema("t", same("t"), same("t"), columns)
