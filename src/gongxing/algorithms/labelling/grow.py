"""Which labelling in one piece per connected label can be made of one in pieces?

Of each label the most valuable piece stays (nodes that can take nothing else are joined to it along a shortest way), the
others are relabelled; then annealing with moves that keep every piece whole meets the bounds and improves the value.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order

from gongxing.algorithms.labelling.anneal import STEPS, TOLL, Schedule, breaches, list_candidates
from gongxing.algorithms.labelling.compiled import compiled
from gongxing.algorithms.labelling.dual import Dual
from gongxing.algorithms.labelling.instance import Instance
from gongxing.algorithms.labelling.model import BoolArray, IntArray
from gongxing.algorithms.labelling.moves import (
    SWAP,
    Chain,
    Field,
    Heat,
    accepts,
    burden,
    fill_chain,
    gain_of,
    relabel,
    uniform,
)
from gongxing.algorithms.labelling.pieces import pieces_of, touching


class Pieces(NamedTuple):
    """What the moves know of the pieces, changed in place.

    Attributes:
        joined: (K,) labels that must stay in one piece.
        members: (K,) nodes of each label.
        room: (2, N) stamps and a queue to look around with; the stamps are zero between moves.
    """

    joined: BoolArray
    members: IntArray
    room: IntArray


LOOK = 2000  # nodes looked at to see whether a piece holds together; beyond, a move is refused


def grow(instance: Instance, field: Field, *, dual: Dual, chain: Chain, schedule: Schedule,
         stop: Callable[[], bool] | None = None) -> IntArray | None:  # fmt: skip
    """Make a chain's labels whole and improve them; returns the best feasible labels seen, None when there were none."""
    near = touching(instance)
    for label in instance.connected:
        keep_one_piece(instance, near, field, dual=dual, chain=chain, label=label)
    fill_chain(field, chain)
    joined = np.zeros(instance.utility.shape[1], dtype=np.bool_)
    joined[list(instance.connected)] = True
    candidates, first = list_candidates(instance.graph.allowed)
    best, best_value = None, -np.inf
    per_step = max(1, schedule.moves // STEPS) if len(candidates) else 0
    members = np.bincount(chain.labels, minlength=len(joined)).astype(np.int64)
    pieces = Pieces(joined, members, np.zeros((2, instance.n_nodes), dtype=np.int64))
    for step in range(STEPS):
        share = step / (STEPS - 1)
        temperature = dual.stake * schedule.hot * (schedule.cold / schedule.hot) ** share
        firm = share >= schedule.soft
        theta = instance.utility if firm else dual.theta
        stiffness = 2.0 * temperature / field.unit**2
        heat = Heat(temperature, firm, TOLL * dual.stake, stiffness, theta, candidates, first)
        try_joined_moves(field, chain, heat, pieces, per_step)
        fill_chain(field, chain)
        if breaches(field, chain) == (0, 0.0):
            value = instance.value(chain.labels)
            if value > best_value and all(len(pieces_of(near, chain.labels == k)) < 2 for k in instance.connected):
                best, best_value = chain.labels.copy(), value
        if stop is not None and stop():
            break
    return best


def keep_one_piece(instance: Instance, near: csr_array, field: Field, *, dual: Dual, chain: Chain, label: int) -> None:
    """Relabel all pieces of a label but one in place, and join the nodes that can take no other label to it."""
    allowed = instance.graph.allowed
    pieces = pieces_of(near, chain.labels == label)
    if len(pieces) < 2:
        return
    bound_to = allowed[:, label] & (allowed.sum(axis=1) == 1)
    value = [(int(bound_to[piece].sum()), float(dual.theta[piece, label].sum() + 0.5 * chain.near[piece, label].sum()))
             for piece in pieces]  # fmt: skip
    main = max(range(len(pieces)), key=lambda at: value[at])
    others = np.ones(allowed.shape[1], dtype=bool)
    others[list(instance.connected)] = False
    for at, piece in enumerate(pieces):
        for i in piece.tolist() if at != main else []:
            choice = (
                allowed[i] & others if (allowed[i] & others).any() else allowed[i] & (np.arange(len(others)) != label)
            )
            if choice.any():
                worth = dual.theta[i] + chain.near[i] - TOLL * dual.stake * chain.clash[i]
                relabel(field, chain, i, int(np.where(choice, worth, -np.inf).argmax()))
    _lay_ways(near, allowed[:, label], field, chain=chain, label=label)


def _lay_ways(near: csr_array, can: BoolArray, field: Field, *, chain: Chain, label: int) -> None:
    """Join the pieces of a label that are left along shortest ways through nodes that can take it."""
    pieces = pieces_of(near, chain.labels == label)
    nodes = np.flatnonzero(can)
    if len(pieces) < 2:
        return
    place = np.full(len(can), -1, dtype=np.int64)
    place[nodes] = np.arange(len(nodes))
    before = breadth_first_order(near[nodes][:, nodes], int(place[pieces[0][0]]), directed=False)[1]
    for piece in pieces[1:]:
        at = int(place[piece[0]])
        while at >= 0:
            relabel(field, chain, int(nodes[at]), label)
            at = int(before[at])


@compiled
def holds_together(field: Field, labels: IntArray, i: int, room: IntArray) -> bool:
    """Tell whether the piece of node i stays whole without it; `room` (2, N) holds stamps and a queue."""
    label = labels[i]
    wanted = 0
    begin = -1
    for at in range(field.start[i], field.start[i + 1]):
        j = field.neighbour[at]
        if field.weight[at] > 0.0 and labels[j] == label:
            wanted += 1
            begin = j
    if wanted < 2:
        return True
    mark, queue = room[0], room[1]
    head, tail = 0, 1
    queue[0] = begin
    mark[begin] = 1
    found = 0
    while head < tail and found < wanted and tail < LOOK:
        v = queue[head]
        head += 1
        for at in range(field.start[v], field.start[v + 1]):
            j = field.neighbour[at]
            if field.weight[at] <= 0.0 or labels[j] != label:
                continue
            if j == i:
                found += 1
            elif mark[j] == 0:
                mark[j] = 1
                queue[tail] = j
                tail += 1
    for at in range(tail):
        mark[queue[at]] = 0
    return found >= wanted


@compiled
def keeps_whole(field: Field, chain: Chain, pieces: Pieces, i: int, new: int) -> bool:
    """Tell whether every connected label stays in one piece when node i takes a new label."""
    old = chain.labels[i]
    if pieces.joined[new] and pieces.members[new] > 0:
        touches = False
        for at in range(field.start[i], field.start[i + 1]):
            if field.weight[at] > 0.0 and chain.labels[field.neighbour[at]] == new:
                touches = True
                break
        if not touches:
            return False
    return not pieces.joined[old] or holds_together(field, chain.labels, i, pieces.room)


@compiled
def hand_over(field: Field, chain: Chain, pieces: Pieces, i: int, new: int) -> None:
    """Give node i a new label and count the members anew."""
    pieces.members[chain.labels[i]] -= 1
    pieces.members[new] += 1
    relabel(field, chain, i, new)


@compiled
def find_trader(chain: Chain, heat: Heat, i: int, new: int) -> int:
    """Return a node that carries `new` and may take the label of node i, or -1."""
    old = chain.labels[i]
    begin, end = heat.first[old], heat.first[old + 1]
    if end > begin:
        j = heat.candidates[begin + int(uniform(chain.random) * (end - begin)), 0]
        if j != i and chain.labels[j] == new:
            return int(j)
    return -1


@compiled
def try_joined_moves(field: Field, chain: Chain, heat: Heat, pieces: Pieces, count: int) -> int:
    """Try `count` moves of single nodes and of trading pairs that keep pieces whole; returns how many were accepted."""
    accepted = 0
    pairs = len(heat.candidates)
    current = burden(field, chain, heat, 0, chain.labels[0]) if len(chain.labels) else 0.0
    for _ in range(count):
        m = int(uniform(chain.random) * pairs)
        i, new = heat.candidates[m, 0], heat.candidates[m, 1]
        old = chain.labels[i]
        if new == old:
            continue
        gain = gain_of(chain, heat, i, new)
        trade = uniform(chain.random) < SWAP
        if not trade and gain < -40.0 * heat.temperature and current == 0.0:
            continue
        j = find_trader(chain, heat, i, new) if trade else -1
        if (trade and j < 0) or not keeps_whole(field, chain, pieces, i, new):
            continue
        if not trade:
            after = burden(field, chain, heat, i, new)
            if accepts(chain, heat, gain, current, after):
                hand_over(field, chain, pieces, i, new)
                current = after
                accepted += 1
            continue
        hand_over(field, chain, pieces, i, new)
        gain += gain_of(chain, heat, j, old)
        after = burden(field, chain, heat, j, old)
        if keeps_whole(field, chain, pieces, j, old) and accepts(chain, heat, gain, current, after):
            hand_over(field, chain, pieces, j, old)
            current = after
            accepted += 1
        else:
            hand_over(field, chain, pieces, i, old)
    return accepted
