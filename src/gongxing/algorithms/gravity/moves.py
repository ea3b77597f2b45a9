"""What would a tree cost if one node drained another way?

A move takes the reach of a node out, prunes what then drains nothing, and leads the flow along a new path to another node
of the tree. Only the states along the two paths to the outlet change; all are written down so that a move can be taken back.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gongxing.algorithms.gravity.tree import Tree, design_reach
from gongxing.algorithms.gravity.ways import NONE, BoolArray, FloatArray, IntArray, Loads, Rules, Ways
from gongxing.algorithms.labelling.compiled import compiled

SAME = 1e-7
"""Depths (m) and times (s) closer than this are the same state."""


class Diary(NamedTuple):
    """What a move has changed: nodes in order with their former states; `size[0]` entries.

    Attributes:
        node, whole: (L,), (L, 4) node and its former drain, size, beside, mode.
        more: (L, 7) former load, time, arrival, end, start, lift, cost.
        size: (1,) entries in use. fresh: (N,) whether a node is on the new path, during a move.
    """

    node: IntArray
    whole: IntArray
    more: FloatArray
    size: IntArray
    fresh: BoolArray


@compiled
def blank_diary(nodes: int) -> Diary:
    """Return an empty diary; a move changes each node at most three times."""
    room = 3 * nodes + 8
    return Diary(
        np.empty(room, dtype=np.int64), np.empty((room, 4), dtype=np.int64), np.empty((room, 7)),
        np.zeros(1, dtype=np.int64), np.zeros(nodes, dtype=np.bool_),
    )  # fmt: skip


@compiled
def note(v: int, tree: Tree, diary: Diary) -> None:
    """Write down the state of node `v` before it changes."""
    i = diary.size[0]
    diary.node[i] = v
    whole, more = diary.whole[i], diary.more[i]
    whole[0], whole[1], whole[2], whole[3] = tree.drains[v], tree.size[v], tree.beside[v], tree.mode[v]
    more[0], more[1], more[2], more[3] = tree.load[v], tree.time[v], tree.arrive[v], tree.depth_end[v]
    more[4], more[5], more[6] = tree.start[v], tree.lift[v], tree.cost[v]
    diary.size[0] = i + 1


@compiled
def take_back(tree: Tree, diary: Diary) -> None:
    """Undo everything in the diary, last first."""
    for i in range(diary.size[0] - 1, -1, -1):
        v, whole, more = diary.node[i], diary.whole[i], diary.more[i]
        tree.drains[v], tree.size[v], tree.beside[v], tree.mode[v] = whole[0], whole[1], whole[2], whole[3]
        tree.load[v], tree.time[v], tree.arrive[v], tree.depth_end[v] = more[0], more[1], more[2], more[3]
        tree.start[v], tree.lift[v], tree.cost[v] = more[4], more[5], more[6]
    diary.size[0] = 0


@compiled
def drained_to(v: int, tree: Tree, ways: Ways) -> bool:
    """Return whether any reach of the tree ends at node `v`."""
    for at in range(ways.in_first[v], ways.in_first[v + 1]):
        e = ways.in_ways[at]
        if tree.drains[ways.tail[e]] == e:
            return True
    return False


@compiled
def redo(v: int, shadow: float, tree: Tree, diary: Diary, ways: Ways, loads: Loads, rules: Rules) -> tuple[float, bool]:
    """Design the reach of `v` anew; returns the change of cost, and whether what it hands down has changed."""
    note(v, tree, diary)
    cost, load, time = tree.cost[v], tree.load[v], tree.time[v]
    end, size = tree.depth_end[v], tree.size[v]
    design_reach(v, shadow, tree, ways, loads, rules)
    same = tree.load[v] == load and tree.size[v] == size and abs(tree.depth_end[v] - end) < SAME
    return tree.cost[v] - cost, not (same and abs(tree.time[v] - time) < SAME)


@compiled
def drop(v: int, tree: Tree, diary: Diary, ways: Ways, loads: Loads) -> tuple[float, int]:
    """Take the reach of `v` out and prune below it; returns the change of cost and the first node that stays."""
    change = 0.0
    w = v
    while True:
        note(w, tree, diary)
        change -= tree.cost[w]
        head = ways.head[tree.drains[w]]
        tree.drains[w], tree.cost[w] = NONE, 0.0
        w = head
        if loads.outlet[w] or loads.served[w] or drained_to(w, tree, ways):
            return change, w


@compiled
def reroute(
    v: int, path: IntArray, steps: int, shadow: float, tree: Tree, diary: Diary, ways: Ways, loads: Loads, rules: Rules
) -> float:
    """Let node `v` drain along the ways `path[:steps]`, which end in the tree; returns the change of cost.

    The old path is designed anew down to where it meets the new one, then the new one down to the outlet, each only as
    long as what is handed down changes.
    """
    change, stay = drop(v, tree, diary, ways, loads)
    for i in range(steps):
        u = ways.tail[path[i]]
        if i > 0:
            note(u, tree, diary)
        tree.drains[u] = path[i]
    w = v
    while True:
        diary.fresh[w] = True
        if tree.drains[w] == NONE:
            break
        w = ways.head[tree.drains[w]]
    meet = stay
    going = True
    while not diary.fresh[meet]:
        if going:
            gain, going = redo(meet, shadow, tree, diary, ways, loads, rules)
            change += gain
        if tree.drains[meet] == NONE:
            break  # the two paths leave at different outlets
        meet = ways.head[tree.drains[meet]]
    w = v
    going, met = True, False
    while True:
        met = met or w == meet
        diary.fresh[w] = False
        if going or not met:
            gain, moved = redo(w, shadow, tree, diary, ways, loads, rules)
            change += gain
            going = moved or not met
        elif tree.drains[w] == NONE:
            break
        if tree.drains[w] == NONE:
            break
        w = ways.head[tree.drains[w]]
    return change


@compiled
def above(v: int, w: int, tree: Tree, ways: Ways) -> bool:
    """Return whether the flow of node `w` passes node `v` on its way to the outlet."""
    while True:
        if w == v:
            return True
        if tree.drains[w] == NONE:
            return False
        w = ways.head[tree.drains[w]]
