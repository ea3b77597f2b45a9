"""How does a park leave as a GeoPackage (with our map styles) or as one GeoJSON layer?"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio

from gongxing.errors import DataError, Fault, Place
from gongxing.io.atomic import replacing
from gongxing.io.planned import described
from gongxing.io.planned_networks import network_layers
from gongxing.io.qml import Style, styles
from gongxing.park import Park
from gongxing.plan import Plan
from gongxing.words import Text, same

_TYPES = {"polygon": "MultiPolygon", "line": "MultiLineString", "point": "Point"}
_STYLE_TABLE = """
CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
    f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30),
    ui TEXT(30), update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')))
"""


def write_gpkg(park: Park, plan: Plan | None, path: Path | str) -> Path:
    """Write every table of a park as a layer or attribute table of a GeoPackage that QGIS opens with our styles.

    Parcels carry what the plan says in columns `plan_*`, planned networks are layers `plan_<engine>_<things>`. The file replaces an older one only once it is complete.
    """
    path = Path(path)
    found: list[Style] = []
    with replacing(path) as draft:
        for name, table in park.tables.items():
            frame = described(park, name, plan)
            frame.attrs["layer"] = name
            label = table.schema.label
            title = f"{label.zh} {label.en}" + ("（合成数据 synthetic data）" if park.settings.synthetic else "")
            _write_layer(frame, draft, name, geometry=table.schema.geometry, title=title)
            if table.schema.geometry:
                found += styles(name, frame)
        for name, layer in network_layers(plan, park.settings.crs).items():
            pyogrio.write_dataframe(
                layer, draft, layer=name, driver="GPKG", append=True, layer_options={"GEOMETRY_NAME": "geometry"}
            )
        _write_styles(draft, found)
    return path


def _write_layer(frame: pd.DataFrame, draft: Path, name: str, *, geometry: str, title: str) -> None:
    plain = frame.copy(deep=False)
    plain.attrs = {}
    options = {"IDENTIFIER": name, "DESCRIPTION": title}
    if geometry:
        pyogrio.write_dataframe(plain, draft, layer=name, driver="GPKG", append=draft.exists(), geometry_type=_TYPES[geometry],
                                promote_to_multi=geometry != "point", layer_options={**options, "GEOMETRY_NAME": "geometry"})  # fmt: skip
    else:
        pyogrio.write_dataframe(plain, draft, layer=name, driver="GPKG", append=draft.exists(), layer_options=options)


def _write_styles(draft: Path, found: Sequence[Style]) -> None:
    with closing(sqlite3.connect(draft)) as base, base:
        base.execute(_STYLE_TABLE)
        base.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('layer_styles', 'attributes', 'layer_styles', 0)"
        )
        base.executemany(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, "
            "description) VALUES ('', '', ?, 'geometry', ?, ?, '', ?, ?)",
            [(style.layer, str(style.name)[:30], style.qml, style.default, str(style.name)) for style in found],
        )


def write_geojson(park: Park, plan: Plan | None, path: Path | str, *, layer: str = "parcels") -> Path:
    """Write one layer of a park as GeoJSON in WGS 84 (RFC 7946); DataError if the park has no such layer with shapes."""
    path = Path(path)
    planned = network_layers(plan, park.settings.crs)
    shaped = [*(name for name, table in park.tables.items() if table.schema.geometry), *planned]
    if layer not in shaped:
        fault = Fault(Place(file=path.name), same(layer), Text("、".join(shaped), "one of " + ", ".join(shaped)),
                      Text("改选一个图层", "choose another layer"), "export.layer")  # fmt: skip
        raise DataError(Text("没有这个图层", "no such layer"), (fault,))
    frame = planned[layer] if layer in planned else described(park, layer, plan)
    if not isinstance(frame, gpd.GeoDataFrame):
        raise TypeError(f"{layer} has no shapes")
    with replacing(path) as draft:
        pyogrio.write_dataframe(frame.to_crs("EPSG:4326"), draft, layer=layer, driver="GeoJSON", geometry_type=None if len(frame) else _TYPES[park[layer].schema.geometry],
                                layer_options={"RFC7946": "YES", "COORDINATE_PRECISION": "8", "DESCRIPTION": str(park.settings.name)})  # fmt: skip
    return path
