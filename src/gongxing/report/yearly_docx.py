"""How does the page of a year become a Word file of one page that an office can go on editing?"""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from gongxing.report.docx_parts import dress
from gongxing.report.yearly_words import Printed, PrintedPage

_SIZES = {"a4": (29.7, 21.0), "a3": (42.0, 29.7)}
_MARGIN_CM, _TOP_CM, _BOTTOM_CM, _ROW_CM, _POINTS = 1.1, 0.8, 0.6, 0.37, 7.0
_LINE = 1.3
"""The height of a line as a multiple of its letters'."""
_SAFE_CM = 0.6
"""Room left over for what Word adds by itself: borders, and the paragraph after a table."""
_ALIGN = {"left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}


def page_docx(page: PrintedPage, paper: str, made_on: dt.date) -> bytes:
    """Return the page as a Word file on A4 or A3 across; rows have a fixed height, so that it stays one page."""
    document = docx.Document()
    dress(document, page.lang)
    core = document.core_properties
    core.title, core.author, core.comments = page.title, "gongxing", page.label
    core.created = core.modified = dt.datetime(made_on.year, made_on.month, made_on.day)
    wide = _pages(document, paper)
    _line(document, page.title, 15, "center")
    _line(document, page.label, 8, "right", style="GX Synthetic")
    _line(document, "　".join(part for part in (page.idea, page.summary) if part), 8, "left")
    left, right = _halves(document, wide)
    _table(left, page.goals, wide * 0.5)
    for found in (page.stocks, page.approvals):
        _table(right, found, wide * 0.47)
    _table(document, page.works, wide)
    _line(document, page.foot, 6.5, "left")
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def fits_word(page: PrintedPage, paper: str) -> bool:
    """Whether the page stays one page in Word, where every line and row has a height of its own making."""
    point = 2.54 / 72
    lines = (15.0, 8.0, 8.0, 8.0, 8.0, 6.5, 6.5) if page.lang == "zh" else (15.0, 8.0, 8.0, 8.0, 8.0, 8.0, 6.5, 6.5)
    left = len(page.goals.rows) + 1
    right = len(page.stocks.rows) + len(page.approvals.rows) + 2 + 8.0 * _LINE * point / _ROW_CM
    rows = max(float(left), right) + len(page.works.rows) + 1
    high = sum(lines) * _LINE * point + rows * _ROW_CM + _SAFE_CM
    return high <= _SIZES[paper][1] - _TOP_CM - _BOTTOM_CM


def _pages(document: Any, paper: str) -> float:
    """Lay the section across and return the width of its text in centimetres."""
    section, (wide, high) = document.sections[0], _SIZES[paper]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(wide), Cm(high)
    section.left_margin = section.right_margin = Cm(_MARGIN_CM)
    section.top_margin, section.bottom_margin = Cm(_TOP_CM), Cm(_BOTTOM_CM)
    section.header_distance = section.footer_distance = Cm(0.3)
    return wide - 2 * _MARGIN_CM


def _halves(document: Any, wide: float) -> tuple[Any, Any]:
    """Append a bare table of two cells side by side and return them, emptied."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    cells = table.rows[0].cells
    for cell, share in zip(cells, (0.52, 0.48), strict=True):
        cell.width = Cm(wide * share)
        _small(cell.paragraphs[0], 1.0)
    return cells[0], cells[1]


def _table(holder: Any, found: Printed, wide: float) -> None:
    _line(holder, found.title, 8, "left")
    table = holder.add_table(rows=len(found.rows) + 1, cols=len(found.heads))
    table.style = holder.part.document.styles["Table Grid"]
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.LEFT
    widths = [Cm(wide * width / sum(found.widths)) for width in found.widths]
    for line, (row, words) in enumerate(zip(table.rows, (found.heads, *found.rows), strict=True)):
        row.height, row.height_rule = Cm(_ROW_CM), WD_ROW_HEIGHT_RULE.EXACTLY
        for cell, width, word, align in zip(row.cells, widths, words, found.aligns, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.alignment = _ALIGN["center" if line == 0 else align]
            paragraph.add_run(word).font.size = Pt(_POINTS)
            _small(paragraph)
    if holder is not holder.part.document:
        _small(holder.paragraphs[-1] if holder.paragraphs else holder.add_paragraph(), 1.0)


def _line(holder: Any, words: str, points: float, align: str, *, style: str | None = None) -> None:
    paragraph = holder.add_paragraph()
    paragraph.alignment = _ALIGN[align]
    run = paragraph.add_run(words, style=style) if style else paragraph.add_run(words)
    run.font.size = Pt(points)
    _small(paragraph, points * _LINE)


def _small(paragraph: Any, points: float | None = None) -> None:
    """Leave no room around a paragraph; with `points`, one that is empty takes hardly any."""
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing = 1.0 if points is None else Pt(points)
