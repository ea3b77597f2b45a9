"""In what is the park specialised and whose growth was its growth: quotients and parts of growth by sector, drawn?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from gongxing.diagnosis.reference_view import ReferenceView
from gongxing.report.fonts import sans
from gongxing.report.map_frame import MapWords
from gongxing.report.sheet_frame import close_sheet, open_sheet
from gongxing.units import YI_YUAN
from gongxing.words import Lang, Text

_TOP = 12
_PARTS = (
    ("national", Text("份额分量（随参照地区增长）", "growth of the reference"), "#adb5bd"),
    ("mix", Text("结构偏离（行业构成）", "mix of sectors"), "#e9c46a"),
    ("regional", Text("竞争力偏离（自身）", "its own"), "#2b8a8a"),
)
_BAR_IN = 0.23


def draw_specialisation(view: ReferenceView, words: MapWords, lang: Lang) -> bytes:
    """Return location quotients and, where years allow, the parts of growth of the park's largest sectors as PNG."""
    comparison = view.comparison
    order = [int(i) for i in np.argsort(-comparison.park, kind="stable") if comparison.park[i] > 0][:_TOP]
    grown = view.shift is not None and comparison.measure != "jobs"
    handles: list[Artist] = [Patch(facecolor="#1864ab")]
    labels = [Text("区位商", "location quotient").in_(lang)]
    if grown:
        handles += [Patch(facecolor=colour) for _, _, colour in _PARTS]
        labels += [label.in_(lang) for _, label, _ in _PARTS]
    panel = max(1.2, _BAR_IN * max(len(order), 1) + 0.2)
    drawing, panels = open_sheet(
        2 if grown else 1, columns=2 if grown else 1, panel_in=panel, legend=len(labels), gap_in=0.55
    )
    names = [_short(comparison.labels[i].in_(lang), lang) for i in order]
    _quotients(panels[0], view, order, names, lang)
    if grown:
        _parts(panels[1], view, order, lang)
    return close_sheet(drawing, words=words, handles=handles, labels=labels)


def _quotients(axes: Axes, view: ReferenceView, order: list[int], names: list[str], lang: Lang) -> None:
    value = np.nan_to_num(view.quotients[order])
    rows = np.arange(len(order))
    axes.barh(rows, np.maximum(value, 0.02), color="#1864ab", height=0.62, zorder=3)
    axes.set_xscale("log")
    axes.set_xlim(0.05, max(4.0, float(value.max(initial=1.0)) * 2.6))
    axes.axvline(1.0, color="#c1121f", linewidth=0.7, zorder=4)
    for row, number in zip(rows.tolist(), value.tolist(), strict=True):
        axes.text(
            max(number, 0.05) * 1.08,
            row,
            f"{number:.2f}" if number < 10 else f"{number:.0f}",
            va="center",
            ha="left",
            fontproperties=sans(5.2),
            zorder=5,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.4},
        )
    _frame(axes, rows, names)
    axes.set_xlabel(
        Text("区位商（对数刻度，红线为 1）", "location quotient (log scale, red line at 1)").in_(lang),
        fontproperties=sans(6),
        labelpad=2,
    )
    box = axes.get_position()
    room = 0.16
    axes.set_position((box.x0 + room, box.y0, box.width - room, box.height))


def _parts(axes: Axes, view: ReferenceView, order: list[int], lang: Lang) -> None:
    shift, rows = view.shift, np.arange(len(order))
    above, below = np.zeros(len(order)), np.zeros(len(order))
    for name, _, colour in _PARTS:
        part = np.asarray(getattr(shift, name))[order] / YI_YUAN
        start = np.where(part >= 0, above, below)
        axes.barh(rows, part, left=start, color=colour, height=0.62, zorder=3)
        above, below = above + np.maximum(part, 0), below + np.minimum(part, 0)
    axes.axvline(0, color="#555555", linewidth=0.6, zorder=4)
    years = view.comparison.years
    span = f"{years.first}–{years.last}" if years is not None else ""
    _frame(axes, rows, [""] * len(rows))
    axes.set_xlabel(
        Text(f"{span} 增量构成（亿元）", f"parts of the change {span} (hundred million yuan)").in_(lang),
        fontproperties=sans(6),
        labelpad=2,
    )


def _frame(axes: Axes, rows: npt.NDArray[np.int64], names: list[str]) -> None:
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_yticks(rows, names)
    axes.grid(axis="x", color="#eeeeee", linewidth=0.4, zorder=0)
    for label in (*axes.get_xticklabels(which="both"), *axes.get_yticklabels()):
        label.set_fontproperties(sans(5.5))


def _short(name: str, lang: Lang) -> str:
    most = 12 if lang == "zh" else 27
    return name if len(name) <= most else name[: most - 1].rstrip("、 ,") + "…"
