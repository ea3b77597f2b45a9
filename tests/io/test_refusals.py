"""Does a refusal say what was found, what was expected and what to do, in both languages?"""

from __future__ import annotations

from pathlib import Path

import pytest

from gongxing.errors import DataError
from gongxing.io.refusals import corrupt, refuse, require
from gongxing.words import Text


def test_refusal_in_both_languages() -> None:
    error = refuse("a/b.csv", Text("甲", "one"), Text("乙", "two"), Text("改", "do this"), "code", layer="表")
    assert error.in_("zh") == "无法读取 b.csv\n- 文件 b.csv，表 表：发现 甲；应为 乙；请改"
    assert error.in_("en") == "b.csv cannot be read\n- file b.csv, table 表: found one; expected two; do this"
    assert "cannot be written" in refuse("b", Text("a", "a"), Text("a", "a"), Text("a", "a"), "export.x").in_("en")


def test_missing_empty_and_folder(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    for path, code in (
        (tmp_path / "no.csv", "file.missing"),
        (tmp_path / "empty.csv", "file.empty"),
        (tmp_path, "file.folder"),
    ):
        with pytest.raises(DataError) as caught:
            require(path)
        assert [fault.code for fault in caught.value.faults] == [code]


def test_the_readers_own_words_are_quoted() -> None:
    assert "bad\xa0zip" not in str(corrupt(Path("a.xlsx"), Text("工作簿", "workbook"), ValueError("bad\n zip")))
    assert "bad zip" in str(corrupt(Path("a.xlsx"), Text("工作簿", "workbook"), ValueError("bad\n zip")))
