"""How does a park leave as a CAD drawing, one layer per class, with Chinese labels?"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely
from ezdxf import colors, const, units
from ezdxf.enums import TextEntityAlignment
from ezdxf.filemanagement import new

from gongxing.io.atomic import replacing
from gongxing.io.planned import described
from gongxing.io.planned_networks import ENGINES, network_layers
from gongxing.io.qml import GRADES, KINDS, PIPES
from gongxing.park import Park
from gongxing.plan import Plan
from gongxing.standards import land_use
from gongxing.words import Text

_STYLE = "GX-HZ"
_UNKNOWN = ("", "#e6e6e6")
_NETWORKS = {"roads": "#e8590c", "water": "#1c7ed6", "sewer": "#862e9c", "storm": "#0b7285", "lines": "#e03131"}
_PALETTE = {index: colors.aci2rgb(index) for index in range(1, 250)}


def write_dxf(park: Park, plan: Plan | None, path: Path | str) -> Path:
    """Write parcels (filled and outlined), buildings, roads, waters, pipes and firms as DXF in the park's CRS, in metres.

    CAD layers are named by purpose and class: YD-XZ-1001-工业用地 (present use), YD-GH-… (use in the plan), JZ-… buildings,
    DL-… roads, SX waters, GX-… pipes, QY firms, GH-… planned networks by decision. With a plan the present-use layers are switched off.
    """
    path = Path(path)
    drawing = new("R2010", units=units.M)
    # the pair of shape fonts that AutoCAD brings for Chinese; other programs put their own in their place
    drawing.styles.add(_STYLE, font="gbenor.shx", dxfattribs={"bigfont": "gbcbig.shx"})
    parcels = described(park, "parcels", plan)
    planned = "plan_use" in parcels
    _parcels(drawing, parcels, "use", "XZ", shown=not planned)
    if planned:
        _parcels(drawing, parcels, "plan_use", "GH", shown=True)
    _classed(drawing, park["waters"].frame, "", {}, prefix="SX-水体", usual="#9fd3ee")
    _classed(drawing, park["buildings"].frame, "kind", KINDS, prefix="JZ")
    _classed(
        drawing,
        park["roads"].frame,
        "grade",
        {key: (text, colour) for key, (text, colour, _) in GRADES.items()},
        prefix="DL",
    )
    _classed(drawing, park["pipes"].frame, "kind", PIPES, prefix="GX")
    _firms(drawing, park["firms"].frame)
    for name, layer in network_layers(plan, park.settings.crs).items():
        _network(drawing, name.removeprefix("plan_").partition("_")[0], layer)
    if park.settings.synthetic:
        _note(drawing, parcels)
    with replacing(path) as draft:
        drawing.saveas(draft)
    return path


def _layer(drawing: Any, name: str, colour: str, *, shown: bool = True) -> str:
    if name not in drawing.layers:
        red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        layer = drawing.layers.add(
            name, color=_nearest(red, green, blue), true_color=colors.rgb2int((red, green, blue))
        )
        if not shown:
            layer.off()
    return name


def _nearest(red: int, green: int, blue: int) -> int:
    def distance(index: int) -> int:
        other = _PALETTE[index]
        return (other.r - red) ** 2 + (other.g - green) ** 2 + (other.b - blue) ** 2

    return min(_PALETTE, key=distance)


def _parcels(drawing: Any, frame: Any, column: str, mark: str, *, shown: bool) -> None:
    space = drawing.modelspace()
    for code, shape in zip(frame[column], frame.geometry, strict=True):
        use = land_use(code if isinstance(code, str) else None)
        name = f"YD-{mark}-{use.code}-{use.name.zh}" if use.code else f"YD-{mark}-不明"
        layer = _layer(drawing, name, use.colour, shown=shown)
        for area in _areas(shape):
            hatch = space.add_hatch(dxfattribs={"layer": layer})
            hatch.set_solid_fill()
            hatch.dxf.color = const.BYLAYER
            hatch.paths.add_polyline_path(area.exterior.coords[:-1], is_closed=True, flags=const.BOUNDARY_PATH_EXTERNAL)
            for ring in area.interiors:
                hatch.paths.add_polyline_path(ring.coords[:-1], is_closed=True, flags=const.BOUNDARY_PATH_OUTERMOST)
            _outline(space, area, layer)
        if use.code and shape is not None and not shape.is_empty:
            text = _layer(drawing, f"ZJ-{mark}-{'现状' if mark == 'XZ' else '规划'}用地注记", "#333333", shown=shown)
            _text(
                space, shape.representative_point(), f"{use.code} {use.name.zh}", layer=text, height=_height(shape.area)
            )


def _outline(space: Any, area: shapely.Polygon, layer: str) -> None:
    for ring in (area.exterior, *area.interiors):
        space.add_lwpolyline(
            [(x, y) for x, y, *_ in ring.coords[:-1]],
            close=True,
            dxfattribs={"layer": layer, "true_color": colors.rgb2int((90, 90, 90))},
        )


def _classed(
    drawing: Any,
    frame: gpd.GeoDataFrame,
    column: str,
    classes: Mapping[str, tuple[Text, str]],
    *,
    prefix: str,
    usual: str = "#868e96",
) -> None:
    space = drawing.modelspace()
    kinds = frame[column] if column else [None] * len(frame)
    for kind, shape in zip(kinds, frame.geometry, strict=True):
        label, colour = classes.get(kind if isinstance(kind, str) else "", (None, usual))
        layer = _layer(
            drawing, prefix if label is None and not classes else f"{prefix}-{label.zh if label else '不明'}", colour
        )
        for area in _areas(shape):
            _outline(space, area, layer) if classes else _filled(space, area, layer)
        for line in _lines(shape):
            space.add_lwpolyline([(x, y) for x, y, *_ in line.coords], dxfattribs={"layer": layer})


def _filled(space: Any, area: shapely.Polygon, layer: str) -> None:
    for ring in (area.exterior, *area.interiors):
        space.add_lwpolyline([(x, y) for x, y, *_ in ring.coords[:-1]], close=True, dxfattribs={"layer": layer})


def _firms(drawing: Any, frame: gpd.GeoDataFrame) -> None:
    space = drawing.modelspace()
    for name, shape in zip(frame["name"], frame.geometry, strict=True):
        if shape is not None and not shape.is_empty:
            layer = _layer(drawing, "QY-企业", "#c92a2a")
            space.add_point((shape.x, shape.y), dxfattribs={"layer": layer})
            _text(space, shapely.Point(shape.x, shape.y + 3), str(name), layer=layer, height=3.0)


def _network(drawing: Any, engine: str, frame: gpd.GeoDataFrame) -> None:
    space = drawing.modelspace()
    decisions = frame["decision"] if "decision" in frame else [""] * len(frame)
    for decision, shape in zip(decisions, frame.geometry, strict=True):
        layer = _layer(drawing, "-".join(filter(None, ("GH", ENGINES[engine].zh, decision))), _NETWORKS[engine])
        if shape.geom_type == "Point":
            space.add_point((shape.x, shape.y), dxfattribs={"layer": layer})
        else:
            space.add_lwpolyline(list(shape.coords), dxfattribs={"layer": layer})


def _text(space: Any, where: shapely.Point, words: str, *, layer: str, height: float) -> None:
    text = space.add_text(words, height=height, dxfattribs={"layer": layer, "style": _STYLE})
    text.set_placement((where.x, where.y), align=TextEntityAlignment.MIDDLE_CENTER)


def _note(drawing: Any, parcels: Any) -> None:
    box = parcels.total_bounds
    if len(parcels) and all(math.isfinite(v) for v in box):
        layer = _layer(drawing, "ZJ-说明", "#c92a2a")
        height = max((box[2] - box[0]) / 60, 2.0)
        _text(
            drawing.modelspace(),
            shapely.Point((box[0] + box[2]) / 2, box[3] + 2 * height),
            "合成数据 SYNTHETIC DATA",
            layer=layer,
            height=height,
        )


def _height(area: float) -> float:
    return min(max(math.sqrt(area) * 0.07, 1.0), 12.0)


def _areas(shape: Any) -> Iterable[shapely.Polygon]:
    return (
        [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon" and not part.is_empty]
        if shape is not None
        else []
    )


def _lines(shape: Any) -> Iterable[shapely.LineString]:
    return (
        [part for part in shapely.get_parts(shape) if part.geom_type == "LineString" and not part.is_empty]
        if shape is not None
        else []
    )
