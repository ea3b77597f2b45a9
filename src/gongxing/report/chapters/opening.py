"""How does a chapter or section open, and how does it say what it still lacks?"""

from __future__ import annotations

from gongxing.report.document import Block, Box, Bullets, Heading, Paragraph, plain
from gongxing.report.outline import GAPS, OUTLINE, chapter
from gongxing.words import Text


def open_chapter(key: str) -> Heading:
    """Return the heading of a chapter."""
    found = chapter(key)
    return Heading(1, found.number, found.title, found.key)


def open_section(key: str) -> Heading:
    """Return the heading of a section, numbered within its chapter."""
    for found in OUTLINE:
        for position, section in enumerate(found.sections, start=1):
            if section.key == key:
                return Heading(2, _number(found.key, found.number, position), section.title, section.key)
    raise KeyError(f"no section {key}")


def _number(key: str, number: Text | None, position: int) -> Text | None:
    if number:
        count = number.en.removeprefix("Chapter ")
        return Text(f"{count}.{position}", f"{count}.{position}")
    return Text(f"附{position}", f"A.{position}") if key == "appendix" else None


def pending(key: str) -> Box:
    """Return the box that says what a chapter or section lacks: matter, data needed, engine that will write it."""
    items = tuple(
        plain(
            Text(
                f"{gap.matter.zh}：需要{gap.data.zh}；由{gap.engine.zh}编写。",
                f"{gap.matter.en[0].upper()}{gap.matter.en[1:]}: needs {gap.data.en}; written by {gap.engine.en}.",
            )
        )
        for gap in GAPS[key]
    )
    lead = Paragraph(
        plain(
            Text(
                "以下内容尚无资料或引擎支撑，暂缺，不作推测。",
                "The following has no material or engine behind it yet; it is left open and nothing is guessed.",
            )
        )
    )
    return Box(f"gap.{key}", Text("待补内容", "Still missing"), (lead, Bullets(items)))


def lacking(table: Text, what: Text) -> Paragraph:
    """Return a paragraph that says which table is missing and what cannot be said without it."""
    return Paragraph(
        plain(
            Text(
                f"尚无{table.zh}资料，{what.zh}无法说明。",
                f"There is no material on {table.en} yet, so {what.en} cannot be described.",
            )
        )
    )


def body(*blocks: Block | None) -> tuple[Block, ...]:
    """Return the blocks that are there."""
    return tuple(block for block in blocks if block is not None)
