"""Are the user's decisions read, and what names nothing refused at once?"""

from __future__ import annotations

import pytest
from tests.industry_parks import with_decisions, works_park

from gongxing.engines.industry.decided import decisions
from gongxing.errors import DataError


def test_decisions_are_read_by_firm() -> None:
    park = with_decisions(works_park(), A="move:P11", B="exit")
    assert decisions(park, ("P11",)) == {"A": ("move", "P11"), "B": ("exit", "")}


def test_all_faults_are_told_at_once() -> None:
    park = with_decisions(works_park(), A="sell", Z="keep", B="move:P02", C="keep:P11")
    with pytest.raises(DataError) as told:
        decisions(park, ("P11",))
    assert [fault.found.en for fault in told.value.faults] == ["sell", "Z", "P02", "keep:P11"]
