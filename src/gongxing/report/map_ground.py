"""What do all maps of one park share: parcels, roads, waters, extent, the words around them?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.path import Path as Outline

from gongxing.report.map_frame import DPI, WIDTH_IN, Bounds, Ink, MapWords, Shapes, fill, outlines
from gongxing.report.material import Material
from gongxing.report.spoken import SYNTHETIC_LABEL
from gongxing.words import Lang, Text

ROAD, WATER = "#4a4a4a", "#8cc3e6"
_ROADS_AT_FULL_WIDTH = 800
_ROAD_WIDTHS = {"motorway": 1.1, "arterial": 0.9, "collector": 0.7, "local": 0.5, "lane": 0.35, "path": 0.25}


@dataclass(frozen=True)
class Ground:
    """What every map of one park shares: parcel outlines, roads, waters, extent."""

    ids: tuple[str, ...]
    present: tuple[str, ...]
    shapes: Shapes
    paths: tuple[Outline, ...]
    roads: tuple[tuple[np.ndarray, float], ...]
    waters: tuple[Outline, ...]
    bounds: Bounds
    width: float


def ground_of(material: Material) -> Ground:
    """Return the shared ground of all maps."""
    park = material.park
    shapes = np.asarray(park.parcels.geometry.to_numpy(), dtype=object)
    drawn = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    shapes = shapes[drawn]
    ids = tuple(np.asarray(park.parcels.ids, dtype=object)[drawn])
    present = tuple(np.asarray(park.parcels["use"].fillna(""), dtype=object)[drawn])
    west, south, east, north = (float(v) for v in shapely.total_bounds(shapes))
    step = max(east - west, north - south) / (WIDTH_IN * DPI) / 2
    thin = min(1.0, (_ROADS_AT_FULL_WIDTH / max(len(park["roads"]), 1)) ** 0.5)
    roads = tuple(
        (
            (shapely.get_coordinates(part), thin * _ROAD_WIDTHS.get(str(grade), 0.4))
            for line, grade in zip(park["roads"].geometry.to_numpy(), park["roads"]["grade"], strict=True)
            if line is not None
            for part in shapely.get_parts(shapely.simplify(line, step))
        )
    )
    waters = np.asarray([w for w in park["waters"].geometry.to_numpy() if w is not None and w.area > 0], dtype=object)
    width = 0.22 if len(shapes) < 4000 else 0.08 if len(shapes) < 30000 else 0.0
    return Ground(
        ids,
        present,
        shapes,
        tuple(outlines(shapes, step)),
        roads,
        tuple(outlines(waters, step)),
        (west, south, east, north),
        width,
    )


def map_words(material: Material, title: Text, lang: Lang) -> MapWords:
    """Return the words around a map called `title`: park, CRS, day and sources of the material, the mark of synthetic data."""
    crs = material.park.settings.crs
    before, after = Text(f"坐标系 {crs}；", f"CRS {crs}; "), Text("；用地分类 2023 版", "; classes of 2023")
    return _words(material, title, lang, (before.in_(lang), after.in_(lang)))


def chart_words(material: Material, title: Text, lang: Lang) -> MapWords:
    """Return the words around a chart called `title`: as around a map, without what only maps need."""
    return _words(material, title, lang, ("", ""))


def _words(material: Material, title: Text, lang: Lang, around: tuple[str, str]) -> MapWords:
    settings = material.park.settings
    sources = tuple(material.park["sources"]["file"].dropna().unique())
    listed = ("、" if lang == "zh" else ", ").join(sources[:3]) or ("未登记" if lang == "zh" else "not recorded")
    more = len(sources) - 3
    if more > 0:
        listed += f" 等 {len(sources)} 个文件" if lang == "zh" else f" and {more} more"
    day = material.plan.as_of.isoformat()
    known = f"资料截至 {day}；来源：{listed}" if lang == "zh" else f"material as of {day}; sources: {listed}"
    note = around[0] + known + around[1]
    note = note if len(note) <= 150 else note[:148] + "……"
    label = SYNTHETIC_LABEL.in_(lang) if material.synthetic else ""
    return MapWords(f"{settings.name} · {title.in_(lang)}", note, label, "北" if lang == "zh" else "N")


def overlay(axes: Axes, ground: Ground) -> None:
    """Draw waters and roads over a map."""
    fill(axes, ground.waters, [WATER] * len(ground.waters), ink=Ink(edge="#5b9cc4", width=0.2), order=5)
    if ground.roads:
        lines, widths = zip(*ground.roads, strict=True)
        axes.add_collection(
            LineCollection(list(lines), colors=ROAD, linewidths=list(widths), capstyle="round", zorder=6),
            autolim=False,
        )


def base_legend(ground: Ground, lang: Lang) -> tuple[list[Artist], list[str]]:
    """Return handles and labels of what `overlay` draws."""
    handles: list[Artist] = []
    labels: list[str] = []
    if ground.roads:
        handles.append(Line2D([], [], color=ROAD, linewidth=0.9))
        labels.append("道路" if lang == "zh" else "Roads")
    if ground.waters:
        handles.append(Patch(facecolor=WATER, edgecolor="#5b9cc4", linewidth=0.4))
        labels.append("河湖水面" if lang == "zh" else "Water bodies")
    return (handles, labels)
