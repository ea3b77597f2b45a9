"""Which present pipes can be kept, between which nodes do they lie, and how deep?"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra
from shapely.geometry import LineString

from gongxing.engines.sewer.corridor import Corridor, nearest_node, substring
from gongxing.engines.sewer.problem import Limits, Path, Standing
from gongxing.park import Park
from gongxing.park.heights import heights
from gongxing.words import Text

_SNAP_M = 15.0
_DETOUR = 1.15


@dataclass(frozen=True)
class Stretch:
    """One stretch of a present pipe between two nodes, in its direction of flow: inverts at its ends, where it lies."""

    pipe: int
    first: int
    last: int
    inverts: tuple[float, float]
    path: Path
    length_m: float


@dataclass(frozen=True)
class Present:
    """The present pipes and the stretches that can be kept; notes on what was missing."""

    pipes: tuple[Standing, ...]
    stretches: tuple[Stretch, ...]
    notes: tuple[Text, ...]


def pipe_ends(park: Park, kind: str) -> list[tuple[float, float]]:
    """Return where present pipes of a kind begin and end, so that manholes are set there."""
    frame = park["pipes"].frame
    shapes = [shape for shape in frame.geometry[frame["kind"] == kind] if isinstance(shape, LineString)]
    return [spot for shape in shapes for spot in (shape.coords[0][:2], shape.coords[-1][:2])]


def present(park: Park, kind: str, corridor: Corridor, limits: Limits) -> Present:
    """Return the present pipes of a kind, laid onto the nodes of the streets.

    A pipe that follows the streets from node to node is cut at the nodes it passes, so that what is connected there can use it.
    """
    frame = park["pipes"].frame
    frame = frame[(frame["kind"] == kind).to_numpy()]
    pipes: list[Standing] = []
    stretches: list[Stretch] = []
    assumed = 0
    walker = _Walker(corridor)
    for row, shape in zip(frame.to_dict("records"), frame.geometry, strict=True):
        size = row["diameter_mm"]
        if not isinstance(shape, LineString) or shape.length < 1.0:
            pipes.append(Standing(str(row["id"]), float(size or 0), 0.0, Text("没有可用图形", "no usable shape")))
            continue
        inverts, guessed = _inverts(park, row, shape, limits)
        fault = _fault(size, inverts, shape.length, limits)
        if inverts is not None and inverts[0] < inverts[1]:
            shape, inverts = shape.reverse(), (inverts[1], inverts[0])
            fault = _fault(size, inverts, shape.length, limits)
        laid = [] if fault else walker.lay(len(pipes), shape, inverts)
        if fault is None and not laid:
            fault = Text("与道路网接不上", "it does not join the streets")
        assumed += guessed and fault is None
        pipes.append(Standing(str(row["id"]), 0.0 if pd.isna(size) else float(size), float(shape.length), fault))
        stretches += laid
    notes = []
    if assumed:
        notes.append(
            Text(
                f"{assumed} 根现状管没有管底标高，按埋深与地面推算",
                f"{assumed} present pipes have no inverts: reckoned from cover and ground",
            )
        )
    return Present(tuple(pipes), tuple(stretches), tuple(notes))


def _inverts(
    park: Park, row: dict[Any, Any], shape: LineString, limits: Limits
) -> tuple[tuple[float, float] | None, bool]:
    """Return the inverts at both ends, and whether they had to be reckoned from the cover."""
    first, last, cover, size = (row[key] for key in ("start_invert_m", "end_invert_m", "depth_m", "diameter_mm"))
    if not (pd.isna(first) or pd.isna(last)):
        return (float(first), float(last)), False
    ground = heights(park, np.array([shape.coords[0][:2], shape.coords[-1][:2]]))
    if not ground.measured or pd.isna(size):
        return None, False
    below = (limits.cover_m if pd.isna(cover) else float(cover)) + float(size) / 1000
    return (float(ground.z_m[0] - below), float(ground.z_m[1] - below)), True


def _fault(size: Any, inverts: tuple[float, float] | None, length: float, limits: Limits) -> Text | None:
    """Return why a present pipe cannot be kept, None where it can."""
    if pd.isna(size):
        return Text("管径不明", "its diameter is not known")
    if float(size) < float(limits.diameter_mm[0]):
        least = limits.diameter_mm[0]
        return Text(f"管径 DN{size:g} 小于最小管径 DN{least:g}", f"DN{size:g} is below the least diameter DN{least:g}")
    if inverts is None:
        return Text("没有标高，坡度不明", "no levels, so its slope is not known")
    slope = abs(inverts[0] - inverts[1]) / length
    if slope < limits.slope_least:
        return Text(
            f"坡度 {slope * 1000:.2f}‰ 小于 {limits.slope_least * 1000:g}‰",
            f"slope {slope:.2%} is below {limits.slope_least:.2%}",
        )
    return None


class _Walker:
    """Finds which nodes a pipe passes: the shortest way along the streets between its ends, if it is about as long as the pipe."""

    def __init__(self, corridor: Corridor) -> None:
        self.corridor = corridor
        ends = np.array([(p.first, p.last) for p in corridor.pieces], dtype=np.int64).reshape(-1, 2)
        length = np.array([p.length_m for p in corridor.pieces])
        count = len(corridor.xy)
        self.graph = coo_array((length, (ends[:, 0], ends[:, 1])), shape=(count, count)).tocsr()

    def lay(self, pipe: int, shape: LineString, inverts: tuple[float, float] | None) -> list[Stretch]:
        """Return the stretches of a pipe, empty where it does not join the streets."""
        if inverts is None or not len(self.corridor.xy):
            return []
        (first, near), (last, close) = (nearest_node(self.corridor.xy, shape.coords[place][:2]) for place in (0, -1))
        if max(near, close) > _SNAP_M or first == last:
            return []
        nodes = self._passed(first, last, shape.length)
        marks = [0.0, *(shape.project(shapely.Point(self.corridor.xy[node])) for node in nodes[1:-1]), shape.length]
        if any(b - a < 1.0 for a, b in itertools.pairwise(marks)):
            nodes, marks = [first, last], [0.0, shape.length]
        fall = (inverts[0] - inverts[1]) / shape.length
        found = []
        for i in range(len(nodes) - 1):
            levels = (inverts[0] - fall * marks[i], inverts[0] - fall * marks[i + 1])
            path = tuple(substring(shape, marks[i], marks[i + 1]))
            found.append(Stretch(pipe, nodes[i], nodes[i + 1], levels, path, marks[i + 1] - marks[i]))
        return found

    def _passed(self, first: int, last: int, length: float) -> list[int]:
        away, before = dijkstra(
            self.graph, directed=False, indices=first, return_predecessors=True, limit=_DETOUR * length + 30.0
        )
        if not np.isfinite(away[last]):
            return [first, last]
        nodes = [last]
        while nodes[-1] != first:
            nodes.append(int(before[nodes[-1]]))
        return nodes[::-1]
