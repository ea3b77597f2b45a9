"""How is a map of a network put together from layers, each drawn once and named once in the legend?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from gongxing.report.map_frame import Bounds, Ink, MapWords, close_map, fill, open_map
from gongxing.report.map_ground import WATER, Ground
from gongxing.report.map_lines import Line, Mark, Pen, points, strokes, width_of
from gongxing.words import Lang, Text

_SIZES_SHOWN = 3
_PAPER, _PARCEL_EDGE, _ROAD = "#fbfbf9", "#d9d9d4", "#b4b4b4"


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: how it is drawn, and its handle and label in the legend (none for a layer that needs no words)."""

    draw: Callable[[Axes], None]
    handle: Artist | None = None
    label: str = ""


def print_layers(
    ground: Ground, layers: Sequence[Layer], words: MapWords, lang: Lang, *, beyond: Sequence[Line] = ()
) -> bytes:
    """Return a map as PNG: pale parcels, waters and today's roads in grey below, the layers above in order, legend and frame.

    The map reaches as far as the parcels and the lines `beyond`.
    """
    named = [(layer.handle, layer.label) for layer in layers if layer.handle is not None]
    named += _base(ground, lang)
    drawing, axes = open_map(reach(ground, beyond), legend=len(named))
    fill(axes, ground.paths, [_PAPER] * len(ground.paths), ink=Ink(edge=_PARCEL_EDGE, width=max(ground.width, 0.08)))
    fill(axes, ground.waters, [WATER] * len(ground.waters), ink=Ink(edge="#5b9cc4", width=0.2), order=3)
    if ground.roads:
        lines, widths = zip(*ground.roads, strict=True)
        grey = LineCollection(list(lines), colors=_ROAD, linewidths=list(widths), capstyle="round", zorder=4)
        axes.add_collection(grey, autolim=False)
    for layer in layers:
        layer.draw(axes)
    return close_map(
        drawing, axes, words=words, handles=[handle for handle, _ in named], labels=[label for _, label in named]
    )


def reach(ground: Ground, lines: Sequence[Line]) -> Bounds:
    """Return the extent of the parcels and of `lines`."""
    west, south, east, north = ground.bounds
    for line in lines:
        path = np.asarray(line, dtype=float)
        (left, low), (right, high) = path.min(axis=0), path.max(axis=0)
        west, south, east, north = min(west, left), min(south, low), max(east, right), max(north, high)
    return float(west), float(south), float(east), float(north)


def _base(ground: Ground, lang: Lang) -> list[tuple[Artist, str]]:
    found: list[tuple[Artist, str]] = []
    if ground.roads:
        found.append((Line2D([], [], color=_ROAD, linewidth=0.9), Text("现状道路", "Roads today").in_(lang)))
    if ground.waters:
        patch = Patch(facecolor=WATER, edgecolor="#5b9cc4", linewidth=0.4)
        found.append((patch, Text("河湖水面", "Water bodies").in_(lang)))
    return found


def line_layer(
    lines: Sequence[Line], pen: Pen, label: str, *, widths: Sequence[float] | None = None, order: float = 8
) -> list[Layer]:
    """Return the layer of `lines`, none where there are no lines."""
    if not lines:
        return []
    return [Layer(lambda axes: strokes(axes, lines, pen, widths=widths, order=order), pen.handle, label)]


def point_layer(xy: Sequence[tuple[float, float]], mark: Mark, label: str, *, order: float = 14) -> list[Layer]:
    """Return the layer of points, none where there are none."""
    return [Layer(lambda axes: points(axes, xy, mark, order=order), mark.handle, label)] if xy else []


def parcel_layer(ground: Ground, rows: Sequence[str], colour: str, label: str, *, hatch: str = "") -> list[Layer]:
    """Return the layer of the parcels called `rows`, none where none of them is drawn."""
    wanted = set(rows)
    paths = [path for row, path in zip(ground.ids, ground.paths, strict=True) if row in wanted]
    if not paths:
        return []
    ink = Ink(edge=colour, width=0.5, hatch=hatch)
    face = "none" if hatch else colour
    patch = Patch(facecolor=face, edgecolor=colour, hatch=hatch or None, linewidth=0.5)
    return [Layer(lambda axes: fill(axes, paths, [face], ink=ink, order=2), patch, label)]


def silent(draw: Callable[[Axes], None]) -> list[Layer]:
    """Return a layer that stands in no legend: labels, arrows."""
    return [Layer(draw)]


def key(handle: Artist, label: str) -> list[Layer]:
    """Return an entry of the legend that draws nothing of its own: a line width, say."""
    return [Layer(lambda _: None, handle, label)]


def size_keys(diameters: set[float]) -> list[Layer]:
    """Return legend entries that show which line width is which diameter: the smallest, a middle and the largest."""
    sizes = sorted(diameters)
    if len(sizes) > _SIZES_SHOWN:
        sizes = [sizes[0], sizes[len(sizes) // 2], sizes[-1]]
    return [layer for size in sizes for layer in key(Pen("#343a40", width_of(size)).handle, f"DN{size:.0f}")]


def labelled(words: Text, length_m: float, lang: Lang) -> str:
    """Return a label with a length in kilometres for a legend."""
    if lang == "zh":
        return f"{words.zh} {length_m / 1000:.1f} 公里"
    return f"{words.en[:1].upper()}{words.en[1:]} {length_m / 1000:,.1f} km"


def counted(words: Text, count: int, lang: Lang) -> str:
    """Return a label with a count for a legend."""
    return f"{words.zh} {count} 处" if lang == "zh" else f"{words.en} ({count})"
