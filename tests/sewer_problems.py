"""Which small drainage problems are solved in the tests?"""

from __future__ import annotations

from dataclasses import replace

import geopandas as gpd
import numpy as np
from shapely.geometry import LineString, Point, box

from gongxing.engines.sewer import SewerProblem, build_problem
from gongxing.io.packs import load_network_values
from gongxing.park import Park
from tests.parks import CRS, settings


def village(
    *, kind: str = "sewer", side: int = 3, step: float = 200.0, fall: float = 0.002, level: float | None = None
) -> Park:
    """Return blocks of housing around a square grid of streets on ground that falls to the corner (0, 0), where the outlet is.

    One present pipe, DN400 at 3 per mille, lies in the street along the x axis from x = `step` to 0.
    """
    spots = [(i * step, j * step) for i in range(side + 1) for j in range(side + 1)]
    ground = {spot: 10.0 + fall * (spot[0] + spot[1]) for spot in spots}
    lines = [LineString([(0, k * step), (side * step, k * step)]) for k in range(side + 1)]
    lines += [LineString([(k * step, 0), (k * step, side * step)]) for k in range(side + 1)]
    blocks = [
        box(i * step + 9, j * step + 9, (i + 1) * step - 9, (j + 1) * step - 9)
        for i in range(side)
        for j in range(side)
    ]
    outlet = "treatment_plant" if kind == "sewer" else "outfall"
    park = Park(settings())
    park = park.with_table("parcels", _frame({"id": [f"D{i}" for i in range(len(blocks))], "use": "0701"}, blocks))
    park = park.with_table("roads", _frame({"id": [f"R{i}" for i in range(len(lines))], "grade": "local"}, lines))
    heights = {"id": [f"H{i}" for i in range(len(spots))], "height_m": [ground[spot] for spot in spots]}
    park = park.with_table("spot_heights", _frame(heights, [Point(spot) for spot in spots]))
    plant = {"id": ["F1"], "name": ["plant"], "kind": [outlet], "level_m": [6.0 if level is None else level]}
    park = park.with_table("facilities", _frame(plant, [Point(-30, -20)]))
    pipe = {
        "id": ["P1"],
        "kind": [kind],
        "diameter_mm": [400.0],
        "start_invert_m": [8.4],
        "end_invert_m": [8.4 - 0.003 * step],
    }
    return park.with_table("pipes", _frame(pipe, [LineString([(step, 2), (0, 2)])]))


def _frame(columns: dict[str, object], shapes: list[object]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=CRS)


def sewer_problem(*, kind: str = "sewer", **asked: float) -> SewerProblem:
    """Return the drainage problem of the village."""
    return build_problem(village(kind=kind, **asked), None, load_network_values(), kind=kind)


def impossible_problem(kind: str = "sewer") -> SewerProblem:
    """Return a village whose outlet lies above everything, without pumps."""
    problem = sewer_problem(kind=kind, level=50.0)
    return replace(problem, limits=replace(problem.limits, pumps=False))


def no_outlet_problem() -> SewerProblem:
    """Return a village without any outlet."""
    problem = sewer_problem()
    return replace(problem, outlets=(), load=np.array(problem.load))
