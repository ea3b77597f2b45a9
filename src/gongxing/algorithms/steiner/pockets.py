"""Into which small independent problems does the access of all groups fall?

All roots become one node; what is left falls into pockets that no group and no edge joins. Edges that can never be needed
(dead ends without a group, dearer twins) are left out and chains without a group become one edge.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from gongxing.algorithms.steiner.access import AccessGraph, FloatArray, IntArray

_Edge = tuple[int, int, float, tuple[int, ...]]


@dataclass(frozen=True)
class Pocket:
    """One rooted group Steiner problem; node 0 is the root.

    Attributes:
        nodes: number of nodes, root included.
        ends: (e, 2) node positions in the pocket.
        cost: (e,) what an edge costs.
        chains: edges of the whole graph that each pocket edge stands for.
        groups: nodes of each group.
        names: positions of the groups in the whole graph; a group whose nodes include those of another is left out.
    """

    nodes: int
    ends: IntArray
    cost: FloatArray
    chains: tuple[tuple[int, ...], ...]
    groups: tuple[tuple[int, ...], ...]
    names: tuple[int, ...]


def pockets(graph: AccessGraph, cost: FloatArray) -> tuple[Pocket, ...]:
    """Return the pockets of the groups without access that can be reached; `cost` (E,) is what each edge costs."""
    waiting = np.flatnonzero(~graph.served & graph.reachable)
    whole = graph.joined(np.ones(len(graph.ends), dtype=np.bool_))
    members = {int(g): frozenset(n for n in graph.members(int(g)).tolist() if whole[n]) for g in waiting}
    wanted = {g: nodes for g, nodes in members.items() if nodes}
    place = np.where(graph.root, -1, np.arange(graph.nodes))
    ends = place[graph.ends]
    usable = np.flatnonzero(~graph.built & (ends[:, 0] != ends[:, 1]) & whole[graph.ends].all(axis=1))
    label = _label(graph.nodes, ends[usable], wanted)
    edges_of: dict[int, list[int]] = {}
    for edge in usable.tolist():
        edges_of.setdefault(int(label[max(ends[edge])]), []).append(edge)
    groups_of: dict[int, list[int]] = {}
    for group, nodes in wanted.items():
        groups_of.setdefault(int(label[next(iter(nodes))]), []).append(group)
    return tuple(
        _pocket(ends, cost, edges_of.get(name, []), {g: wanted[g] for g in groups})
        for name, groups in sorted(groups_of.items(), key=lambda item: item[1][0])
    )


def _label(nodes: int, ends: IntArray, wanted: dict[int, frozenset[int]]) -> IntArray:
    """Return (N,) the pocket of each node; edges to the root join nothing, groups join their nodes."""
    inner = ends[(ends >= 0).all(axis=1)]
    pairs = [(first, other) for group in wanted.values() for first in [min(group)] for other in group if other != first]
    both = np.vstack([inner, np.array(pairs, dtype=np.int64).reshape(-1, 2)])
    whole = coo_array((np.ones(len(both)), (both[:, 0], both[:, 1])), shape=(nodes, nodes))
    return np.asarray(connected_components(whole, directed=False)[1], dtype=np.int64)


def _pocket(ends: IntArray, cost: FloatArray, edges: list[int], groups: dict[int, frozenset[int]]) -> Pocket:
    kept = _undominated(groups)
    special = set().union(*kept.values()) | {-1}
    parts: dict[int, _Edge] = {
        edge: (int(ends[edge, 0]), int(ends[edge, 1]), float(cost[edge]), (edge,)) for edge in edges
    }
    lean = _reduced(parts, special)
    names = [-1, *sorted({n for a, b, _, _ in lean for n in (a, b)} | special - {-1})]
    names = list(dict.fromkeys(names))
    position = {name: i for i, name in enumerate(names)}
    return Pocket(
        len(names),
        np.array([(position[a], position[b]) for a, b, _, _ in lean], dtype=np.int64).reshape(-1, 2),
        np.array([price for _, _, price, _ in lean], dtype=np.float64),
        tuple(chain for _, _, _, chain in lean),
        tuple(tuple(sorted(position[n] for n in nodes)) for nodes in kept.values()),
        tuple(kept),
    )


def _undominated(groups: dict[int, frozenset[int]]) -> dict[int, frozenset[int]]:
    """Return the groups that no other group's nodes lie within: serving the smaller one serves the larger."""
    kept: dict[int, frozenset[int]] = {}
    holders: dict[int, list[int]] = {}
    for name, nodes in sorted(groups.items(), key=lambda item: (len(item[1]), item[0])):
        if any(kept[other] <= nodes for node in nodes for other in holders.get(node, ())):
            continue
        kept[name] = nodes
        holders.setdefault(min(nodes), []).append(name)
    return dict(sorted(kept.items()))


def _reduced(parts: dict[int, _Edge], special: set[int]) -> list[_Edge]:
    """Return the edges after dropping dead ends and dearer twins and joining chains, until nothing changes."""
    at: dict[int, set[int]] = {}
    for name, (a, b, _, _) in parts.items():
        at.setdefault(a, set()).add(name)
        at.setdefault(b, set()).add(name)

    def drop(name: int) -> None:
        for node in parts.pop(name)[:2]:
            at[node].discard(name)

    fresh = max(parts, default=0) + 1
    queue = sorted(at)
    while queue:
        node = queue.pop()
        twins: dict[int, int] = {}
        for name in sorted(at[node]):
            a, b, price, _ = parts[name]
            far = b if a == node else a
            old = twins.setdefault(far, name)
            if far == node or (old != name and parts[old][2] <= price):
                drop(name)
            elif old != name:
                drop(old)
                twins[far] = name
        if node in special or len(at[node]) > 2:
            continue
        ends = [(parts[name][0] if parts[name][1] == node else parts[name][1]) for name in sorted(at[node])]
        chain = [parts[name] for name in sorted(at[node])]
        for name in sorted(at[node]):
            drop(name)
        queue += ends
        if len(ends) == 2 and ends[0] != ends[1]:
            parts[fresh] = (ends[0], ends[1], chain[0][2] + chain[1][2], chain[0][3] + chain[1][3])
            for end in ends:
                at[end].add(fresh)
            fresh += 1
    return [parts[name] for name in sorted(parts)]
