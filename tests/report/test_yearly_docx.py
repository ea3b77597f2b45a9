"""Does the Word file hold the tables across one sheet, and is one too long told?"""

from __future__ import annotations

import io

import docx
from tests.frames import DAY
from tests.report.test_yearly import page
from tests.report.test_yearly_pdf import long

from gongxing.report.yearly_docx import fits_word, page_docx
from gongxing.report.yearly_words import printed


def test_the_tables_stand_on_one_sheet_across() -> None:
    found = printed(page(2026), "zh")
    document = docx.Document(io.BytesIO(page_docx(found, "a4", DAY)))
    section = document.sections[0]
    assert section.page_width > section.page_height
    assert document.paragraphs[0].text == found.title
    halves, works = document.tables
    assert [table.rows[0].cells[0].text for cell in halves.rows[0].cells for table in cell.tables] == [
        "指标",
        "要素",
        "关键审批",
    ]
    assert len(works.rows) == len(found.works.rows) + 1
    assert works.rows[1].cells[1].text == "行动 roads.build_link.1"
    assert any(found.label in paragraph.text for paragraph in document.paragraphs)


def test_the_height_of_the_page_is_reckoned() -> None:
    found = printed(page(2026), "zh")
    assert fits_word(found, "a4")
    assert not fits_word(long(found, 40), "a4")
    assert fits_word(long(found, 40), "a3")
