"""In which format does a park, with its plan if there is one, leave for other programs?"""

from __future__ import annotations

from pathlib import Path

from gongxing.errors import DataError
from gongxing.io.drawing import write_dxf
from gongxing.io.geopackage import write_geojson, write_gpkg
from gongxing.io.refusals import refuse
from gongxing.io.workbook import write_xlsx
from gongxing.park import Park
from gongxing.plan import Plan
from gongxing.words import Text

SUFFIXES = (".gpkg", ".geojson", ".dxf", ".xlsx")


def write_park(park: Park, plan: Plan | None, path: Path | str, *, layer: str = "parcels") -> Path:
    """Write a park in the format of the suffix of `path`, atomically; `layer` chooses the one layer of a GeoJSON.

    Raises DataError for a suffix that is not written, a layer that is not there or a place that cannot be written to.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise refuse(
            path,
            Text(f"后缀 {path.suffix or '（无）'}", f"suffix {path.suffix or '(none)'}"),
            Text("、".join(SUFFIXES), "one of " + ", ".join(SUFFIXES)),
            Text("改用其中一种后缀", "use one of these suffixes"),
            "export.suffix",
        )
    try:
        if suffix == ".geojson":
            return write_geojson(park, plan, path, layer=layer)
        return {".gpkg": write_gpkg, ".dxf": write_dxf, ".xlsx": write_xlsx}[suffix](park, plan, path)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> DataError:
    said = error.strerror or type(error).__name__
    return refuse(
        path,
        Text(f"写不进去（{said}）", f"a place that cannot be written to ({said})"),
        Text("可写的文件夹", "a folder that can be written to"),
        Text(
            "换一个位置，或关闭正打开该文件的程序", "choose another place, or close the program that has the file open"
        ),
        "export.unwritable",
    )
