"""Are the tables of line rules read whole, and are their faults told at once?"""

from __future__ import annotations

import pytest

from gongxing.errors import DataError
from gongxing.io.line_packs import line_rules_of, load_line_rules

KINDS = """kind,label_zh,label_en,flow,bend,side,position,wall,cover_m,grade,words_zh,words_en
water,给水,water,pressure,2,south_east,0.5,0.03,0.7,C,甲,a
"""
ORDER = "order,code,grade,words_zh,words_en\n1,small,C,小让大,small yields\n"
DISTANCES = """direction,kind_a,kind_b,above_mm,value,unit,grade,words_zh,words_en
horizontal,*,*,0,0.5,m,C,任意,any
"""


def test_the_packaged_rules_cover_every_kind_of_the_pipes_table() -> None:
    rules = load_line_rules()
    assert {k.kind for k in rules.kinds} == {"water", "sewer", "storm", "gas", "power", "telecom", "heat"}
    assert [rule.code for rule in rules.precedence][:2] == ["temporary", "pressure"]
    assert {row.direction.value for row in rules} == {"horizontal", "vertical", "building"}


def test_an_offices_own_tables_are_read() -> None:
    rules = line_rules_of(DISTANCES, ORDER, KINDS)
    assert rules.separations[0].value_m == 0.5
    assert rules.kind("water").position == 0.5


def test_faults_of_all_three_tables_are_told_together() -> None:
    with pytest.raises(DataError) as told:
        line_rules_of(
            DISTANCES.replace("*,*", "oil,*").replace(",m,", ",cm,"),
            ORDER.replace("small", "polite"),
            KINDS.replace("pressure", "magic"),
        )
    assert {fault.place.column for fault in told.value.faults} == {"kind_a", "unit", "code", "flow"}
    assert {fault.place.file for fault in told.value.faults} == {
        "line_separation.csv",
        "line_precedence.csv",
        "line_kinds.csv",
    }


def test_a_distance_given_twice_is_a_fault() -> None:
    with pytest.raises(DataError):
        line_rules_of(DISTANCES + DISTANCES.splitlines()[1] + "\n", ORDER, KINDS)
