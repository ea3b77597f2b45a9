"""Does a water scheme serve everybody, keep every rule in every case, and cost what it claims? Reckoned anew.

Shares no code with those who propose: it reads the problem's raw facts and the scheme, and solves the network itself.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from gongxing.engines.water.problem import BoolArray, FloatArray, WaterProblem
from gongxing.engines.water.recomputed import Network
from gongxing.plan.plan import Finding
from gongxing.plan.result import Result
from gongxing.plan.water import PipeDecision, WaterPipe, WaterScheme
from gongxing.words import Text

_HEAD_M = 1e-3
"""Head that may lack for want of digits."""
_SPEED = 1e-3
_STATED_M = 0.05
"""By how much a stated pressure may differ from the one reckoned here."""


def check(problem: WaterProblem, result: Result[WaterScheme]) -> tuple[Finding, ...]:
    """Return one finding per rule and claim; verdict "pass" or "fail", with the rows at fault.

    A result without a scheme gives a single "unknown" finding; one whose pipes do not fit the problem only the first.
    """
    if result.part is None:
        words = Text("没有可校核的方案", "no scheme to check")
        return (Finding("water.scheme", Text("给水方案", "water scheme"), "unknown", words),)
    reader = _Reader(problem, result.part)
    found = [reader.pipes()]
    if found[0].verdict == "fail":
        return tuple(found)
    found += [reader.demand(), reader.joined(), reader.cut_off(), reader.cost(result), reader.bound(result)]
    if any(finding.verdict == "fail" for finding in found[:3]):
        return tuple(found)
    return (*found, *reader.peak(), reader.fires(), reader.outages())


def _finding(problem: WaterProblem, code: str, label: Text, bad: list[str], *rules: str) -> Finding:
    words = Text(f"{len(bad)} 处违反", f"{len(bad)} broken") if bad else Text("符合", "holds")
    return Finding(code, label, "fail" if bad else "pass", words, tuple(bad), "", problem.rules.origin(*rules))


class _Reader:
    """The scheme read back against the problem."""

    def __init__(self, problem: WaterProblem, scheme: WaterScheme) -> None:
        self.problem, self.scheme = problem, scheme
        self.place = {node: row for row, node in enumerate(problem.nodes)}
        self.link = {link: row for row, link in enumerate(problem.links)}
        self.service = [pipe for pipe in scheme.pipes if pipe.decision.in_service]
        self.used: set[int] = set()

    def pipes(self) -> Finding:
        """Every pipe lies along a known way, is sound where kept and of the catalogue where laid; every present pipe is decided."""
        seen: dict[int, list[WaterPipe]] = defaultdict(list)
        bad = [pipe for pipe, count in Counter(p.id for p in self.scheme.pipes).items() if count > 1]
        for pipe in self.scheme.pipes:
            row = self.link.get(pipe.way)
            if row is None or not self._fits(pipe, row):
                bad.append(pipe.id)
                continue
            seen[row].append(pipe)
        for row, way in enumerate(self.problem.links):
            laid = [p.decision for p in seen[row] if p.decision.laid]
            stood = [p.decision for p in seen[row] if not p.decision.laid]
            present = bool(self.problem.present[row])
            if len(laid) > 1 or len(stood) > 1 or not self._decided(present, laid, stood):
                bad.append(way)
        self.used = {self.link[p.way] for p in self.service if p.way in self.link}
        label = Text("管道取自目录，现状管道均有处置", "pipes are of the catalogue, and every present pipe is decided")
        return _finding(self.problem, "water.pipes", label, bad)

    @staticmethod
    def _decided(present: bool, laid: list[PipeDecision], stood: list[PipeDecision]) -> bool:
        """A present pipe is kept (alone or reinforced), replaced or given up; elsewhere a pipe is new or absent."""
        if not present:
            return not stood and all(decision is PipeDecision.NEW for decision in laid)
        if stood == [PipeDecision.KEEP]:
            return laid in ([], [PipeDecision.REINFORCE])
        return (stood == [PipeDecision.ABANDON] and not laid) or (not stood and laid == [PipeDecision.REPLACE])

    def _fits(self, pipe: WaterPipe, row: int) -> bool:
        problem, catalogue = self.problem, self.problem.catalogue
        a, b = problem.ends[row]
        lies = (pipe.start, pipe.end) == (problem.nodes[a], problem.nodes[b])
        if not lies or not math.isclose(pipe.length_m, problem.length_m[row], rel_tol=1e-9):
            return False
        if pipe.decision.laid:
            size = np.flatnonzero(catalogue.dn_mm == pipe.diameter_mm)
            if len(size) != 1:
                return False
            price = pipe.length_m * float(catalogue.cost_yuan_m[size[0]])
            given = (pipe.inner_mm, pipe.roughness, pipe.cost_yuan)
            return bool(np.allclose(given, (catalogue.inner_mm[size[0]], catalogue.roughness, price), rtol=1e-9))
        if pipe.decision is PipeDecision.KEEP and problem.worn[row]:
            return False
        stated = (pipe.diameter_mm, pipe.inner_mm, pipe.roughness, pipe.cost_yuan)
        present = (problem.present_dn_mm[row], problem.present_inner_mm[row], problem.present_roughness[row], 0.0)
        return pipe.existing == problem.existing[row] and bool(np.allclose(stated, present, rtol=1e-9))

    def demand(self) -> Finding:
        """Every node that wants water is in the scheme with its demand and parcels, and the sum is the problem's."""
        problem = self.problem
        stated = {node.id: node for node in self.scheme.nodes}
        bad = [name for name in stated if name not in self.place]
        for row, name in enumerate(problem.nodes):
            node = stated.get(name)
            demand = float(problem.demand_m3_s[row])
            if node is None:
                right = demand == 0
            else:
                same_place = node.parcels == problem.parcels[row] and math.isclose(node.ground_m, problem.ground_m[row])
                right = same_place and math.isclose(node.demand_m3_s, demand, rel_tol=1e-9, abs_tol=1e-12)
            if not right:
                bad.append(name)
        return _finding(problem, "water.demand", Text("需水量平衡", "demands balance"), bad)

    def _pieces(self, links: BoolArray) -> BoolArray:
        """Return (N,) which nodes a source reaches over some links."""
        ends = self.problem.ends[links]
        count = len(self.problem.nodes)
        graph = coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(count, count))
        piece = connected_components(graph, directed=False)[1]
        return np.isin(piece, piece[self.problem.source_node])

    @property
    def _mask(self) -> BoolArray:
        mask = np.zeros(len(self.problem.links), dtype=bool)
        mask[list(self.used)] = True
        return mask

    def joined(self) -> Finding:
        """Every node that wants water, and every pipe in service, is joined to a source by pipes in service."""
        reached = self._pieces(self._mask)
        ends = np.zeros(len(reached), dtype=bool)
        ends[self.problem.ends[self._mask].ravel()] = True
        lost = (self.problem.wanted | ends) & ~reached
        bad = [self.problem.nodes[row] for row in np.flatnonzero(lost)]
        return _finding(self.problem, "water.joined", Text("与水源连通", "joined to a source"), bad)

    def cut_off(self) -> Finding:
        """No single way out cuts off more than the share or a secure node, unless the streets offer no second way."""
        problem, mask = self.problem, self._mask
        every = np.ones(len(problem.links), dtype=bool)
        whole = self._pieces(mask)
        limit = problem.rules.cut_share * float(problem.demand_m3_s.sum())
        bad = []
        for link in sorted(self.used):
            mask[link] = False
            lost = whole & ~self._pieces(mask)
            mask[link] = True
            much = float(problem.demand_m3_s[lost].sum()) > limit * (1 + 1e-9) + 1e-12
            if much or (lost & problem.secure).any():
                every[link] = False
                if self._pieces(every)[problem.ends[link]].all():
                    bad.append(problem.links[link])
                every[link] = True
        label = Text("任一管段停用的断水范围", "what one pipe out cuts off")
        return _finding(problem, "water.cut_off", label, bad, "cut_share")

    def cost(self, result: Result[WaterScheme]) -> Finding:
        """The value is the sum of the pipes' costs."""
        total = sum(pipe.cost_yuan for pipe in self.scheme.pipes)
        right = result.value is not None and math.isclose(result.value, total, rel_tol=1e-9, abs_tol=1e-3)
        return _finding(self.problem, "water.cost", Text("造价合计", "costs add up"), [] if right else ["value"])

    def bound(self, result: Result[WaterScheme]) -> Finding:
        """The bound is not above the value."""
        right = result.bound is None or result.value is None or result.bound <= result.value + 1e-6 * abs(result.value)
        return _finding(
            self.problem,
            "water.bound",
            Text("下界不高于造价", "the bound is not above the cost"),
            [] if right else ["bound"],
        )

    def _network(self) -> tuple[Network, FloatArray]:
        network = Network(self.problem, self.service)
        return network, network.settle(self.problem.demand_m3_s)[1]

    def peak(self) -> tuple[Finding, ...]:
        """At the maximum hour: service head, greatest head, velocity, and the pressures as stated."""
        problem, rules = self.problem, self.problem.rules
        self.network, self.flow = self._network()
        head, flow = self.network.settle(problem.demand_m3_s, self.flow)
        pressure = head - problem.ground_m
        source = np.zeros(len(problem.nodes), dtype=bool)
        source[problem.source_node] = True
        asked = problem.wanted & ~source
        low = asked & ~(pressure >= rules.service_head_m - _HEAD_M)
        high = asked & (pressure > rules.max_head_m + _HEAD_M)
        fast = np.abs(flow) / self.network.area > rules.velocity_m_s + _SPEED
        wrong = [n.id for n in self.scheme.nodes if not abs(n.pressure_m - pressure[self.place[n.id]]) <= _STATED_M]
        names = problem.nodes
        return (
            _finding(problem, "water.service_head", Text("最高时服务水头", "service head at the maximum hour"),
                     [names[i] for i in np.flatnonzero(low)], "service_head_m"),
            _finding(problem, "water.max_head", Text("最高压力", "greatest pressure"),
                     [names[i] for i in np.flatnonzero(high)], "max_head_m"),
            _finding(problem, "water.velocity", Text("最高时流速", "velocity at the maximum hour"),
                     [self.service[i].id for i in np.flatnonzero(fast)], "velocity_m_s"),
            _finding(problem, "water.stated", Text("所述压力属实", "pressures are as stated"), wrong),
        )  # fmt: skip

    def fires(self) -> Finding:
        """With each hydrant in use: every node keeps the fire head, no pipe runs too fast; every node that needs one has it."""
        problem, rules = self.problem, self.problem.rules
        told = {hydrant.node: hydrant.required_l_s for hydrant in self.scheme.hydrants}
        reached = self._pieces(self._mask)
        bad = []
        for node in np.flatnonzero((problem.fire_m3_s > 0) & reached).tolist():
            drawn = problem.demand_m3_s * rules.fire_share
            drawn[node] += problem.fire_m3_s[node]
            watched = problem.wanted.copy()
            watched[node] = True
            holds = self._holds(drawn, rules.fire_share * self.flow, None, (rules.fire_head_m, watched))
            stated = told.get(problem.nodes[node], -1.0)
            if not holds or not math.isclose(stated, 1000 * problem.fire_m3_s[node], rel_tol=1e-6):
                bad.append(problem.nodes[node])
        label = Text("消防时水头与流速", "head and velocity at a fire")
        return _finding(problem, "water.fire", label, bad, "fire_head_m", "fire_velocity_m_s")

    def outages(self) -> Finding:
        """With each way out that cuts nobody off: the reduced demand is served at the service head."""
        problem, rules = self.problem, self.problem.rules
        mask = self._mask
        whole = self._pieces(mask)
        bad = []
        for link in sorted(self.used):
            mask[link] = False
            alone = (whole & ~self._pieces(mask)).any()
            mask[link] = True
            if alone:
                continue
            closed = np.array([pipe.way == problem.links[link] for pipe in self.service])
            drawn = problem.demand_m3_s * rules.outage_share
            if not self._holds(drawn, rules.outage_share * self.flow, closed, (rules.service_head_m, problem.wanted)):
                bad.append(problem.links[link])
        label = Text("任一管段停用时的水头与流速", "head and velocity with one pipe out")
        return _finding(problem, "water.outage", label, bad, "outage_share", "service_head_m", "fire_velocity_m_s")

    def _holds(
        self, drawn: FloatArray, start: FloatArray, closed: BoolArray | None, asked: tuple[float, BoolArray]
    ) -> bool:
        """Whether a case keeps a head at the nodes watched and the emergency velocity in every pipe."""
        head, flow = self.network.settle(drawn, start, closed)
        least, watched = asked
        pressure = head - self.problem.ground_m
        nodes = watched.copy()
        nodes[self.problem.source_node] = False
        fast = np.abs(flow) / self.network.area > self.problem.rules.fire_velocity_m_s + _SPEED
        return bool((pressure[nodes] >= least - _HEAD_M).all()) and not fast.any()
