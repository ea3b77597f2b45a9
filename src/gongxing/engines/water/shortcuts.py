"""Which unused ways between two nodes of the network could be opened, and what would a pipe there gain?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from gongxing.engines.water.cases import Outcome
from gongxing.engines.water.design import size_conveyance
from gongxing.engines.water.problem import FLOW_POWER, BoolArray, FloatArray, WaterProblem
from gongxing.engines.water.trials import Adjoint, Bench


@dataclass(frozen=True)
class Shortcut:
    """A chain of unused links between two nodes of the network."""

    first: int
    last: int
    links: tuple[int, ...]
    length_m: float


def shortcuts(problem: WaterProblem, used: BoolArray) -> tuple[Shortcut, ...]:
    """Return the chains of unused links that run from one node of the network to another without branching off it.

    At nodes off the network where more than two unused links meet, the chain goes on along each of them.
    """
    network = problem.reached(used)
    network[problem.source_node] = True
    around: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for link in np.flatnonzero(~used).tolist():
        a, b = (int(node) for node in problem.ends[link])
        around[a].append((b, link))
        around[b].append((a, link))
    found: dict[tuple[int, ...], Shortcut] = {}
    for start in sorted(around):
        if network[start]:
            for chain in _walks(problem, around, network, start):
                found.setdefault(tuple(sorted(chain.links)), chain)
    return tuple(found.values())


_LONGEST = 40
_MOST = 12


def _walks(
    problem: WaterProblem, around: dict[int, list[tuple[int, int]]], network: BoolArray, start: int
) -> list[Shortcut]:
    """Return the shortest chains from a node of the network through nodes off it to other nodes of it."""
    ends: list[Shortcut] = []
    stack: list[tuple[int, tuple[int, ...], frozenset[int]]] = [(start, (), frozenset((start,)))]
    while stack and len(ends) < _MOST:
        node, links, seen = stack.pop()
        for other, link in around[node]:
            if other in seen:
                continue
            way = (*links, link)
            if network[other]:
                ends.append(Shortcut(start, other, way, float(problem.length_m[list(way)].sum())))
            elif len(way) < _LONGEST:
                stack.append((other, way, seen | {other}))
    return ends


def opening_gain(bench: Bench, outcome: Outcome, adjoint: Adjoint, chain: Shortcut) -> FloatArray:
    """Return (D,) metres the case's worst node would gain from a pipe of each size along a chain, to first order."""
    first, last = chain.first, chain.last
    head = outcome.head
    fall = head[first] - head[last]
    lift = adjoint.drop[last] - adjoint.drop[first]
    if fall < 0:
        fall, lift = -fall, -lift
    sizes = size_conveyance(bench.problem)[:-1]
    if lift <= 0 or fall <= 1e-3:
        return np.zeros(len(sizes))
    stiff = bench.between(adjoint, first, last)
    flow = np.zeros(len(sizes))
    low, high = np.zeros(len(sizes)), sizes * (fall / chain.length_m) ** (1 / FLOW_POWER)
    for _ in range(12):
        flow = (low + high) / 2
        left = fall - stiff * flow - chain.length_m * (flow / sizes) ** FLOW_POWER
        low, high = np.where(left > 0, flow, low), np.where(left > 0, high, flow)
    return np.asarray(flow * lift)
