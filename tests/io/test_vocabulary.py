"""Are words and tags read as the values of the lists, and private codes left alone?"""

from __future__ import annotations

import pytest

from gongxing.io.vocabulary import bare_number, choice, flag, fold, land_use_code, private_coding
from gongxing.park import SCHEMAS, Kind, schema


@pytest.mark.parametrize(("table", "column", "word", "value"), [
    ("roads", "grade", "motorway_link", "motorway"), ("roads", "grade", "次干路", "collector"), ("roads", "grade", "DL-支路", "local"),
    ("buildings", "kind", "Apartments", "dwelling"), ("buildings", "kind", "厂房", "workshop"), ("parcels", "tenure", "集体", "collective"),
    ("firms", "industry_class", "二类工业", "2"), ("firms", "industry_class", "Ⅲ", "3"), ("waters", "kind", "坑塘水面", "pond"),
    ("quota", "kind", "增减挂钩", "linked"), ("pipes", "kind", "雨水", "storm"), ("roads", "grade", "construction", None),
])  # fmt: skip
def test_words(table: str, column: str, word: str, value: str | None) -> None:
    assert choice(table, column, word) == value


def test_every_word_means_a_value_of_its_list() -> None:
    for table in SCHEMAS:
        for column in table.columns:
            if column.kind is Kind.CHOICE:
                for value in column.choices:
                    assert choice(table.name, column.name, value) in (value, None)


@pytest.mark.parametrize(("word", "code"), [
    ("1001", "1001"), ("1001工业用地", "1001"), ("YD-XZ-0701-城镇住宅用地", "0701"), ("M2", "100102"), ("M2二类工业用地", "100102"), ("工业用地", "1001"),
    ("industrial", "1001"), ("lane;parking", "1208"), ("nonsense", None), ("3", None), ("7-3", None),
])  # fmt: skip
def test_land_use(word: str, code: str | None) -> None:
    assert land_use_code(word) == code


def test_private_codes() -> None:
    assert private_coding(["0", "3", "10"])
    assert not private_coding(["10", "07", "1001"])
    assert bare_number("10")
    assert not bare_number("1001")


def test_flags_and_folding() -> None:
    assert [flag(w) for w in ("是", "Y", "1", "√", "否", "n", "0", "也许")] == [
        True,
        True,
        True,
        True,
        False,
        False,
        False,
        None,
    ]
    assert fold("３．0 ") == "3"
    assert fold("（一类）") == "(一类)"


def test_every_choice_has_its_chinese_words() -> None:
    words = {
        ("leads", "stage"): ("推介", "在谈", "签约", "开工", "到资", "投产", "流失"),
        ("region_sectors", "level"): ("本区", "区县", "设区市", "省", "全国"),
        ("staff", "skill"): ("经营管理", "研发人员", "工程技术", "高技能人才", "普通技工", "服务营销"),
    }
    for (table, column), spoken in words.items():
        found = [choice(table, column, word) for word in spoken]
        assert found == list(schema(table).column(column).choices)
