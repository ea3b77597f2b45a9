"""How does a project leave for another program?"""

from __future__ import annotations

from pathlib import Path

from gongxing.io.writers import write_park
from gongxing.store import Project


def export(project: Project, path: Path | str, *, layer: str = "parcels") -> Path:
    """Write the park with its newest plan to a .gpkg, .geojson, .dxf or .xlsx file and return the path."""
    return write_park(project.load(), project.latest_plan(), path, layer=layer)
