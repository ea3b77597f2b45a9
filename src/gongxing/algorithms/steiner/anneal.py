"""Which K edges serve best when the first few of them must give everyone access?

Annealing by exchange: one edge is taken out, what every edge that could take its place would gain is reckoned exactly, and
one of them is drawn by its worth (heat bath). The edges always hold a tree that gives access with as few segments as can be;
the tree itself is exchanged edge by edge on the way.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gongxing.algorithms.steiner.access import BoolArray, FloatArray, IntArray
from gongxing.algorithms.steiner.compiled import compiled
from gongxing.algorithms.steiner.distances import fill_all, gain, put_in, take_out, total_apart
from gongxing.algorithms.steiner.net import Net, main_part, serves


class Goal(NamedTuple):
    """What is sought: least demand x distance (counted at most `cap`) + price x length built, `wanted` groups by the tree."""

    demand: FloatArray
    wanted: BoolArray
    cap: float
    price: float


@compiled
def draw(worth: FloatArray, count: int, heat: float, random: np.random.Generator) -> int:
    """Return a place among the first `count`, drawn with probability proportional to exp(worth / heat)."""
    best = worth[0]
    for place in range(1, count):
        best = max(best, worth[place])
    total = 0.0
    for place in range(count):
        total += np.exp((worth[place] - best) / heat)
    mark = random.random() * total
    for place in range(count):
        mark -= np.exp((worth[place] - best) / heat)
        if mark <= 0:
            return place
    return count - 1


@compiled
def reroute(
    net: Net, out: int, used: BoolArray, tree: BoolArray, wanted: BoolArray, choice: IntArray, mark: BoolArray, stack: IntArray,
    random: np.random.Generator,
) -> int:  # fmt: skip
    """Take `out` from the tree; return -1 if the tree now passes through another used edge, -2 if it cannot do without `out`.

    Otherwise return how many edges not in use, listed in `choice`, could mend the tree.
    """
    tree[out] = False
    edges, inside, outside = len(used), 0, 0
    for edge in range(edges):
        if net.built[edge] or tree[edge] or edge == out:
            continue
        tree[edge] = True
        if serves(net, tree, wanted, mark, stack):
            if used[edge]:
                inside += 1
                choice[edges - inside] = edge
            else:
                choice[outside] = edge
                outside += 1
        tree[edge] = False
    if inside > 0 and (outside == 0 or random.random() < 0.5):
        tree[choice[edges - 1 - int(random.random() * inside)]] = True
        return -1
    if outside == 0:
        tree[out] = True
        return -2
    return outside


@compiled
def fitting(
    net: Net, used: BoolArray, degree: IntArray, choice: IntArray, count: int, mark: BoolArray, stack: IntArray
) -> int:
    """Keep of the first `count` edges of `choice` those that leave the network in one piece with its roots; return how many."""
    main_part(net, used, mark, stack)
    split = False
    for node in range(len(mark)):
        split = split or (degree[node] > 0 and not mark[node])
    kept = 0
    for place in range(count):
        a, b = net.ends[choice[place], 0], net.ends[choice[place], 1]
        joins = mark[a] or mark[b]
        if split:
            joins = mark[a] != mark[b] and degree[a] > 0 and degree[b] > 0
        if joins:
            choice[kept] = choice[place]
            kept += 1
    return kept


@compiled
def unused(used: BoolArray, out: int, choice: IntArray) -> int:
    """List in `choice` the edges not in use but for `out`; return how many."""
    count = 0
    for edge in range(len(used)):
        if not used[edge] and edge != out:
            choice[count] = edge
            count += 1
    return count


@compiled
def bear(net: Net, edge: int, degree: IntArray, change: int) -> None:
    """Count an edge at both its ends."""
    degree[net.ends[edge, 0]] += change
    degree[net.ends[edge, 1]] += change


@compiled
def anneal(
    net: Net,
    goal: Goal,
    used: BoolArray,
    tree: BoolArray,
    hot: float,
    cold: float,
    moves: int,
    random: np.random.Generator,
) -> tuple[float, BoolArray, BoolArray]:
    """Return the best value, its edges and its tree; `used` and `tree` are the start and become what stood at the end."""
    nodes, edges, groups = len(net.root), len(net.length), len(goal.wanted)
    degree = net.root.astype(np.int64)
    pool = np.flatnonzero(used & ~net.built)
    spent = net.length[pool].sum()
    for edge in range(edges):
        if used[edge]:
            bear(net, edge, degree, 1)
    far, apart = np.empty((groups, nodes)), np.empty((groups, groups))
    mark, stack = np.empty(nodes, dtype=np.bool_), np.empty(nodes, dtype=np.int64)
    at_a, at_b = np.empty(groups), np.empty(groups)
    worth, choice = np.empty(edges), np.empty(edges, dtype=np.int64)
    fill_all(net, far, apart, degree, used)
    old_far, old_apart = far.copy(), apart.copy()
    best = total_apart(apart, goal.cap, goal.demand) + goal.price * spent
    best_used, best_tree = used.copy(), tree.copy()
    for move in range(moves):
        place = int(random.random() * len(pool))
        out = pool[place]
        mending = reroute(net, out, used, tree, goal.wanted, choice, mark, stack, random) if tree[out] else -1
        if mending == -2:
            continue
        old_far[:], old_apart[:] = far, apart
        used[out] = False
        bear(net, out, degree, -1)
        take_out(net, out, far, apart, degree, used, mark, stack)
        base = total_apart(apart, goal.cap, goal.demand)
        count = mending if mending >= 0 else unused(used, out, choice)
        choice[count] = out
        count = fitting(net, used, degree, choice, count + 1, mark, stack)
        for position in range(count):
            edge = choice[position]
            better = gain(net, edge, far, apart, goal.cap, degree, goal.demand, at_a, at_b)
            worth[position] = better - goal.price * net.length[edge]
        picked = draw(worth, count, hot * (cold / hot) ** (move / moves), random)
        edge = choice[picked]
        used[edge] = True
        bear(net, edge, degree, 1)
        tree[edge] = tree[edge] or mending >= 0
        if edge == out:
            far[:], apart[:] = old_far, old_apart
            continue
        pool[place] = edge
        spent += net.length[edge] - net.length[out]
        put_in(net, edge, far, apart, degree, used)
        value = base - worth[picked] + goal.price * (spent - net.length[edge])
        if value < best - 1e-12:
            best = value
            best_used[:], best_tree[:] = used, tree
    return best, best_used, best_tree
