"""How does a report become a PDF with embedded fonts, bookmarks, running header and links both ways?"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import typst

from gongxing.errors import DataError, Fault, Place
from gongxing.report.fonts import folder
from gongxing.report.spoken import (
    NEW_PAGES,
    Frame,
    Grid,
    Head,
    Items,
    Para,
    Picture,
    Pieces,
    Proof,
    Proofs,
    Script,
    Spoken,
)
from gongxing.words import Text, same

_UNBROKEN_ROWS = 12


def write_pdf(script: Script, pictures: Mapping[str, bytes]) -> bytes:
    """Return the report as PDF bytes; DataError with typst's own words if it warns or fails."""
    with tempfile.TemporaryDirectory() as held:
        place = Path(held)
        for key, picture in pictures.items():
            (place / f"{key}.png").write_bytes(picture)
        main = place / "report.typ"
        main.write_text(typeset(script), encoding="utf-8")
        try:
            pdf, warnings = typst.compile_with_warnings(str(main), font_paths=[str(folder())], ignore_system_fonts=True)
        except typst.TypstError as error:
            raise _unset(str(error)) from error
    if warnings:
        raise _unset("; ".join(str(warning) for warning in warnings))
    if not isinstance(pdf, bytes):
        raise _unset("no single file")
    return pdf


def _unset(found: str) -> DataError:
    fault = Fault(
        Place(file="report.pdf"),
        same(found[:600]),
        Text("可排版的报告", "a report that can be typeset"),
        Text("检查资料中的特殊字符", "check the data for unusual characters"),
        "report.pdf",
    )
    return DataError(Text("PDF 排版失败", "the PDF could not be typeset"), (fault,))


def typeset(script: Script) -> str:
    """Return the report as typst source; the words of the report stand in it as string literals only."""
    zh = script.lang == "zh"
    footer = (
        "[第 #counter(page).display() 页 · 共 #counter(page).final().first() 页]"
        if zh
        else "[Page #counter(page).display() of #counter(page).final().first()]"
    )
    head = files("gongxing.report").joinpath("templates/report.typ").read_text(encoding="utf-8")
    for mark, value in (
        ("__INDENT__", "2em" if zh else "0em"),
        ("__TITLE__", _text(script.title)),
        ("__RUNNING__", _text(script.running)),
        ("__LABEL__", _text(script.label)),
        ("__FOOTER__", footer),
        ("__SERIF__", '"Noto Serif SC"' if zh else '"Libertinus Serif", "Noto Serif SC"'),
        ("__LANG__", '"zh", region: "cn"' if zh else '"en"'),
    ):
        head = head.replace(mark, value)
    return "\n".join((head, _cover(script), _contents(script), *(_block(block) for block in script.blocks)))


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _cover(script: Script) -> str:
    rows = ", ".join(f"text(font: sans, fill: grey, {_text(label)}), {_text(value)}" for label, value in script.cover)
    label = (
        f"#align(center, box(stroke: 1pt + red, inset: 8pt, text(font: sans, size: 13pt, fill: red, {_text(script.label)})))"
        if script.label
        else ""
    )
    return (
        f"#v(4.2cm)\n#align(center, text(font: sans, size: 25pt, par(leading: 0.7em, {_text(script.title)})))\n#v(0.5cm)\n"
        f"#align(center, text(size: 14pt, {_text(script.subtitle)}))\n#v(1cm)\n{label}\n#v(1fr)\n"
        f"#align(center, block(width: 76%, align(left, table(columns: (auto, 1fr), stroke: none, inset: (x: 8pt, y: 5pt), {rows}))))\n#v(1.5cm)\n#pagebreak()"
    )


def _contents(script: Script) -> str:
    return (
        f"#align(center, text(font: sans, size: 16pt, {_text(script.contents)}))\n#v(0.6em)\n"
        "#{show link: set text(fill: black)\n set par(spacing: 0.55em, leading: 0.5em)\n set text(size: 10pt)\n outline(title: none, depth: 2, indent: 1.2em)}"
    )


def _pieces(pieces: Pieces) -> str:
    return "".join(_piece(p.text, p.note, p.anchor, p.target) for p in pieces)


def _piece(text: str, note: int, anchor: str, target: str) -> str:
    if target:
        return f"#to({_text(target)}, {_text(text)})"
    return f"#{_text(text)};" + (f"#mk({note}, {_text(anchor) if anchor else 'none'})" if note else "")


def _block(block: Spoken) -> str:
    match block:
        case Head(level=level, text=text, anchor=anchor):
            return f"#head({level}, {_text(anchor)}, {_text(text)}, {'true' if anchor in NEW_PAGES else 'false'})"
        case Para(pieces=pieces, style=style):
            return f"#{'small' if style == 'note' else 'body'}[{_pieces(pieces)}]"
        case Items(items=items):
            return "#list(" + ", ".join(f"[{_pieces(item)}]" for item in items) + ")"
        case Grid():
            return _grid(block)
        case Picture(anchor=anchor, caption=caption, key=key):
            return f"#map({_text(anchor)}, {_text(key + '.png')}, {_text(caption)})"
        case Frame(anchor=anchor, caption=caption, blocks=blocks):
            return f"#frame({_text(anchor)}, {_text(caption)}, [" + "\n".join(_block(inner) for inner in blocks) + "])"
        case Proofs():
            return _proofs(block)


def _table(
    widths: tuple[float, ...], aligns: tuple[str, ...], heads: list[str], cells: list[str], totals: int = 0
) -> str:
    columns = ", ".join(f"{width:g}fr" for width in widths)
    return (
        f"#grid-table(({columns},), ({', '.join(aligns)},), ({''.join(f'[{h}], ' for h in heads)}), {totals}, "
        f"({''.join(f'[{c}],{chr(10)}' for c in cells)}))"
    )


def _grid(grid: Grid) -> str:
    cells = [_pieces(found) for row in grid.rows for found in row]
    note = f"\n#small[{_pieces(grid.note)}]" if grid.note else ""
    whole = (
        f"#caption({_text(grid.anchor)}, {_text(grid.caption)})\n"
        + _table(grid.widths, grid.aligns, [_pieces(h) for h in grid.heads], cells, grid.totals)
        + note
    )
    return (
        f"#block(breakable: false, width: 100%)[{whole}]"
        if len(grid.rows) <= _UNBROKEN_ROWS
        else f"#room(5cm)\n{whole}"
    )


def _proofs(proofs: Proofs) -> str:
    cells: list[str] = []
    for row in proofs.rows:
        cells += [
            f"#box({_text(str(row.number))})#label({_text(row.anchor)})",
            f"#{_text(row.label)}",
            f"#{_text(row.value)}",
            f"#{_text(proof_words(row))}",
            " ".join(f"#to({_text(anchor)}, {_text(where)})" for anchor, where in row.back),
        ]
    return _table(
        (0.8, 2.3, 1.5, 5.2, 1.4),
        ("center", "left", "right", "left", "left"),
        [f"#{_text(h)}" for h in proofs.heads],
        cells,
    )


def proof_words(row: Proof) -> str:
    """Return kind, words, inputs and citations of one entry as one passage."""
    parts = [f"[{row.kind}] {row.words}", row.inputs and f"← {row.inputs}", *row.cites]
    return " | ".join(part for part in parts if part)
