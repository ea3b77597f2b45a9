"""What does a chain look like: suppliers on the left, the core in the middle, buyers on the right, firms as dots, gaps in colour?"""

from __future__ import annotations

import io
from typing import Literal

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, Patch, PathPatch
from matplotlib.path import Path as Outline

from gongxing.diagnosis.chain_parts import OUTSIDE, STATUSES, ChainMap
from gongxing.diagnosis.chain_sectors import chain_label
from gongxing.report.chain_layout import Layout, Placed, lay_chain
from gongxing.report.fonts import sans
from gongxing.report.map_frame import WIDTH_IN, MapWords
from gongxing.report.sheet_frame import close_sheet, open_sheet
from gongxing.words import Lang, Text

_Dash = Literal["solid"] | tuple[float, tuple[float, float]]
_COLOURS: dict[str, tuple[str, str, _Dash]] = {
    "present": ("#d3f9d8", "#2b8a3e", "solid"), "thin": ("#fff3bf", "#e67700", "solid"), "missing": ("#ffe3e3", "#c92a2a", (0, (4, 2))),
    "imported": ("#e5dbff", "#6741d9", (0, (1.5, 1.5))), "core": ("#d0ebff", "#1864ab", "solid"), "outside": ("#f1f3f5", "#868e96", "solid"),
}  # fmt: skip
"""Face, edge and line of a box by status."""
_FIRM, _CRITICAL = "#495057", "#b00020"
_HEADS = (
    (Text("上游（投入）", "Upstream (inputs)"), "up"), (Text("核心", "Core"), "core"), (Text("下游（去向）", "Downstream (uses)"), "down"),
)  # fmt: skip
_LEAST_PT, _MOST_PT = 0.5, 7.0


def chains_drawn(found: ChainMap) -> tuple[str, ...]:
    """Return the chains that have links to draw, in the order of the map."""
    return tuple(core.chain for core in found.cores if found.of(core.chain))


def chain_title(chain: str) -> Text:
    """Return the title of the diagram of a chain, of the whole park where the user names no chain."""
    name = chain_label(chain)
    return Text(f"{name.zh}产业链图谱", f"Chain map of {name.en}")


def draw_chain(found: ChainMap, chain: str, words: MapWords, lang: Lang) -> bytes:
    """Return the diagram of a chain as PNG at the width of an A4 text page."""
    return _drawn(found, chain, words, lang)[1]


def draw_chain_svg(found: ChainMap, chain: str, words: MapWords, lang: Lang) -> bytes:
    """Return the same diagram as SVG, letters as outlines so that it needs no font."""
    held = io.BytesIO()
    with mpl.rc_context({"svg.hashsalt": chain or "park", "svg.fonttype": "path"}):
        _drawn(found, chain, words, lang)[0].savefig(held, format="svg", metadata={"Date": None})
    return held.getvalue()


def _drawn(found: ChainMap, chain: str, words: MapWords, lang: Lang) -> tuple[Drawing, bytes]:
    """Return the drawing and its PNG."""
    layout = lay_chain(found, chain, lang)
    handles, labels = _legend(layout, lang)
    drawing, (axes,) = open_sheet(1, columns=1, panel_in=layout.height, legend=len(labels), gap_in=0.1)
    total = drawing.get_figheight()
    box = axes.get_position()
    axes.set_position((0.0, box.y0, 1.0, layout.height / total))
    axes.set_xlim(0, WIDTH_IN)
    axes.set_ylim(0, layout.height)
    axes.axis("off")
    _arrows(axes, layout)
    for placed in layout.boxes:
        _box(axes, placed)
    for head, side in _HEADS:
        for first in layout.of(side)[:1]:
            axes.text(
                first.x + first.width / 2,
                layout.height - 0.12,
                head.in_(lang),
                ha="center",
                va="center",
                fontproperties=sans(8),
            )
    return drawing, close_sheet(drawing, words=words, handles=handles, labels=labels)


def _box(axes: Axes, placed: Placed) -> None:
    face, edge, line = _COLOURS[placed.status]
    axes.add_artist(
        FancyBboxPatch(
            (placed.x + 0.02, placed.y + 0.02), placed.width - 0.04, placed.height - 0.04, boxstyle="round,pad=0.02,rounding_size=0.035",
            facecolor=face, edgecolor=edge, linewidth=0.8, linestyle=line, zorder=3,
        )
    )  # fmt: skip
    for dot in placed.dots:
        colour = _CRITICAL if dot.critical else _FIRM
        axes.add_artist(
            Circle((dot.x, dot.y), dot.radius, facecolor=colour, edgecolor="white", linewidth=0.25, zorder=5)
        )
    for words in placed.lines:
        axes.text(
            words.x,
            words.y,
            words.words,
            ha=words.align,
            va="center",
            fontproperties=sans(words.size),
            color=words.colour,
            zorder=6,
        )


def _arrows(axes: Axes, layout: Layout) -> None:
    """Draw what flows into and out of the core, as wide as the coefficient, spread along the height of the core."""
    core = layout.of("core")
    low, high = min(b.y for b in core), max(b.y + b.height for b in core)
    left, right = core[0].x - 0.05, core[0].x + core[0].width + 0.05
    axes.add_artist(
        FancyBboxPatch((left, low - 0.05), right - left, high - low + 0.1, boxstyle="round,pad=0,rounding_size=0.04", fill=False, edgecolor="#1864ab", linewidth=0.6, zorder=2)
    )  # fmt: skip
    most = max((box.weight for box in layout.boxes), default=0.0) or 1.0
    for side, inner in (("up", left), ("down", right)):
        boxes = [box for box in layout.of(side) if box.weight > 0]
        for place, box in enumerate(boxes):
            outer = box.x + box.width if side == "up" else box.x
            y0, y1 = box.y + box.height / 2, high - (place + 0.5) * (high - low) / len(boxes)
            middle = (outer + inner) / 2
            way = Outline([(outer, y0), (middle, y0), (middle, y1), (inner, y1)], [1, 4, 4, 4])
            width = _LEAST_PT + (_MOST_PT - _LEAST_PT) * box.weight / most
            axes.add_artist(
                PathPatch(way, fill=False, edgecolor=_COLOURS[box.status][1], linewidth=width, alpha=0.38, capstyle="butt", zorder=1)
            )  # fmt: skip


def _legend(layout: Layout, lang: Lang) -> tuple[list[Artist], list[str]]:
    seen = {box.status for box in layout.boxes}
    handles: list[Artist] = []
    labels = []
    for status in ("present", "thin", "missing", "imported", "outside"):
        if status in seen:
            face, edge, line = _COLOURS[status]
            handles.append(Patch(facecolor=face, edgecolor=edge, linewidth=0.8, linestyle=line))
            labels.append((OUTSIDE if status == "outside" else STATUSES[status]).in_(lang))
    for colour, label in (
        (_FIRM, Text("企业（面积＝销售）", "firm (area = sales)")), (_CRITICAL, Text("关键企业及断链损失", "critical firm and its loss")),
    ):  # fmt: skip
        handles.append(Line2D([], [], linestyle="", marker="o", color=colour, markersize=4))
        labels.append(label.in_(lang))
    handles.append(Line2D([], [], color="#868e96", linewidth=4, alpha=0.5))
    labels.append(Text("线宽＝系数", "width = coefficient").in_(lang))
    return handles, labels
