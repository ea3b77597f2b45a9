"""Does the PDF hold text, embedded fonts, bookmarks and links both ways, and compile without a warning?"""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from gongxing.report.maps import draw_maps
from gongxing.report.material import Material
from gongxing.report.pdf_writer import typeset, write_pdf
from gongxing.report.spoken import Script


@pytest.fixture(scope="module")
def reader(script_zh: Script, material: Material) -> PdfReader:
    return PdfReader(io.BytesIO(write_pdf(script_zh, draw_maps(material, "zh"))))


def test_title_and_key_numbers_are_text(reader: PdfReader) -> None:
    text = "".join(page.extract_text() for page in reader.pages).replace("\n", "").replace(" ", "")
    assert "甲产业园用地与发展规划报告" in text
    assert "0.16%" in text
    assert "用地平衡表" in text
    assert "1.23亿元" in text


def test_every_page_names_the_data_synthetic(reader: PdfReader) -> None:
    assert all("合成数据" in page.extract_text().replace(" ", "") for page in reader.pages)


def test_fonts_are_embedded(reader: PdfReader) -> None:
    fonts = {}
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            fonts[inner["/BaseFont"]] = inner["/FontDescriptor"].get_object()
    assert any("NotoSerifSC" in name for name in fonts)
    assert any("NotoSansSC" in name for name in fonts)
    assert all("/FontFile3" in held or "/FontFile2" in held for held in fonts.values())


def test_chapters_are_bookmarks_and_marks_are_links(reader: PdfReader) -> None:
    titles = [entry["/Title"] for entry in reader.outline if isinstance(entry, dict)]
    assert "第三章 空间布局与土地" in titles
    assert len(titles) == 16
    links = sum(len(page.get("/Annots", ())) for page in reader.pages)
    assert links > 100


def test_words_with_signs_of_the_typesetter_stay_words(script_zh: Script) -> None:
    assert '"a#b*[c]\\\\$\\""' in typeset(_titled(script_zh, 'a#b*[c]\\$"'))


def _titled(script: Script, title: str) -> Script:
    return replace(script, title=title)


def test_an_english_report_compiles_too(script_en: Script, material: Material) -> None:
    text = PdfReader(io.BytesIO(write_pdf(script_en, draw_maps(material, "en")))).pages[0].extract_text()
    assert "Land and Development Plan" in text.replace("\n", " ")
