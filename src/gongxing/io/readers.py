"""Which layers and registers does a file hold, whatever its format?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pyproj

from gongxing.io.cad import read_drawing
from gongxing.io.crs import read_crs
from gongxing.io.layers import RawLayer, split_families
from gongxing.io.osm import read_osm
from gongxing.io.refusals import refuse, require
from gongxing.io.registers import read_text_table, read_workbook
from gongxing.io.vector import read_geojson, read_geopackage, read_shapefile
from gongxing.words import Text

Reader = Callable[[Path, pyproj.CRS | None], tuple[RawLayer, ...]]


def _osm(path: Path, _: pyproj.CRS | None) -> tuple[RawLayer, ...]:
    return read_osm(path)


READERS: Mapping[str, Reader] = {
    ".gpkg": read_geopackage, ".shp": read_shapefile, ".geojson": read_geojson, ".json": read_geojson, ".dxf": read_drawing,
    ".osm": _osm, ".pbf": _osm, ".xlsx": read_workbook, ".xlsm": read_workbook, ".xls": read_workbook, ".ods": read_workbook,
    ".csv": read_text_table, ".tsv": read_text_table, ".txt": read_text_table,
}  # fmt: skip
"""The reader of each suffix."""
_ADVICE = {
    ".dwg": Text("在 CAD 中另存为 DXF", "save it as DXF in the CAD program"),
    ".zip": Text("先解压，再导入其中的文件", "unpack it and import the files inside"),
    ".shx": Text("导入同名的 .shp", "import the .shp of the same name"),
    ".dbf": Text("导入同名的 .shp，或另存为 xlsx", "import the .shp of the same name, or save it as xlsx"),
    ".gdb": Text("在 GIS 中导出为 GeoPackage", "export it as a GeoPackage from the GIS program"),
    ".kml": Text("在 GIS 中转换为 GeoPackage", "convert it to a GeoPackage in a GIS program"),
}


def read_layers(path: Path | str, *, crs: str | None = None) -> tuple[RawLayer, ...]:
    """Read every layer or sheet of a file.

    `crs` ("EPSG:4549" or WKT) is used for layers whose file names no coordinate system; a file's own wins over it.
    Raises DataError, in both languages, where the file is missing, empty, damaged, encrypted, too large, of an unknown
    kind or encoding, or its coordinates make no sense in their system.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in READERS:
        raise refuse(
            path,
            Text(f"后缀 {path.suffix or '（无）'}", f"suffix {path.suffix or '(none)'}"),
            Text("、".join(READERS), "one of " + ", ".join(READERS)),
            _ADVICE.get(suffix, Text("转换为其中一种格式", "convert it to one of these")),
            "file.suffix",
        )
    require(path)
    layers = READERS[suffix](path, read_crs(crs) if crs else None)
    return tuple(part for layer in layers for part in split_families(layer))
