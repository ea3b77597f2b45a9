"""Which small park with streets, pipes and facilities do the tests of networks share?

Metres from the park's corner. Streets: an arterial A along y = 0 from one edge of the park to the other, a collector B north
along x = 100 to y = 300, a local street C east along y = 200 from B to x = 250, a lane D west along y = 100 from B to x = 40,
a local street E alone at y = 420.
"""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import shapely
from shapely.geometry import LineString, Point, box

from gongxing.park import Park
from tests.parks import CRS, EAST, NORTH, settings

STREETS: dict[str, tuple[str, float, list[tuple[float, float]]]] = {
    "A": ("arterial", 20.0, [(-300, 0), (700, 0)]),
    "B": ("collector", 12.0, [(100, 0), (100, 300)]),
    "C": ("local", 8.0, [(100, 200), (250, 200)]),
    "D": ("lane", 5.0, [(100, 100), (40, 100)]),
    "E": ("local", 8.0, [(300, 420), (380, 420)]),
}
PARCELS: dict[str, tuple[str, tuple[float, float, float, float]]] = {
    "works": ("100101", (0, 10, 90, 60)),
    "inner": ("0701", (150, 105, 200, 150)),
    "homes": ("0701", (108, 205, 160, 250)),
    "field": ("0101", (300, 100, 400, 200)),
    "shops": ("09", (150, 10, 200, 60)),
}
BELT = [(-300, -300, 700, -290), (-300, 590, 700, 600), (-300, -290, -290, 590), (690, -290, 700, 590)]


def line(points: list[tuple[float, float]]) -> LineString:
    """A line by metres from the park's corner."""
    return LineString([(EAST + x, NORTH + y) for x, y in points])


def spot(x: float, y: float) -> Point:
    """A point by metres from the park's corner."""
    return Point(EAST + x, NORTH + y)


def rows(geometry: list[Any], **columns: list[Any]) -> gpd.GeoDataFrame:
    """A table of shapes."""
    return gpd.GeoDataFrame(columns, geometry=geometry, crs=CRS)


def bare_park() -> Park:
    """A park with nothing in it."""
    return Park(settings())


def street_park(**more: tuple[str, tuple[float, float, float, float]]) -> Park:
    """The park with its streets and parcels, a belt of fields around them; `more` gives further parcels."""
    parcels = {**PARCELS, **more}
    shapes = [shapely.affinity.translate(box(*place), EAST, NORTH) for _, place in parcels.values()]
    belt = [shapely.segmentize(shapely.affinity.translate(box(*place), EAST, NORTH), 20.0) for place in BELT]
    ids = [*parcels, *(f"belt{i}" for i in range(len(belt)))]
    uses = [*(use for use, _ in parcels.values()), *("0101" for _ in belt)]
    park = bare_park().with_table("parcels", rows([*shapes, *belt], id=ids, use=uses))
    grades, widths, lines = zip(*STREETS.values(), strict=True)
    return park.with_table(
        "roads", rows([line(p) for p in lines], id=list(STREETS), grade=list(grades), width_m=list(widths))
    )


def with_facilities(park: Park, *given: dict[str, Any]) -> Park:
    """The park with facilities; each is a dictionary of columns with `at`, its place."""
    names = sorted({key for one in given for key in one} - {"at"})
    columns = {name: [one.get(name) for one in given] for name in names}
    return park.with_table("facilities", rows([spot(*one["at"]) for one in given], **columns))


def with_pipes(park: Park, *given: dict[str, Any]) -> Park:
    """The park with pipes; each is a dictionary of columns with `along`, its points."""
    names = sorted({key for one in given for key in one} - {"along"})
    columns = {name: [one.get(name) for one in given] for name in names}
    return park.with_table("pipes", rows([line(one["along"]) for one in given], **columns))


def with_heights(park: Park, level: float) -> Park:
    """The park on flat ground."""
    corners = [spot(-300, -300), spot(700, -300), spot(700, 600), spot(-300, 600)]
    return park.with_table("spot_heights", rows(corners, id=["h1", "h2", "h3", "h4"], height_m=[level] * 4))


def water_park() -> Park:
    """Mains: W1 along A with a branch W4 from its middle, W2 up B (small, old), W3 apart; one source at the west end of W1."""
    park = with_pipes(
        street_park(),
        {"id": "W1", "kind": "water", "along": [(-100, 0), (100, 0)], "diameter_mm": 200.0, "material": "PE", "laid_year": 2015},
        {"id": "W2", "kind": "water", "along": [(100, 0.3), (100, 200)], "diameter_mm": 100.0, "material": "灰口铸铁", "laid_year": 1990},
        {"id": "W3", "kind": "water", "along": [(500, 0), (600, 0)], "diameter_mm": 200.0},
        {"id": "W4", "kind": "water", "along": [(0, 0.4), (0, 9)], "diameter_mm": 150.0, "material": "PE", "laid_year": 1977},
    )  # fmt: skip
    park = with_facilities(park, {"id": "source", "kind": "water_source", "head_m": 45.0, "at": (-100, 3)})
    return with_heights(park, 5.0)


def drain_park() -> Park:
    """Sewers S1 and S2 fall south along B to a plant; a storm drain R1 falls east along C to an outfall."""
    park = with_pipes(
        street_park(),
        {"id": "S1", "kind": "sewer", "along": [(100, 200), (100, 100)], "diameter_mm": 300.0, "start_invert_m": 4.0, "end_invert_m": 3.0},
        {"id": "S2", "kind": "sewer", "along": [(100, 0), (100, 100)], "diameter_mm": 300.0, "start_invert_m": 2.0, "end_invert_m": 3.0},
        {"id": "R1", "kind": "storm", "along": [(100, 203), (250, 203)], "diameter_mm": 300.0, "start_invert_m": 4.0, "end_invert_m": 3.7},
    )  # fmt: skip
    park = with_facilities(
        park,
        {"id": "plant", "kind": "treatment_plant", "level_m": 1.5, "at": (100, -2)},
        {"id": "mouth", "kind": "outfall", "level_m": 3.5, "at": (252, 203)},
    )
    return with_heights(park, 6.0)
