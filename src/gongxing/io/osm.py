"""Which roads, buildings, land uses and waters stand in an OpenStreetMap extract?"""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio

from gongxing.io.layers import RawLayer, crs_name, family_of
from gongxing.io.refusals import corrupt, refuse
from gongxing.io.vector import READ_ERRORS
from gongxing.words import Text

# Extracts whose nodes are not in order of their ids cannot be read with GDAL's own index.
pyogrio.set_gdal_config_options({"OSM_USE_CUSTOM_INDEXING": "NO"})

_TAGS = (
    "lanes",
    "width",
    "building:levels",
    "start_date",
    "water",
    "surface",
    "smoothness",
    "waterway",
    "leisure",
    "amenity",
    "ref",
)
_WATER_USES = ("reservoir", "basin")
_WATER_TAGS = ("riverbank", "dock")
_COVER = {
    "natural": ("wood", "scrub", "grassland", "heath", "wetland"),
    "leisure": ("park", "garden"),
    "amenity": ("school", "kindergarten", "university", "college", "hospital", "parking"),
}
ODBL = Text("OpenStreetMap 数据，开放数据库许可（ODbL）：成果须注明“© OpenStreetMap 贡献者”",
            "OpenStreetMap data under the ODbL: credit \"© OpenStreetMap contributors\" in what you publish")  # fmt: skip


def read_osm(path: Path) -> tuple[RawLayer, ...]:
    """Return layers roads, waterways, buildings, landuse, waters and landcover of an .osm or .pbf file (those not empty).

    Every line with a `highway` tag is a road, footways too; `landcover` holds areas such as woods and school grounds that
    lie within or beside the land-use polygons. Ids are `way/n` and `relation/n`.
    """
    try:
        lines, areas = _read(path, "lines"), _read(path, "multipolygons")
    except READ_ERRORS as error:
        raise corrupt(path, Text("OSM 文件", "OSM file"), error) from error
    parts = {
        "roads": lines[lines["highway"].notna()],
        "waterways": lines[lines["waterway"].notna() & lines["highway"].isna()],
        **_areas(areas),
    }
    layers: list[RawLayer] = []
    for name, part in parts.items():
        if len(part):
            frame = part.dropna(axis="columns", how="all").reset_index(drop=True)
            layers.append(
                RawLayer(
                    path.name, name, frame, crs_name(frame.crs), family_of(frame), "utf-8", () if layers else (ODBL,)
                )
            )
    if not layers:
        raise refuse(
            path,
            Text("没有道路、建筑、用地和水体", "no roads, buildings, land uses or waters"),
            Text("含有其中之一的提取范围", "an extract that holds some of them"),
            Text("换一个范围重新下载", "download another area"),
            "file.no_layers",
        )
    return tuple(layers)


def _areas(areas: gpd.GeoDataFrame) -> dict[str, gpd.GeoDataFrame]:
    building = areas["building"].notna()
    water = ~building & (
        areas["natural"].isin(("water",)) | areas["landuse"].isin(_WATER_USES) | areas["waterway"].isin(_WATER_TAGS)
    )
    landuse = ~building & ~water & areas["landuse"].notna()
    cover = pd.Series(False, index=areas.index)
    kind = pd.Series([None] * len(areas), index=areas.index, dtype="str")
    for tag, values in _COVER.items():
        found = ~building & ~water & ~landuse & ~cover & areas[tag].isin(values)
        kind = kind.where(~found, areas[tag])
        cover |= found
    kinds = areas["water"].fillna(areas["waterway"]).fillna(areas["landuse"]).fillna("water")
    return {
        "buildings": areas[building],
        "landuse": areas[landuse],
        "waters": areas[water].assign(kind=kinds[water]),
        "landcover": areas[cover].assign(cover=kind[cover]).drop(columns=["landuse"]),
    }


def _read(path: Path, layer: str) -> gpd.GeoDataFrame:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        frame = pyogrio.read_dataframe(path, layer=layer, on_invalid="ignore", TAGS_FORMAT="JSON")
    # a thing of which the extract holds a single node has no shape; it stays, so that it is told and not lost
    flat = frame.geometry.isna() | frame.geometry.geom_type.isin(
        ("LineString", "MultiLineString", "Polygon", "MultiPolygon")
    )
    frame = frame[flat].reset_index(drop=True)
    tags = [_parse(raw) for raw in frame["other_tags"]]
    for name in _TAGS:
        if name not in frame:
            frame[name] = pd.Series([t.get(name) for t in tags], index=frame.index, dtype="str")
    chinese = pd.Series([t.get("name:zh") for t in tags], index=frame.index, dtype="str")
    frame["name"] = frame["name"].fillna(chinese)
    ways = frame["osm_way_id"] if "osm_way_id" in frame else frame["osm_id"]
    whole = pd.Series([None] * len(frame), index=frame.index, dtype="str") if layer == "lines" else frame["osm_id"]
    frame["osm_id"] = ("relation/" + whole.astype("str")).where(whole.notna(), "way/" + ways.astype("str"))
    drop = ["other_tags", "osm_way_id", "z_order", "type"]
    return frame.drop(columns=[name for name in drop if name in frame])


def _parse(raw: Any) -> dict[str, str]:
    found = raw
    if isinstance(raw, str):
        try:
            found = json.loads(raw)
        except json.JSONDecodeError:
            return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}
