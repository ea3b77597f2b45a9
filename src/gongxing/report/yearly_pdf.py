"""How does the page of a year become a PDF of exactly one page?"""

from __future__ import annotations

import json
import tempfile
from importlib.resources import files
from pathlib import Path

import typst

from gongxing.errors import DataError
from gongxing.report.fonts import folder
from gongxing.report.yearly_words import Printed, PrintedPage
from gongxing.words import Text

PAPERS = ("a4", "a3")
_LOOK_PPI = 12.0
"""Pages are counted on a picture this coarse."""


def page_pdf(page: PrintedPage, paper: str) -> bytes | None:
    """Return the page as PDF on A4 or A3 across, None if it does not fit on one; DataError with typst's own words if it fails."""
    with tempfile.TemporaryDirectory() as held:
        main = Path(held) / "year.typ"
        main.write_text(typeset(page, paper), encoding="utf-8")
        fonts = [str(folder())]
        try:
            seen = typst.compile(str(main), font_paths=fonts, ignore_system_fonts=True, format="png", ppi=_LOOK_PPI)
            if isinstance(seen, list) and len(seen) > 1:
                return None
            pdf = typst.compile(str(main), font_paths=fonts, ignore_system_fonts=True)
        except typst.TypstError as error:
            words = str(error)[:600]
            raise DataError(
                Text(f"年度计划排版失败：{words}", f"the plan of the year could not be typeset: {words}")
            ) from error
    return pdf if isinstance(pdf, bytes) else None


def typeset(page: PrintedPage, paper: str) -> str:
    """Return the page as typst source; its words stand in it as string literals only."""
    head = files("gongxing.report").joinpath("templates/yearly.typ").read_text(encoding="utf-8")
    for mark, value in (
        ("__SANS__", '"Noto Sans SC"'),
        ("__SIZE__", "7.2pt" if paper == "a4" else "8.4pt"),
        ("__TITLE__", _text(page.title)),
        ("__PAPER__", _text(paper)),
        ("__LANG__", '"zh", region: "cn"' if page.lang == "zh" else '"en"'),
    ):
        head = head.replace(mark, value)
    label = f"text(fill: red, size: 8.5pt, {_text(page.label)})" if page.label else "[]"
    lead = "　".join(part for part in (page.idea, page.summary) if part)
    return "\n".join(
        (
            head,
            f"#grid(columns: (1fr, auto, 1fr), align: (left, center, right), [], text(size: 15pt, {_text(page.title)}), {label})",
            f"#block(above: 0.9em, below: 0.6em, {_text(lead)})",
            f"#grid(columns: (1.05fr, 1fr), column-gutter: 12pt, [{_table(page.goals)}], [{_table(page.stocks)}{_table(page.approvals)}])",
            _table(page.works),
            f"#block(above: 0.6em, text(fill: grey, size: 6.5pt, {_text(page.foot)}))",
        )
    )


def _table(found: Printed) -> str:
    columns = ", ".join(f"{width:g}fr" for width in found.widths)
    heads = ", ".join(_text(head) for head in found.heads)
    cells = "".join(f"[#{_text(cell)}], " for row in found.rows for cell in row)
    return f"#cap({_text(found.title)})\n#sheet(({columns},), ({', '.join(found.aligns)},), ({heads},), {found.totals}, ({cells}))\n"


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
