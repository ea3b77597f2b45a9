"""Are packs of resettlement read as of a day, and faults told with their cell?"""

from __future__ import annotations

import datetime as dt

import pytest

from gongxing.errors import DataError, RuleError
from gongxing.io.resettlement_packs import COLUMNS, load_resettlement, terms_of
from gongxing.standards.parameters import ParameterKey
from gongxing.words import Text

KEYS = {"over_m2": ParameterKey("over_m2", "m2", Text("可超购", "over"))}
HEAD = ",".join(COLUMNS)


def test_the_version_in_force_is_taken() -> None:
    text = f"{HEAD}\n*,over_m2,10,m2,AZ-1,2010-01-01,2019-12-31,A,旧,old\n*,over_m2,20,m2,AZ-1,2020-01-01,,A,新,new\n"
    assert terms_of("t.csv", text, KEYS, dt.date(2015, 6, 1))["over_m2", "*"].value == 10
    assert terms_of("t.csv", text, KEYS, dt.date(2025, 6, 1))["over_m2", "*"].value == 20
    assert terms_of("t.csv", text, KEYS, dt.date(2005, 6, 1)) == {}


def test_all_faults_are_told_with_row_and_column() -> None:
    text = f"{HEAD}\n*,over_m2,many,m2,,2020-01-01,,A,甲,a\n*,over,1,m2,,2020-01-01,,A,甲,a\n*,over_m2,1,km,,2021-01-01,,Z,甲,a\n"
    with pytest.raises(DataError) as told:
        terms_of("t.csv", text, KEYS, dt.date(2025, 1, 1))
    assert {(f.place.row, f.place.column) for f in told.value.faults} >= {
        ("2", "value"),
        ("3", "key"),
        ("4", "unit"),
        ("4", "grade"),
    }


def test_an_unknown_profile_is_refused_with_those_there_are() -> None:
    with pytest.raises(RuleError, match="hangzhou"):
        load_resettlement("atlantis", dt.date(2026, 1, 1))
    assert load_resettlement("hangzhou", dt.date(2026, 1, 1)).profile.label.zh.startswith("浙江省杭州市")
