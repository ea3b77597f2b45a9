"""Which load cases must a design stand, and what comes of each: pressures, margins, velocities?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gongxing.algorithms.hydraulics import Hydraulics, LinkKind, PipeNetwork
from gongxing.algorithms.hydraulics.balance import make_scratch
from gongxing.algorithms.hydraulics.laws import CUBIC_FOOT, FOOT, link_terms
from gongxing.engines.water.design import Bores, bore_of
from gongxing.engines.water.outage import Cuts
from gongxing.engines.water.problem import BoolArray, FloatArray, IntArray, WaterProblem
from gongxing.engines.water.sweep import settle_cases

_ACCURACY = 1e-6
"""Relative change of flows at which a case counts as settled."""


@dataclass(frozen=True, slots=True)
class Case:
    """One load case: demand as a share of the maximum hour, a hydrant in use (-1: none), a link out (-1: none)."""

    name: str
    share: float
    hydrant: int = -1
    out: int = -1


@dataclass(frozen=True)
class Outcome:
    """What comes of a case, in the problem's numbering: heads (N,) (NaN off the network), flows and velocities (M,).

    `margin` (N,) is pressure less what is required, inf where nothing is; `speed` (M,) the greater velocity of a link's
    pipes, `limit` the velocity allowed.
    """

    case: Case
    head: FloatArray
    flow: FloatArray
    speed: FloatArray
    margin: FloatArray
    limit: float

    @property
    def worst(self) -> int:
        """The node with the least margin."""
        return int(np.argmin(self.margin))

    @property
    def least(self) -> float:
        """The least margin in metres."""
        return float(self.margin.min())

    @property
    def fast(self) -> float:
        """The greatest velocity."""
        return float(self.speed.max(initial=0.0))


def peak_case() -> Case:
    """Return the maximum hour."""
    return Case("peak", 1.0)


def fire_cases(problem: WaterProblem, reached: BoolArray) -> list[Case]:
    """Return the mean hour of the maximum day with each hydrant of the network in use."""
    share = problem.rules.fire_share
    places = np.flatnonzero((problem.fire_m3_s > 0) & reached)
    return [Case(f"fire:{problem.nodes[node]}", share, hydrant=int(node)) for node in places]


def outage_cases(problem: WaterProblem, used: BoolArray, found: Cuts) -> list[Case]:
    """Return the reduced demand with each link out that the network can do without."""
    links = np.flatnonzero(used & ~found.bridge)
    return [Case(f"out:{problem.links[link]}", problem.rules.outage_share, out=int(link)) for link in links]


def telling_outages(problem: WaterProblem, cases: list[Case]) -> list[Case]:
    """Return of the outages within one stretch those of its two ends, which ask most of the rest of the network."""
    ends: dict[int, list[Case]] = {}
    for case in cases:
        ends.setdefault(int(problem.runs[case.out]), []).append(case)
    return [case for row in ends.values() for case in (row[:1] + row[1:][-1:])]


class Waterworks:
    """The network of the used links of a problem, ready to be tried under many cases and sizes."""

    def __init__(self, problem: WaterProblem, used: BoolArray) -> None:
        self.problem, self.used = problem, used
        reached = problem.reached(used)
        self.reached: BoolArray = reached
        self.links: IntArray = np.flatnonzero(used & reached[problem.ends[:, 0]])
        self.nodes: IntArray = np.flatnonzero(reached)
        self._place = np.full(len(problem.nodes), -1, dtype=np.int64)
        self._place[self.nodes] = np.arange(len(self.nodes))
        head = np.full(len(problem.nodes), np.nan)
        head[problem.source_node] = problem.source_head_m
        count = len(self.links)
        self.network = PipeNetwork(
            nodes=tuple(problem.nodes[i] for i in self.nodes),
            links=tuple(problem.links[i] for i in self.links),
            ends=self._place[problem.ends[self.links]],
            elevation=problem.ground_m[self.nodes],
            head=head[self.nodes],
            demand=problem.demand_m3_s[self.nodes],
            kind=np.full(count, LinkKind.PIPE),
            length=problem.length_m[self.links],
            diameter=np.full(count, 0.1),
            roughness=np.full(count, problem.catalogue.roughness),
            minor=np.zeros(count),
            closed=np.zeros(count, dtype=bool),
        )
        self._solver = Hydraulics(self.network)
        self._room = make_scratch(self._solver.layout.frame)
        self._link_place = np.full(len(problem.links), -1, dtype=np.int64)
        self._link_place[self.links] = np.arange(count)
        self.solved = 0

    def outcome(self, case: Case, sizes: Bores) -> Outcome:
        """Return what comes of one case under these sizes."""
        return self.outcomes([case], sizes)[0]

    def outcomes(self, cases: Sequence[Case], sizes: Bores) -> list[Outcome]:
        """Return what comes of each case under these sizes."""
        problem = self.problem
        if not cases:
            return []
        head, flow = self._settled(cases, sizes)
        margin = head - problem.ground_m - self._required(cases)
        margin = np.where(np.isnan(margin), np.inf, margin)
        speed = sizes.speed(flow)
        self.solved += len(cases)
        return [
            Outcome(case, head[row], flow[row], speed[row], margin[row], self.limit(case))
            for row, case in enumerate(cases)
        ]

    def limit(self, case: Case) -> float:
        """Return the velocity allowed: that of emergencies unless it is the maximum hour."""
        rules = self.problem.rules
        return rules.velocity_m_s if case.hydrant < 0 and case.out < 0 else rules.fire_velocity_m_s

    def _required(self, cases: Sequence[Case]) -> FloatArray:
        """Return (C, N) the pressure asked for, -inf where none is."""
        rules, problem = self.problem.rules, self.problem
        rows = np.arange(len(cases))
        hydrant = np.array([case.hydrant for case in cases])
        head = np.where(hydrant >= 0, rules.fire_head_m, rules.service_head_m)
        asked = np.where(problem.wanted & self.reached, head[:, None], -np.inf)
        fire = hydrant >= 0
        asked[rows[fire], hydrant[fire]] = rules.fire_head_m
        asked[:, problem.source_node] = -np.inf
        return asked

    def _settled(self, cases: Sequence[Case], sizes: Bores) -> tuple[FloatArray, FloatArray]:
        """Return heads (C, N), NaN off the network, and flows (C, M)."""
        problem, solver = self.problem, self._solver
        frame, order = solver.layout.frame, solver.layout.order
        bore = bore_of(sizes.k[self.links], problem.catalogue.roughness)
        terms = link_terms(self.network, bore, self.network.roughness)
        share = np.array([case.share for case in cases])
        drawn = problem.demand_m3_s[None, :] * share[:, None]
        for row, case in enumerate(cases):
            if case.hydrant >= 0:
                drawn[row, case.hydrant] += problem.fire_m3_s[case.hydrant]
        inside = self.nodes[order[: frame.junctions]]
        demand = np.ascontiguousarray(drawn[:, inside]) / CUBIC_FOOT
        out = np.array([self._link_place[case.out] if case.out >= 0 else -1 for case in cases], dtype=np.int64)
        heads = np.tile(solver.heads(None), (len(cases), 1))
        flows = np.zeros((len(cases), len(self.links)))
        base = np.ascontiguousarray(problem.demand_m3_s[inside]) / CUBIC_FOOT
        settle_cases(
            frame, terms, solver.shut(bore, None), base, demand, share, out, heads, flows, self._room, _ACCURACY
        )
        head = np.full((len(cases), len(problem.nodes)), np.nan)
        head[:, self.nodes] = heads[:, solver.layout.place] * FOOT
        flow = np.zeros((len(cases), len(problem.links)))
        flow[:, self.links] = flows * CUBIC_FOOT
        return head, flow
