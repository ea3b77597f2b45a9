"""Are letters whole as Word and PDF, each on a page of its own?"""

from __future__ import annotations

import datetime as dt
import io

import docx
import pypdf
from tests.report.letter_post import post

from gongxing.report.letter_files import letters_docx, letters_pdf, typeset_letters
from gongxing.report.letters import write_letter

POST = post()
LETTERS = [write_letter(POST, line, "zh") for line in POST.scheme.lines[:3]]


def test_word_holds_every_letter_with_its_table() -> None:
    document = docx.Document(io.BytesIO(letters_docx(LETTERS, "zh", dt.date(2026, 1, 1))))
    titles = [p for p in document.paragraphs if p.text == "补偿安置告知书"]
    assert len(titles) == len(document.tables) == 3
    assert [bool(p.paragraph_format.page_break_before) for p in titles] == [False, True, True]
    assert document.tables[0].rows[-1].cells[3].text == LETTERS[0].total[3]


def test_the_pdf_has_a_page_a_letter() -> None:
    pages = pypdf.PdfReader(io.BytesIO(letters_pdf(LETTERS, "zh"))).pages
    assert len(pages) == 3
    assert "H01" in pages[1].extract_text()


def test_words_from_the_data_cannot_become_markup() -> None:
    source = typeset_letters(
        [LETTERS[0].__class__(*(['x"#eval'] * 3), ("#evil",), ("a",), (("#b",),), ("c",), (), (), "")], "en"
    )
    assert '"#evil"' in source
    assert '\\"#eval' in source
