"""What does each pair of criteria cost the other when the weights are swept?"""

from __future__ import annotations

import itertools

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, MaxNLocator

from gongxing.plan.pareto import ParetoFront
from gongxing.report.fonts import sans
from gongxing.report.map_frame import MapWords
from gongxing.report.sheet_frame import close_sheet, open_sheet
from gongxing.units import YI_YUAN
from gongxing.words import Lang, Text

FRONT_TITLE = Text("权重扫描的非支配方案", "Plans no other surpasses, over the weights")
_FRONT, _BEATEN, _OWN = "#c92a2a", "#aab2bd", "#1f4e8c"


def draw_front(front: ParetoFront, words: MapWords, lang: Lang) -> bytes:
    """Return every pair of criteria as a panel, one point a plan: on the front, surpassed, and the park's own weights, as PNG."""
    pairs = list(itertools.combinations(range(len(front.criteria)), 2))
    handles: list[Artist] = [
        Line2D([], [], linestyle="", marker="o", color=_FRONT, markersize=4), Line2D([], [], linestyle="", marker="o", color=_BEATEN, markersize=4),
        Line2D([], [], linestyle="", marker="D", markerfacecolor="none", markeredgecolor=_OWN, markersize=6),
    ]  # fmt: skip
    labels = [Text("非支配", "not surpassed"), Text("被超越", "surpassed"), Text("现行权重", "the park's own weights")]
    drawing, panels = open_sheet(len(pairs), columns=min(3, len(pairs)), panel_in=1.9, legend=3)
    for axes, (across, up) in zip(panels, pairs, strict=True):
        _panel(axes, front, across, up)
        unit = Text("（亿元）", " (million yuan)").in_(lang)
        axes.set_xlabel(front.criteria[across].label.in_(lang) + unit, fontproperties=sans(6.5), labelpad=1)
        axes.set_ylabel(front.criteria[up].label.in_(lang) + unit, fontproperties=sans(6.5), labelpad=1)
        divisor = YI_YUAN if lang == "zh" else 1e6
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_locator(MaxNLocator(4))
            axis.set_major_formatter(FuncFormatter(lambda value, _, by=divisor: f"{value / by:,.4g}"))
    return close_sheet(drawing, words=words, handles=handles, labels=[label.in_(lang) for label in labels])


def _panel(axes: Axes, front: ParetoFront, across: int, up: int) -> None:
    axes.grid(color="#e3e3e3", linewidth=0.4)
    for point in sorted(front.points, key=lambda point: point.on_front):
        x, y = point.values[across], point.values[up]
        axes.plot([x], [y], "o", color=_FRONT if point.on_front else _BEATEN, markersize=3.2, zorder=4)
        if point.name == "base":
            axes.plot([x], [y], "D", markerfacecolor="none", markeredgecolor=_OWN, markersize=6, zorder=5)
