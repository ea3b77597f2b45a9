"""Does the Word file open with chapters, tables, maps, fields and East-Asian fonts?"""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from gongxing.report.docx_writer import write_docx
from gongxing.report.maps import draw_maps
from gongxing.report.material import Material
from gongxing.report.spoken import Grid, Script


@pytest.fixture(scope="module")
def word(script_zh: Script, material: Material) -> Any:
    return docx.Document(io.BytesIO(write_docx(script_zh, draw_maps(material, "zh"), dt.date(2026, 1, 5))))


def test_it_has_fifteen_chapters_an_appendix_and_all_tables(word: Any, script_zh: Script) -> None:
    heads = [p.text for p in word.paragraphs if p.style.name == "Heading 1"]
    assert len(heads) == 16
    assert heads[1] == "第一章 发展基础与形势"
    grids = sum(isinstance(block, Grid) for block in script_zh.blocks)
    assert len(word.tables) > grids  # boxes and the evidence index are tables too
    assert len(word.inline_shapes) == 4


def test_table_heads_repeat(word: Any) -> None:
    ruled = [t for t in word.tables if len(t.rows) > 1]
    assert all(t.rows[0]._tr.trPr is not None and t.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for t in ruled)


def test_contents_and_page_numbers_are_fields(word: Any) -> None:
    codes = [node.text for node in word.element.iter(qn("w:instrText"))]
    assert any("TOC" in code for code in codes)
    footer = [node.text.strip() for node in word.sections[0].footer._element.iter(qn("w:instrText"))]
    assert footer == ["PAGE", "NUMPAGES"]


def test_links_lead_to_bookmarks_of_unique_names(word: Any) -> None:
    names = [node.get(qn("w:name")) for node in word.element.iter(qn("w:bookmarkStart"))]
    wanted = {node.get(qn("w:anchor")) for node in word.element.iter(qn("w:hyperlink"))}
    assert len(set(names)) == len(names)
    assert wanted <= set(names)
    assert {"n1", "m1_1"} <= wanted


def test_headings_are_black_in_a_chinese_face(word: Any) -> None:
    style = word.styles["Heading 1"]
    assert str(style.font.color.rgb) == "000000"
    assert style.element.rPr.rFonts.get(qn("w:eastAsia")) == "黑体"
    assert word.styles["Normal"].element.rPr.rFonts.get(qn("w:eastAsia")) == "宋体"


def test_the_label_stands_in_both_headers(word: Any) -> None:
    section = word.sections[0]
    assert "合成数据" in section.header.paragraphs[0].text
    assert "合成数据" in section.first_page_header.paragraphs[0].text
