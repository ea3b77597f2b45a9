"""How is a planning map framed: title, legend, scale bar with round numbers, north arrow, source note, synthetic label?"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import Polygon, Rectangle
from matplotlib.path import Path as Outline
from PIL import Image
from scipy.spatial import cKDTree

from gongxing.report.fonts import sans

DPI = 200
WIDTH_IN = 6.7
_TITLE_IN, _NOTE_IN, _LEGEND_ROW_IN, _LEGEND_COLUMNS = 0.42, 0.26, 0.152, 4
_RED = "#b00020"
_COMMON = 128

Shapes = npt.NDArray[np.object_]
Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class MapWords:
    """The words around a map: title, source note, the label of synthetic data ("" for none) and the letter of north."""

    title: str
    note: str
    label: str
    north: str


@dataclass(frozen=True, slots=True)
class Ink:
    """How an outline is drawn: the colour and width (points) of its edge, and its hatch ("" for none)."""

    edge: str = "#777777"
    width: float = 0.2
    hatch: str = ""


def open_map(bounds: Bounds, *, legend: int) -> tuple[Drawing, Axes]:
    """Return a drawing and axes fitted to `bounds` (m), with room for `legend` entries below."""
    west, south, east, north = bounds
    wide, high = max(east - west, 1.0), max(north - south, 1.0)
    pad = 0.03 * max(wide, high)
    ratio = min(max((high + 2 * pad) / (wide + 2 * pad), 0.55), 1.15)
    legend_in = math.ceil(max(legend, 1) / _LEGEND_COLUMNS) * _LEGEND_ROW_IN + 0.06
    map_in = WIDTH_IN * ratio
    total = _TITLE_IN + map_in + legend_in + _NOTE_IN
    drawing = Drawing(figsize=(WIDTH_IN, total), dpi=DPI, facecolor="white")
    axes = drawing.add_axes((0.005, (legend_in + _NOTE_IN) / total, 0.99, map_in / total))
    frame_ratio = map_in / (0.99 * WIDTH_IN)
    wide, high = wide + 2 * pad, high + 2 * pad
    if high / wide < frame_ratio:
        high = wide * frame_ratio
    else:
        wide = high / frame_ratio
    cx, cy = (west + east) / 2, (south + north) / 2
    axes.set_xlim(cx - wide / 2, cx + wide / 2)
    axes.set_ylim(cy - high / 2, cy + high / 2)
    axes.set_aspect("equal")
    axes.set_xticks([])
    axes.set_yticks([])
    for spine in axes.spines.values():
        spine.set_linewidth(0.6)
        spine.set_color("#555555")
    return drawing, axes


def close_map(
    drawing: Drawing, axes: Axes, *, words: MapWords, handles: Sequence[Artist], labels: Sequence[str]
) -> bytes:
    """Add title, legend, scale bar, north arrow and notes, and return the map as a PNG of at most 256 colours."""
    total = drawing.get_figheight()
    drawing.text(0.5, 1 - 0.21 / total, words.title, ha="center", va="center", fontproperties=sans(12))
    if words.label:
        axes.text(
            0.012,
            0.985,
            words.label,
            transform=axes.transAxes,
            ha="left",
            va="top",
            color=_RED,
            fontproperties=sans(8),
            zorder=30,
            bbox={"facecolor": "white", "edgecolor": _RED, "linewidth": 0.7, "pad": 2.5},
        )
    drawing.text(0.006, 0.1 / total, words.note, ha="left", va="center", color="#555555", fontproperties=sans(6))
    if handles:
        drawing.legend(
            handles,
            labels,
            loc="upper left",
            bbox_to_anchor=(0.0, axes.get_position(original=True).y0 - 0.04 / total),
            ncols=_LEGEND_COLUMNS,
            frameon=False,
            prop=sans(6.6),
            handlelength=1.7,
            handleheight=0.9,
            columnspacing=1.1,
            handletextpad=0.5,
            labelspacing=0.42,
            borderaxespad=0.15,
        )
    _scale_bar(axes)
    _north_arrow(axes, words.north)
    return picture(drawing)


def picture(drawing: Drawing) -> bytes:
    """Return a drawing as a PNG of at most 256 colours, a fraction of the size; its commonest colours, white among them, stay as they are."""
    canvas = FigureCanvasAgg(drawing)
    canvas.draw()  # type: ignore[no-untyped-call]
    pixels = np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
    whole = Image.fromarray(np.ascontiguousarray(pixels[..., :3]))
    counted = sorted(whole.getcolors(whole.width * whole.height) or (), reverse=True)
    colours = np.asarray([colour for _, colour in counted], dtype=np.uint8).reshape(-1, 3)
    common = colours[:_COMMON]
    rest = whole.quantize(256 - len(common), Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    palette = np.vstack([common, np.asarray(rest.getpalette(), dtype=np.uint8).reshape(-1, 3)])[:256]
    entry = np.zeros(1 << 24, dtype=np.uint8)
    entry[_packed(colours)] = cKDTree(palette.astype(float)).query(colours.astype(float))[1]
    few = Image.fromarray(entry[_packed(np.asarray(whole))])
    few.putpalette(palette.tobytes())
    held = io.BytesIO()
    few.save(held, format="PNG", optimize=False, dpi=(DPI, DPI))
    return held.getvalue()


def _packed(colours: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint32]:
    """Return each colour of the last axis as one number."""
    wide = colours.astype(np.uint32)
    return np.asarray((wide[..., 0] << 16) | (wide[..., 1] << 8) | wide[..., 2], dtype=np.uint32)


def outlines(shapes: Shapes, tolerance: float) -> list[Outline]:
    """Return polygons as compound outlines, holes kept, simplified by `tolerance` (m)."""
    if tolerance > 0:
        simple = shapely.simplify(shapes, tolerance, preserve_topology=True)
        shapes = np.where(shapely.is_empty(simple) | shapely.is_missing(simple), shapes, simple)
    return [_outline(shape) for shape in shapes]


def _outline(shape: shapely.Geometry) -> Outline:
    rings = shapely.get_rings(np.asarray(shapely.get_parts(shape)))
    if not len(rings):
        return Outline(np.zeros((1, 2)))
    points, owner = shapely.get_coordinates(rings, return_index=True)
    codes = np.full(len(points), Outline.LINETO, dtype=np.uint8)
    starts = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])
    codes[starts] = Outline.MOVETO
    codes[np.r_[starts[1:] - 1, len(points) - 1]] = Outline.CLOSEPOLY
    return Outline(points, codes)


def fill(
    axes: Axes,
    paths: Sequence[Outline],
    colours: Sequence[str],
    *,
    ink: Ink = Ink(),
    order: int = 1,
) -> None:
    """Draw filled outlines in one collection."""
    if paths:
        axes.add_collection(
            PathCollection(
                paths,
                facecolors=list(colours),
                edgecolors=ink.edge,
                linewidths=ink.width,
                hatch=ink.hatch or None,
                zorder=order,
            ),
            autolim=False,
        )


def _scale_bar(axes: Axes) -> None:
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    wide, high = east - west, north - south
    length = round_length(wide / 5)
    x, y, thick = west + 0.03 * wide, south + 0.035 * high, 0.007 * high
    axes.add_patch(
        Rectangle(
            (x - 0.018 * wide, y - 0.018 * high),
            length + 0.085 * wide,
            0.062 * high,
            facecolor="white",
            alpha=0.82,
            linewidth=0,
            zorder=20,
        )
    )
    for part in range(4):
        axes.add_patch(
            Rectangle(
                (x + part * length / 4, y),
                length / 4,
                thick,
                facecolor="black" if part % 2 == 0 else "white",
                edgecolor="black",
                linewidth=0.4,
                zorder=21,
            )
        )
    unit, size = ("km", 1000.0) if length >= 1000 else ("m", 1.0)
    for share, text in ((0.0, "0"), (0.5, f"{length / 2 / size:g}"), (1.0, f"{length / size:g} {unit}")):
        axes.text(
            x + share * length, y + 1.6 * thick, text, ha="center", va="bottom", fontproperties=sans(6.2), zorder=22
        )


def round_length(target: float) -> float:
    """Return the largest of 1, 2 or 5 times a power of ten that is not above `target`."""
    power = 10.0 ** math.floor(math.log10(target))
    return max(step * power for step in (1.0, 2.0, 5.0) if step * power <= target * (1 + 1e-9))


def _north_arrow(axes: Axes, letter: str) -> None:
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    wide, high = east - west, north - south
    size = 0.045 * min(wide, high)
    x, y = east - 0.045 * wide, north - 0.04 * high - 2 * size
    left, right = (
        [(x, y + 1.6 * size), (x - 0.55 * size, y), (x, y + 0.4 * size)],
        [(x, y + 1.6 * size), (x + 0.55 * size, y), (x, y + 0.4 * size)],
    )
    for corner, colour in ((left, "black"), (right, "white")):
        axes.add_patch(Polygon(corner, closed=True, facecolor=colour, edgecolor="black", linewidth=0.6, zorder=21))
    axes.text(x, y + 1.7 * size, letter, ha="center", va="bottom", fontproperties=sans(8), zorder=21)
