"""Where do the boxes of a chain diagram stand, what do they say, and how large are the dots of the firms in them?

Inches from the lower left corner of the drawing; upstream on the left, the core in the middle, downstream on the right.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from matplotlib.font_manager import get_font

from gongxing.diagnosis.chain_parts import ChainLink, ChainMap, CriticalFirm
from gongxing.report.fonts import sans
from gongxing.report.map_frame import WIDTH_IN
from gongxing.standards.input_output import FloatArray
from gongxing.words import Lang, Text

MOST_UP, MOST_DOWN, MOST_DOTS = 16, 13, 72
"""How many sectors a side shows, and how many firms the core box."""
SIDE_IN, CORE_IN = 2.08, 1.5
_EM = 100.0
"""Points at which letters are measured."""
_ROW_IN, _LINE_IN, _PAD_IN, _BETWEEN_IN, _NAMED = 0.285, 0.115, 0.05, 0.075, 3
_DOTS_IN, _SIZES = 0.58, (6.8, 6.4, 6.0, 5.6, 5.2)
_LEAST_DOT, _MOST_DOT, _CORE_DOT, _EDGE_IN = 0.016, 0.05, 0.2, 0.05


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words: where it begins, at which height its middle lies, its size in points and its colour."""

    words: str
    x: float
    y: float
    size: float
    colour: str = "#222222"
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Dot:
    """One firm as a dot."""

    firm: str
    x: float
    y: float
    radius: float
    critical: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """One sector as a box: its link (None for what is gathered), corner, size, words and dots."""

    side: str
    status: str
    link: ChainLink | None
    x: float
    y: float
    width: float
    height: float
    lines: tuple[Line, ...]
    dots: tuple[Dot, ...]
    weight: float
    """Coefficient that sets the width of its arrow; 0 for none."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole diagram: its boxes and its height."""

    boxes: tuple[Placed, ...]
    height: float

    def of(self, side: str) -> tuple[Placed, ...]:
        """Return the boxes of a side."""
        return tuple(box for box in self.boxes if box.side == side)


def width_of(words: str, size: float) -> float:
    """Return how wide words are in inches, set at `size` points."""
    return size * sum(map(_advance, words)) / 72.0


@lru_cache(maxsize=8192)
def _advance(letter: str) -> float:
    """Return how far a letter takes the pen, as a share of the size it is set at."""
    font = get_font(str(sans(_EM).get_file()))
    font.set_size(_EM, 72)
    return float(font.load_char(ord(letter)).linearHoriAdvance) / 65536 / _EM


def fitted(words: str, room: float, lines: int = 2) -> tuple[tuple[str, ...], float]:
    """Return words in at most `lines` lines no wider than `room` inches, and the size they are set at; what cannot fit ends in …."""
    for size in _SIZES:
        for many in range(1, lines + 1):
            found = _broken(words, room, size)
            if len(found) <= many:
                return found, size
    size = _SIZES[-1]
    kept = list(_broken(words, room, size)[:lines])
    while kept[-1] and width_of(kept[-1] + "…", size) > room:
        kept[-1] = kept[-1][:-1]
    return (*kept[:-1], kept[-1] + "…"), size


def _broken(words: str, room: float, size: float) -> tuple[str, ...]:
    """Return words broken into lines of `room` inches: at blanks where there are some, else after any letter."""
    parts = [p + " " for p in words.split(" ")] if " " in words else list(words)
    found, line = [], ""
    for part in parts:
        if line and width_of((line + part).rstrip(), size) > room:
            found.append(line.rstrip())
            line = ""
        line += part
    return (*found, line.rstrip())


def lay_chain(found: ChainMap, chain: str, lang: Lang) -> Layout:
    """Return the diagram of one chain; KeyError where the chain has no links."""
    if not found.of(chain):
        raise KeyError(f"the chain {chain!r} has no links")
    critical = {firm.firm: firm for firm in found.critical if firm.chain == chain}
    sales = {firm.firm: firm.sales_yuan or 0.0 for firm in found.mapped}
    largest = max(sales.values(), default=1.0) or 1.0
    paint = _Paint(sales, largest, critical, lang)
    up = [_side_box(link, paint) for link in found.of(chain, "up")[:MOST_UP]]
    down = [_side_box(link, paint) for link in found.of(chain, "down")[:MOST_DOWN]]
    core = [_core_box(found, link, chain, paint) for link in found.of(chain, "core")]
    up += _gathered(found.of(chain, "up")[MOST_UP:], "up", lang)
    down += _gathered(found.of(chain, "down")[MOST_DOWN:], "down", lang)
    down += _final(found, chain, lang)
    columns = ((up, 0.02), (core, (WIDTH_IN - CORE_IN) / 2), (down, WIDTH_IN - SIDE_IN - 0.02))
    height = max(_stack(boxes) for boxes, _ in columns) + 0.3 + _EDGE_IN
    return Layout(tuple(box for boxes, x in columns for box in _stood(boxes, x, height)), height)


@dataclass(frozen=True, slots=True)
class _Paint:
    sales: dict[str, float]
    largest: float
    critical: dict[str, CriticalFirm]
    lang: Lang

    def radius(self, firm: str, most: float) -> float:
        """Return the radius of a firm's dot: area in proportion to sales."""
        return max(_LEAST_DOT, most * math.sqrt(self.sales.get(firm, 0.0) / self.largest))


def _side_box(link: ChainLink, paint: _Paint) -> Placed:
    room = SIDE_IN - 2 * _PAD_IN - (_DOTS_IN if link.firms else 0.0)
    names, size = fitted(link.name.in_(paint.lang), room)
    facts = _facts(link, paint.lang)
    while width_of(facts, 5.2) > room and "·" in facts:
        facts = facts.rpartition("·")[0].rstrip()
    named = [paint.critical[firm] for firm in link.members if firm in paint.critical]
    words = [_named(firm, SIDE_IN - 2 * _PAD_IN - 0.02) for firm in named[:_NAMED]]
    top = max(_ROW_IN, (len(names) + 1) * _LINE_IN + 2 * 0.03)
    height = top + len(words) * _LINE_IN + (0.02 if words else 0.0)
    lines = [Line(name, _PAD_IN, height - 0.03 - (i + 0.5) * _LINE_IN, size) for i, name in enumerate(names)]
    lines.append(Line(facts, _PAD_IN, height - 0.03 - (len(names) + 0.5) * _LINE_IN, 5.2, "#555555"))
    lines += [Line(w, _PAD_IN, height - top - (i + 0.45) * _LINE_IN, 5.2, "#b00020") for i, w in enumerate(words)]
    dots, more = _strip(link, paint, height - top / 2)
    if more:
        lines.append(Line(f"+{more}", SIDE_IN - 0.03, height - top / 2, 5.2, "#555555", "right"))
    return Placed(link.side, _shown_status(link), link, 0.0, 0.0, SIDE_IN, height, tuple(lines), dots, link.coefficient)


def _shown_status(link: ChainLink) -> str:
    return "outside" if link.side == "down" and link.status in ("missing", "imported") else link.status


def _facts(link: ChainLink, lang: Lang) -> str:
    firms = Text(f"{link.firms} 家", f"{link.firms} firm" + ("s" if link.firms != 1 else "")).in_(lang)
    parts = [link.label.in_(lang), f"{link.coefficient:.3f}" if link.coefficient >= 5e-4 else "<0.001"]
    if link.firms:
        parts.append(firms)
        parts.append(Text(f"覆盖 {link.cover:.0%}", f"{link.cover:.0%} covered").in_(lang))
    elif link.side == "up":
        parts.append(Text(f"进口 {link.imported_share:.0%}", f"{link.imported_share:.0%} imported").in_(lang))
    return " · ".join(parts)


def _named(firm: CriticalFirm, room: float) -> str:
    """Return the name of a critical firm with its loss, shortened to `room` inches."""
    tail, name = f" −{firm.lost_share:.0%}", f"★{firm.name}"
    while len(name) > 2 and width_of(name + tail, 5.2) > room:
        name = name[:-2] + "…"
    return name + tail


def _strip(link: ChainLink, paint: _Paint, y: float) -> tuple[tuple[Dot, ...], int]:
    """Return the largest firms of a side box in a row at its right end, and how many more there are."""
    keep = 0.18 if link.firms > 3 else 0.03
    x, dots = SIDE_IN - _DOTS_IN, []
    for firm in link.members:
        radius = paint.radius(firm, _MOST_DOT)
        if x + 2 * radius > SIDE_IN - keep:
            break
        dots.append(Dot(firm, x + radius, y, radius, firm in paint.critical))
        x += 2 * radius + 0.012
    return tuple(dots), link.firms - len(dots)


def _core_box(found: ChainMap, link: ChainLink, chain: str, paint: _Paint) -> Placed:
    room = CORE_IN - 2 * _PAD_IN
    names, size = fitted(link.name.in_(paint.lang), room, 3)
    share = Text(
        f"占本链销售 {link.coefficient:.0%} · {link.firms} 家", f"{link.coefficient:.0%} of sales · {link.firms} firms"
    ).in_(paint.lang)
    named = [paint.critical[firm] for firm in link.members if firm in paint.critical]
    words = [_named(firm, room) for firm in named[:5]]
    own = {firm.firm for firm in found.mapped if not chain or firm.chain == chain}
    members = [firm for firm in link.members if firm in own][:MOST_DOTS]
    dots, depth = _field(members, paint, room)
    head = (len(names) + 1) * _LINE_IN + 0.1
    height = head + depth + len(words) * _LINE_IN + 0.12
    lines = [
        Line(name, CORE_IN / 2, height - 0.05 - (i + 0.5) * _LINE_IN, size, align="center")
        for i, name in enumerate(names)
    ]
    lines.append(Line(share, CORE_IN / 2, height - 0.05 - (len(names) + 0.5) * _LINE_IN, 5.2, "#555555", "center"))
    lines += [Line(w, _PAD_IN, 0.05 + (len(words) - i - 0.5) * _LINE_IN, 5.2, "#b00020") for i, w in enumerate(words)]
    moved = tuple(Dot(d.firm, d.x + _PAD_IN, height - head - d.y, d.radius, d.critical) for d in dots)
    return Placed("core", "core", link, 0.0, 0.0, CORE_IN, height, tuple(lines), moved, 0.0)


def _field(members: Sequence[str], paint: _Paint, room: float) -> tuple[list[Dot], float]:
    """Return firms as dots in rows of `room` inches, y downwards from the first row's top, and the depth of all rows."""
    rows: list[list[tuple[str, float]]] = [[]]
    used = 0.0
    for firm in members:
        radius = paint.radius(firm, _CORE_DOT)
        if rows[-1] and used + 2 * radius > room:
            rows.append([])
            used = 0.0
        rows[-1].append((firm, radius))
        used += 2 * radius + 0.012
    dots, top = [], 0.0
    for row in rows:
        high = max((radius for _, radius in row), default=0.0)
        x = (room - sum(2 * r + 0.012 for _, r in row) + 0.012) / 2
        for firm, radius in row:
            dots.append(Dot(firm, x + radius, top + high, radius, firm in paint.critical))
            x += 2 * radius + 0.012
        top += 2 * high + 0.014
    return dots, top


def _gathered(links: Sequence[ChainLink], side: str, lang: Lang) -> list[Placed]:
    """Return one box that stands for the sectors there is no room for."""
    if not links:
        return []
    words = Text(f"另有 {len(links)} 个环节（见表）", f"{len(links)} more sectors (see the table)").in_(lang)
    lines = (Line(words, _PAD_IN, 0.11, 5.6, "#555555"),)
    return [Placed(side, "outside", None, 0.0, 0.0, SIDE_IN, 0.22, lines, (), 0.0)]


def _final(found: ChainMap, chain: str, lang: Lang) -> list[Placed]:
    """Return one box that says which shares of the core's goods the nation invests and exports."""
    table = found.table
    core = next(c for c in found.cores if c.chain == chain)
    weight = sum(share for _, share in core.sectors) or 1.0
    places = [(table.index(sector), share / weight) for sector, share in core.sectors]

    def part(used: FloatArray | None) -> float | None:
        return None if used is None else sum(w * float(used[i] / table.output[i]) for i, w in places if table.output[i])

    said = [
        label.in_(lang).format(value)
        for label, value in (
            (Text("投资 {:.0%}", "invested {:.0%}"), part(table.investment)), (Text("出口 {:.0%}", "exported {:.0%}"), part(table.exports)),
        )
        if value is not None
    ]  # fmt: skip
    words = Text("最终使用（全国）：", "Final use (nation): ").in_(lang) + Text("，", ", ").in_(lang).join(said)
    lines = (Line(words, _PAD_IN, 0.11, 5.6, "#555555"),)
    return [Placed("down", "outside", None, 0.0, 0.0, SIDE_IN, 0.22, lines, (), 0.0)]


def _stack(boxes: Sequence[Placed]) -> float:
    return sum(box.height for box in boxes) + _BETWEEN_IN * max(len(boxes) - 1, 0)


def _stood(boxes: Sequence[Placed], x: float, height: float) -> list[Placed]:
    """Return the boxes of a column under one another, the column in the middle of the drawing below its heading."""
    top = _EDGE_IN + (height - _EDGE_IN - 0.3 + _stack(boxes)) / 2
    found = []
    for box in boxes:
        top -= box.height
        lines = tuple(Line(k.words, x + k.x, top + k.y, k.size, k.colour, k.align) for k in box.lines)
        dots = tuple(Dot(d.firm, x + d.x, top + d.y, d.radius, d.critical) for d in box.dots)
        found.append(Placed(box.side, box.status, box.link, x, top, box.width, box.height, lines, dots, box.weight))
        top -= _BETWEEN_IN
    return found
