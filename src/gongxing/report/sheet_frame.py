"""How is a drawing that is no map (a section, a profile) framed: title, legend, note, the mark of synthetic data?"""

from __future__ import annotations

import math
from collections.abc import Sequence

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing

from gongxing.report.fonts import sans
from gongxing.report.map_frame import DPI, WIDTH_IN, MapWords, picture

_TITLE_IN, _NOTE_IN, _LEGEND_ROW_IN, _LEGEND_COLUMNS = 0.42, 0.26, 0.16, 4
_PANEL_TITLE_IN = 0.16
_RED = "#b00020"


def open_sheet(
    panels: int, *, columns: int, panel_in: float, legend: int, gap_in: float = 0.55
) -> tuple[Drawing, list[Axes]]:
    """Return a drawing with `panels` axes in `columns`, each `panel_in` high with `gap_in` around it, and room for `legend` entries below."""
    rows = math.ceil(panels / columns)
    legend_in = math.ceil(max(legend, 1) / _LEGEND_COLUMNS) * _LEGEND_ROW_IN + 0.08
    total = _TITLE_IN + rows * (panel_in + gap_in) + legend_in + _NOTE_IN
    drawing = Drawing(figsize=(WIDTH_IN, total), dpi=DPI, facecolor="white")
    left, between = 0.45 / WIDTH_IN, 0.42 / WIDTH_IN
    wide = (1 - 0.1 / WIDTH_IN - left - between * (columns - 1)) / columns
    found = []
    for place in range(panels):
        row, column = divmod(place, columns)
        low = total - _TITLE_IN - _PANEL_TITLE_IN - row * (panel_in + gap_in) - panel_in
        axes = drawing.add_axes((left + column * (wide + between), low / total, wide, panel_in / total))
        axes.tick_params(labelsize=5.5, width=0.4, length=2, pad=1.5)
        for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
            label.set_fontproperties(sans(5.5))
        for spine in axes.spines.values():
            spine.set_linewidth(0.5)
            spine.set_color("#555555")
        found.append(axes)
    return drawing, found


def close_sheet(drawing: Drawing, *, words: MapWords, handles: Sequence[Artist], labels: Sequence[str]) -> bytes:
    """Add title, legend and notes, and return the drawing as a PNG of at most 256 colours."""
    total = drawing.get_figheight()
    drawing.text(0.5, 1 - 0.21 / total, words.title, ha="center", va="center", fontproperties=sans(12))
    if words.label:
        drawing.text(
            0.995, 0.1 / total, words.label, ha="right", va="center", color=_RED, fontproperties=sans(7)
        )  # fmt: skip
    drawing.text(0.006, 0.1 / total, words.note, ha="left", va="center", color="#555555", fontproperties=sans(6))
    if handles:
        drawing.legend(
            handles, labels, loc="lower left", bbox_to_anchor=(0.0, _NOTE_IN / total), ncols=_LEGEND_COLUMNS,
            frameon=False, prop=sans(6.6), handlelength=1.7, columnspacing=1.1, handletextpad=0.5, labelspacing=0.42,
            borderaxespad=0.15,
        )  # fmt: skip
    return picture(drawing)
