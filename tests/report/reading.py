"""How do tests read blocks the way a reader would?"""

from __future__ import annotations

from dataclasses import replace

from gongxing.report.assemble import assemble
from gongxing.report.citations import Citations
from gongxing.report.document import Document, TableBlock, plain
from gongxing.report.material import Material
from gongxing.report.spoken import Frame, Grid, Head, Items, Para, Pieces, Script, speak
from gongxing.words import Lang, Text


def chapter(material: Material, key: str, lang: Lang = "zh") -> str:
    """The words of one chapter of the whole report."""
    script = speak(assemble(material), Citations(material.park, material.standards), lang)
    starts = [i for i, block in enumerate(script.blocks) if isinstance(block, Head) and block.level == 1]
    first = next(i for i in starts if getattr(script.blocks[i], "anchor", "") == f"h-{key}")
    last = min((i for i in starts if i > first), default=len(script.blocks))
    return read(replace(script, blocks=script.blocks[first:last]))


def cells(material: Material, table: TableBlock | None, lang: Lang = "zh") -> list[list[str]]:
    """The cells of a table as words, heads first."""
    assert table is not None
    title = plain(Text("题", "title"))
    script = speak(
        Document(title, title, (), title, False, (table,)), Citations(material.park, material.standards), lang
    )
    grid = script.blocks[0]
    assert isinstance(grid, Grid)
    return [[words(head) for head in grid.heads], *([words(found) for found in row] for row in grid.rows)]


def words(pieces: Pieces) -> str:
    """Pieces as plain words."""
    return "".join(piece.text for piece in pieces)


def read(script: Script) -> str:
    """All the words of a script, the evidence index left out."""
    lines: list[str] = []
    for block in script.blocks:
        match block:
            case Head(text=text):
                lines.append(text)
            case Para(pieces=pieces):
                lines.append(words(pieces))
            case Items(items=items):
                lines += [words(item) for item in items]
            case Frame(caption=caption, blocks=inner):
                lines += [
                    caption,
                    *(words(p) for b in inner for p in (b.items if isinstance(b, Items) else (b.pieces,))),
                ]
            case Grid():
                lines += [
                    block.caption,
                    " | ".join(words(head) for head in block.heads),
                    *(" | ".join(words(c) for c in row) for row in block.rows),
                    words(block.note),
                ]
            case _:
                continue
    return "\n".join(lines)
