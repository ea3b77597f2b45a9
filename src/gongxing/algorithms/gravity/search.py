"""Which tree is cheapest, depth, diameter and pumps included?

Local search over trees by moves of one node to another path (`moves.py`), reaches designed as they come; then the cheapest
design of the tree that is left (`profile.py`).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gongxing.algorithms.gravity.layout import pop, push
from gongxing.algorithms.gravity.moves import Diary, above, blank_diary, drop, reroute, take_back
from gongxing.algorithms.gravity.tree import Tree
from gongxing.algorithms.gravity.ways import NONE, FloatArray, IntArray, Loads, Rules, Ways
from gongxing.algorithms.labelling.compiled import compiled


class Paths(NamedTuple):
    """Work space for finding paths out of a node, reset after each use."""

    away: FloatArray
    by: IntArray
    seen: IntArray
    heap_key: FloatArray
    heap_node: IntArray
    ways: IntArray
    ends: IntArray


@compiled
def blank_paths(nodes: int, most: int) -> Paths:
    """Return work space for paths over at most `most` settled nodes."""
    return Paths(
        np.full(nodes, np.inf), np.full(nodes, NONE), np.empty(nodes, dtype=np.int64), np.empty(32 * most + 64),
        np.empty(32 * most + 64, dtype=np.int64), np.empty(nodes, dtype=np.int64), np.empty(most, dtype=np.int64),
    )  # fmt: skip


@compiled
def find_ends(v: int, own: int, choices: int, tree: Tree, paths: Paths, ways: Ways, loads: Loads) -> tuple[int, int]:
    """Search from `v`, whose reach has been taken out, for up to `choices` nodes of the tree that do not drain to `v`.

    `own` is the way it drained by, which is left out. Returns how many nodes were found (in `paths.ends`) and how many were
    touched (in `paths.seen`).
    """
    size, touched, found, settled = 0, 1, 0, 0
    paths.away[v], paths.seen[0] = 0.0, v
    size = push(paths.heap_key, paths.heap_node, size, 0.0, v)
    while size > 0 and settled < len(paths.ends) and found < choices:
        size = pop(paths.heap_key, paths.heap_node, size)
        key, u = paths.heap_key[size], paths.heap_node[size]
        if key > paths.away[u]:
            continue
        settled += 1
        if u != v and (loads.outlet[u] or tree.drains[u] != NONE):
            if not above(v, u, tree, ways):
                paths.ends[found] = u
                found += 1
            continue
        for at in range(ways.out_first[u], ways.out_first[u + 1]):
            e = ways.out_ways[at]
            w = ways.head[e]
            if e == own or not np.isfinite(ways.weight[e]):
                continue
            if key + ways.weight[e] < paths.away[w] and size < len(paths.heap_key) - 1:
                if np.isinf(paths.away[w]):
                    paths.seen[touched] = w
                    touched += 1
                paths.away[w], paths.by[w] = key + ways.weight[e], e
                size = push(paths.heap_key, paths.heap_node, size, paths.away[w], w)
    return found, touched


@compiled
def trace(v: int, end: int, paths: Paths, ways: Ways) -> int:
    """Write the path from `v` to `end` into `paths.ways`; returns its steps."""
    steps, w = 0, end
    while w != v:
        paths.ways[steps] = paths.by[w]
        steps += 1
        w = ways.tail[paths.by[w]]
    for i in range(steps // 2):
        j = steps - 1 - i
        paths.ways[i], paths.ways[j] = paths.ways[j], paths.ways[i]
    return steps


@compiled
def improve_at(
    v: int,
    choices: int,
    shadow: float,
    least: float,
    tree: Tree,
    diary: Diary,
    paths: Paths,
    ways: Ways,
    loads: Loads,
    rules: Rules,
) -> tuple[float, int]:
    """Let node `v` drain along the path that saves most, if any saves more than `least`; returns the saving and the moves tried."""
    own = tree.drains[v]
    drop(v, tree, diary, ways, loads)
    found, touched = find_ends(v, own, choices, tree, paths, ways, loads)
    take_back(tree, diary)
    best, where = -least, -1
    for i in range(found):
        steps = trace(v, paths.ends[i], paths, ways)
        change = reroute(v, paths.ways, steps, shadow, tree, diary, ways, loads, rules)
        take_back(tree, diary)
        if change < best:
            best, where = change, i
    saved = 0.0
    if where >= 0:
        steps = trace(v, paths.ends[where], paths, ways)
        saved = -reroute(v, paths.ways, steps, shadow, tree, diary, ways, loads, rules)
        diary.size[0] = 0
    for i in range(touched):
        paths.away[paths.seen[i]] = np.inf
        paths.by[paths.seen[i]] = NONE
    return saved, found


@compiled
def improve_pass(
    order: IntArray,
    choices: int,
    shadow: float,
    least: float,
    budget: int,
    tree: Tree,
    ways: Ways,
    loads: Loads,
    rules: Rules,
) -> tuple[float, int]:
    """Try every node of `order` once, within a budget of moves; returns what was saved and the moves tried."""
    diary, paths = blank_diary(len(tree.drains)), blank_paths(len(tree.drains), 40)
    saved, tried = 0.0, 0
    for v in order:
        if tree.drains[v] == NONE:
            continue
        gain, moves = improve_at(v, choices, shadow, least, tree, diary, paths, ways, loads, rules)
        saved += gain
        tried += moves
        if tried >= budget:
            break
    return saved, tried
