"""What does a road along each candidate take: construction, land, buildings; and which streets could be raised a grade?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from gongxing.engines.roads.candidates import BoolArray, FloatArray, Ground, ShapeArray, Web
from gongxing.engines.roads.problem import Costs, IntArray, Widening
from gongxing.standards.parameters import Parameters

NEXT_GRADE = {"path": "lane", "lane": "local", "local": "collector", "collector": "arterial"}
_PACE = 1000.0 / 3600.0
_LEAST_HIT_M2 = 1.0
_MOST_WIDENINGS = 400


@dataclass(frozen=True)
class Corridors:
    """Edges, what lies beside them, the kinds and ids of the buildings, and the prices."""

    edges: ShapeArray
    ground: Ground
    kinds: tuple[str, ...]
    buildings: tuple[str, ...]
    values: Parameters


def corridors(
    space: Corridors, wanted: BoolArray, grade: tuple[str, ...], width: FloatArray
) -> tuple[Costs, tuple[tuple[str, ...], ...]]:
    """Return the costs (E,) of the wanted edges at their grade and width, zero elsewhere, and the buildings in the way of each.

    Land within the reserve of a street costs nothing. Beside permanent farmland the road lies wholly on the other side.
    """
    count = len(space.edges)
    parts = [np.zeros(count) for _ in range(4)]
    hit: list[tuple[str, ...]] = [()] * count
    rows = np.flatnonzero(wanted)
    if len(rows):
        bodies = _bodies(space, rows, width[rows])
        price = np.array([space.values.value("road_cost_yuan_m2", grade[row]) for row in rows])
        parts[0][rows] = price * width[rows] * shapely.length(space.edges[rows])
        take = _outside_reserves(bodies, space.ground)
        parts[3][rows] = shapely.area(take)
        farmland = _barred_m2(take, space.ground) * space.values.value("road_permanent_farmland_yuan_m2")
        parts[1][rows] = parts[3][rows] * space.values.value("road_land_yuan_m2") + farmland
        money, names = _demolition(space, bodies)
        parts[2][rows] = money
        for place, row in enumerate(rows.tolist()):
            hit[row] = names[place]
    return Costs(parts[0], parts[1], parts[2], parts[3]), tuple(hit)


def _bodies(space: Corridors, rows: IntArray, width: FloatArray) -> ShapeArray:
    """Return the ground each road takes: astride its line, or beside it where that spares buildings or barred land."""
    lines = space.edges[rows]
    bodies = shapely.buffer(lines, width / 2, cap_style="flat", quad_segs=2)
    harm = _harm(space, bodies)
    hurt = np.flatnonzero(harm > 0)
    for side in (1, -1):
        beside = shapely.buffer(lines[hurt], side * width[hurt], single_sided=True)
        less = _harm(space, beside) < harm[hurt] - 1e-6
        bodies[hurt[less]] = beside[less]
        harm = _harm(space, bodies)
    return np.asarray(bodies, dtype=object)


def _harm(space: Corridors, bodies: ShapeArray) -> FloatArray:
    return _demolition(space, bodies)[0] + _barred_m2(bodies, space.ground) * space.values.value(
        "road_permanent_farmland_yuan_m2"
    )


def _barred_m2(bodies: ShapeArray, ground: Ground) -> FloatArray:
    """Return how much permanent farmland each corridor takes."""
    taken = np.zeros(len(bodies))
    barred = ground.parcels[ground.barred]
    if len(barred):
        body, farm = shapely.STRtree(barred).query(bodies, predicate="intersects")
        np.add.at(taken, body, shapely.area(shapely.intersection(bodies[body], barred[farm])))
    return taken


def _outside_reserves(bodies: ShapeArray, ground: Ground) -> ShapeArray:
    left = bodies.copy()
    if len(ground.lines):
        reserves = shapely.buffer(ground.lines, ground.half_m, cap_style="flat", quad_segs=2)
        body, reserve = shapely.STRtree(reserves).query(bodies, predicate="intersects")
        while len(body):
            here, first = np.unique(body, return_index=True)
            left[here] = shapely.difference(left[here], reserves[reserve[first]])
            keep = np.ones(len(body), dtype=np.bool_)
            keep[first] = False
            body, reserve = body[keep], reserve[keep]
    return left


def _demolition(space: Corridors, bodies: ShapeArray) -> tuple[FloatArray, list[tuple[str, ...]]]:
    """Return the price of the whole of every building that a corridor cuts into, and their ids."""
    money = np.zeros(len(bodies))
    names: list[tuple[str, ...]] = [()] * len(bodies)
    shapes = space.ground.buildings
    if len(shapes):
        body, thing = shapely.STRtree(shapes).query(bodies, predicate="intersects")
        cut = shapely.area(shapely.intersection(bodies[body], shapes[thing])) > _LEAST_HIT_M2
        for row, place in sorted(zip(body[cut].tolist(), thing[cut].tolist(), strict=True)):
            price = space.values.value("road_demolition_yuan_m2", space.kinds[place])
            money[row] += price * shapely.area(shapes[place])
            names[row] = (*names[row], space.buildings[place])
    return money, names


def widenings(space: Corridors, found: Web, grade: tuple[str, ...], width: FloatArray) -> tuple[Widening, ...]:
    """Return for each street below arterial what raising it one grade would take; the longest first where there are very many."""
    by_road: dict[str, list[int]] = {}
    for edge in np.flatnonzero(found.stands).tolist():
        if grade[edge] in NEXT_GRADE:
            by_road.setdefault(found.graph.roads[edge], []).append(edge)
    length = found.graph.length_m
    roads = sorted(sorted(by_road, key=lambda road: (-float(length[by_road[road]].sum()), road))[:_MOST_WIDENINGS])
    higher = {road: NEXT_GRADE[grade[by_road[road][0]]] for road in roads}
    usual = {r: max(space.values.value("road_width_m", higher[r]), float(width[by_road[r]].max())) for r in roads}
    rows = np.array([edge for road in roads for edge in by_road[road]], dtype=np.int64)
    half = np.array([usual[road] / 2 for road in roads for _ in by_road[road]])
    bodies = shapely.buffer(space.edges[rows], half, cap_style="flat", quad_segs=2)
    barred, land = _barred(bodies, space.ground), shapely.area(_outside_reserves(bodies, space.ground))
    money, names = _demolition(space, bodies)
    made: list[Widening] = []
    last = 0
    for road in roads:
        part = slice(last, last + len(by_road[road]))
        last = part.stop
        if barred[part].any():
            continue
        # the old pavement is taken up: the whole width is built anew where a road is raised
        build = space.values.value("road_cost_yuan_m2", higher[road]) * usual[road] * length[rows[part]]
        pace = space.values.value("road_speed_kmh", higher[road]) * _PACE
        price = land[part] * space.values.value("road_land_yuan_m2")
        made.append(
            Widening(
                road, rows[part].copy(), higher[road], usual[road], length[rows[part]] / pace, build, price, money[part].copy(),
                land[part].copy(), tuple(names[part]),
            )
        )  # fmt: skip
    return tuple(made)


def _barred(bodies: ShapeArray, ground: Ground) -> BoolArray:
    """Return which wider roads would take permanent farmland or water."""
    bad = np.zeros(len(bodies), dtype=np.bool_)
    for shapes in (ground.parcels[ground.barred], ground.waters):
        if len(shapes) and len(bodies):
            body, thing = shapely.STRtree(shapes).query(bodies, predicate="intersects")
            bad[body[shapely.area(shapely.intersection(bodies[body], shapes[thing])) > _LEAST_HIT_M2]] = True
    return bad
