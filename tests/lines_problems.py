"""Which small streets with pipes, made by hand, do tests share?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely.geometry import LineString, Point

from gongxing.engines import lines
from gongxing.io.line_packs import load_line_rules
from gongxing.io.packs import load_network_values
from gongxing.park import Park
from tests.parks import CRS, EAST, NORTH, building, settings, with_buildings

Spot = tuple[float, float]


@dataclass(frozen=True)
class Pipe:
    """One pipe of a scheme."""

    id: str
    kind: str
    path: tuple[Spot, ...]
    diameter_mm: float
    decision: str = "new"
    cover_start_m: float = 1.0
    cover_end_m: float = 1.0
    existing: str = ""
    road: str = ""
    pressure: bool = False


def at(*spots: Spot) -> tuple[Spot, ...]:
    """A path given in metres from the park's corner."""
    return tuple((EAST + x, NORTH + y) for x, y in spots)


def pipe(name: str, kind: str, *spots: Spot, dn: float = 300, cover: Spot = (1.0, 1.0), **more: Any) -> Pipe:
    """A pipe along spots in metres from the park's corner, with its covers at both ends."""
    return Pipe(name, kind, at(*spots), dn, cover_start_m=cover[0], cover_end_m=cover[1], **more)


def street_park(
    roads: Sequence[tuple[str, float, tuple[Spot, ...]]],
    present: Sequence[dict[str, Any]] = (),
    *,
    level: float | None = 5.0,
) -> Park:
    """A park with roads (id, width, spots), pipes of today (rows with `spots`), and level ground (None: no spot heights)."""
    streets = gpd.GeoDataFrame(
        {"id": [r[0] for r in roads], "grade": "local", "width_m": [r[1] for r in roads]},
        geometry=[LineString(at(*r[2])) for r in roads], crs=CRS,
    )  # fmt: skip
    park = Park(settings()).with_table("roads", streets)
    if present:
        rows = [{k: v for k, v in row.items() if k != "spots"} for row in present]
        shapes = [LineString(at(*row["spots"])) for row in present]
        park = park.with_table("pipes", gpd.GeoDataFrame(rows, geometry=shapes, crs=CRS))
    if level is None:
        return park
    corners = [(-100, -100), (400, -100), (400, 400), (-100, 400)]
    heights = gpd.GeoDataFrame(
        {"id": [f"H{i}" for i in range(4)], "height_m": level}, geometry=[Point(*at(c)[0]) for c in corners], crs=CRS
    )
    return park.with_table("spot_heights", heights)


def problem_of(park: Park, *pipes: Pipe, strict: bool = False, **prices: float) -> lines.LinesProblem:
    """The problem of a park and planned pipes under the packaged rules, with some prices changed."""
    given = [(p.kind, p) for p in pipes]
    found = lines.build_problem(park, None, load_network_values(), load_line_rules(), pipes=given, strict=strict)
    return replace(found, prices=replace(found.prices, **prices)) if prices else found


def gas_main(name: str = "G1", y: float = 2.5, **more: Any) -> dict[str, Any]:
    """A gas main of today along the street of `junction_park`."""
    return {"id": name, "kind": "gas", "diameter_mm": 200.0, "depth_m": 1.0, "spots": ((0, y), (200, y)), **more}


def junction_park(*present: dict[str, Any]) -> Park:
    """A street of 24 m from west to east (R1, 200 m) and one of 18 m going north from its middle (R2, 150 m)."""
    roads = [("R1", 24.0, ((0, 0), (200, 0))), ("R2", 18.0, ((100, 0), (100, 150)))]
    return street_park(roads, present or (gas_main(),))


def junction_pipes() -> tuple[Pipe, ...]:
    """New mains, sewers and drains along both streets as their engines draw them: on the centrelines, meeting in the junction."""
    west, middle, east, north = (0.0, 0.0), (100.0, 0.0), (200.0, 0.0), (100.0, 150.0)
    return (
        pipe("W1", "water", west, middle, dn=200, road="R1"),
        pipe("W2", "water", middle, east, dn=200, road="R1"),
        pipe("W3", "water", north, middle, dn=150, road="R2"),
        pipe("S1", "sewer", north, middle, dn=300, cover=(1.2, 1.6), road="R2"),
        pipe("S2", "sewer", middle, east, dn=400, cover=(1.7, 2.0), road="R1"),
        pipe("Y1", "storm", west, middle, dn=600, cover=(1.0, 1.2), road="R1"),
        pipe("Y2", "storm", middle, east, dn=800, cover=(1.25, 1.4), road="R1"),
    )


def small_problem() -> lines.LinesProblem:
    """The junction with a gas main of today: pipes have to be placed, and lines cross too closely until somebody yields."""
    return problem_of(junction_park(), *junction_pipes())


def impossible_problem() -> lines.LinesProblem:
    """A lane of 4 m in which a main, a sewer and a drain are to lie with every distance kept."""
    park = street_park([("R1", 4.0, ((0, 0), (120, 0)))])
    ends = ((0.0, 0.0), (120.0, 0.0))
    pipes = (
        pipe("W1", "water", *ends, dn=300),
        pipe("S1", "sewer", *ends, dn=400, cover=(1.2, 1.6)),
        pipe("Y1", "storm", *ends, dn=800, cover=(1.0, 1.2)),
    )
    return problem_of(park, *pipes, strict=True)


def walled(park: Park, y: float, side: float = 20.0) -> Park:
    """The park with one building whose southern wall stands at `y` beside the middle of R1."""
    return with_buildings(park, building("B1", "workshop", 40.0, y, side=side))


def assumed(park: Park, **rows: str) -> Park:
    """The park with rows in its table of assumptions, `__` standing for `/` in their ids."""
    ids = [name.replace("__", "/") for name in rows]
    frame = pd.DataFrame({"id": ids, "value": list(rows.values()), "words": "试验"})
    return park.with_table("assumptions", frame)
