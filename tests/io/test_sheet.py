"""Is every fault of a small table told with its row and column, and are good rows kept?"""

from __future__ import annotations

import datetime as dt

import pytest

from gongxing.errors import DataError
from gongxing.io.sheet import Row, Sheet, decoded, refuse


def number(row: Row) -> float:
    return row.number_of("size")


def test_good_rows_are_kept_and_bad_ones_told() -> None:
    sheet = Sheet("s.csv", ("id", "size"))
    # row 1 is the heading; rows 3, 4 and 5 are wrong
    made = sheet.made("id,size\na,1\nb,-1\nc,many\na,3\nd, 4 \n", number, ("id",))
    assert made == [1.0, 4.0]
    assert [(fault.place.row, fault.place.column) for fault in sheet.faults] == [
        ("3", "size"),
        ("4", "size"),
        ("5", "id"),
    ]


@pytest.mark.parametrize("size", ["nan", "inf", ""])
def test_a_number_must_be_finite(size: str) -> None:
    sheet = Sheet("s.csv", ("id", "size"))
    assert sheet.made(f"id,size\na,{size}\n", number, ("id",)) == []
    assert len(sheet.faults) == 1


def test_dates_words_and_choices() -> None:
    def read(row: Row) -> tuple[dt.date | None, str, str]:
        return row.date("day"), row.words("name").zh, row.choice("kind", ("x", "y"))

    sheet = Sheet("s.csv", ("day", "name_zh", "name_en", "kind"))
    text = "\ufeffday,name_zh,name_en,kind\n2020-02-29,路,road,x\n2021-02-29,桥,,z\n,河,river,y\n"
    assert sheet.made(text, read, ("name_zh",)) == [(dt.date(2020, 2, 29), "路", "x"), (None, "河", "y")]
    assert {(fault.place.row, fault.place.column) for fault in sheet.faults} == {
        ("3", "day"),
        ("3", "name_en"),
        ("3", "kind"),
    }


def test_usual_encodings_are_read_and_others_refused() -> None:
    assert [decoded("f", "用地面积".encode(name)) for name in ("utf-8", "utf-8-sig", "gb18030")] == ["用地面积"] * 3
    with pytest.raises(DataError, match="neither UTF-8 nor GB18030"):
        decoded("f", b"\xff\xff\x00")


def test_no_faults_no_refusal() -> None:
    refuse("f", [])
    sheet = Sheet("f", ("a",))
    sheet.made("b\n1\n", number, ("a",))
    with pytest.raises(DataError, match="1 faults"):
        refuse("f", sheet.faults)
