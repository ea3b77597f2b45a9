"""How do letters become one Word file and one PDF, each letter on a page of its own?"""

from __future__ import annotations

import datetime as dt
import io
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import typst
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm

from gongxing.errors import DataError, Fault, Place
from gongxing.report.docx_parts import dress, make_table
from gongxing.report.fonts import folder
from gongxing.report.letters import Letter
from gongxing.words import Lang, Text, same

WIDTHS = (3.0, 1.7, 1.6, 2.0, 4.2)
_HEAD = """\
#set document(title: "letters", author: "gongxing")
#set page(paper: "a4", margin: (x: 2.4cm, top: 2.2cm, bottom: 2cm), footer: none)
#set text(font: ({serif}), size: 10.5pt, lang: {lang})
#set par(justify: true, leading: 0.75em)
#let p(words) = par(first-line-indent: (amount: {indent}, all: true), words)
"""


def letters_docx(letters: Sequence[Letter], lang: Lang, made_on: dt.date) -> bytes:
    """Return letters as a Word file; `made_on` stands in its properties."""
    document = docx.Document()
    dress(document, lang)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.6)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.0)
    core = document.core_properties
    core.title, core.author = letters[0].title if letters else "", "gongxing"
    core.language = "zh-CN" if lang == "zh" else "en"
    core.created = core.modified = dt.datetime(made_on.year, made_on.month, made_on.day)
    for place, letter in enumerate(letters):
        _page(document, letter, first=place == 0, indented=lang == "zh")
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _page(document: Any, letter: Letter, *, first: bool, indented: bool) -> None:
    style = "GX Body" if indented else "GX Plain"
    title = document.add_paragraph(letter.title, style="Heading 2")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.page_break_before = not first or None
    if letter.label:
        document.add_paragraph(style="GX Picture").add_run(letter.label, style="GX Synthetic")
    document.add_paragraph(letter.address, style="GX Plain")
    for words in letter.above:
        document.add_paragraph(words, style=style)
    cells = make_table(document, len(letter.rows) + 1, WIDTHS, 1)
    for line, row in enumerate((letter.heads, *letter.rows, letter.total)):
        for column, words in enumerate(row):
            cells[line][column].add_run(words)
            cells[line][column].alignment = WD_ALIGN_PARAGRAPH.RIGHT if column in (1, 2, 3) else WD_ALIGN_PARAGRAPH.LEFT
    for words in letter.below:
        document.add_paragraph(words, style=style)
    for words in letter.signed:
        document.add_paragraph(words, style="GX Plain").alignment = WD_ALIGN_PARAGRAPH.RIGHT


def letters_pdf(letters: Sequence[Letter], lang: Lang) -> bytes:
    """Return letters as PDF bytes; DataError with typst's own words if it warns or fails."""
    with tempfile.TemporaryDirectory() as held:
        main = Path(held) / "letters.typ"
        main.write_text(typeset_letters(letters, lang), encoding="utf-8")
        try:
            pdf, warnings = typst.compile_with_warnings(str(main), font_paths=[str(folder())], ignore_system_fonts=True)
        except typst.TypstError as error:
            raise _unset(str(error)) from error
    if warnings or not isinstance(pdf, bytes):
        raise _unset("; ".join(str(warning) for warning in warnings) or "no single file")
    return pdf


def typeset_letters(letters: Sequence[Letter], lang: Lang) -> str:
    """Return letters as typst source; their words stand in it as string literals only."""
    zh = lang == "zh"
    head = _HEAD.format(
        serif='"Noto Serif SC",' if zh else '"Libertinus Serif", "Noto Serif SC"',
        lang='"zh", region: "cn"' if zh else '"en"',
        indent="2em" if zh else "0em",
    )
    return head + "\n#pagebreak()\n".join(_set(letter) for letter in letters)


def _set(letter: Letter) -> str:
    label = f'#align(center, text(size: 9pt, fill: rgb("#b00020"), {_text(letter.label)}))\n' if letter.label else ""
    rows = (letter.heads, *letter.rows, letter.total)
    cells = ", ".join(_text(words) for row in rows for words in row)
    columns = ", ".join(f"{width:g}fr" for width in WIDTHS)
    last = len(rows) - 1
    table = (
        f"#block(above: 1em, below: 1em)[#set par(justify: false, leading: 0.5em)\n#text(size: 9pt, table(columns: ({columns}), "
        "align: (x, y) => if y == 0 { center + horizon } else if x in (1, 2, 3) { right + horizon } else { left + horizon }, "
        "inset: (x: 4pt, y: 5pt), stroke: (x, y) => (top: if y < 2 { 0.8pt } else { 0.25pt + luma(180) }, bottom: "
        f"if y == {last} {{ 0.8pt }} else {{ 0pt }}), fill: (x, y) => if y == 0 or y == {last} {{ luma(242) }} else {{ none }}, {cells}))]\n"
    )
    above = "\n\n".join(f"#p({_text(words)})" for words in letter.above)
    below = "\n\n".join(f"#p({_text(words)})" for words in letter.below)
    signed = " \\ ".join(f"#{_text(words)};" for words in letter.signed)
    title = f'#align(center, text(font: ("Noto Sans SC",), size: 15pt, {_text(letter.title)}))\n'
    return f"{title}{label}#v(0.4em)\n#{_text(letter.address)};\n\n{above}\n\n{table}\n{below}\n\n#v(1em)\n#align(right)[{signed}]\n"


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _unset(found: str) -> DataError:
    fault = Fault(
        Place(file="letters.pdf"), same(found[:600]), Text("可排版的告知书", "letters that can be typeset"),
        Text("检查资料中的特殊字符", "check the data for unusual characters"), "letters.pdf",
    )  # fmt: skip
    return DataError(Text("PDF 排版失败", "the PDF could not be typeset"), (fault,))
