"""Which sectors are near to the park and growing, how large and how exposed is each: the bubble chart of diversification?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_hex
from matplotlib.lines import Line2D

from gongxing.diagnosis.candidate import Candidate
from gongxing.plan.portfolio import PortfolioScheme
from gongxing.report.fonts import sans
from gongxing.report.label_places import Spot, label_places
from gongxing.report.map_frame import MapWords
from gongxing.report.sheet_frame import close_sheet, open_sheet
from gongxing.words import Lang, Text

FloatArray = npt.NDArray[np.float64]
_HEAT = LinearSegmentedColormap.from_list("exposure", ["#2b8a8a", "#e9c46a", "#c1121f"])
_MOST = 0.3
"""Exposure at which the colour is full."""
_EDGES = {"strengthen": "#1b4332", "extend": "#1864ab", "enter": "#7048e8", "leave": "#868e96"}
_DECIDED = {
    "strengthen": Text("做强", "strengthen"),
    "extend": Text("延链", "extend"),
    "enter": Text("进入", "enter"),
    "leave": Text("退出", "leave"),
}
_PANEL_IN = 4.1
_SIZE = 5.6
_LABELS = 26
_LOW, _HIGH = 2.2, 17.0
"""Radius of the smallest and of the largest bubble, in points."""
_OUTER = 1.5
"""Percent of growth rates at either end that are drawn at the edge of the chart."""


def draw_bubbles(
    candidates: Sequence[Candidate], words: MapWords, lang: Lang, scheme: PortfolioScheme | None = None
) -> bytes:
    """Return the chart of density against growth as PNG; what has neither is left out.

    The area of a bubble stands for sales in the park, the colour for exposure; sectors the park does not have are rings. With a
    portfolio, the edge tells what is decided.
    """
    shown = [c for c in candidates if c.density is not None and c.growth is not None]
    decided = {c.sector: c.decision for c in scheme.choices if c.decision != "hold"} if scheme is not None else {}
    handles, labels = _legend(shown, decided, lang)
    drawing, (axes,) = open_sheet(1, columns=1, panel_in=_PANEL_IN, legend=len(labels), gap_in=0.62)
    if shown:
        _plot(axes, shown, decided, lang)
    axes.set_xlabel(
        Text("关联密度（与园区已有产业的接近程度）", "Density (nearness to what the park does)").in_(lang),
        fontproperties=sans(6.5),
        labelpad=2,
    )
    axes.set_ylabel(
        Text("全国年均增速（%）", "Yearly growth in the nation (%)").in_(lang), fontproperties=sans(6.5), labelpad=1
    )
    return close_sheet(drawing, words=words, handles=handles, labels=labels)


def _plot(axes: Axes, shown: Sequence[Candidate], decided: dict[str, str], lang: Lang) -> None:
    x = np.array([c.density or 0.0 for c in shown])
    grown = 100.0 * np.array([c.growth or 0.0 for c in shown])
    low, high = np.percentile(grown, [_OUTER, 100 - _OUTER])
    y = np.clip(grown, low, high)
    pad_x, pad_y = 0.07 * max(float(np.ptp(x)), 1e-3), 0.09 * max(float(np.ptp(y)), 0.5)
    axes.set_xlim(float(x.min()) - pad_x, float(x.max()) + 2.2 * pad_x)
    axes.set_ylim(float(y.min()) - pad_y, float(y.max()) + pad_y)
    axes.axhline(0, color="#bbbbbb", linewidth=0.5, zorder=1)
    axes.axvline(float(np.median(x)), color="#dddddd", linewidth=0.5, linestyle="--", zorder=1)
    axes.axhline(float(np.median(grown)), color="#dddddd", linewidth=0.5, linestyle="--", zorder=1)
    radius = _radii(shown)
    order = np.argsort(-radius, kind="stable")
    for i in order.tolist():
        about, colour = shown[i], _colour(shown[i])
        edge = _EDGES.get(decided.get(about.sector, ""), "")
        axes.plot(
            [x[i]], [y[i]], marker="o", markersize=2 * radius[i], linestyle="", alpha=0.88 if about.firms else 1.0,
            markerfacecolor=colour if about.firms else "white", markeredgecolor=edge or ("#444444" if about.firms else colour),
            markeredgewidth=1.5 if edge else 0.5 if about.firms else 0.9, zorder=4 if about.firms else 3,
        )  # fmt: skip
    _write(axes, shown, (x, y, radius), (decided, lang))
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(sans(5.5))


def _radii(shown: Sequence[Candidate]) -> FloatArray:
    """Return the radius of each bubble in points, its area in proportion to sales; rings are small."""
    sales = np.array([c.sales_yuan for c in shown])
    top = max(float(sales.max()), 1.0)
    return np.asarray(np.where(sales > 0, np.maximum(_HIGH * np.sqrt(sales / top), 1.3 * _LOW), _LOW))


def _colour(about: Candidate) -> str:
    if about.exposure is None:
        return "#adb5bd"
    return to_hex(_HEAT(min(about.exposure / _MOST, 1.0)))


def _write(
    axes: Axes,
    shown: Sequence[Candidate],
    drawn: tuple[FloatArray, ...],
    said: tuple[dict[str, str], Lang],
) -> None:
    """Write the names of the decided, present and most promising sectors where there is room."""
    (x, y, radius), (decided, lang) = drawn, said
    figure = axes.get_figure()
    if figure is None:
        return
    points = axes.transData.transform(np.column_stack([x, y])) * 72.0 / figure.dpi
    box = axes.get_window_extent()
    scale = 72.0 / figure.dpi
    frame = (box.x0 * scale + 2, box.y0 * scale + 2, box.x1 * scale - 2, box.y1 * scale - 2)
    rank = sorted(range(len(shown)), key=lambda i: _rank(shown[i], decided))[:_LABELS]
    spots = [
        Spot(points[i][0], points[i][1], float(radius[i]), _short(shown[i].name.in_(lang), lang), _SIZE) for i in rank
    ]
    marks = [(float(p[0]), float(p[1]), float(r)) for p, r in zip(points, radius, strict=True)]
    back = axes.transData.inverted()
    for spot, place in zip(spots, label_places(spots, frame, marks), strict=True):
        if place is None:
            continue
        at = back.transform((place[0] / scale, place[1] / scale))
        axes.text(
            at[0], at[1], spot.words, fontproperties=sans(_SIZE), color="#222222", ha="left", va="bottom", zorder=6
        )
        near = (min(max(spot.x, place[0]), place[2]), min(max(spot.y, place[1]), place[3]))
        if (near[0] - spot.x) ** 2 + (near[1] - spot.y) ** 2 > (spot.radius + 3.0) ** 2:
            ends = back.transform(np.array([near, (spot.x, spot.y)]) / scale)
            axes.plot(ends[:, 0], ends[:, 1], color="#999999", linewidth=0.35, zorder=2)


def _rank(about: Candidate, decided: dict[str, str]) -> tuple[bool, float, float, str]:
    """Return the order in which names are written: decided sectors, then those of the park by sales, then the promising ones."""
    promise = (about.density or 0.0) * max(about.growth or 0.0, 0.001)
    return (about.sector not in decided, -about.sales_yuan, -promise, about.sector)


def _short(name: str, lang: Lang) -> str:
    most = 11 if lang == "zh" else 26
    return name if len(name) <= most else name[: most - 1].rstrip("、 ,") + "…"


def _legend(shown: Sequence[Candidate], decided: dict[str, str], lang: Lang) -> tuple[list[Artist], list[str]]:
    """Return handles and words: present and absent, exposure from low to high, decisions that occur."""

    def mark(face: str, edge: str, width: float = 0.5, size: float = 6.0) -> Artist:
        return Line2D(
            [], [], marker="o", linestyle="", markersize=size, markerfacecolor=face, markeredgecolor=edge, markeredgewidth=width
        )  # fmt: skip

    found: list[tuple[Artist, Text]] = [
        (mark("#888888", "#444444", size=8.0), Text("园区已有（面积示销售）", "in the park (area: sales)")),
        (mark("white", "#888888", 0.9, 4.4), Text("园区尚无", "not in the park")),
    ]
    for share, label in (
        (0.0, Text("油气冲击损失小", "small loss in an oil shock")),
        (0.5, Text("损失中等", "middling loss")),
        (1.0, Text("损失大", "great loss")),
    ):
        found.append((mark(to_hex(_HEAT(share)), "#444444"), label))
    kinds = {decided[c.sector] for c in shown if c.sector in decided}
    found += [(mark("white", _EDGES[kind], 1.5), _DECIDED[kind]) for kind in _DECIDED if kind in kinds]
    return [handle for handle, _ in found], [label.in_(lang) for _, label in found]
