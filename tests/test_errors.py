"""Does an error tell what was found, where, what was expected and what to do, all faults at once?"""

from __future__ import annotations

import pytest

from gongxing.errors import DataError, Fault, GongxingError, InfeasibleError, NotReadyError, Place, RuleError
from gongxing.words import Text, same


def fault(row: str = "P1") -> Fault:
    return Fault(
        Place("a.xlsx", "parcels", row, "use"),
        same("M9"),
        Text("用途代码", "a land-use code"),
        Text("改正该值", "correct the value"),
    )


def test_a_fault_names_found_place_expected_and_remedy_in_both_languages() -> None:
    assert fault().in_("zh") == "文件 a.xlsx，表 parcels，行 P1，列 use：发现 M9；应为 用途代码；请改正该值"
    assert (
        fault().in_("en")
        == "file a.xlsx, table parcels, row P1, column use: found M9; expected a land-use code; correct the value"
    )


def test_only_the_known_parts_of_a_place_are_told() -> None:
    assert Place(table="roads", row="R1").in_("en") == "table roads, row R1"
    assert Place().in_("en") == "place not stated"
    assert Place().in_("zh") == "未指明位置"


def test_every_fault_is_told_and_the_rest_counted() -> None:
    error = DataError(Text("有错", "it has faults"), [fault(f"P{n}") for n in range(60)])
    lines = error.in_("en").splitlines()
    assert lines[0] == "it has faults"
    assert len(lines) == 1 + 50 + 1
    assert lines[-1] == "... and 10 more"
    assert error.in_("zh", limit=60).count("发现") == 60
    assert "另有" not in error.in_("zh", limit=60)
    assert len(error.faults) == 60


@pytest.mark.parametrize("kind", [DataError, RuleError, InfeasibleError, NotReadyError])
def test_the_family_has_one_root(kind: type[GongxingError]) -> None:
    with pytest.raises(GongxingError, match="plain words"):
        raise kind("plain words")
