"""Does a road scheme give access to all, keep every rule and cost what it claims? Reckoned anew from the problem's facts.

Shares no code with those who propose: shortest ways are scipy's, segments are known again by where they lie.
"""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components, dijkstra

from gongxing.engines.roads.problem import BoolArray, FloatArray, IntArray, RoadProblem
from gongxing.origins import Origin
from gongxing.plan import Finding, Result
from gongxing.plan.roads import RoadScheme, RoadSegment
from gongxing.words import Text

_UNJOINED_S = 7200.0
"""What a pair of places that no road joins counts (the README states it)."""
_TRUCKS = ("arterial", "collector", "local")


def check(problem: RoadProblem, result: Result[RoadScheme]) -> tuple[Finding, ...]:
    """Return one finding per rule and claim; verdict "pass" or "fail", with the rows at fault; "unknown" without a scheme."""
    if result.part is None:
        words = Text("没有可校核的方案", "no scheme to check")
        return (Finding("roads.scheme", Text("道路方案", "road scheme"), "unknown", words),)
    reader = _Reader(problem, result.part)
    found = [reader.complete()]
    if found[0].verdict == "fail":
        return tuple(found)
    return (
        *found, reader.joined(), reader.access(), reader.fire(), reader.dead_ends(), reader.costs(), *reader.limits(),
        reader.trucks(), reader.travel(), reader.value(result),
    )  # fmt: skip


def _finding(code: str, label: Text, bad: list[str], good: Text, origins: tuple[Origin, ...] = ()) -> Finding:
    words = Text(f"{len(bad)} 处违反", f"{len(bad)} broken") if bad else good
    return Finding(
        code, label, "fail" if bad else "pass", words, tuple(bad), origins[0].ref if origins else "", origins
    )


def _near(told: float, found: float) -> bool:
    return math.isclose(told, found, rel_tol=1e-6, abs_tol=1e-2)


class _Reader:
    """The scheme read back onto the edges of the problem."""

    def __init__(self, problem: RoadProblem, scheme: RoadScheme) -> None:
        self.problem, self.scheme = problem, scheme
        place: dict[tuple[str, tuple[tuple[float, float], ...]], int] = {}
        for edge, path in enumerate(problem.paths):
            place[(problem.roads[edge], path)] = edge
        self.edge = {s.id: place.get((s.road, s.path), -1) for s in scheme.segments}
        self.by_edge = {self.edge[s.id]: s for s in scheme.segments}
        self.wider = {
            (int(edge), w.grade): (w, row) for w in problem.widenings for row, edge in enumerate(w.edges.tolist())
        }
        self.used: BoolArray = problem.stands.copy()
        self.used[[edge for edge in self.by_edge if edge >= 0]] = True
        self.standing = np.zeros(len(problem.xy), dtype=np.bool_)
        self.standing[problem.ends[problem.stands].ravel()] = True

    def complete(self) -> Finding:
        """Every street stays or is widened; every new segment is a candidate; nothing stands twice."""
        twice = [name for name, count in Counter(s.id for s in self.scheme.segments).items() if count > 1]
        bad = [*twice, *(s.id for s in self.scheme.segments if not self._known(s))]
        kept = {self.edge[s.id] for s in self.scheme.segments if s.decision in ("keep", "widen")}
        bad += sorted({self.problem.roads[e] for e in np.flatnonzero(self.problem.stands).tolist() if e not in kept})
        words = Text(
            f"{len(self.scheme.segments)} 段道路各有决定",
            f"{len(self.scheme.segments)} stretches, each with a decision",
        )
        return _finding("roads.complete", Text("道路齐全", "every road decided"), bad, words)

    def _known(self, segment: RoadSegment) -> bool:
        edge = self.edge[segment.id]
        if edge < 0:
            return False
        stands = bool(self.problem.stands[edge])
        if segment.decision == "widen":
            return stands and (edge, segment.grade) in self.wider
        return segment.decision == ("keep" if stands else "new") and segment.grade == self.problem.grade[edge]

    def _pieces(self) -> np.typing.NDArray[np.int32]:
        a, b = self.problem.ends[self.used].T
        size = len(self.problem.xy)
        found: np.typing.NDArray[np.int32] = connected_components(
            coo_array((np.ones(len(a)), (a, b)), shape=(size, size)), directed=False
        )[1]
        return found

    def joined(self) -> Finding:
        """Every new segment hangs together with a street of today."""
        label = self._pieces()
        linked = set(label[self.standing].tolist())
        bad = [
            s.id
            for s in self.scheme.segments
            if s.decision == "new" and int(label[self.problem.ends[self.edge[s.id], 0]]) not in linked
        ]
        return _finding(
            "roads.joined", Text("新路接入路网", "new roads join the streets"), bad, Text("全部接入", "all joined")
        )

    def access(self) -> Finding:
        """Every parcel that needs a road is served, and by a segment that touches it and is joined to the streets."""
        told = {a.parcel: a for a in self.scheme.access}
        label = self._pieces()
        linked = set(label[self.standing].tolist())
        bad = [p for p in self.problem.served if p not in told or told[p].new]
        for group, parcel in enumerate(self.problem.waiting):
            start, end = self.problem.waiting_start[group : group + 2]
            nodes = set(self.problem.waiting_nodes[start:end].tolist())
            edge = self.edge.get(told[parcel].by, -1) if parcel in told else -1
            ends = set(self.problem.ends[edge].tolist()) if edge >= 0 else set()
            if not any(int(label[node]) in linked for node in nodes & ends):
                bad.append(parcel)
        count = len(self.problem.waiting) + len(self.problem.served)
        words = Text(f"{count} 宗地块全部通路", f"all {count} parcels that need a road have one")
        return _finding("roads.access", Text("地块通达", "access of parcels"), bad, words, self._origin("frontage_m"))

    def _origin(self, name: str) -> tuple[Origin, ...]:
        return tuple(origin for key, origin in self.problem.rules.origins if key == name)

    def fire(self) -> Finding:
        """New roads are wide enough for fire engines; parcels served today lie within reach of a street that is."""
        rules = self.problem.rules
        narrow = [s.id for s in self.scheme.segments if s.decision == "new" and s.width_m < rules.fire_width_m - 1e-9]
        far = [p for p, off in zip(self.problem.served, self.problem.fire_m, strict=True) if off > rules.fire_access_m]
        label = Text("消防通道", "fire access")
        if far and not narrow:
            words = Text(
                f"{len(far)} 宗已通路地块距 {rules.fire_width_m:g} 米宽的路超过 {rules.fire_access_m:g} 米",
                f"{len(far)} parcels with a road today lie more than {rules.fire_access_m:g} m from one {rules.fire_width_m:g} m wide",
            )
            return Finding("roads.fire", label, "warn", words, tuple(far), "", self._origin("fire_access_m"))
        words = Text("都在消防车道可及范围内", "all within reach of a fire lane")
        return _finding("roads.fire", label, narrow, words, self._origin("fire_access_m"))

    def dead_ends(self) -> Finding:
        """Every new dead end longer than the rule has a turning head."""
        problem = self.problem
        new = np.array(
            [e for s in self.scheme.segments if s.decision == "new" for e in [self.edge[s.id]]], dtype=np.int64
        )
        degree = np.bincount(problem.ends[self.used].ravel(), minlength=len(problem.xy))
        heads = [head.at for head in self.scheme.turning_heads]
        far = self._far(new, problem.length_m, np.flatnonzero(self.standing)) if len(new) else np.zeros(0)
        ends = [(int(node), edge) for edge in new.tolist() for node in problem.ends[edge] if degree[node] == 1]
        long = [(node, edge) for node, edge in ends if far[node] > problem.rules.dead_end_m]
        bad = [
            self.by_edge[edge].id
            for node, edge in long
            if not any(math.dist(at, problem.xy[node]) < 0.1 for at in heads)
        ]
        words = Text(f"{len(heads)} 处回车场", f"{len(heads)} turning heads")
        return _finding("roads.dead_ends", Text("尽头路", "dead ends"), bad, words, self._origin("dead_end_m"))

    def _far(self, edges: IntArray, weight: FloatArray, sources: IntArray) -> FloatArray:
        """Return the least weight from the nearest source to each node over some edges."""
        found: FloatArray = dijkstra(self._table(edges, weight), directed=False, indices=sources, min_only=True)
        return found

    def _table(self, edges: IntArray, weight: FloatArray) -> csr_array:
        """Return the lightest of the edges between each pair of nodes."""
        size = len(self.problem.xy)
        low, high = np.sort(self.problem.ends[edges], axis=1).T
        order = np.lexsort((weight[edges], high, low))
        fresh = np.ones(len(order), dtype=np.bool_)
        fresh[1:] = (low[order][1:] != low[order][:-1]) | (high[order][1:] != high[order][:-1])
        row = order[fresh]
        return csr_array(coo_array((np.maximum(weight[edges][row], 1e-300), (low[row], high[row])), shape=(size, size)))

    def costs(self) -> Finding:
        """Every segment costs and takes what the problem says, and the sum is as told."""
        bad = []
        total = sum(head.cost_yuan for head in self.scheme.turning_heads)
        for segment in self.scheme.segments:
            edge = self.edge[segment.id]
            costs = self.problem.costs
            parts = (
                costs.construction_yuan[edge],
                costs.land_yuan[edge],
                costs.demolition_yuan[edge],
                costs.land_m2[edge],
            )
            width = self.problem.width_m[edge]
            if segment.decision == "widen":
                wider, row = self.wider[(edge, segment.grade)]
                parts = (
                    wider.construction_yuan[row],
                    wider.land_yuan[row],
                    wider.demolition_yuan[row],
                    wider.land_m2[row],
                )
                width = wider.width_m
            told = (segment.construction_yuan, segment.land_yuan, segment.demolition_yuan, segment.land_take_m2)
            pairs = (
                *zip(told, parts, strict=True),
                (segment.length_m, self.problem.length_m[edge]),
                (segment.width_m, width),
            )
            if not all(_near(a, float(b)) for a, b in pairs):
                bad.append(segment.id)
            total += sum(map(float, parts[:3]))
        heads = [h.segment for h in self.scheme.turning_heads if not _near(h.cost_yuan, self.problem.rules.head_yuan)]
        if not _near(self.scheme.works_yuan, total):
            bad.append("works_yuan")
        whole = self._whole_widenings()
        words = Text(f"合计 {total / 1e4:,.0f} 万元", f"{total / 1e6:,.1f} million yuan in all")
        return _finding("roads.costs", Text("道路费用", "cost of roads"), [*bad, *heads, *whole], words)

    def _whole_widenings(self) -> list[str]:
        """Return the roads of which only a part is widened though they are widened as a whole."""
        raised = {self.edge[s.id] for s in self.scheme.segments if s.decision == "widen"}
        return [w.road for w in self.problem.widenings if 0 < len(raised & set(w.edges.tolist())) < len(w.edges)]

    def limits(self) -> tuple[Finding, ...]:
        """Budgets and the land limit are kept."""
        rules, built = self.problem.rules, self.scheme.built
        heads = self.scheme.turning_heads
        yuan = sum(s.cost_yuan for s in built) + sum(h.cost_yuan for h in heads)
        land = sum(s.land_take_m2 for s in built) + sum(h.land_take_m2 for h in heads)
        metres = sum(s.length_m for s in built if s.decision == "new")
        asked = (
            ("roads.budget_m", Text("新建长度限额", "limit on new length"), rules.budget_m, metres, "m"),
            ("roads.budget_yuan", Text("道路费用限额", "limit on spending"), rules.budget_yuan, yuan, "yuan"),
            ("roads.land_m2", Text("道路占地限额", "limit on land"), rules.land_limit_m2, land, "m2"),
        )
        found = []
        for code, label, limit, used, unit in asked:
            over = limit is not None and used > limit * (1 + 1e-6) + 1e-2
            words = Text(f"用 {used:,.0f} {unit}", f"{used:,.0f} {unit} used")
            found.append(_finding(code, label, [f"{used:,.0f} {unit}"] if over else [], words))
        return tuple(found)

    def trucks(self) -> Finding:
        """Trucks use roads that are there, from their parcels to a gate, and pass homes or lanes no farther than they must."""
        problem, travel = self.problem, self.problem.travel
        unfit = problem.near_home | np.array([self._grade(e) not in _TRUCKS for e in range(len(problem.ends))])
        gates = travel.nodes[travel.gates]
        bad: list[str] = []
        told = {route.parcels: route for route in self.scheme.routes}
        rows = np.flatnonzero(travel.freight_trips > 0)
        if len(gates) and len(rows):
            forced = np.where(unfit, problem.length_m, 0.0) + 1e-9 * problem.length_m
            least = self._far(np.flatnonzero(self.used), forced, np.unique(gates))
            for row in rows.tolist():
                node, name = int(travel.nodes[row]), travel.parcels[row]
                route = told.get(name)
                if not np.isfinite(least[node]):
                    continue
                if route is None or not self._leads(route.segments, node, set(gates.tolist())):
                    bad += list(name[:1])
                    continue
                edges = [self.edge[s] for s in route.segments]
                near = float(sum(problem.length_m[e] for e in edges if unfit[e]))
                if not _near(near, route.near_homes_m) or near > least[node] + 1.0:
                    bad += list(name[:1])
        words = Text(
            f"{len(told)} 条货运路线，非不得已不经住宅旁和街巷",
            f"{len(told)} truck routes; none passes homes or lanes without need",
        )
        return _finding("roads.trucks", Text("货运路线", "truck routes"), bad, words, self._origin("truck_home_m"))

    def _grade(self, edge: int) -> str:
        return self.by_edge[edge].grade if edge in self.by_edge else self.problem.grade[edge]

    def _leads(self, segments: tuple[str, ...], node: int, gates: set[int]) -> bool:
        """Whether segments lead one after another from a node to a gate."""
        for name in segments:
            edge = self.edge.get(name, -1)
            if edge < 0 or not self.used[edge] or node not in self.problem.ends[edge]:
                return False
            node = int(self.problem.ends[edge].sum()) - node
        return node in gates

    def _travel_yuan(self) -> float:
        problem = self.problem
        seconds = problem.seconds.copy()
        for segment in self.scheme.segments:
            if segment.decision == "widen":
                wider, row = self.wider[(self.edge[segment.id], segment.grade)]
                seconds[self.edge[segment.id]] = wider.seconds[row]
        nodes = problem.travel.nodes
        if not len(nodes):
            return 0.0
        table = self._table(np.flatnonzero(self.used), seconds)
        rows = dijkstra(table, directed=False, indices=nodes)[:, nodes]
        return float((problem.travel.worth * np.minimum(rows, _UNJOINED_S)).sum())

    def travel(self) -> Finding:
        """The travel told is what shortest ways over the roads in use give."""
        found = self._travel_yuan()
        bad = [] if _near(found, self.scheme.travel_yuan) else [f"{found:,.0f} yuan"]
        return _finding(
            "roads.travel",
            Text("出行时间", "travel"),
            bad,
            Text(f"{found / 1e4:,.0f} 万元", f"{found / 1e6:,.1f} million yuan"),
        )

    def value(self, result: Result[RoadScheme]) -> Finding:
        """The value is works plus travel and does not lie below the bound."""
        found = self.scheme.works_yuan + self._travel_yuan()
        bad = [] if result.value is not None and _near(result.value, found) else ["value"]
        if result.value is not None and result.bound is not None and result.bound > result.value * (1 + 1e-9):
            bad.append("bound")
        return _finding(
            "roads.value",
            Text("道路总代价", "cost of works and travel"),
            bad,
            Text("与方案一致", "as the scheme gives"),
        )
