"""How is a designed tree written down: drains with levels and reasons, pumps, outlets, parcels left out?"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.gravity import (
    FORCED,
    HELD,
    LIFTED,
    NONE,
    RELIEVED,
    Rules,
    Tree,
    carrying,
    normal_depth,
    peak_flow,
    reachable,
    slope_window,
)
from gongxing.algorithms.gravity.reach import energy, station
from gongxing.engines.sewer.compile import loads_of, rules_of, ways_of
from gongxing.engines.sewer.problem import BoolArray, SewerProblem
from gongxing.engines.sewer.reasons import kept, laid_new, lifted, outlet_why, relieved, replaced
from gongxing.plan.sewer import DrainDecision, DrainNode, DrainOutlet, DrainPipe, Pump, SewerScheme, Undrained
from gongxing.words import Text

_MAIN_VELOCITY = 1.5
_MAIN_STEP_MM = 50.0


def unreached(problem: SewerProblem) -> BoolArray:
    """Return (N,) the nodes with inflow from which no street leads to an outlet."""
    loads = loads_of(problem)
    found: BoolArray = loads.served & ~reachable(ways_of(problem), loads)
    return found


def write_scheme(problem: SewerProblem, tree: Tree, *, layout_bound: float) -> SewerScheme:
    """Return the scheme of a designed tree."""
    writer = _Writer(problem, tree)
    pipes = [pipe for v in np.flatnonzero(tree.drains != NONE) for pipe in writer.reach(int(v))]
    lost = unreached(problem)
    reason = Text("没有道路通向任何出口", "no street leads to any outlet")
    unserved = [Undrained(l.parcel, l.load, l.reason) for l in problem.lacking]  # noqa: E741
    unserved += [Undrained(p, 0.0, reason) for v in np.flatnonzero(lost) for p in problem.parcels[v]]
    unserved = list({lack.parcel: lack for lack in reversed(unserved)}.values())[::-1]
    pumps = writer.pumps()
    return SewerScheme(
        problem.kind, writer.nodes(), (*pipes, *writer.abandoned()), pumps, writer.outlets(), tuple(unserved),
        layout_bound, problem.notes, (*problem.warnings, *writer.warnings()),
    )  # fmt: skip


class _Writer:
    """One designed tree, read reach by reach."""

    def __init__(self, problem: SewerProblem, tree: Tree) -> None:
        self.problem, self.tree = problem, tree
        self.rules: Rules = rules_of(problem)
        self.ways = ways_of(problem)
        self.used = {int(e) for e in tree.drains if e >= 0}

    def flow(self, v: int) -> float:
        """The design flow that leaves a node."""
        return peak_flow(float(self.tree.load[v]), float(self.tree.time[v]), self.rules)

    def sizing(self, v: int) -> float:
        """The flow that sizes its reach."""
        e = int(self.tree.drains[v])
        return self.flow(v) * (float(self.problem.boost[e]) if e >= 0 else 1.0)

    def station(self, v: int) -> tuple[float, float]:
        """Cost of building and of running the pump of a node."""
        lift = float(self.tree.lift[v])
        if lift <= 0.0:
            return 0.0, 0.0
        return station(self.flow(v), self.rules), energy(float(self.tree.load[v]), lift, self.rules)

    def reach(self, v: int) -> list[DrainPipe]:
        """The drains of one reach."""
        mode = int(self.tree.mode[v])
        if mode == FORCED:
            return [self._main(v)]
        if mode in (HELD, RELIEVED):
            return self._held(v)
        return [self._laid(v)]

    def _pipe(
        self, v: int, name: str, size_mm: float, decision: DrainDecision, reason: Text, **other: float
    ) -> DrainPipe:
        """Return a drain of node `v` from its levels; `other` holds cost, inverts, flow and capacity."""
        problem, e = self.problem, int(self.tree.drains[v])
        first, last, flow = other["start"], other["end"], other["flow"]
        slope = (first - last) / float(problem.length_m[e])
        fill, velocity = normal_depth(flow, size_mm / 1000, slope, problem.limits.roughness)
        w = int(problem.head[e])
        old = int(problem.held[e]) if problem.held[e] >= 0 else int(problem.replaces[e])
        existing = problem.standing[old].id if old >= 0 else ""
        return DrainPipe(
            name, problem.kind, problem.nodes[v], problem.nodes[w], problem.paths[e], float(problem.length_m[e]), size_mm,
            decision, existing, problem.roads[e], reason, other["cost"], slope, first, last,
            float(problem.ground_m[v]) - first - size_mm / 1000, float(problem.ground_m[w]) - last - size_mm / 1000,
            flow, other["capacity"], velocity, fill,
        )  # fmt: skip

    def _laid(self, v: int) -> DrainPipe:
        problem, tree, e = self.problem, self.tree, int(self.tree.drains[v])
        size = int(tree.size[v])
        metres, w = float(self.rules.diameter[size]), int(problem.head[e])
        last = float(problem.ground_m[w] - tree.depth_end[v]) - metres
        _, high = slope_window(self.sizing(v), size, self.rules)
        first = float(problem.ground_m[v] - tree.start[v]) - metres
        first = min(first, last + high * float(problem.length_m[e]))
        old = int(problem.replaces[e])
        decision = DrainDecision.REPLACE if old >= 0 else DrainDecision.NEW
        reason = replaced(problem, old, self.flow(v)) if old >= 0 else laid_new(problem, e)
        capacity = float(self.rules.carry[size]) * np.sqrt((first - last) / float(problem.length_m[e]))
        return self._pipe(
            v, f"{problem.kind}.{problem.nodes[v]}", float(problem.limits.diameter_mm[size]), decision, reason,
            start=first, end=last, flow=self.flow(v), capacity=float(capacity), cost=float(tree.cost[v]) - sum(self.station(v)),
        )  # fmt: skip

    def _held(self, v: int) -> list[DrainPipe]:
        problem, tree, e = self.problem, self.tree, int(self.tree.drains[v])
        pipe = problem.standing[int(problem.held[e])]
        first, last = (float(level) for level in problem.held_invert[e])
        most, flow = float(self.ways.held_flow[e]), self.flow(v)
        share = flow if tree.mode[v] == HELD else min(flow, most)
        name = f"{pipe.id}/{problem.nodes[v]}"
        reason = kept(pipe, most, flow, (first - last) / float(problem.length_m[e]))
        paid = float(tree.cost[v]) - sum(self.station(v))
        found = [
            self._pipe(v, name, pipe.diameter_mm, DrainDecision.KEEP, reason, start=first, end=last, flow=share,
                       capacity=most, cost=0.0 if tree.mode[v] == RELIEVED else paid)
        ]  # fmt: skip
        if tree.mode[v] == RELIEVED:
            size = int(tree.beside[v])
            metres = float(self.rules.diameter[size])
            crown = pipe.diameter_mm / 1000 - metres
            slope = (first - last) / float(problem.length_m[e])
            capacity = carrying(metres, float(self.rules.full[size]), problem.limits.roughness) * np.sqrt(slope)
            found.append(
                self._pipe(v, f"{problem.kind}.{problem.nodes[v]}.b", metres * 1000, DrainDecision.RELIEVE,
                           relieved(pipe, most, flow), start=first + crown, end=last + crown, flow=max(0.0, flow - share),
                           capacity=float(capacity), cost=paid)
            )  # fmt: skip
        return found

    def _main(self, v: int) -> DrainPipe:
        problem, e = self.problem, int(self.tree.drains[v])
        flow, w = self.sizing(v), int(self.problem.head[e])
        bore = np.sqrt(4 * flow / (np.pi * _MAIN_VELOCITY)) * 1000
        size = max(100.0, float(np.ceil(bore / _MAIN_STEP_MM)) * _MAIN_STEP_MM)
        cover, area = problem.limits.cover_m, np.pi * (size / 1000) ** 2 / 4
        return DrainPipe(
            f"{problem.kind}.{problem.nodes[v]}", problem.kind, problem.nodes[v], problem.nodes[w], problem.paths[e],
            float(problem.length_m[e]), size, DrainDecision.NEW, "", problem.roads[e],
            Text("压力输送", "pumped through a pressure main"), float(self.tree.cost[v]) - sum(self.station(v)), 0.0,
            float(problem.ground_m[v]) - cover - size / 1000, float(problem.ground_m[w]) - cover - size / 1000, cover, cover,
            self.flow(v), float(area * _MAIN_VELOCITY), float(self.flow(v) / area), 1.0, True,
        )  # fmt: skip

    def nodes(self) -> tuple[DrainNode, ...]:
        """Every node of the tree, an outlet at which parcels connect without any drain among them."""
        tree, problem = self.tree, self.problem
        exits = np.array([outlet.node for outlet in problem.outlets], dtype=np.int64)
        inside = np.unique(
            np.concatenate([problem.tail[list(self.used)], problem.head[list(self.used)], exits])
        ).astype(int)
        return tuple(
            DrainNode(problem.nodes[v], float(problem.xy[v, 0]), float(problem.xy[v, 1]), float(problem.ground_m[v]),
                      float(problem.load[v]), self.flow(v), problem.parcels[v])
            for v in inside.tolist() if tree.load[v] > 0
        )  # fmt: skip

    def pumps(self) -> tuple[Pump, ...]:
        """Every station."""
        found = []
        for v in np.flatnonzero(self.tree.lift > 0.0).tolist():
            if self.tree.drains[v] == NONE and not self.tree.load[v] > 0:
                continue
            capital, run = self.station(v)
            kind = int(self.tree.mode[v]) if self.tree.drains[v] != NONE else NONE
            why = lifted(kind, FORCED, LIFTED)
            found.append(Pump(self.problem.nodes[v], float(self.tree.lift[v]), self.flow(v), capital, run, why))
        return tuple(found)

    def outlets(self) -> tuple[DrainOutlet, ...]:
        """Every outlet that stands, and every new one that is used."""
        found = []
        for place in self.problem.outlets:
            load = float(self.tree.load[place.node])
            if load > 0.0 or place.facility:
                flow = self.flow(place.node) if load > 0 else 0.0
                why = outlet_why(self.problem, place, flow)
                found.append(
                    DrainOutlet(self.problem.nodes[place.node], place.facility, place.level_m, flow, load > 0.0,
                                not place.facility, why)
                )  # fmt: skip
        return tuple(found)

    def abandoned(self) -> list[DrainPipe]:
        """The stretches of present pipes in whose place a new drain is laid."""
        problem = self.problem
        pairs = {frozenset((int(problem.tail[e]), int(problem.head[e]))) for e in self.used if problem.held[e] < 0 and problem.replaces[e] >= 0}  # fmt: skip
        found = []
        for e in np.flatnonzero(problem.held >= 0).tolist():
            a, b = int(problem.tail[e]), int(problem.head[e])
            if e in self.used or frozenset((a, b)) not in pairs:
                continue
            pipe = problem.standing[int(problem.held[e])]
            first, last = (float(level) for level in problem.held_invert[e])
            size = pipe.diameter_mm / 1000
            found.append(
                DrainPipe(f"{pipe.id}/{problem.nodes[a]}", problem.kind, problem.nodes[a], problem.nodes[b], problem.paths[e],
                          float(problem.length_m[e]), pipe.diameter_mm, DrainDecision.ABANDON, pipe.id, problem.roads[e],
                          Text("由新管替代", "a new drain takes its place"), 0.0, (first - last) / float(problem.length_m[e]),
                          first, last, float(problem.ground_m[a]) - first - size, float(problem.ground_m[b]) - last - size,
                          0.0, float(self.ways.held_flow[e]), 0.0, 0.0)
            )  # fmt: skip
        return found

    def warnings(self) -> list[Text]:
        """What the reader should know of the whole."""
        problem = self.problem
        idle = sum(float(problem.length_m[e]) for e in np.flatnonzero(problem.held >= 0).tolist() if e not in self.used)
        found = []
        if idle > 0:
            found.append(
                Text(f"可利用的现状管中有 {idle:,.0f} 米未接入本方案", f"{idle:,.0f} m of usable present pipes are not part of this scheme")
            )  # fmt: skip
        return found
