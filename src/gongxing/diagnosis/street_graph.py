"""Which streets carry vehicles today, how wide and how fast is each, and how far is it along them from place to place?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from gongxing.algorithms.distances import Graph, graph
from gongxing.park import Park
from gongxing.park.streets import Streets, streets
from gongxing.standards.parameters import Parameters

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
STREETS = ("arterial", "collector", "local", "lane")
"""Grades on which vehicles go from parcel to parcel. Motorways are left out, since the table of roads does not say where one
enters them, and so are paths."""
UNKNOWN_GRADE = "local"
"""What a road of unknown grade is taken for."""
_PACE = 1000.0 / 3600.0
_EDGE_M = 60.0
"""A street that ends within this many metres of the outline, or beyond it, leads out of the park."""
_HULL_POINTS = 20_000


@dataclass(frozen=True)
class StreetGraph:
    """The streets that carry vehicles, noded, with the grade ("" unknown), width and time of travel of each edge."""

    streets: Streets
    grade: tuple[str, ...]
    width_m: FloatArray
    seconds: FloatArray

    @property
    def nodes(self) -> int:
        """How many nodes there are."""
        return len(self.streets.xy)

    def degree(self) -> IntArray:
        """Return how many ends of edges meet at each node."""
        return np.bincount(self.streets.ends.ravel(), minlength=self.nodes).astype(np.int64)


@dataclass(frozen=True)
class Anchored:
    """Streets with places tied to them: graphs in metres and in seconds, the node and edge (-1 none) of each place, and how far off it lies."""

    metres: Graph
    seconds: Graph
    nodes: IntArray
    edge: IntArray
    off_m: FloatArray


def grade_of(grade: object) -> str:
    """Return the grade by which a road is judged: its own, or that of a local road where it is not known."""
    return grade if isinstance(grade, str) and grade else UNKNOWN_GRADE


def widths(park: Park, values: Parameters) -> FloatArray:
    """Return the width (roads,) of every road in metres: its own, else the usual one of its grade."""
    roads = park["roads"].frame
    usual = [values.value("road_width_m", grade_of(grade)) for grade in roads["grade"]]
    own = roads["width_m"].to_numpy(dtype=float)
    return np.asarray(np.where(np.isfinite(own) & (own > 0), own, usual), dtype=np.float64)


def street_graph(park: Park, values: Parameters, tolerance_m: float = 1.0) -> StreetGraph:
    """Return the graph of the streets that carry vehicles; ends closer than the tolerance meet."""
    roads = park["roads"].frame
    used = np.array([grade_of(grade) in STREETS for grade in roads["grade"]], dtype=bool)
    lines = list(roads.geometry.to_numpy()[used])
    ids = list(roads["id"][used])
    found = streets(lines, ids, tolerance_m)
    own_grade = dict(zip(roads["id"], roads["grade"], strict=True))
    own_width = dict(zip(roads["id"], widths(park, values), strict=True))
    grade = tuple(g if isinstance(g := own_grade[road], str) else "" for road in found.roads)
    speed = np.array([values.value("road_speed_kmh", grade_of(g or None)) * _PACE for g in grade])
    seconds = found.length_m / speed if len(grade) else np.zeros(0)
    return StreetGraph(found, grade, np.array([own_width[road] for road in found.roads]), seconds)


def anchored(network: StreetGraph, xy: FloatArray) -> Anchored:
    """Return the graphs of a network of at least one edge with places (P, 2) tied to the nearest point of the nearest street."""
    edges = np.asarray(network.streets.shapes, dtype=object)
    spots = shapely.points(np.asarray(xy, dtype=float).reshape(-1, 2))
    if not len(edges) or not len(spots):
        return _untied(network, len(spots))
    edge = shapely.STRtree(edges).query_nearest(spots, all_matches=False)[1]
    along = np.clip(shapely.line_locate_point(edges[edge], spots), 0.0, network.streets.length_m[edge])
    off = shapely.distance(spots, shapely.line_interpolate_point(edges[edge], along))
    ends, count = network.streets.ends, network.nodes
    order = np.lexsort((along, edge))
    new = count + np.arange(len(order))
    first = np.r_[True, np.diff(edge[order]) != 0]
    last = np.r_[first[1:], True]
    before = np.where(first, ends[edge[order], 0], np.r_[0, new[:-1]])
    gone = along[order] - np.where(first, 0.0, np.r_[0.0, along[order][:-1]])
    rest = network.streets.length_m[edge[order]] - along[order]
    cut = np.zeros(len(edges), dtype=bool)
    cut[edge] = True
    pairs = np.vstack([ends[~cut], np.c_[before, new], np.c_[new, ends[edge[order], 1]][last]])
    whose = np.r_[np.flatnonzero(~cut), edge[order], edge[order][last]]
    metres = np.r_[network.streets.length_m[~cut], gone, rest[last]]
    pace = np.divide(
        network.seconds, network.streets.length_m, out=np.zeros(len(edges)), where=network.streets.length_m > 0
    )
    nodes = np.empty(len(order), dtype=np.int64)
    nodes[order] = new
    total = count + len(order)
    return Anchored(graph(pairs, metres, total), graph(pairs, metres * pace[whose], total), nodes, edge, off)


def _untied(network: StreetGraph, places: int) -> Anchored:
    ends, count = network.streets.ends, network.nodes
    lone = np.arange(count, count + places)
    metres, seconds = (graph(ends, long, count + places) for long in (network.streets.length_m, network.seconds))
    return Anchored(metres, seconds, lone, np.full(places, -1), np.full(places, np.inf))


def outline(park: Park) -> shapely.Polygon | None:
    """Return a close outline of the parcels, or of the roads where there are no parcels; None where there is neither."""
    for table in (park.parcels, park["roads"]):
        shapes = np.asarray(table.geometry.to_numpy(), dtype=object)
        points = shapely.get_coordinates(shapes[~(shapely.is_missing(shapes) | shapely.is_empty(shapes))])
        if len(points) >= 3:
            step = -(-len(points) // _HULL_POINTS)
            corners = shapely.get_coordinates(shapely.convex_hull(shapely.multipoints(points)))
            hull = shapely.concave_hull(shapely.multipoints(np.vstack([points[::step], corners])), ratio=0.1)
            return hull if hull.geom_type == "Polygon" and hull.area > 0 else None
    return None


def gates(network: StreetGraph, edge_of_park: shapely.Polygon | None) -> IntArray:
    """Return the nodes where a street of more than lane grade ends at the outline: there one drives in and out."""
    if edge_of_park is None:
        return np.zeros(0, dtype=np.int64)
    through = np.zeros(network.nodes, dtype=bool)
    for (a, b), grade in zip(network.streets.ends.tolist(), network.grade, strict=True):
        if grade_of(grade or None) != "lane":
            through[a] = through[b] = True
    ends = np.flatnonzero((network.degree() == 1) & through)
    return ends[at_edge(network.streets.xy[ends], edge_of_park)]


def at_edge(xy: FloatArray, edge_of_park: shapely.Polygon) -> npt.NDArray[np.bool_]:
    """Return which points lie at the outline or beyond it."""
    spots = shapely.points(xy.reshape(-1, 2))
    near = shapely.distance(spots, edge_of_park.exterior) <= _EDGE_M
    return np.asarray(near | ~shapely.contains(edge_of_park, spots), dtype=np.bool_)
