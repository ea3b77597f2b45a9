"""Which parts of a Word file does python-docx leave to us: East-Asian fonts, fields, bookmarks, links, table heads?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from gongxing.words import Lang

_BODY, _HEAD = ("Times New Roman", "宋体"), ("Arial", "黑体")
_ALIKE = {
    "宋体": "SimSun,Noto Serif SC,Noto Serif CJK SC,Songti SC",
    "黑体": "SimHei,Noto Sans SC,Noto Sans CJK SC,Heiti SC",
}
_GREY, _RED, _BLUE, _BLACK = (RGBColor.from_string(c) for c in ("6B6B6B", "B00020", "1F3F6E", "000000"))
_TEXT_WIDTH_TWIPS = 8957
_UNBROKEN_ROWS = 12
"""Tables of at most so many rows stay on one page."""
_OPENING_ROWS = 4
"""The head of a longer table keeps so many rows with it."""


def dress(document: Any, lang: Lang) -> None:
    """Give the document our styles: black headings, Chinese faces set for East-Asian text, and their stand-ins named."""
    styles = document.styles
    _face(styles["Normal"], _BODY, 11)
    normal = styles["Normal"].paragraph_format
    normal.line_spacing, normal.space_after, normal.space_before = 1.35, Pt(0), Pt(0)
    for name, size, before, after in (("Heading 1", 18, 30, 18), ("Heading 2", 14, 14, 8), ("Heading 3", 12, 10, 6)):
        _face(styles[name], _HEAD, size)
        _spaced(styles[name], before, after)
        styles[name].font.bold = False
        styles[name].paragraph_format.keep_with_next = True
    styles["Heading 1"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name, face, size in (
        ("Title", _HEAD, 26),
        ("Subtitle", _BODY, 15),
        ("Caption", _HEAD, 10),
        ("Header", _BODY, 9),
        ("Footer", _BODY, 9),
    ):
        _face(styles[name], face, size)
        styles[name].font.bold = styles[name].font.italic = False
        if name in ("Title", "Subtitle", "Caption"):
            styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
            _spaced(styles[name], 10, 6)
    for tabs in styles["Header"].element.xpath(".//w:tabs"):
        tabs.getparent().remove(tabs)
    for border in styles["Title"].element.xpath(".//w:pBdr"):
        border.getparent().remove(border)
    _own_styles(styles)
    language = "zh-CN" if lang == "zh" else "en-GB"
    for found in styles.element.xpath(".//w:rPrDefault//w:lang"):
        found.set(qn("w:val"), "en-GB")
        found.set(qn("w:eastAsia"), "zh-CN" if lang == "zh" else language)
    _name_stand_ins(document)


def _own_styles(styles: Any) -> None:
    base = (
        ("GX Plain", 11, 0),
        ("GX Body", 11, 2),
        ("GX Item", 11, 0),
        ("GX Note", 9, 0),
        ("GX Cell", 9, 0),
        ("GX Box", 10, 0),
        ("GX Picture", 11, 0),
        ("GX Cover", 12, 0),
    )
    for name, size, indent in base:
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        _face(style, _BODY, size)
        if indent:
            indentation = OxmlElement("w:ind")
            indentation.set(qn("w:firstLineChars"), str(indent * 100))
            indentation.set(qn("w:firstLine"), str(int(indent * size * 20)))
            style.element.get_or_add_pPr().append(indentation)
    styles["GX Body"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    styles["GX Plain"].paragraph_format.space_after = Pt(6)
    styles["GX Item"].paragraph_format.left_indent = Cm(0.75)
    styles["GX Item"].paragraph_format.first_line_indent = Cm(-0.3)
    styles["GX Note"].font.color.rgb = _GREY
    styles["GX Note"].paragraph_format.line_spacing = 1.2
    styles["GX Note"].paragraph_format.space_after = Pt(8)
    styles["GX Cell"].paragraph_format.line_spacing = 1.15
    styles["GX Cover"].paragraph_format.left_indent = Cm(2.4)
    styles["GX Cover"].paragraph_format.space_after = Pt(4)
    styles["GX Picture"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    styles["GX Picture"].paragraph_format.keep_with_next = True
    styles["GX Picture"].paragraph_format.line_spacing = 1.0
    styles["GX Picture"].paragraph_format.space_before = Pt(8)
    for name, height in (("GX Contents", 18.0), ("GX Box Title", 10.5)):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        _face(style, _HEAD, height)
    styles["GX Contents"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    styles["GX Contents"].paragraph_format.space_after = Pt(12)
    for name, colour in (("GX Synthetic", _RED), ("GX Link", _BLUE), ("GX Mark", _GREY), ("GX Grey", _GREY)):
        style = styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.color.rgb = colour
    styles["GX Mark"].font.superscript = True
    styles["GX Grey"].font.size = Pt(8)


def _spaced(style: Any, before: float, after: float) -> None:
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _face(style: Any, face: tuple[str, str], size: float) -> None:
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    style.font.name = face[0]
    fonts = properties.find(qn("w:rFonts"))
    fonts.set(qn("w:eastAsia"), face[1])
    fonts.set(qn("w:cs"), face[0])
    style.font.size = Pt(size)
    style.font.color.rgb = _BLACK


def _name_stand_ins(document: Any) -> None:
    """Tell Word which faces may stand in for the Chinese ones where these are not installed."""
    for part in document.part.package.iter_parts():
        if str(part.partname).endswith("/fontTable.xml"):
            entries = "".join(
                f'<w:font w:name="{name}"><w:altName w:val="{alike}"/><w:charset w:val="86"/></w:font>'
                for name, alike in _ALIKE.items()
            )
            blob = re.sub(r'<w:font w:name="(宋体|黑体)">.*?</w:font>', "", part.blob.decode("utf-8"), flags=re.DOTALL)
            part._blob = blob.replace("</w:fonts>", entries + "</w:fonts>").encode("utf-8")


def add_field(paragraph: Any, code: str, shown: str) -> None:
    """Append a field such as PAGE, with what it shows until it is updated."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("shown", shown), ("end", "")):
        run = paragraph.add_run()
        if kind in ("begin", "separate", "end"):
            run._r.append(_field_char(kind))
        elif kind == "shown":
            run.text = text
        else:
            run._r.append(_instruction(code))


def _field_char(kind: str) -> Any:
    char = OxmlElement("w:fldChar")
    char.set(qn("w:fldCharType"), kind)
    return char


def _instruction(code: str) -> Any:
    text = OxmlElement("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = f" {code} "
    return text


def add_styled(paragraph: Any, text: str, style: str) -> Any:
    """Append `text` in a character style of ours and return the run; by id, since a look-up by name walks through all styles."""
    run = paragraph.add_run(text)
    run._r.style = style.replace(" ", "")
    return run


class Marks:
    """Bookmarks and links of one document; every bookmark has a number of its own."""

    def __init__(self) -> None:
        self._count = 0

    def bookmark(self, paragraph: Any, anchor: str, text: str) -> None:
        """Append `text` to a paragraph under the bookmark of `anchor`."""
        self._count += 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), str(self._count))
        start.set(qn("w:name"), bookmark_name(anchor))
        paragraph._p.append(start)
        paragraph.add_run(text)
        paragraph._p.append(end)

    def link(self, paragraph: Any, anchor: str, text: str, style: str) -> None:
        """Append `text` as a link to the bookmark of `anchor`."""
        run = add_styled(paragraph, text, style)
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), bookmark_name(anchor))
        link.set(qn("w:history"), "1")
        paragraph._p.append(link)
        link.append(run._r)

    def contents(self, document: Any, heads: Sequence[tuple[int, str, str]]) -> None:
        """Append a table of contents as a field; its entries stand ready and gain their page numbers when Word updates fields."""
        paragraph = None
        for position, (level, text, anchor) in enumerate(heads):
            paragraph = document.add_paragraph(style="GX Plain")
            paragraph.paragraph_format.left_indent = Cm(0.8 * (level - 1))
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.paragraph_format.line_spacing = 1.0
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(15.7), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
            if position == 0:
                for part in (_field_char("begin"), _instruction('TOC \\o "1-2" \\h \\z \\u'), _field_char("separate")):
                    paragraph.add_run()._r.append(part)
            self.link(paragraph, anchor, text, "Default Paragraph Font")
            paragraph.add_run("\t")
            add_field(paragraph, f"PAGEREF {bookmark_name(anchor)} \\h", "")
        if paragraph is not None:
            paragraph.add_run()._r.append(_field_char("end"))
        update = OxmlElement("w:updateFields")
        update.set(qn("w:val"), "true")
        settings = document.settings.element
        later = settings.xpath("w:hdrShapeDefaults|w:footnotePr|w:endnotePr|w:compat")
        if later:
            later[0].addprevious(update)
        else:
            settings.append(update)


def bookmark_name(anchor: str) -> str:
    """Return an anchor as a legal bookmark name: letters, digits and underscores, at most 40."""
    return re.sub(r"\W", "_", anchor)[:40]


def make_table(document: Any, rows: int, widths: Sequence[float], totals: int) -> tuple[tuple[Any, ...], ...]:
    """Append a ruled table whose first row repeats on every page, and return the paragraphs of its cells, head first."""
    table = document.add_table(rows=0, cols=0)
    element = table._tbl
    properties = element.tblPr
    for old in list(properties):
        properties.remove(old)
    for tag, values in (("w:tblW", {"w:w": str(_TEXT_WIDTH_TWIPS), "w:type": "dxa"}), ("w:jc", {"w:val": "center"})):
        properties.append(_element(tag, values))
    properties.append(_borders())
    properties.append(_element("w:tblLayout", {"w:type": "fixed"}))
    properties.append(_margins())
    twips = [round(_TEXT_WIDTH_TWIPS * width / sum(widths)) for width in widths]
    for size in twips:
        element.tblGrid.append(_element("w:gridCol", {"w:w": str(size)}))
    style = document.styles["GX Cell"].style_id
    cells = []
    for line in range(rows + 1):
        shade = "EEEEEC" if line == 0 else "F6F6F4" if line > rows - totals else ""
        together = line < rows and (rows <= _UNBROKEN_ROWS or line < _OPENING_ROWS)
        row, paragraphs = _row(twips, style, shade, head=line == 0, together=together)
        element.append(row)
        cells.append(tuple(Paragraph(p, document._body) for p in paragraphs))
    return tuple(cells)


def _row(twips: Sequence[int], style: str, shade: str, *, head: bool, together: bool) -> tuple[Any, list[Any]]:
    row = OxmlElement("w:tr")
    properties = _element("w:trPr", {})
    properties.append(_element("w:cantSplit", {}))
    if head:
        properties.append(_element("w:tblHeader", {}))
    row.append(properties)
    paragraphs = []
    for size in twips:
        cell, cell_properties = OxmlElement("w:tc"), OxmlElement("w:tcPr")
        cell_properties.append(_element("w:tcW", {"w:w": str(size), "w:type": "dxa"}))
        if shade:
            cell_properties.append(_element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": shade}))
        cell_properties.append(_element("w:vAlign", {"w:val": "center"}))
        paragraph, style_properties = OxmlElement("w:p"), OxmlElement("w:pPr")
        style_properties.append(_element("w:pStyle", {"w:val": style}))
        if together:
            style_properties.append(_element("w:keepNext", {}))
        paragraph.append(style_properties)
        cell.append(cell_properties)
        cell.append(paragraph)
        row.append(cell)
        paragraphs.append(paragraph)
    return row, paragraphs


def _element(tag: str, values: dict[str, str]) -> Any:
    element = OxmlElement(tag)
    for name, value in values.items():
        element.set(qn(name), value)
    return element


def _borders() -> Any:
    borders = OxmlElement("w:tblBorders")
    for side, size, colour in (("top", "12", "333333"), ("bottom", "12", "333333"), ("insideH", "4", "D5D5D3")):
        borders.append(_element(f"w:{side}", {"w:val": "single", "w:sz": size, "w:space": "0", "w:color": colour}))
    return borders


def _margins() -> Any:
    margins = OxmlElement("w:tblCellMar")
    for side, size in (("top", "30"), ("left", "70"), ("bottom", "30"), ("right", "70")):
        margins.append(_element(f"w:{side}", {"w:w": size, "w:type": "dxa"}))
    return margins


def shade_box(document: Any) -> Any:
    """Append a one-cell framed box and return its cell."""
    table = document.add_table(rows=1, cols=1)
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right"):
        borders.append(_element(f"w:{side}", {"w:val": "single", "w:sz": "6", "w:space": "0", "w:color": "9A9A98"}))
    for old in list(properties):
        if old.tag in (qn("w:tblW"), qn("w:tblStyle")):
            properties.remove(old)
    look = properties.find(qn("w:tblLook"))
    for part in (
        _element("w:tblW", {"w:w": str(_TEXT_WIDTH_TWIPS), "w:type": "dxa"}),
        _element("w:jc", {"w:val": "center"}),
        borders,
    ):
        look.addprevious(part)
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:cantSplit", {}))
    cell = table.rows[0].cells[0]
    cell._tc.get_or_add_tcPr().append(_element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": "FAFAF8"}))
    return cell
