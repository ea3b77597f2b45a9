"""A settlement in a row and a grid of plots, as the road commands read them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas as gpd
import pyogrio
from shapely.geometry import box

CASE: dict[str, Any] = {
    "row": {
        "nodes": [[0, 0], [0, 1], [1, 0], [2, 0]], "edges": [[0, 1], [0, 2], [2, 3]], "weight": [1.0, 1.0, 1.0],
        "road": [True, False, False], "faces": [[0, 1], [2], [3]], "K": 2,
    }
}  # fmt: skip


def plots(file: Path, side: int = 3, step: float = 40.0) -> Path:
    """Write side x side plots that touch one another."""
    shapes = [
        box(5e5 + i * step, 35e5 + j * step, 5e5 + (i + 1) * step, 35e5 + (j + 1) * step)
        for i in range(side)
        for j in range(side)
    ]
    frame = gpd.GeoDataFrame({"id": [f"P{n}" for n in range(side * side)]}, geometry=shapes, crs="EPSG:4549")
    pyogrio.write_dataframe(frame, file, layer="plots")
    return file
