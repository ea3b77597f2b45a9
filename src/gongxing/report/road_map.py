"""What does the map of planned roads show: roads that stay, are widened and built, parcels that get access, truck routes?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from gongxing.plan.roads import RoadScheme, RoadSegment
from gongxing.report.line_map import beside
from gongxing.report.map_frame import Ink, fill, outlines
from gongxing.report.map_ground import Ground
from gongxing.report.map_layers import Layer, counted, labelled, line_layer, parcel_layer, point_layer, silent
from gongxing.report.map_lines import Labels, Line, Mark, Pen, length_of, merged, metres_a_point, strokes
from gongxing.report.network_tables import GRADES
from gongxing.words import Lang, Text

_KEPT = Pen("#9a9a9a", 1.0)
_WIDENED = Pen("#e8590c", 1.6)
_ACCESS = Pen("#2f9e44", 1.6)
_LINK = Pen("#1864ab", 1.6)
_TRUCKS = Pen("#862e9c", 0.7, "--")
_GAINED = "#d3f0d3"
_NAMED = 24


def road_layers(
    scheme: RoadScheme, ground: Ground, lang: Lang, *, buildings: Mapping[str, shapely.Geometry]
) -> list[Layer]:
    """Return the layers of planned roads; `buildings` finds the outlines of those that have to go."""
    gained = [access.parcel for access in scheme.access if access.new]
    words = counted(Text("新增临路地块", "Parcels that get a road"), len(gained), lang)
    groups: Sequence[tuple[Text, Pen, list[RoadSegment]]] = (
        (Text("保留道路", "roads kept"), _KEPT, [s for s in scheme.segments if s.decision == "keep"]),
        (Text("拓宽道路", "roads widened"), _WIDENED, [s for s in scheme.segments if s.decision == "widen"]),
        (Text("新建道路", "new roads"), _LINK, [s for s in scheme.built if s.decision == "new" and s.stage != "access"]),
        (Text("新建通达道路", "new access roads"), _ACCESS, [s for s in scheme.built if s.decision == "new" and s.stage == "access"]),
    )  # fmt: skip
    layers = parcel_layer(ground, gained, _GAINED, words)
    for place, (label, pen, segments) in enumerate(groups):
        widths = [road_width(segment.width_m) for segment in segments]
        length = sum(segment.length_m for segment in segments)
        layers += line_layer(
            [s.path for s in segments], pen, labelled(label, length, lang), widths=widths, order=8 + place
        )
    layers += _trucks(scheme, lang)
    heads = [head.at for head in scheme.turning_heads]
    layers += point_layer(
        heads, Mark("o", "#ffffff", 4.0, "#2f9e44"), counted(Text("回车场", "Turning heads"), len(heads), lang)
    )
    gone = [buildings[row] for row in dict.fromkeys(b for s in scheme.built for b in s.demolished) if row in buildings]
    layers += _demolished(gone, lang)
    return [*layers, *silent(lambda axes: _name(axes, scheme, lang))]


def road_width(width_m: float) -> float:
    """Return the width in points of a road's line: it grows with the width of the road."""
    return float(np.clip(0.35 + 0.055 * width_m, 0.5, 3.0))


def _trucks(scheme: RoadScheme, lang: Lang) -> list[Layer]:
    used = {segment for route in scheme.routes for segment in route.segments}
    paths = merged([segment.path for segment in scheme.segments if segment.id in used])
    if not paths:
        return []

    def draw(axes: Axes) -> None:
        strokes(axes, [beside(path, 2.2 * metres_a_point(axes)) for path in paths], _TRUCKS, order=13)

    return [Layer(draw, _TRUCKS.handle, Text("货运通道", "Truck routes").in_(lang))]


def _demolished(shapes: Sequence[shapely.Geometry], lang: Lang) -> list[Layer]:
    if not shapes:
        return []
    paths = outlines(np.asarray(shapes, dtype=object), 0.0)
    ink = Ink(edge="#c92a2a", width=0.8)
    patch = Patch(facecolor="#ff8787", edgecolor="#c92a2a", linewidth=0.6)
    label = counted(Text("须拆除建筑", "Buildings to go"), len(shapes), lang)
    return [Layer(lambda axes: fill(axes, paths, ["#ff8787"], ink=ink, order=12), patch, label)]


def _name(axes: Axes, scheme: RoadScheme, lang: Lang) -> None:
    """Write grade and width along what is built, the longest first."""
    groups: dict[str, list[Line]] = {}
    for segment in scheme.built:
        grade = GRADES[segment.grade].in_(lang) if segment.grade in GRADES else segment.grade
        groups.setdefault(f"{grade} {segment.width_m:g} m", []).append(segment.path)
    wanted = [(line, words) for words, lines in groups.items() for line in merged(lines)]
    wanted.sort(key=lambda pair: (-length_of(pair[0]), pair[1]))
    Labels(axes).along(wanted, most=_NAMED)
