"""In which coordinate system is a park kept, and do a layer's coordinates make sense in the one it claims?"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pyproj
import shapely
from pyproj.exceptions import CRSError

from gongxing.errors import DataError
from gongxing.io.layers import bounds, crs_name
from gongxing.io.refusals import refuse
from gongxing.words import Text

_CHINA = shapely.Polygon([
    (73.4, 39.5), (75.0, 36.8), (78.0, 34.0), (78.7, 31.0), (81.5, 30.1), (86.0, 27.9), (89.0, 27.2), (92.0, 26.8), (97.4, 27.7),
    (97.5, 24.0), (99.0, 21.8), (101.8, 21.1), (105.3, 23.1), (106.7, 22.0), (108.0, 21.5), (108.2, 17.5), (111.5, 17.5), (118.0, 20.5),
    (120.5, 21.5), (122.6, 24.8), (123.5, 31.0), (123.0, 37.5), (122.0, 39.0), (124.3, 39.8), (126.9, 41.7), (128.2, 41.4), (130.9, 42.4),
    (131.3, 44.9), (133.2, 45.1), (135.2, 48.5), (130.8, 48.9), (127.6, 50.0), (125.8, 53.2), (120.9, 53.5), (119.7, 52.5), (120.6, 51.9),
    (117.0, 49.7), (115.7, 47.9), (119.7, 46.7), (116.5, 46.3), (111.9, 45.1), (111.9, 43.7), (105.0, 41.5), (97.0, 42.7), (95.4, 44.3),
    (90.7, 45.5), (91.0, 47.0), (87.8, 49.2), (85.5, 47.1), (82.3, 45.3), (80.2, 42.1), (76.8, 40.9),
])  # fmt: skip
"""A coarse outline, good to about half a degree: it only chooses a default that the user may overrule."""
_DEGREES_FAR = 12.0
"""Farther than this from the area a projected system is meant for, coordinates are taken to be wrong."""


def default_crs(lon: float, lat: float) -> str:
    """Return the project CRS for a place: CGCS2000 3-degree Gauss-Krueger without zone prefix in China, else UTM.

    `lon` and `lat` in degrees. The Chinese systems are EPSG:4534 (75 E) to EPSG:4554 (135 E).
    """
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise ValueError(f"no such place: longitude {lon}, latitude {lat}")
    if _CHINA.contains(shapely.Point(lon, lat)):
        zone = round(lon / 3)
        return f"EPSG:{4534 + min(max(zone, 25), 45) - 25}"
    number = min(int((lon + 180) // 6) + 1, 60)
    return f"EPSG:{(32600 if lat >= 0 else 32700) + number}"


def centre(frame: gpd.GeoDataFrame) -> tuple[float, float] | None:
    """Return longitude and latitude of the middle of the shapes, None where there are none or the CRS is not known."""
    box = bounds(frame)
    if box is None or frame.crs is None:
        return None
    change = pyproj.Transformer.from_crs(frame.crs, "EPSG:4326", always_xy=True)
    lon, lat = change.transform((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    return (float(lon), float(lat)) if np.isfinite([lon, lat]).all() else None


def read_crs(given: str) -> pyproj.CRS:
    """Return the CRS the user named ("EPSG:4549", "4549" or WKT); DataError if there is no such system."""
    try:
        return pyproj.CRS.from_user_input(int(given) if given.strip().isdigit() else given)
    except CRSError as error:
        raise refuse(
            given[:60],
            Text(f"坐标系 {given!r}", f"coordinate system {given!r}"),
            Text("EPSG 代码，如 EPSG:4549", "an EPSG code such as EPSG:4549"),
            Text("查明资料的坐标系后改正 --crs", "find out the system of the material and correct --crs"),
            "crs.unknown",
        ) from error


def check_coordinates(frame: gpd.GeoDataFrame, *, file: str, layer: str) -> None:
    """Raise DataError where the coordinates cannot be meant in the CRS of the frame, with a hint at the likely slip."""
    box = bounds(frame)
    if box is None or frame.crs is None:
        return
    problem = _absurd(frame.crs, box)
    if problem is not None:
        raise _refusal(file, layer, frame.crs, box, problem)


def _refusal(file: str, layer: str, crs: pyproj.CRS, box: tuple[float, float, float, float], remedy: Text) -> DataError:
    name = crs_name(crs) or "?"
    name = name if len(name) < 40 else str(crs.name)
    span = f"x {box[0]:.6g} … {box[2]:.6g}, y {box[1]:.6g} … {box[3]:.6g}"
    return refuse(
        file,
        Text(f"坐标 {span}", f"coordinates {span}"),
        Text(f"{name} 范围内的坐标", f"coordinates that fit {name}"),
        remedy,
        "crs.absurd",
        layer=layer,
    )


def _absurd(crs: pyproj.CRS, box: tuple[float, float, float, float]) -> Text | None:
    west, south, east, north = box
    in_degrees = west >= -180.001 and east <= 180.001 and south >= -90.001 and north <= 90.001
    if crs.is_geographic:
        if in_degrees:
            return None
        if west >= -90 and east <= 90 and south >= -180 and north <= 180:
            return Text(
                "互换经度与纬度两列（看来写成了先纬后经）",
                "swap longitude and latitude (they look written latitude first)",
            )
        return Text(
            "用 --crs 指明投影坐标系（这些坐标是米，不是度）",
            "name the projected system with --crs (these are metres, not degrees)",
        )
    if in_degrees and (east - west) < 60 and max(abs(west), abs(east), abs(south), abs(north)) > 1:
        return Text(
            "用 --crs EPSG:4490 重新导入（这些坐标看来是度，不是米）",
            "import again with --crs EPSG:4490 (these look like degrees, not metres)",
        )
    return _far(crs, box)


def _far(crs: pyproj.CRS, box: tuple[float, float, float, float]) -> Text | None:
    west, south, east, north = box
    x, y = (west + east) / 2, (south + north) / 2
    for first, second, swapped in ((x, y, False), (y, x, True)):
        zone = int(first // 1_000_000)
        if 25 <= zone <= 45 and 1_500_000 < second < 6_500_000 and not _fits(crs, first, second):
            code = 4513 + zone - 25
            return Text(
                f"用 --crs EPSG:{code} 重新导入（横坐标带有 {zone} 带号{'，且 X、Y 互换' if swapped else ''}）",
                f"import with --crs EPSG:{code} (the easting carries zone number {zone}{', and X and Y are swapped' if swapped else ''})",
            )
    if _fits(crs, x, y):
        return None
    if _fits(crs, y, x):
        return Text("互换 X、Y 两列（测量坐标的 X 指北）", "swap X and Y (surveyors write the northing as X)")
    return Text(
        "查明资料的坐标系并用 --crs 指明", "find out the coordinate system of the material and name it with --crs"
    )


def _fits(crs: pyproj.CRS, x: float, y: float) -> bool:
    area = crs.area_of_use
    try:
        lon, lat = pyproj.Transformer.from_crs(crs, "EPSG:4326", always_xy=True).transform(x, y)
    except pyproj.exceptions.ProjError:
        return False
    if not (np.isfinite([lon, lat]).all() and abs(lat) <= 90):
        return False
    if area is None:
        return True
    beyond = max(area.west - lon, lon - area.east, 0.0) if area.west <= area.east else 0.0
    return beyond <= _DEGREES_FAR and area.south - _DEGREES_FAR <= lat <= area.north + _DEGREES_FAR
