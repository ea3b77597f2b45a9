"""By which roads do trucks reach the nearest gate, kept off homes and lanes wherever another way exists?"""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from gongxing.engines.roads.problem import BoolArray, Choice, FloatArray, IntArray, RoadProblem

TRUCK_GRADES = ("arterial", "collector", "local")
DETOUR_S_M = 1000.0
"""Seconds of detour that a metre past homes or along a lane weighs: any other way goes first."""


def unfit(problem: RoadProblem, grade: tuple[str, ...]) -> BoolArray:
    """Return (E,) the edges trucks should not use: too narrow a grade, or too near to homes."""
    return problem.near_home | np.array([g not in TRUCK_GRADES for g in grade], dtype=np.bool_)


def freight_routes(
    problem: RoadProblem, choice: Choice, grade: tuple[str, ...], seconds: FloatArray
) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """Return for each place with freight its way to the nearest gate: (place, edges), places that reach none left out."""
    travel = problem.travel
    rows = np.flatnonzero(travel.freight_trips > 0)
    gates = travel.nodes[travel.gates]
    if not len(rows) or not len(gates):
        return ()
    used = problem.stands.copy()
    used[choice.new] = True
    weight = seconds + DETOUR_S_M * np.where(unfit(problem, grade), problem.length_m, 0.0)
    before, name = _from_gates(problem, np.flatnonzero(used), weight, gates)
    found = []
    for row in rows.tolist():
        node, edges = int(travel.nodes[row]), list[int]()
        while before[node] >= 0 and int(before[node]) < len(problem.xy):
            other = int(before[node])
            edges.append(name[(min(node, other), max(node, other))])
            node = other
        if before[node] >= 0:
            found.append((row, tuple(edges)))
    return tuple(found)


def _from_gates(
    problem: RoadProblem, edges: IntArray, weight: FloatArray, gates: IntArray
) -> tuple[IntArray, dict[tuple[int, int], int]]:
    """Return the node before each on its way from a gate, and the lightest edge between each pair of nodes."""
    size = len(problem.xy)
    name: dict[tuple[int, int], int] = {}
    for edge in edges[np.argsort(-weight[edges], kind="stable")].tolist():
        a, b = problem.ends[edge]
        name[(int(min(a, b)), int(max(a, b)))] = edge
    pairs = np.array(list(name), dtype=np.int64).reshape(-1, 2)
    heavy = weight[list(name.values())]
    gates = np.unique(gates)
    rows, columns = np.concatenate([pairs[:, 0], np.full(len(gates), size)]), np.concatenate([pairs[:, 1], gates])
    table = coo_array(
        (np.concatenate([heavy, np.full(len(gates), 1e-9)]), (rows, columns)), shape=(size + 1, size + 1)
    ).tocsr()
    _, before = dijkstra(table, directed=False, indices=size, return_predecessors=True)
    return before[:size].astype(np.int64), name
