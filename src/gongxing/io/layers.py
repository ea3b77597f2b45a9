"""What has been read from a file before anybody says what it means?"""

from __future__ import annotations

from dataclasses import dataclass, replace

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj

from gongxing.words import Text

FAMILIES = {
    "Point": "point", "MultiPoint": "point", "LineString": "line", "MultiLineString": "line", "LinearRing": "line",
    "Polygon": "polygon", "MultiPolygon": "polygon",
}  # fmt: skip


@dataclass(frozen=True)
class RawLayer:
    """One layer or sheet as it stands in its file.

    `family` is "polygon", "line", "point", "mixed" or "" (no shapes); `crs` is "EPSG:4549" or WKT, None if the file
    does not say; `unit` is a unit announced above a register's heading (单位：万元); `notes` say how it was read.
    """

    file: str
    layer: str
    frame: pd.DataFrame
    crs: str | None = None
    family: str = ""
    encoding: str = ""
    notes: tuple[Text, ...] = ()
    unit: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """File and layer name, by which a saved mapping finds it again."""
        return (self.file, self.layer)

    @property
    def headings(self) -> tuple[str, ...]:
        """The column headings, geometry not counted."""
        shape = self.frame.geometry.name if isinstance(self.frame, gpd.GeoDataFrame) else None
        return tuple(str(name) for name in self.frame.columns if name != shape)

    def __len__(self) -> int:
        return len(self.frame)


def family_of(frame: pd.DataFrame) -> str:
    """Return the geometry family of a frame: "polygon", "line", "point", "mixed", or "" where no row has a shape."""
    if not isinstance(frame, gpd.GeoDataFrame):
        return ""
    kinds = frame.geometry.geom_type.dropna().unique()
    found = {FAMILIES.get(str(kind), "mixed") for kind in kinds}
    if len(found) > 1:
        return "mixed"
    return found.pop() if found else ""


def crs_name(crs: object) -> str | None:
    """Return a CRS as "EPSG:n" where it has such a code, else as WKT; None for none."""
    if crs is None:
        return None
    known = pyproj.CRS.from_user_input(crs)
    authority = known.to_authority(min_confidence=70)
    return ":".join(authority) if authority else str(known.to_wkt())


def bounds(frame: gpd.GeoDataFrame) -> tuple[float, float, float, float] | None:
    """Return west, south, east and north of the shapes, None where there are none."""
    box = frame.total_bounds
    if not np.isfinite(box).all():
        return None
    return (float(box[0]), float(box[1]), float(box[2]), float(box[3]))


def split_families(layer: RawLayer) -> tuple[RawLayer, ...]:
    """Return a layer of mixed shapes as one layer per geometry family, named `layer (family)`."""
    if layer.family != "mixed":
        return (layer,)
    families = layer.frame.geometry.geom_type.map(FAMILIES).fillna("other")
    note = Text(
        "图层中点、线、面混存，已按类分开", "points, lines and areas were mixed in the layer and have been told apart"
    )
    parts = []
    for family in [name for name in ("polygon", "line", "point") if (families == name).any()]:
        part = layer.frame[families == family].reset_index(drop=True)
        parts.append(
            replace(layer, layer=f"{layer.layer} ({family})", frame=part, family=family, notes=(*layer.notes, note))
        )
    left = int((families == "other").sum())
    if left and parts:
        told = Text(f"{left} 个几何集合未读取", f"{left} geometry collections were not read")
        parts[0] = replace(parts[0], notes=(*parts[0].notes, told))
    return tuple(parts)
