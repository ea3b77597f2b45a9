"""Are bookmark names legal, and tables laid out cell by cell?"""

from __future__ import annotations

import docx

from gongxing.report.docx_parts import Marks, bookmark_name, dress, make_table


def test_bookmark_names_are_legal() -> None:
    assert bookmark_name("m12-1") == "m12_1"
    assert bookmark_name("b-table.balance") == "b_table_balance"
    assert len(bookmark_name("x" * 60)) == 40


def test_a_table_has_a_head_and_its_rows() -> None:
    document = docx.Document()
    dress(document, "zh")
    cells = make_table(document, 2, (1.0, 3.0), 1)
    cells[2][1].add_run("末")
    table = document.tables[0]
    assert (len(table.rows), len(table.columns)) == (3, 2)
    assert table.cell(2, 1).text == "末"


def test_each_bookmark_has_a_number_of_its_own() -> None:
    document = docx.Document()
    marks = Marks()
    paragraph = document.add_paragraph()
    marks.bookmark(paragraph, "a", "甲")
    marks.bookmark(paragraph, "b", "乙")
    ids = paragraph._p.xpath("./w:bookmarkStart/@w:id")
    assert ids == ["1", "2"]
    assert paragraph.text == "甲乙"
