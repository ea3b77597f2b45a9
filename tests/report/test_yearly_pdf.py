"""Is the PDF one page, and is one that would not fit refused?"""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader
from tests.report.test_yearly import page

from gongxing.report.yearly_pdf import PAPERS, page_pdf
from gongxing.report.yearly_words import PrintedPage, printed
from gongxing.words import Lang


def long(found: PrintedPage, rows: int) -> PrintedPage:
    return replace(found, works=replace(found.works, rows=found.works.rows[:1] * rows))


@pytest.mark.parametrize(("lang", "paper"), [("zh", "a4"), ("en", "a3")])
def test_it_is_one_page(lang: Lang, paper: str) -> None:
    assert paper in PAPERS
    found = page_pdf(printed(page(2026), lang), paper)
    assert found is not None
    sheets = PdfReader(io.BytesIO(found)).pages
    assert len(sheets) == 1
    assert float(sheets[0].mediabox.width) > float(sheets[0].mediabox.height)
    assert "2026" in sheets[0].extract_text()


def test_too_much_is_told_and_odd_letters_are_words() -> None:
    whole = printed(page(2026), "zh")
    assert page_pdf(long(whole, 80), "a4") is None
    assert page_pdf(replace(whole, title='#"] \\ $x$ *粗* _斜_ @引用'), "a4") is not None
