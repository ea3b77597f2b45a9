"""Does a design stand every case, by how much, and where does it fail?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.linalg import SuperLU, splu

from gongxing.engines.water.cases import Case, Outcome, Waterworks, fire_cases, outage_cases, peak_case, telling_outages
from gongxing.engines.water.design import Bores, Design, bores
from gongxing.engines.water.outage import cuts
from gongxing.engines.water.problem import FLOW_POWER, BoolArray, FloatArray, IntArray, WaterProblem

HEAD_MARGIN_M = 0.02
"""Head by which designs stay inside every pressure rule, so that EPANET and the checks agree to their last digits."""
HOT_M = 6.0
"""Slack below which a case is watched closely."""
HOT_SPEED = 0.8
SPEED_MARGIN = 0.998
"""Share of a velocity limit that designs keep to."""
_STILL_M3_S = 1e-7


@dataclass
class Bench:
    """The network of one layout with all its load cases, on which designs are tried."""

    problem: WaterProblem
    used: BoolArray
    works: Waterworks = field(init=False)
    cases: tuple[Case, ...] = field(init=False)
    """All of them: whoever claims that a design stands has tried these."""
    telling: tuple[Case, ...] = field(init=False)
    """Those that the search works with."""
    hot: tuple[Case, ...] = ()
    """Of these the ones that came near a limit when last tried; () before that."""
    _free_place: IntArray = field(init=False)
    _at: tuple[IntArray, IntArray, IntArray] = field(init=False)
    _cells: tuple[IntArray, IntArray] = field(init=False)

    def __post_init__(self) -> None:
        self.works = Waterworks(self.problem, self.used)
        found = cuts(self.problem, self.used)
        outages = outage_cases(self.problem, self.used, found)
        fires = fire_cases(self.problem, self.works.reached)
        self.cases = (peak_case(), *outages, *fires)
        self.telling = (peak_case(), *telling_outages(self.problem, outages), *fires)
        free = ~self.works.network.fixed
        self._free_place = np.where(free, np.cumsum(free) - 1, -1)
        a, b = self.works.network.ends.T
        place, count = self._free_place, int(free.sum())
        both = np.flatnonzero(free[a] & free[b])
        self._at = (np.flatnonzero(free[a]), np.flatnonzero(free[b]), both)
        rows = np.r_[place[a[self._at[0]]], place[b[self._at[1]]], place[a[both]], place[b[both]], np.arange(count)]
        columns = np.r_[place[a[self._at[0]]], place[b[self._at[1]]], place[b[both]], place[a[both]], np.arange(count)]
        self._cells = (rows, columns)

    def outcomes(self, design: Design, cases: Iterable[Case] | None = None) -> list[Outcome]:
        """Return what comes of the cases, of all by default."""
        sizes = bores(self.problem, design)
        return self.works.outcomes(self.cases if cases is None else tuple(cases), sizes)

    def warm(self, outcomes: Iterable[Outcome]) -> None:
        """Take note of the cases that come near a limit."""
        self.hot = tuple(o.case for o in outcomes if o.least < HOT_M or o.fast > HOT_SPEED * o.limit)

    def fails(self, outcome: Outcome) -> bool:
        """Whether a case misses a rule or keeps it without the margin."""
        return short(outcome) > 0 or outcome.fast > outcome.limit * SPEED_MARGIN

    def stands(self, design: Design, cases: Iterable[Case]) -> bool:
        """Whether a design stands these cases, asked a few at a time until one fails."""
        sizes = bores(self.problem, design)
        asked = tuple(cases)
        groups = (asked[:2], asked[2:10], asked[10:])
        return not any(self.fails(o) for group in groups for o in self.works.outcomes(group, sizes))

    def adjoint(self, outcome: Outcome, sizes: Bores, node: int) -> Adjoint:
        """Return how the head at a node answers to losses and draws elsewhere, the network linearised about a case's flows."""
        links, works = self.works.links, self.works
        flow = np.maximum(np.abs(outcome.flow[links]), _STILL_M3_S)
        k = np.maximum(sizes.k[links], 1e-9)
        loss = self.problem.length_m[links] * (flow / k) ** FLOW_POWER
        ease = np.minimum(flow / (FLOW_POWER * loss), 1e6)
        ease[links == outcome.case.out] = 0.0
        ends = works.network.ends
        place = self._free_place
        a, b = ends[:, 0], ends[:, 1]
        values = np.r_[ease[self._at[0]], ease[self._at[1]], -ease[self._at[2]], -ease[self._at[2]]]
        count = int(place.max()) + 1
        matrix = coo_array((np.r_[values, np.full(count, 1e-12)], self._cells), shape=(count, count)).tocsc()
        solver = splu(matrix)
        mine = place[int(np.searchsorted(works.nodes, node))]
        drop = np.zeros(len(works.nodes))
        if mine >= 0:
            unit = np.zeros(count)
            unit[mine] = 1.0
            drop[place >= 0] = solver.solve(unit)[place[place >= 0]]
        pull = np.zeros(len(self.problem.links))
        pull[links] = ease * (drop[b] - drop[a]) * np.sign(outcome.flow[links])
        whole = np.zeros(len(self.problem.nodes))
        whole[works.nodes] = drop
        return Adjoint(pull, whole, solver)

    def between(self, adjoint: Adjoint, first: int, last: int) -> float:
        """Return the linearised resistance between two nodes of the network, in metres per m3/s."""
        place = self._free_place[np.searchsorted(self.works.nodes, [first, last])]
        unit = np.zeros(int(self._free_place.max()) + 1)
        for at, sign in zip(place.tolist(), (1.0, -1.0), strict=True):
            if at >= 0:
                unit[at] = sign
        return float(unit @ adjoint.solver.solve(unit))


@dataclass(frozen=True)
class Adjoint:
    """How the head at one node answers: `pull` (M,) metres gained per metre of loss that a link is spared; `drop` (N,)
    metres lost per m3/s drawn at a node; and the factor of the linearised network."""

    pull: FloatArray
    drop: FloatArray
    solver: SuperLU


def short(outcome: Outcome) -> float:
    """Return by how many metres the worst node of a case falls short of its rule and the margin, 0 if it does not."""
    return max(0.0, HEAD_MARGIN_M - outcome.least)


def losses(problem: WaterProblem, outcome: Outcome, k: FloatArray) -> FloatArray:
    """Return (M,) head lost along each link for the flows of a case and conveyances `k` (M,)."""
    safe = np.maximum(k, 1e-9)
    return np.asarray(problem.length_m * (np.abs(outcome.flow) / safe) ** FLOW_POWER)
