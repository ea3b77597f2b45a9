"""How do a park, its land and road schemes and the values of networks become the sewer or storm problem?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from gongxing.engines.sewer.corridor import Corridor, Piece, lay_corridor, street_graph
from gongxing.engines.sewer.inflow import Inflow, connect, parcel_loads
from gongxing.engines.sewer.limits import assumed, limits
from gongxing.engines.sewer.outlets import exits, facility_spots, join_exits
from gongxing.engines.sewer.problem import NONE, SEWER, FloatArray, Outlet, Path, SewerProblem
from gongxing.engines.sewer.standing import Present, pipe_ends, present
from gongxing.errors import NotReadyError
from gongxing.park import Park
from gongxing.park.heights import heights
from gongxing.plan import Plan
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

_HELD_WEIGHT = 0.3
"""A present pipe that can be kept counts as this share of its length when paths are sought."""
_YUAN_PER_M = 1500.0
"""Turns the price of an outfall into metres when paths are sought."""
_SPOT_REACH_M = 60.0


def build_problem(park: Park, plan: Plan | None, values: Parameters, *, kind: str) -> SewerProblem:
    """Return the problem of draining a park: foul water (kind "sewer") or rain ("storm").

    Land as in the plan's land scheme, else as it is; streets as they are and as the plan's road scheme adds them.
    NotReadyError if the park has no parcel at all.
    """
    if not len(park.parcels):
        raise NotReadyError(
            Text("没有地块，无法编制排水方案：请先导入地块", "there are no parcels to drain: import parcels first")
        )
    bound = limits(values, kind)
    spots = [*pipe_ends(park, kind), *facility_spots(park, kind)]
    spacing = values.value("drain_manhole_spacing_m", kind)
    corridor = lay_corridor(street_graph(park, plan), spots, spacing, _SPOT_REACH_M)
    loads = parcel_loads(park, planned_uses(park, plan), values, kind)
    inflow = connect(park, loads, corridor, values.value("drain_service_m", kind))
    stand = present(park, kind, corridor, bound)
    places, level_notes = exits(park, kind, corridor, values)
    xy, pieces, at, extra = join_exits(corridor, places)
    ground, ground_notes = _ground(park, xy, [place.level_m for place in places])
    more = len(xy) - len(corridor.xy)
    ways = _Ways(pieces, extra, set(at), stand, values.value("drain_flow_margin", kind))
    load = np.append(inflow.load, np.zeros(more))
    delay = 60.0 * values.value("storm_inlet_min") if kind != SEWER else 0.0
    letter = "W" if kind == SEWER else "Y"
    return SewerProblem(
        kind=kind, nodes=tuple(f"{letter}{i + 1:05d}" for i in range(len(xy))), xy=xy, ground_m=ground, load=load,
        delay_s=np.where(load > 0, delay, 0.0), parcels=(*inflow.parcels, *((),) * more), standing=stand.pipes,
        outlets=tuple(Outlet(node, p.facility, p.level_m, p.name) for node, p in zip(at, places, strict=True)), limits=bound,
        lacking=inflow.lacking, notes=(*assumed(values, kind), *ground_notes, *level_notes, *stand.notes),
        warnings=_warnings(inflow, stand, corridor), **ways.arrays(),
    )  # fmt: skip


def planned_uses(park: Park, plan: Plan | None) -> Mapping[str, str]:
    """Return the land-use class of each parcel: planned where there is a land scheme, else present."""
    uses = dict(zip(park.parcels.ids, park.parcels["use"].fillna("").astype(str), strict=True))
    if plan is not None and plan.land is not None and plan.land.part is not None:
        uses |= {choice.parcel: choice.planned or choice.present for choice in plan.land.part.choices}
    return uses


def _ground(park: Park, xy: FloatArray, levels: list[float]) -> tuple[FloatArray, tuple[Text, ...]]:
    found = heights(park, xy)
    if found.measured:
        return found.z_m, ()
    flat = float(max(levels, default=-3.0)) + 3.0
    note = Text(
        f"没有高程点：假定地面水平，标高 {flat:g} 米", f"no spot heights: the ground is assumed level at {flat:g} m"
    )
    return np.full(len(xy), flat), (note,)


class _Ways:
    """Collects the ways: both directions of each piece, towards exits only, and the present pipes in their direction."""

    def __init__(self, pieces: list[Piece], extra: list[float], ends: set[int], stand: Present, margin: float) -> None:
        self.margin = margin
        self.ends: list[tuple[int, int]] = []
        self.length: list[float] = []
        self.weight: list[float] = []
        self.extra: list[float] = []
        self.roads: list[str] = []
        self.paths: list[Path] = []
        self.held: list[int] = []
        self.inverts: list[tuple[float, float]] = []
        self.replaces: list[int] = []
        old = {frozenset((s.first, s.last)): s.pipe for s in stand.stretches}
        names = {frozenset((p.first, p.last)): p.road for p in pieces}
        for piece, price in zip(pieces, extra, strict=True):
            replaced = old.get(frozenset((piece.first, piece.last)), NONE)
            for a, b, path in ((piece.first, piece.last, piece.path), (piece.last, piece.first, piece.path[::-1])):
                if a not in ends:
                    self._add(a, b, path, piece.length_m, piece.road, price)
                    self.replaces[-1] = replaced
        for s in stand.stretches:
            if s.first in ends:
                continue
            pair = frozenset((s.first, s.last))
            self._add(s.first, s.last, s.path, s.length_m, names.get(pair, ""), 0.0)
            self.held[-1], self.inverts[-1] = s.pipe, s.inverts
            self.weight[-1] *= _HELD_WEIGHT
            if pair not in names:  # beside the streets: a new drain may take its place
                self._add(s.first, s.last, s.path, s.length_m, "", 0.0)
                self.replaces[-1] = s.pipe

    def _add(self, a: int, b: int, path: Path, length: float, road: str, extra: float) -> None:
        self.ends.append((a, b))
        self.paths.append(path)
        self.length.append(length)
        self.weight.append(length + extra / _YUAN_PER_M)
        self.extra.append(extra)
        self.roads.append(road)
        self.held.append(NONE)
        self.inverts.append((0.0, 0.0))
        self.replaces.append(NONE)

    def arrays(self) -> dict[str, Any]:
        """Return the fields of the problem that describe ways."""
        ends = np.array(self.ends, dtype=np.int64).reshape(-1, 2)
        return {
            "tail": ends[:, 0].copy(), "head": ends[:, 1].copy(), "length_m": np.array(self.length),
            "weight": np.array(self.weight), "extra": np.array(self.extra), "boost": np.full(len(ends), self.margin),
            "roads": tuple(self.roads), "paths": tuple(self.paths), "held": np.array(self.held, dtype=np.int64),
            "held_invert": np.array(self.inverts).reshape(-1, 2), "replaces": np.array(self.replaces, dtype=np.int64),
        }  # fmt: skip


def _warnings(inflow: Inflow, stand: Present, corridor: Corridor) -> tuple[Text, ...]:
    found = []
    faulty = [pipe for pipe in stand.pipes if pipe.fault is not None]
    if faulty:
        listed = "；".join(f"{pipe.id} {pipe.fault.zh}" for pipe in faulty[:5] if pipe.fault)
        told = "; ".join(f"{pipe.id} {pipe.fault.en}" for pipe in faulty[:5] if pipe.fault)
        found.append(
            Text(f"{len(faulty)} 根现状管不能利用：{listed}", f"{len(faulty)} present pipes cannot be kept: {told}")
        )
    if inflow.lacking:
        found.append(
            Text(
                f"{len(inflow.lacking)} 个地块附近没有可接入的道路",
                f"{len(inflow.lacking)} parcels have no street near enough",
            )
        )
    if not corridor.pieces:
        found.append(Text("没有可敷设管道的道路", "there is no street to lay drains in"))
    return tuple(found)
