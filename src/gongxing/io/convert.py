"""What does a layer give its table under a mapping: rows ready for the park, and which cells could not be read?"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any, Literal, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from gongxing.errors import DataError, Fault, Place
from gongxing.io.crs import check_coordinates, read_crs
from gongxing.io.layers import FAMILIES, RawLayer
from gongxing.io.mapping import Mapping
from gongxing.io.refusals import refuse
from gongxing.io.values import Value, Wrong, missing, plain, read_value
from gongxing.io.vocabulary import LAND_USE_COLUMNS, bare_number, fold, land_use_code, private_coding
from gongxing.park import Column, Kind, Schema, schema
from gongxing.park.identity import code, distinct, shape_codes
from gongxing.words import Text, same

OnDuplicate = Literal["refuse", "keep_first"]
_DTYPES = {Kind.INTEGER: "Int64", Kind.NUMBER: "float64", Kind.FLAG: "boolean"}
_REPAIR = Text(
    "改正该值或在 mapping.toml 的 values 中写明", "correct the value, or say what it means under values in mapping.toml"
)

_SHAPES = {
    "polygon": Text("可用的面图形", "a usable polygon"),
    "line": Text("可用的线图形", "a usable line"),
    "point": Text("可用的点", "a usable point"),
}
_REDRAW = Text("在原软件中补画该图形", "draw it in the program it came from")


class TableFrame(NamedTuple):
    """Rows ready for `park.Table`, what was assumed on the way, and what could not be read (row by row)."""

    frame: gpd.GeoDataFrame
    notes: tuple[Text, ...]
    faults: tuple[Fault, ...]


def to_table_frame(
    layer: RawLayer, mapping: Mapping, crs: str, *, on_duplicate: OnDuplicate = "refuse", source: str | None = None
) -> TableFrame:
    """Return the rows a layer gives its table, in the project's CRS and in SI units and yuan.

    Cells that cannot be read become missing and are told as faults; rows without id or required value, or with a shape of the wrong
    family, are left out and told; a row whose shape is missing stays without one and is told.
    `source` fills the column `source` where the file gives none. Repeated ids raise DataError, listing all, unless
    `on_duplicate` is "keep_first". Raises DataError, too, where no CRS is known or the shapes are missing.
    """
    table = schema(mapping.table)
    notes: list[Text] = []
    raw = layer.frame
    shapes = _shapes(layer, table, crs, notes)
    if not layer.family and len(raw) and table.geometry in ("polygon", "line"):
        raise _shapeless(layer, table)
    identity, usable_id = _ids(layer, mapping)
    numbered = raw.index.name == "line"
    rows = [f"{line} ({name})" for line, name in zip(raw.index, identity, strict=True)] if numbered else identity
    faults: list[Fault] = []
    columns: dict[str, Any] = {"id": pd.array(identity, dtype="str")}
    for column in table.columns[1:]:
        heading = mapping.columns.get(column.name)
        if heading is not None and heading not in raw.columns:
            faults.append(_no_heading(layer, column, heading))
        elif heading is not None:
            values, found = _read(layer, mapping, column, rows=rows, notes=notes)
            columns[column.name] = values
            faults += found
    frame = pd.DataFrame(columns)
    if source is not None and "source" in table.names:
        frame["source"] = frame["source"].fillna(source) if "source" in frame else source
    keep = usable_id & _complete(frame, table, layer, rows=rows, faults=faults)
    why = Wrong(
        Text("非空编号", "a non-empty id"), Text("补编号后重新导入", "give it an id and import again"), "id.missing"
    )
    faults += [
        _fault(layer, row, mapping.columns.get("id", "id"), "∅", why=why)
        for row in np.asarray(rows, dtype=object)[~usable_id]
    ]
    if table.geometry:
        keep &= _usable(shapes, table, layer, rows=rows, faults=faults)
        frame = gpd.GeoDataFrame(frame, geometry=np.asarray(shapes, dtype=object), crs=crs)
    frame = frame[keep].reset_index(drop=True)
    frame, repeated = _unrepeated(frame, layer, on_duplicate)
    left = len(raw) - len(frame)
    if left:
        notes.append(
            Text(
                f"{len(raw)} 行中有 {left} 行未导入（见错误清单）",
                f"{left} of {len(raw)} rows were left out (see the faults)",
            )
        )
    return TableFrame(frame, tuple(notes), tuple(faults + repeated))


def _fault(layer: RawLayer, row: str, column: str, found: str, *, why: Wrong) -> Fault:
    return Fault(
        Place(layer.file, layer.layer, row, column), same(found.strip() or "∅"), why.expected, why.remedy, why.code
    )


def _no_heading(layer: RawLayer, column: Column, heading: str) -> Fault:
    listed = ", ".join(layer.headings)
    return Fault(Place(layer.file, layer.layer, column=heading), Text("文件里没有这一列", "no such column in the file"),
                 Text(f"其中之一：{listed}", f"one of {listed}"), Text(f"改正 mapping.toml 的 columns.{column.name}", f"correct columns.{column.name} in mapping.toml"),
                 "mapping.heading")  # fmt: skip


def _shapeless(layer: RawLayer, table: Schema) -> DataError:
    wanted = Text("面图形", "polygons") if table.geometry == "polygon" else Text("线图形", "lines")
    return refuse(
        layer.file,
        Text("没有图形的表", "a table without shapes"),
        Text(f"{table.label.zh}需要{wanted.zh}", f"{table.name} need {wanted.en}"),
        Text(
            "导入带图形的图层，或在 mapping.toml 中改 table",
            "import a layer with shapes, or name another table in mapping.toml",
        ),
        "geometry.none",
        layer=layer.layer,
    )


def _shapes(layer: RawLayer, table: Schema, crs: str, notes: list[Text]) -> list[shapely.Geometry | None]:
    frame = layer.frame
    if not isinstance(frame, gpd.GeoDataFrame) or not table.geometry:
        return [None] * len(frame)
    if layer.crs is None:
        raise refuse(
            layer.file,
            Text("没有坐标系", "no coordinate system"),
            Text("已知的坐标系", "a known one"),
            Text(
                "查明后用 --crs 指明，如 --crs EPSG:4549", "find it out and name it with --crs, such as --crs EPSG:4549"
            ),
            "crs.missing",
            layer=layer.layer,
        )
    check_coordinates(frame, file=layer.file, layer=layer.layer)
    series = frame.geometry if frame.crs is not None else frame.geometry.set_crs(layer.crs)
    series = series.to_crs(read_crs(crs))
    array = shapely.force_2d(series.to_numpy())
    if table.geometry == "point" and layer.family in ("polygon", "line"):
        notes.append(Text("面或线以其内部一点代表", "areas or lines are stood for by a point inside them"))
        array = shapely.point_on_surface(array)
    return [_fitted(shape, table.geometry) for shape in array]


def _fitted(shape: shapely.Geometry | None, family: str) -> shapely.Geometry | None:
    """Return a closed line as the area it bounds where areas are wanted, and a collection of one as its member."""
    if shape is None or shape.is_empty:
        return None
    if isinstance(shape, shapely.GeometryCollection) and not isinstance(
        shape, shapely.MultiPoint | shapely.MultiLineString | shapely.MultiPolygon
    ):
        wanted = [part for part in shape.geoms if FAMILIES.get(part.geom_type) == family]
        shape = shapely.union_all(wanted) if wanted else shape
    if shape.geom_type.startswith("Multi") and len(shape.geoms) == 1:
        shape = shape.geoms[0]
    if family == "polygon" and isinstance(shape, shapely.LineString) and shape.is_closed and len(shape.coords) >= 4:
        return shapely.Polygon(shape.coords)
    return shape


def _ids(layer: RawLayer, mapping: Mapping) -> tuple[list[str], np.ndarray[Any, np.dtype[np.bool_]]]:
    raw, heading = layer.frame, mapping.columns.get("id")
    if heading is not None and heading not in raw.columns:
        raise DataError(
            Text("列对应有误", "the column mapping has faults"),
            [_no_heading(layer, schema(mapping.table).columns[0], heading)],
        )
    if heading is None:
        words = _row_codes(layer)
        ids = distinct(mapping.id_prefix or "X", _shape_codes(layer) if layer.family else words, words)
        return ids, np.ones(len(raw), dtype=bool)
    ids = ["" if missing(v) else plain(v) for v in raw[heading]]
    shared = Counter(ids)
    if mapping.pieces and layer.family and len(shared) < len(ids):
        ids = [
            f"{name}~{shape[:5]}" if name and shared[name] > 1 else name
            for name, shape in zip(ids, _shape_codes(layer), strict=True)
        ]
    usable = np.array([bool(name) for name in ids], dtype=bool)
    if not usable.all():
        # rows without id are left out; they are told by what they hold
        ids = [name or f"∅ {word}" for name, word in zip(ids, _row_codes(layer), strict=True)]
    return ids, usable


def _shape_codes(layer: RawLayer) -> list[str]:
    crs = layer.frame.crs
    return shape_codes(layer.frame.geometry, 1e-7 if crs is not None and crs.is_geographic else 0.01)


def _row_codes(layer: RawLayer) -> list[str]:
    rows = layer.frame[list(layer.headings)].itertuples(index=False)
    return [
        code(json.dumps([None if missing(v) else plain(v) for v in row], ensure_ascii=False).encode()) for row in rows
    ]


def _read(
    layer: RawLayer, mapping: Mapping, column: Column, *, rows: list[str], notes: list[Text]
) -> tuple[Any, list[Fault]]:
    heading = mapping.columns[column.name]
    given = {fold(k): v for k, v in mapping.values.get(column.name, {}).items()}
    coded = mapping.table == "parcels" and column.name in LAND_USE_COLUMNS
    series = layer.frame[heading]
    private = coded and private_coding(plain(v) for v in series.unique() if not missing(v))
    positions, found_values = pd.factorize(series, use_na_sentinel=True)
    distinct_values = list(found_values)
    meanings = [
        _meaning(mapping, column, value, given=given, coded=coded, private=private) for value in distinct_values
    ]
    values: list[Value] = []
    faults: list[Fault] = []
    for row, position in zip(rows, positions, strict=True):
        meaning = meanings[position] if position >= 0 else None
        if isinstance(meaning, Wrong):
            faults.append(_fault(layer, row, heading, plain(distinct_values[position]), why=meaning))
            meaning = None
        values.append(meaning)
    unsaid = [plain(v) for v, m in zip(distinct_values, meanings, strict=True) if m is None and not missing(v)]
    if unsaid:
        listed = ", ".join(sorted(unsaid)[:20])
        notes.append(
            Text(
                f"{heading} 的值 {listed} 没有给出含义，按缺失处理",
                f"values {listed} of {heading} have no meaning given and stay missing",
            )
        )
    return pd.Series(values, dtype=_DTYPES.get(column.kind, "str")), faults


def _meaning(
    mapping: Mapping, column: Column, value: object, *, given: dict[str, str], coded: bool, private: bool
) -> Value | Wrong:
    if missing(value):
        return None
    text = fold(plain(value))
    if text in given:
        value = given[text]
        if not value:
            return None
    elif private and bare_number(text):
        return None
    if coded and not (column.name == "fixed_use" and text == "keep"):
        found = land_use_code(str(value))
        return found or Wrong(Text("用地用海分类代码或名称", "a land-use code or name"), _REPAIR, "value.land_use")
    return read_value(mapping.table, column, value, factor=mapping.factors.get(column.name, 1.0))


def _complete(
    frame: pd.DataFrame, table: Schema, layer: RawLayer, *, rows: list[str], faults: list[Fault]
) -> np.ndarray[Any, np.dtype[np.bool_]]:
    keep = np.ones(len(rows), dtype=bool)
    for column in table.columns[1:]:
        if not column.required:
            continue
        gone = (
            frame[column.name].isna().to_numpy(dtype=bool) if column.name in frame else np.ones(len(rows), dtype=bool)
        )
        if gone.all() and len(rows):
            faults.append(
                Fault(
                    Place(layer.file, layer.layer, column=column.name),
                    Text("没有可读的值", "no value that can be read"),
                    Text(f"必填列 {column.label.zh}", f"the required column {column.label.en}"),
                    Text(
                        f"在 mapping.toml 的 columns.{column.name} 中指明列名",
                        f"name its heading under columns.{column.name} in mapping.toml",
                    ),
                    "value.required",
                )
            )
        else:
            why = Wrong(Text("必填值", "a value"), Text("补填后重新导入", "fill it and import again"), "value.required")
            faults += [_fault(layer, rows[i], column.name, "∅", why=why) for i in np.flatnonzero(gone)]
        keep &= ~gone
    return keep


def _usable(
    shapes: list[shapely.Geometry | None], table: Schema, layer: RawLayer, *, rows: list[str], faults: list[Fault]
) -> np.ndarray[Any, np.dtype[np.bool_]]:
    keep = np.ones(len(shapes), dtype=bool)
    cut = layer.file.lower().endswith((".osm", ".pbf"))
    remedy = (
        Text(
            "提取更大的范围（该对象在提取范围边缘被切断）",
            "extract a larger area (the object is cut off at the edge of the extract)",
        )
        if cut
        else _REDRAW
    )
    why = Wrong(_SHAPES[table.geometry], remedy, "geometry.unusable")
    for i, shape in enumerate(shapes):
        if shape is None:
            if table.geometry != "point":
                faults.append(_fault(layer, rows[i], "geometry", "∅", why=why))
            continue
        fits = FAMILIES.get(shape.geom_type) == table.geometry
        keep[i] = fits and bool(np.isfinite(shape.bounds).all())
        found = shape.geom_type if not fits else "∞"
        if not keep[i]:
            faults.append(_fault(layer, rows[i], "geometry", found, why=why))
    return keep


def _unrepeated(frame: Any, layer: RawLayer, on_duplicate: OnDuplicate) -> tuple[Any, list[Fault]]:
    repeated = frame["id"].duplicated(keep=False)
    if not repeated.any():
        return frame, []
    counts = frame.loc[repeated, "id"].value_counts()
    why = Wrong(
        Text("唯一编号", "a unique id"),
        Text(
            "改编号，或要求只保留第一行（--repair）", "renumber the rows, or ask to keep the first only (--keep-first)"
        ),
        "id.repeated",
    )
    faults = [_fault(layer, str(name), "id", f"× {count}", why=why) for name, count in counts.items()]
    if on_duplicate == "refuse":
        raise DataError(
            Text(
                f"{layer.file} / {layer.layer} 有 {len(faults)} 个重复编号",
                f"{layer.file} / {layer.layer} has {len(faults)} repeated ids",
            ),
            faults,
        )
    return frame[~frame["id"].duplicated()].reset_index(drop=True), faults
