"""Which heads and flows does a scheme have, reckoned anew by a solver of its own?

The global gradient algorithm (Todini and Pilati 1988) on scipy's sparse factors, pipe by pipe as the scheme lists them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csc_array
from scipy.sparse.linalg import splu

from gongxing.engines.water.problem import (
    DIAMETER_POWER,
    FLOW_POWER,
    HAZEN_WILLIAMS,
    BoolArray,
    FloatArray,
    IntArray,
    WaterProblem,
)
from gongxing.plan.water import WaterPipe

_FLATTEST = 1e-5
_STEPS = 40
_REST = 1e-6


class Network:
    """The pipes in service between the problem's nodes, with room for the normal matrix."""

    def __init__(self, problem: WaterProblem, pipes: Sequence[WaterPipe]) -> None:
        place = {node: row for row, node in enumerate(problem.nodes)}
        self.problem = problem
        self.ends: IntArray = np.array([(place[p.start], place[p.end]) for p in pipes], dtype=np.int64).reshape(-1, 2)
        inner = np.array([p.inner_mm / 1000 for p in pipes])
        rough = np.array([p.roughness for p in pipes])
        length = np.array([p.length_m for p in pipes])
        self.loss_rate = HAZEN_WILLIAMS * length / rough**FLOW_POWER / inner**DIAMETER_POWER
        self.area = np.pi / 4 * inner**2
        self._fixed = np.zeros(len(problem.nodes), dtype=bool)
        self._fixed[problem.source_node] = True
        joined = np.zeros(len(problem.nodes), dtype=bool)
        joined[self.ends.ravel()] = True
        self._free = np.flatnonzero(joined & ~self._fixed)
        self._rows = np.full(len(problem.nodes), -1, dtype=np.int64)
        self._rows[self._free] = np.arange(len(self._free))
        self._layout()

    def _layout(self) -> None:
        """Find once where each pipe's conductance goes in the matrix's columns."""
        count, pipes = len(self._free), np.arange(len(self.ends))
        a, b = self._rows[self.ends[:, 0]], self._rows[self.ends[:, 1]]
        both = pipes[(a >= 0) & (b >= 0)]
        parts = [(a[a >= 0], a[a >= 0], pipes[a >= 0], 1.0), (b[b >= 0], b[b >= 0], pipes[b >= 0], 1.0)]
        parts += [(a[both], b[both], both, -1.0), (b[both], a[both], both, -1.0)]
        row = np.concatenate([part[0] for part in parts])
        column = np.concatenate([part[1] for part in parts])
        self._source = np.concatenate([part[2] for part in parts])
        self._sign = np.concatenate([np.full(len(part[0]), part[3]) for part in parts])
        cell, self._slot = np.unique(column * count + row, return_inverse=True)
        self._indices = cell % count
        self._starts = np.searchsorted(cell // count, np.arange(count + 1))

    def settle(
        self, drawn: FloatArray, start: FloatArray | None = None, closed: BoolArray | None = None
    ) -> tuple[FloatArray, FloatArray]:
        """Return heads (N,), NaN off the network, and flows (P,), for demands (N,), first flows and pipes shut."""
        problem, ends = self.problem, self.ends
        shut = np.zeros(len(ends), dtype=bool) if closed is None else closed
        flow = np.where(shut, 0.0, 0.3 * self.area if start is None else start)
        head = np.full(len(problem.nodes), np.nan)
        head[problem.source_node] = problem.source_head_m
        head[self._free] = 0.0
        for _ in range(_STEPS):
            slope = np.maximum(FLOW_POWER * self.loss_rate * np.abs(flow) ** (FLOW_POWER - 1), _FLATTEST)
            loss = self.loss_rate * np.abs(flow) ** (FLOW_POWER - 1) * flow
            ease = np.where(shut, 0.0, 1.0 / slope)
            rest = np.where(shut, 0.0, flow - loss * ease)
            head[self._free] = self._heads(ease, rest, drawn, head)
            new = rest + ease * (head[ends[:, 0]] - head[ends[:, 1]])
            moved = np.abs(new - flow).sum()
            flow = new
            if moved <= _REST * max(np.abs(flow).sum(), 1e-6):
                break
        return head, flow

    def _heads(self, ease: FloatArray, rest: FloatArray, drawn: FloatArray, head: FloatArray) -> FloatArray:
        """Return the heads that balance every free node for flows rest + ease * fall."""
        a, b = self.ends[:, 0], self.ends[:, 1]
        count = len(self._free)
        data = np.bincount(self._slot, self._sign * ease[self._source], len(self._indices))
        matrix = csc_array((data, self._indices, self._starts), shape=(count, count))
        inflow = np.bincount(b, rest, len(head)) - np.bincount(a, rest, len(head)) - drawn
        known = np.where(self._fixed, head, 0.0)
        inflow += np.bincount(a, ease * known[b], len(head)) + np.bincount(b, ease * known[a], len(head))
        return np.asarray(splu(matrix).solve(inflow[self._free]), dtype=np.float64)
