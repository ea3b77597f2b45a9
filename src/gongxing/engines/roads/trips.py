"""Between which places do people and goods travel, how often, and what is a second of it worth over the horizon?

Trips leave and reach parcels as `diagnosis.demand` counts them. A share goes through the gates (the same share to each), the
rest falls off with distance (gravity, one constraint). Parcels are gathered at places: the network node nearest to the middle
of a square that holds some of them, the square as small as keeps the places below a number.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from gongxing.diagnosis.demand import parcel_demand
from gongxing.diagnosis.street_graph import at_edge, grade_of, outline
from gongxing.engines.roads.candidates import Web
from gongxing.engines.roads.problem import BoolArray, FloatArray, IntArray, Travel
from gongxing.park import Park
from gongxing.standards.parameters import Parameters

MOST_PLACES = 120
NOBODY = Travel(np.zeros(0, dtype=np.int64), np.zeros((0, 0)), np.zeros(0), np.zeros(0, dtype=np.int64), ())
"""No travel at all."""
_HOUR_S = 3600.0


def trips(park: Park, uses: Mapping[str, str], values: Parameters, found: Web) -> Travel:
    """Return who travels where."""
    demand = parcel_demand(park, uses, values)
    people, freight = demand.people_trips_day, demand.freight_trips_day
    shapes = np.asarray(park.parcels.geometry.array, dtype=object)
    shapes = shapes[shapely.area(shapes) > 0]
    xy = shapely.get_coordinates(shapely.point_on_surface(shapes))
    rows = np.flatnonzero(people + freight > 0)
    gate = _gates(park, found)
    if not len(rows) or not len(found.graph.xy) or not found.stands.any():
        return Travel(
            gate, np.zeros((len(gate), len(gate))), np.zeros(len(gate)), np.arange(len(gate)), ((),) * len(gate)
        )
    node, label = _places(found, xy[rows])
    count = len(node)
    sums: list[FloatArray] = [np.bincount(label, part[rows], count).astype(np.float64) for part in (people, freight)]
    nodes = np.concatenate([node, gate])
    worth = np.zeros((len(nodes), len(nodes)))
    scale = values.value("road_horizon_years") * values.value("road_days_year") / _HOUR_S
    for trip, kind in zip(sums, ("people", "freight"), strict=True):
        money = values.value("time_value_yuan_hour", kind) * scale
        worth += money * _flows(found.graph.xy[nodes], trip, len(gate), values, kind)
    names = np.asarray(demand.parcels, dtype=object)[rows]
    held = tuple(tuple(names[label == place].tolist()) for place in range(count))
    return Travel(
        nodes,
        worth,
        np.concatenate([sums[1], np.zeros(len(gate))]),
        np.arange(count, len(nodes)),
        held + ((),) * len(gate),
    )


def _places(found: Web, xy: FloatArray) -> tuple[IntArray, IntArray]:
    """Return the node of each place and the place of each parcel."""
    on = np.unique(found.graph.ends[found.stands])
    low, span = xy.min(axis=0), float(np.ptp(xy, axis=0).max())
    side = max(span / 200.0, 1.0)
    while True:
        cell = np.floor((xy - low) / side).astype(np.int64)
        kept, label = np.unique(cell, axis=0, return_inverse=True)
        if len(kept) <= MOST_PLACES:
            break
        side *= 1.2
    label = label.ravel()
    size = np.bincount(label)
    middle = np.column_stack([np.bincount(label, xy[:, axis]) / size for axis in (0, 1)])
    nearest = shapely.STRtree(shapely.points(found.graph.xy[on])).query_nearest(
        shapely.points(middle), all_matches=False
    )[1]
    node, again = np.unique(on[nearest], return_inverse=True)
    return node.astype(np.int64), again.ravel()[label].astype(np.int64)


def _gates(park: Park, found: Web) -> IntArray:
    """Return the nodes where a street wider than a lane ends at the outline of the park."""
    edge = outline(park)
    own = dict(zip(park["roads"].ids, park["roads"]["grade"], strict=True))
    stands = found.graph.ends[found.stands]
    degree = np.bincount(stands.ravel(), minlength=len(found.graph.xy))
    through = np.zeros(len(found.graph.xy), dtype=np.bool_)
    names = np.asarray(found.graph.roads, dtype=object)[found.stands]
    broad = np.array([grade_of(own.get(name)) not in ("lane", "path") for name in names], dtype=np.bool_)
    through[stands[broad].ravel()] = True
    # a stretch of road that is joined to nothing leads nowhere
    ends = np.flatnonzero((degree == 1) & through & _largest(found, stands))
    if edge is None or not len(ends):
        return np.zeros(0, dtype=np.int64)
    return ends[at_edge(found.graph.xy[ends], edge)].astype(np.int64)


def _largest(found: Web, stands: IntArray) -> BoolArray:
    size = len(found.graph.xy)
    label = connected_components(
        coo_array((np.ones(len(stands)), (stands[:, 0], stands[:, 1])), shape=(size, size)), directed=False
    )[1]
    mass = np.bincount(
        label[stands[:, 0]], weights=found.graph.length_m[found.stands], minlength=int(label.max(initial=0)) + 1
    )
    return np.asarray(label == mass.argmax(), dtype=np.bool_)


def _flows(xy: FloatArray, trip: FloatArray, gates: int, values: Parameters, kind: str) -> FloatArray:
    """Return (Z, Z) trips a day of one kind, places first and gates last."""
    count = len(trip)
    flows = np.zeros((len(xy), len(xy)))
    share = values.value("road_gate_share", kind) if gates else 0.0
    if gates:
        flows[:count, count:] = (share * trip / gates / 2)[:, None]
        flows[count:, :count] = flows[:count, count:].T
    far = np.hypot(*(xy[:count, None] - xy[None, :count]).transpose(2, 0, 1))
    pull = trip[None, :] * np.exp(-far / values.value("road_gravity_m"))
    np.fill_diagonal(pull, 0.0)
    total = pull.sum(axis=1, keepdims=True)
    inside = np.divide(pull, total, out=np.zeros_like(pull), where=total > 0)
    flows[:count, :count] = (1.0 - share) * trip[:, None] * inside
    return (flows + flows.T) / 2
