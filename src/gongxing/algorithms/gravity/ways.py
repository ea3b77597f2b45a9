"""How are streets, loads and rules of a gravity network laid out for the hot loops?

Depths are *reference depths*: ground to crown where crowns are aligned at manholes, ground to invert where inverts are.
Lengths and depths in metres, flows in m3/s, money in yuan. A *way* is one possible reach in one direction of flow.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

NONE = -1
GRAVITY, LIFTED, FORCED, HELD, RELIEVED = 0, 1, 2, 3, 4
"""What a reach is: gravity, gravity from a lift station, pressure main, standing pipe, standing pipe with one beside it."""


class Ways(NamedTuple):
    """E directed reaches over N nodes, each with the ground along it.

    Attributes:
        tail, head: (E,) where it starts and ends.
        first: (E + 1,) its ground points are first[e]:first[e + 1]; at least two, the first at the tail.
        along, ground: (P,) metres from the tail, and level of the ground there.
        out_first, out_ways: (N + 1,), (E,) ways leaving each node.
        in_first, in_ways: (N + 1,), (E,) ways entering each node.
        weight: (E,) what finding paths counts; for a way of any tree to be of use it must be finite.
        extra: (E,) yuan that come on top wherever the way is used, such as a new outfall.
        boost: (E,) factor on the design flow that sizes the reach, 1 unless somebody knows better.
        held: (E,) index of the diameter of the pipe that stands there, NONE where a new one would be laid.
        held_depth: (E, 2) reference depth of the standing pipe at its two ends.
        held_flow: (E,) what the standing pipe can carry.
    """

    tail: IntArray
    head: IntArray
    first: IntArray
    along: FloatArray
    ground: FloatArray
    out_first: IntArray
    out_ways: IntArray
    in_first: IntArray
    in_ways: IntArray
    weight: FloatArray
    extra: FloatArray
    boost: FloatArray
    held: IntArray
    held_depth: FloatArray
    held_flow: FloatArray


class Loads(NamedTuple):
    """What flows in at each node and where it may leave.

    Attributes:
        load: (N,) mean foul flow in m3/s, or runoff area in m2 (area x coefficient) for storm drains.
        delay: (N,) inlet time in seconds, storm drains only.
        served: (N,) nodes that must be drained.
        outlet: (N,) nodes where flow leaves.
        outlet_depth: (N,) greatest depth of inverts at which it may arrive there without a final pump.
    """

    load: FloatArray
    delay: FloatArray
    served: BoolArray
    outlet: BoolArray
    outlet_depth: FloatArray


class Rules(NamedTuple):
    """What a reach must keep and what it costs.

    Attributes:
        diameter: (D,) inner diameters in metres, rising.
        shallow: least reference depth. deep: (D,) greatest reference depth.
        offset, drop: (D,) depth of excavation, and depth of the invert, less reference depth.
        price: (D, 3) yuan per metre of reach: constant, times depth of excavation, times its square.
        manhole: (2,) yuan for each reach: constant, and per metre of excavation at its start.
        carry: (D,) flow at greatest permitted fill for slope 1; multiply by the root of the slope.
        full: (D,) greatest permitted ratio of depth to diameter.
        least: (D,) slope that is always needed.
        enough: (D,) slope from which a pipe counts as self-cleansing though its velocity is lower.
        velocity: (2,) least and greatest velocity at design flow. roughness: Manning's n.
        pump: (4,) yuan for each station, per m3/s of design flow, per m3/s of mean flow and metre of lift over its life,
            and whether pumps are permitted (1) or not (0).
        main: (4,) yuan per metre of pressure main, loss of head per metre, diameter index that follows it, and yuan per
            metre and m3/s of design flow.
        flow: (5,) kind (0 foul, 1 storm), share of mean flow in `load` (pump energy), infiltration share of foul mean
            flow; storm: unused.
        peak_at, peak_by: (T,) mean foul flow and peak factor, in between linear.
        rain: (4,) storm: intensity m/s = rain[0] / (t + rain[1]) ** rain[2], t in seconds; rain[3] velocity of travel m/s.
    """

    diameter: FloatArray
    shallow: float
    deep: FloatArray
    offset: FloatArray
    drop: FloatArray
    price: FloatArray
    manhole: FloatArray
    carry: FloatArray
    full: FloatArray
    least: FloatArray
    enough: FloatArray
    velocity: FloatArray
    roughness: float
    pump: FloatArray
    main: FloatArray
    flow: FloatArray
    peak_at: FloatArray
    peak_by: FloatArray
    rain: FloatArray


class Held(NamedTuple):
    """Pipes that stand, as `lay_ways` takes them; see `Ways`."""

    held: IntArray
    depth: FloatArray
    flow: FloatArray


def lay_ways(nodes: int, ends: IntArray, profiles: tuple[FloatArray, IntArray], *, held: Held | None = None) -> Ways:
    """Return the ways between `ends` (E, 2) given `profiles`: points (P, 2) of distance and level, and their starts (E + 1,).

    The weight of a way is its length until `weigh` sets another.
    """
    points, first = profiles
    tail, head = np.ascontiguousarray(ends[:, 0]), np.ascontiguousarray(ends[:, 1])
    count = len(ends)
    if held is None:
        held = Held(np.full(count, NONE), np.zeros((count, 2)), np.zeros(count))
    along, ground = np.ascontiguousarray(points[:, 0]), np.ascontiguousarray(points[:, 1])
    return Ways(
        tail, head, first, along, ground, *_gathered(tail, nodes), *_gathered(head, nodes),
        along[first[1:] - 1] - along[first[:-1]], np.zeros(count), np.ones(count), held.held, held.depth, held.flow,
    )  # fmt: skip


def _gathered(key: IntArray, nodes: int) -> tuple[IntArray, IntArray]:
    order = np.argsort(key, kind="stable").astype(np.int64)
    first = np.zeros(nodes + 1, dtype=np.int64)
    np.cumsum(np.bincount(key, minlength=nodes), out=first[1:])
    return first, order
