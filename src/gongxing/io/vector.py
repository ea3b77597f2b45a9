"""Which layers stand in a GeoPackage, a Shapefile or a GeoJSON file?"""

from __future__ import annotations

import json
import re
import warnings
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
import pyproj
from pyogrio.errors import DataLayerError, DataSourceError, FieldError, GeometryError

from gongxing.io.crs import check_coordinates
from gongxing.io.encodings import sniff, sniff_dbf
from gongxing.io.layers import RawLayer, bounds, crs_name, family_of
from gongxing.io.refusals import corrupt, refuse
from gongxing.words import Text

READ_ERRORS = (DataSourceError, DataLayerError, FieldError, GeometryError, RuntimeError, ValueError, OSError)
_OWN_TABLES = ("layer_styles", "qgis_projects")


def read_geopackage(path: Path, crs: pyproj.CRS | None) -> tuple[RawLayer, ...]:
    """Return every layer and attribute table of a GeoPackage."""
    kind = Text("GeoPackage", "GeoPackage")
    with path.open("rb") as stream:
        if not stream.read(16).startswith(b"SQLite format 3"):
            raise corrupt(path, kind, ValueError("no SQLite header"))
    try:
        names = [str(name) for name, _ in pyogrio.list_layers(path) if name not in _OWN_TABLES]
        layers = tuple(_layer(path, name, crs) for name in names)
    except READ_ERRORS as error:
        raise corrupt(path, kind, error) from error
    if not layers:
        raise refuse(
            path,
            Text("没有图层", "no layers"),
            Text("至少一个图层", "at least one layer"),
            Text("重新导出", "export it again"),
            "file.no_layers",
        )
    return layers


def read_shapefile(path: Path, crs: pyproj.CRS | None) -> tuple[RawLayer, ...]:
    """Return the one layer of a Shapefile, its text decoded by what its bytes bear out."""
    parts = {part.suffix.lower(): part for part in path.parent.iterdir() if part.stem == path.stem}
    absent = [suffix for suffix in (".shx", ".dbf") if suffix not in parts]
    if absent:
        lacking = "、".join(path.stem + suffix for suffix in absent)
        raise refuse(
            path,
            Text(f"缺少 {lacking}", f"{lacking} missing"),
            Text("同名的 .shp、.shx、.dbf 三个文件", ".shp, .shx and .dbf of one name"),
            Text("把缺少的文件拷贝到同一文件夹", "copy the missing files into the same folder"),
            "shp.parts",
        )
    text = sniff_dbf(parts[".dbf"])
    if not text.fits:
        claim = text.claimed or text.encoding
        raise refuse(
            path,
            Text(f"文字既不是 {claim}，也不是 UTF-8 或 GB18030", f"text that is neither {claim} nor UTF-8 nor GB18030"),
            Text("可辨认的编码", "an encoding that can be told"),
            Text("在原软件中以 UTF-8 重新导出", "export it again as UTF-8"),
            "file.encoding",
        )
    try:
        layer = _layer(path, path.stem, crs, encoding=text.encoding)
    except READ_ERRORS as error:
        raise corrupt(path, Text("Shapefile", "Shapefile"), error) from error
    notes = layer.notes
    if (
        text.claimed
        and text.encoding != "gb18030"
        and text.encoding.replace("-", "") not in text.claimed.replace("-", "")
    ):
        notes += (
            Text(
                f".cpg 写的编码是 {text.claimed}，实际按 {text.encoding} 读出",
                f".cpg claims {text.claimed}; the bytes are {text.encoding}",
            ),
        )
    return (RawLayer(layer.file, layer.layer, layer.frame, layer.crs, layer.family, text.encoding, notes),)


def read_geojson(path: Path, crs: pyproj.CRS | None) -> tuple[RawLayer, ...]:
    """Return the one layer of a GeoJSON file; WGS 84 unless the file or the user says otherwise."""
    kind = Text("GeoJSON", "GeoJSON")
    raw = path.read_bytes()
    encoding = sniff(raw)
    if encoding is None:
        raise refuse(
            path,
            Text("无法辨认的编码", "an encoding that cannot be told"),
            Text("UTF-8", "UTF-8"),
            Text("以 UTF-8 重新导出", "export it again as UTF-8"),
            "file.encoding",
        )
    text = raw.decode(encoding)
    try:
        head = json.loads(text)
    except json.JSONDecodeError as error:
        raise corrupt(path, kind, error) from error
    features = head.get("features") if isinstance(head, dict) else None
    if not isinstance(features, list):
        raise corrupt(path, kind, ValueError("no FeatureCollection"))
    if not features:
        raise refuse(
            path,
            Text("没有要素的集合", "a collection without features"),
            Text("至少一个要素", "at least one feature"),
            Text("核对导出时的选择", "check what was selected on export"),
            "file.empty",
        )
    try:
        frame = gpd.GeoDataFrame.from_features(features)
        named = _named_crs(head)
        frame = frame.set_crs(named or _unnamed_crs(frame, crs))
        ids = [feature.get("id") for feature in features]
        if "id" not in frame and any(i is not None for i in ids):
            frame.insert(0, "id", [None if i is None else str(i) for i in ids])
    except (TypeError, ValueError, KeyError, AttributeError, pyproj.exceptions.CRSError) as error:
        raise corrupt(path, kind, error) from error
    check_coordinates(frame, file=path.name, layer=path.stem)
    return (RawLayer(path.name, path.stem, frame, crs_name(frame.crs), family_of(frame), encoding),)


def _unnamed_crs(frame: gpd.GeoDataFrame, crs: pyproj.CRS | None) -> pyproj.CRS:
    """Return WGS 84, which the format prescribes, unless the coordinates are not degrees and the user named a system."""
    box = bounds(frame)
    degrees = box is not None and box[0] >= -180 and box[2] <= 180 and box[1] >= -90 and box[3] <= 90
    return crs if crs is not None and (crs.is_geographic or not degrees) else pyproj.CRS.from_epsg(4326)


def _named_crs(head: dict[str, Any]) -> pyproj.CRS | None:
    member = head.get("crs")
    if not isinstance(member, dict):
        return None
    name = str(member.get("properties", {}).get("name", ""))
    # OGC:CRS84 is WGS 84 with longitude first, which is how GeoJSON is written anyway
    if "CRS84" in name:
        return pyproj.CRS.from_epsg(4326)
    code = re.search(r"EPSG:+(?:[\d.]*:)?(\d+)", name)
    return pyproj.CRS.from_epsg(int(code.group(1))) if code else None


def _layer(path: Path, name: str, crs: pyproj.CRS | None, *, encoding: str | None = None) -> RawLayer:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        frame: pd.DataFrame = pyogrio.read_dataframe(
            path, layer=name, encoding=encoding, on_invalid="ignore", fid_as_index=False
        )
    if not isinstance(frame, gpd.GeoDataFrame):
        return RawLayer(path.name, name, frame, None, "", encoding or "utf-8")
    if frame.crs is None and crs is not None:
        frame = frame.set_crs(crs)
    check_coordinates(frame, file=path.name, layer=name)
    return RawLayer(path.name, name, frame, crs_name(frame.crs), family_of(frame), encoding or "utf-8")
