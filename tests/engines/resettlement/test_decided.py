"""Are the user's decisions read, and bad ones told all at once?"""

from __future__ import annotations

import pandas as pd
import pytest
from tests.resettlement_parks import lived_park

from gongxing.engines.resettlement import Decision
from gongxing.engines.resettlement.decided import decisions
from gongxing.errors import DataError
from gongxing.park import Park


def decided(rows: dict[str, str]) -> Park:
    frame = pd.DataFrame({"id": list(rows), "value": list(rows.values()), "words": ["会议纪要"] * len(rows)})
    return lived_park().with_table("assumptions", frame)


def test_decisions_on_who_moves_hold_and_others_are_passed_over() -> None:
    park = decided({"resettlement/H0": "flat:E1", "resettlement/H4": "cash", "resettlement_group/甲组": "E2"})
    single, whole = decisions(park, ["H0", "H1"], ["甲组"])
    assert single == (("H0", Decision("flat", "E1")),)
    assert whole == (("甲组", "E2"),)


def test_bad_decisions_are_told_together() -> None:
    park = decided(
        {
            "resettlement/H9": "cash",
            "resettlement/H0": "tent",
            "resettlement/H1": "homestead:E1",
            "resettlement_group/甲组": "E7",
        }
    )
    with pytest.raises(DataError) as told:
        decisions(park, ["H0", "H1"], ["甲组"])
    assert [fault.place.row for fault in told.value.faults] == [
        "resettlement/H9", "resettlement/H0", "resettlement/H1", "resettlement_group/甲组",
    ]  # fmt: skip
