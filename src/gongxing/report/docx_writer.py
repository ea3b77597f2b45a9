"""How does a report become a Word file that an office can go on editing: styles, fields, bookmarks, repeating table heads?"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Cm

from gongxing.report.docx_parts import Marks, add_field, add_styled, dress, make_table, shade_box
from gongxing.report.spoken import (
    NEW_PAGES,
    Frame,
    Grid,
    Head,
    Items,
    Para,
    Picture,
    Piece,
    Pieces,
    Proof,
    Proofs,
    Script,
    Spoken,
)

_WIDTH_CM, _HEIGHT_CM = 15.8, 16.4


def write_docx(script: Script, pictures: Mapping[str, bytes], made_on: dt.date) -> bytes:
    """Return the report as a Word file; `made_on` stands in its properties."""
    document = docx.Document()
    dress(document, script.lang)
    marks = Marks()
    _properties(document, script, made_on)
    _margins(document, script)
    _cover(document, script)
    _contents(document, script, marks)
    writer = _Writer(document, marks, pictures, script.lang)
    for block in script.blocks:
        writer.block(block)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _properties(document: Any, script: Script, made_on: dt.date) -> None:
    core = document.core_properties
    core.title, core.author, core.subject, core.comments = script.title, "gongxing", script.subtitle, script.label
    core.language = "zh-CN" if script.lang == "zh" else "en"
    core.created = core.modified = dt.datetime(made_on.year, made_on.month, made_on.day)


def _margins(document: Any, script: Script) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.6)
    section.top_margin, section.bottom_margin = Cm(2.7), Cm(2.4)
    section.different_first_page_header_footer = True
    first = section.first_page_header.paragraphs[0]
    if script.label:
        first.add_run(script.label, style="GX Synthetic")
        first.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    header = section.header.paragraphs[0]
    header.paragraph_format.tab_stops.add_tab_stop(Cm(_WIDTH_CM), WD_TAB_ALIGNMENT.RIGHT)
    header.add_run(script.running)
    if script.label:
        header.add_run("\t")
        header.add_run(script.label, style="GX Synthetic")
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, between, after = ("第 ", " 页 · 共 ", " 页") if script.lang == "zh" else ("Page ", " of ", "")
    footer.add_run(before)
    add_field(footer, "PAGE", "1")
    footer.add_run(between)
    add_field(footer, "NUMPAGES", "1")
    footer.add_run(after)


def _cover(document: Any, script: Script) -> None:
    for _ in range(5):
        document.add_paragraph(style="GX Cell")
    document.add_paragraph(script.title, style="Title")
    document.add_paragraph(script.subtitle, style="Subtitle")
    if script.label:
        paragraph = document.add_paragraph(style="Subtitle")
        paragraph.add_run(script.label, style="GX Synthetic")
    for _ in range(9 if script.lang == "zh" else 8):
        document.add_paragraph(style="GX Cell")
    for label, value in script.cover:
        paragraph = document.add_paragraph(style="GX Cover")
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(7.6))
        paragraph.add_run(f"{label}\t{value}")


def _contents(document: Any, script: Script, marks: Marks) -> None:
    title = document.add_paragraph(script.contents, style="GX Contents")
    title.paragraph_format.page_break_before = True
    heads = [block for block in script.blocks if isinstance(block, Head) and block.level < 3]
    marks.contents(document, [(head.level, head.text, head.anchor) for head in heads])


class _Writer:
    """Writes blocks one after another into a document."""

    def __init__(self, document: Any, marks: Marks, pictures: Mapping[str, bytes], lang: str) -> None:
        self._document = document
        self._marks = marks
        self._pictures = pictures
        self._indent = lang == "zh"

    def block(self, block: Spoken) -> None:
        """Write one block."""
        match block:
            case Head(level=level, text=text, anchor=anchor):
                paragraph = self._document.add_paragraph(style=f"Heading {level}")
                paragraph.paragraph_format.page_break_before = anchor in NEW_PAGES or None
                self._marks.bookmark(paragraph, anchor, text)
            case Para(pieces=pieces, style=style):
                paragraph = self._document.add_paragraph(
                    style="GX Note" if style == "note" else "GX Body" if self._indent else "GX Plain"
                )
                self._write(paragraph, pieces)
            case Items(items=items):
                for item in items:
                    self._write(self._document.add_paragraph(style="GX Item"), (Piece("· "), *item))
            case Grid():
                self._grid(block)
            case Picture(anchor=anchor, caption=caption, key=key):
                holder = self._document.add_paragraph(style="GX Picture")
                picture = holder.add_run().add_picture(io.BytesIO(self._pictures[key]), width=Cm(_WIDTH_CM))
                if picture.height > Cm(_HEIGHT_CM):
                    picture.width, picture.height = (
                        round(picture.width * Cm(_HEIGHT_CM) / picture.height),
                        Cm(_HEIGHT_CM),
                    )
                _describe(holder, caption)
                paragraph = self._document.add_paragraph(style="Caption")
                self._marks.bookmark(paragraph, anchor, caption)
            case Frame():
                self._frame(block)
            case Proofs():
                self._proofs(block)

    def _write(self, paragraph: Any, pieces: Pieces) -> None:
        for piece in pieces:
            if piece.target:
                self._marks.link(paragraph, piece.target, piece.text, "GX Link")
            elif piece.note:
                if piece.anchor:
                    self._marks.bookmark(paragraph, piece.anchor, piece.text)
                else:
                    paragraph.add_run(piece.text)
                self._marks.link(paragraph, f"n{piece.note}", f"[{piece.note}]", "GX Mark")
            else:
                paragraph.add_run(piece.text)

    def _grid(self, grid: Grid) -> None:
        caption = self._document.add_paragraph(style="Caption")
        caption.paragraph_format.keep_with_next = True
        self._marks.bookmark(caption, grid.anchor, grid.caption)
        cells = make_table(self._document, len(grid.rows), grid.widths, grid.totals)
        for column, head in enumerate(grid.heads):
            self._write(_aligned(cells[0][column], "center"), head)
        for line, row in enumerate(grid.rows, start=1):
            for column, found in enumerate(row):
                self._write(_aligned(cells[line][column], grid.aligns[column]), found)
        self._write(self._document.add_paragraph(style="GX Note"), grid.note)

    def _frame(self, frame: Frame) -> None:
        box = shade_box(self._document)
        self._marks.bookmark(box.paragraphs[0], frame.anchor, frame.caption)
        box.paragraphs[0].style = "GX Box Title"
        for inner in frame.blocks:
            for pieces, lead in (
                [(inner.pieces, "")] if isinstance(inner, Para) else [(item, "· ") for item in inner.items]
            ):
                self._write(box.add_paragraph(style="GX Box"), (Piece(lead), *pieces) if lead else pieces)
        self._document.add_paragraph(style="GX Note")

    def _proofs(self, proofs: Proofs) -> None:
        cells = make_table(self._document, len(proofs.rows), (0.8, 2.3, 1.5, 5.2, 1.4), 0)
        for column, head in enumerate(proofs.heads):
            _aligned(cells[0][column], "center").add_run(head)
        for line, row in enumerate(proofs.rows, start=1):
            self._proof(cells[line], row)

    def _proof(self, cells: tuple[Any, ...], row: Proof) -> None:
        self._marks.bookmark(_aligned(cells[0], "center"), row.anchor, str(row.number))
        _aligned(cells[1], "left").add_run(row.label)
        _aligned(cells[2], "right").add_run(row.value)
        basis = _aligned(cells[3], "left")
        basis.add_run(f"[{row.kind}] {row.words}")
        for line in ([f"← {row.inputs}"] if row.inputs else []) + list(row.cites):
            basis.add_run().add_break()
            add_styled(basis, line, "GX Grey")
        places = _aligned(cells[4], "left")
        for position, (anchor, where) in enumerate(row.back):
            if position:
                places.add_run(" ")
            self._marks.link(places, anchor, where, "GX Link")


def _aligned(paragraph: Any, align: str) -> Any:
    paragraph.alignment = {
        "left": WD_ALIGN_PARAGRAPH.LEFT,
        "center": WD_ALIGN_PARAGRAPH.CENTER,
        "right": WD_ALIGN_PARAGRAPH.RIGHT,
    }[align]
    return paragraph


def _describe(paragraph: Any, words: str) -> None:
    for properties in paragraph._p.xpath(".//wp:docPr"):
        properties.set("descr", words)
