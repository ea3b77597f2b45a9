"""Are workbooks that would hang or harm refused, whoever reads them, and is the sign between columns found out?"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from gongxing.errors import DataError
from gongxing.io.book_sheets import read_sheets, separator
from gongxing.io.grids import read_grids


def test_each_sheet_is_read_once_in_order(tmp_path: Path) -> None:
    book = Workbook()
    book.create_sheet("乙")
    book.save(tmp_path / "b.xlsx")
    assert read_sheets(tmp_path / "b.xlsx", lambda name, _: name) == ["Sheet", "乙"]


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b"0" * 2_000_000)
    with pytest.raises(DataError, match="MB when unpacked"):
        read_sheets(path, lambda name, _: name, limit=1_000_000)


def test_an_encrypted_workbook_is_refused_by_raw_readers_too(tmp_path: Path) -> None:
    path = tmp_path / "locked.xlsx"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    with pytest.raises(DataError, match="encrypted"):
        read_grids(path)


@pytest.mark.parametrize("mark", [",", "\t", ";", "|"])
def test_a_title_line_does_not_mislead(mark: str) -> None:
    rows = "\n".join(mark.join(("2020", "1.5", "x")) for _ in range(5))
    assert separator(f"产值, 万元\n{rows}\n", ".csv") == mark


def test_one_column_is_parted_as_the_suffix_says() -> None:
    assert separator("1\n2\n", ".tsv") == "\t"
    assert separator("1\n2\n", ".csv") == ","
