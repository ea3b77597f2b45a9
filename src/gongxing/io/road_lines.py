"""How do new road segments leave as a GeoPackage or GeoJSON layer?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
import pyogrio
from shapely.geometry import LineString

from gongxing.plan.roads import RoadSegment

SUFFIXES = (".gpkg", ".geojson")
LAYER = "new_roads"


def write_road_lines(segments: Sequence[RoadSegment], crs: str, path: Path) -> None:
    """Write segments with their decision, grade, width, length, costs, reason and parcels; GeoJSON in WGS 84."""
    rows = [
        {
            "id": s.id, "decision": s.decision, "stage": s.stage, "work": s.work, "grade": s.grade, "width_m": s.width_m,
            "length_m": s.length_m, "cost_yuan": s.cost_yuan, "land_m2": s.land_take_m2, "demolished": ",".join(s.demolished),
            "parcels": ",".join(s.parcels), "reason_zh": s.reason.zh, "reason_en": s.reason.en,
        }
        for s in segments
    ]  # fmt: skip
    columns = None if rows else ["id", "decision", "length_m"]
    frame = gpd.GeoDataFrame(rows, columns=columns, geometry=[LineString(s.path) for s in segments], crs=crs)
    if path.suffix.lower() == ".geojson":
        pyogrio.write_dataframe(
            frame.to_crs("EPSG:4326"),
            path,
            layer=LAYER,
            driver="GeoJSON",
            geometry_type="LineString",
            layer_options={"RFC7946": "YES"},
        )
    else:
        pyogrio.write_dataframe(frame, path, layer=LAYER, driver="GPKG", geometry_type="LineString")
