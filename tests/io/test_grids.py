"""Are the cells of workbooks and text tables read as they stand, and unreadable files refused in words?"""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from gongxing.errors import DataError
from gongxing.io.grids import read_grids


def test_sheets_keep_place_numbers_and_blanks(tmp_path: Path) -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "甲"
    first["B2"], first["C4"] = "代码", 1.5
    book.create_sheet("乙")["A1"] = 7
    book.save(tmp_path / "b.xlsx")
    one, two = read_grids(tmp_path / "b.xlsx")
    assert (one.file, one.name, one.width) == ("b.xlsx", "甲", 3)
    assert one.rows[1] == ("", "代码", "")
    assert one.rows[3][2] == 1.5
    assert two.rows == ((7.0,),)


@pytest.mark.parametrize(("separator", "encoding"), [(",", "utf-8-sig"), ("\t", "gb18030"), (";", "utf-8")])
def test_text_tables_in_the_usual_ways(tmp_path: Path, separator: str, encoding: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(separator.join("甲乙丙") + "\n1" + separator + "2\n", encoding=encoding)
    (grid,) = read_grids(path)
    assert grid.rows == (("甲", "乙", "丙"), ("1", "2", ""))


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "x.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    with pytest.raises(DataError, match="not a sound workbook"):
        read_grids(broken)
    with pytest.raises(DataError, match="no such file"):
        read_grids(tmp_path / "absent.csv")
    (tmp_path / "d.pdf").write_bytes(b"%PDF")
    with pytest.raises(DataError, match="suffix"):
        read_grids(tmp_path / "d.pdf")
    quoted = tmp_path / "q.csv"
    quoted.write_text('a,b\n"open,1\n', encoding="utf-8")
    with pytest.raises(DataError, match="text table"):
        read_grids(quoted)
