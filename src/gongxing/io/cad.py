"""Which shapes and labels stand in a DXF drawing, CAD layer by CAD layer?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import ezdxf.path
import geopandas as gpd
import pandas as pd
import pyproj
import shapely
from ezdxf import recover
from ezdxf.filemanagement import readfile
from ezdxf.lldxf.const import DXFError
from ezdxf.math import Vec3

from gongxing.io.crs import check_coordinates
from gongxing.io.layers import RawLayer, crs_name
from gongxing.io.refusals import corrupt, refuse
from gongxing.park.identity import shape_codes
from gongxing.words import Text

_SAG_M = 0.05
"""How far a chord may lie from the arc it stands for."""
_CLOSE_M = 0.001
_UP = Vec3(0, 0, 1)
_LINES = {"LINE", "LWPOLYLINE", "POLYLINE", "ARC", "SPLINE", "ELLIPSE", "CIRCLE"}
_FAMILY = {"Polygon": "polygon", "LineString": "line", "Point": "point"}
Row = tuple[shapely.Geometry, dict[str, str]]


def read_drawing(path: Path, crs: pyproj.CRS | None) -> tuple[RawLayer, ...]:
    """Return one raw layer per CAD layer and geometry family of a DXF drawing.

    Closed polylines, circles and hatches are polygons, other curves lines, texts points with column `text`. The names of
    the labels that lie in a polygon stand in its column `text`. Blocks are taken apart. A drawing has no CRS of its own.
    """
    drawing, damage = _open(path)
    entities = list(_flat(drawing.modelspace(), 0))
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    skipped: dict[str, int] = defaultdict(int)
    for entity in entities:
        try:
            rows = list(_rows(entity))
        except (DXFError, ValueError, TypeError, IndexError, ZeroDivisionError):
            rows = []
        if not rows:
            skipped[entity.dxftype()] += 1
        for shape, attributes in rows:
            groups[(attributes["layer"], _FAMILY[shape.geom_type])].append((shape, attributes))
    if not groups:
        raise refuse(
            path,
            Text("模型空间里没有线、面或文字", "no lines, areas or texts in model space"),
            Text("画在模型空间的图形", "shapes drawn in model space"),
            Text("把图形放到模型空间后另存为 DXF", "move the drawing to model space and save it as DXF again"),
            "file.no_layers",
        )
    notes = (*damage, *_notes(skipped))
    labels = [row for (_, family), rows in groups.items() if family == "point" for row in rows]
    encoding = str(drawing.encoding)
    families = Counter(name for name, _ in groups)
    told = [(encoding, notes)] + [(encoding, ())] * len(groups)
    layers = [
        _layer(path, key, groups[key], crs, labels=labels, told=t) for key, t in zip(sorted(groups), told, strict=False)
    ]
    return tuple(
        replace(layer, layer=f"{layer.layer} ({layer.family})") if families[layer.layer] > 1 else layer
        for layer in layers
    )


def _open(path: Path) -> tuple[Any, tuple[Text, ...]]:
    """Return the drawing, and a note if it had to be recovered from damage."""
    damaged = (DXFError, OSError, UnicodeError, ValueError, KeyError, IndexError, TypeError, AttributeError)
    try:
        return readfile(path), ()
    except damaged:
        try:
            drawing, audit = recover.readfile(path)
        except damaged as error:
            raise corrupt(path, Text("DXF 图形", "DXF drawing"), error) from error
    count = len(audit.errors) + len(audit.fixes)
    told = Text(f"图形文件有损坏，已尽量恢复（{count} 处）；请核对是否完整",
                f"the drawing is damaged and was recovered as far as it goes ({count} places); check that it is whole")  # fmt: skip
    return drawing, (told,)


def _layer(path: Path, key: tuple[str, str], rows: list[Row], crs: pyproj.CRS | None, *, labels: list[Row],
           told: tuple[str, tuple[Text, ...]]) -> RawLayer:  # fmt: skip
    name, family = key
    frame = gpd.GeoDataFrame([a for _, a in rows], geometry=[s for s, _ in rows], crs=crs)
    encoding, notes = told
    if family == "polygon":
        # a hatch and its outline are one area drawn twice
        twice = frame.geometry.pipe(shape_codes)
        frame = frame[~pd.Series(twice).duplicated()].reset_index(drop=True)
        frame["text"] = _labels_within(frame, labels)
    check_coordinates(frame, file=path.name, layer=name)
    return RawLayer(path.name, name, frame, crs_name(crs), family, encoding, notes)


def _labels_within(frame: gpd.GeoDataFrame, labels: list[Row]) -> list[str | None]:
    texts: list[list[str]] = [[] for _ in range(len(frame))]
    if labels:
        tree = shapely.STRtree([shape for shape, _ in labels])
        for area, label in zip(*tree.query(frame.geometry.to_numpy(), predicate="intersects"), strict=True):
            texts[area].append(labels[label][1]["text"])
    return ["；".join(found) if found else None for found in texts]


def _notes(skipped: dict[str, int]) -> tuple[Text, ...]:
    if not skipped:
        return ()
    listed = ", ".join(f"{kind} × {count}" for kind, count in sorted(skipped.items()))
    return (Text(f"图形中没有读取的对象：{listed}", f"objects of the drawing that were not read: {listed}"),)


def _flat(entities: Iterable[Any], depth: int) -> Iterator[Any]:
    for entity in entities:
        if entity.dxftype() == "INSERT" and depth < 8:
            yield from _flat(entity.virtual_entities(), depth + 1)
        else:
            yield entity


def _rows(entity: Any) -> Iterator[Row]:
    kind = entity.dxftype()
    attributes = {"layer": str(entity.dxf.layer), "entity": kind}
    if kind in ("TEXT", "MTEXT"):
        text = entity.plain_text() if kind == "TEXT" else entity.plain_text(split=False)
        where = entity.dxf.align_point if kind == "TEXT" and entity.dxf.hasattr("align_point") else entity.dxf.insert
        if text.strip():
            yield shapely.Point(where.x, where.y), {**attributes, "text": " ".join(text.split())}
    elif kind == "POINT":
        yield shapely.Point(entity.dxf.location.x, entity.dxf.location.y), {**attributes, "text": ""}
    elif kind == "HATCH":
        rings = _hatch_rings(entity)
        for area in _areas([r for r in rings if len(r) >= 3]):
            yield area, attributes
    elif kind in _LINES:
        points = _line_points(entity)
        closed = len(points) > 3 and shapely.Point(points[0]).distance(shapely.Point(points[-1])) <= _CLOSE_M
        if closed:
            yield shapely.Polygon(points), attributes
        elif len(points) >= 2 and len(set(points)) >= 2:
            yield shapely.LineString(points), attributes


def _line_points(entity: Any) -> list[tuple[float, float]]:
    if entity.dxftype() == "LWPOLYLINE" and not entity.has_arc and entity.dxf.extrusion.isclose(_UP):
        # straight and flat, as most are: the general way is twenty times slower
        points = [(float(x), float(y)) for x, y in entity.get_points("xy")]
        return [*points, points[0]] if entity.closed and points and points[0] != points[-1] else points
    return _points(ezdxf.path.make_path(entity))


def _hatch_rings(entity: Any) -> list[list[tuple[float, float]]]:
    edges = entity.paths.paths
    straight = all(hasattr(edge, "vertices") and not edge.has_bulge() for edge in edges)
    if straight and entity.dxf.extrusion.isclose(_UP):
        return [[(float(v[0]), float(v[1])) for v in edge.vertices] for edge in edges]
    return [_points(path) for path in ezdxf.path.from_hatch(entity)]


def _points(path: Any) -> list[tuple[float, float]]:
    return [(float(v.x), float(v.y)) for v in path.flattening(_SAG_M)]


def _areas(rings: list[list[tuple[float, float]]]) -> list[shapely.Polygon]:
    """Return the areas of a hatch: rings inside a ring are its holes, unless they lie in a hole themselves."""
    areas = sorted((shapely.Polygon(r) for r in rings), key=lambda p: -p.area)
    # a ring that crosses itself is kept as it is: it is reported, not mended, on import
    crossed = [area for area in areas if not area.is_valid]
    result: list[shapely.Polygon] = []
    for area in (area for area in areas if area.is_valid):
        around = [i for i, outer in enumerate(result) if outer.contains(area)]
        if around:
            outer = result[around[-1]]
            result[around[-1]] = shapely.Polygon(outer.exterior, [*outer.interiors, area.exterior])
        else:
            result.append(area)
    return result + crossed
