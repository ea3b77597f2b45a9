"""Which changes of single nodes and pairs of nodes does annealing try, and what do they do to value and totals?

All loops are compiled; the state of one chain is a bundle of arrays changed in place.  Randomness is a xorshift64*
generator whose state is part of the chain.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.labelling.compiled import compiled
from gongxing.algorithms.labelling.model import BoolArray, FloatArray, IntArray

WordArray = npt.NDArray[np.uint64]
SWAP, FOLLOW = 0.15, 0.25  # shares of moves: below SWAP two nodes trade labels, up to FOLLOW a neighbour follows


class Field(NamedTuple):
    """What the moves need to know and never change.

    Attributes:
        start: (N + 1,) neighbours of i are neighbour[start[i]:start[i + 1]].
        neighbour, weight, table: (2E,) neighbour, border reward, and oriented rule; table ^ 1 is the rule seen from
            the neighbour.
        clashes: (2C, K, K) clashes[t, b, a]: label b at the neighbour forbids label a here.
        strict: (2C,) whether a rule forbids anything.
        allowed: (N, K) labels a node may take.
        amount: (N, K, R) resource use.
        low, high: (R,) bounds.
        unit: (R,) the use that counts as one when excesses are added up.
    """

    start: IntArray
    neighbour: IntArray
    weight: FloatArray
    table: IntArray
    clashes: BoolArray
    strict: BoolArray
    allowed: BoolArray
    amount: FloatArray
    low: FloatArray
    high: FloatArray
    unit: FloatArray


class Chain(NamedTuple):
    """The state of one annealing chain, changed in place.

    Attributes:
        labels: (N,) the labelling.
        near: (N, K) reward from neighbours that carry k.
        clash: (N, K) neighbours that forbid k.
        total: (R,) use of each resource.
        random: (1,) state of the generator.
    """

    labels: IntArray
    near: FloatArray
    clash: IntArray
    total: FloatArray
    random: WordArray


class Heat(NamedTuple):
    """How one stretch of moves is judged.

    Attributes:
        temperature: of the Metropolis rule, in units of value.
        firm: no move may increase the strain (excess in units); else excess costs stiffness x excess^2 / 2.
        toll: price of a forbidden pair and, when firm, of a unit of strain.
        stiffness: (R,).
        theta: (N, K) value of each node's labels.
        candidates: (M, 2) the (node, label) pairs proposed, sorted by label.
        first: (K + 1,) candidates of label k are first[k]..first[k + 1].
    """

    temperature: float
    firm: bool
    toll: float
    stiffness: FloatArray
    theta: FloatArray
    candidates: IntArray
    first: IntArray


@compiled
def uniform(state: WordArray) -> float:
    """Return a number in [0, 1) and advance the generator (xorshift64*, Vigna 2016)."""
    x = state[0]
    x ^= x >> np.uint64(12)
    x ^= x << np.uint64(25)
    x ^= x >> np.uint64(27)
    state[0] = x
    return float((x * np.uint64(2685821657736338717)) >> np.uint64(11)) * (1.0 / 9007199254740992.0)


@compiled
def fill_chain(field: Field, chain: Chain) -> None:
    """Work out `near`, `clash` and `total` from the labels."""
    nodes, label_count, resources = field.amount.shape
    chain.near[:, :] = 0.0
    chain.clash[:, :] = 0
    chain.total[:] = 0.0
    for i in range(nodes):
        for at in range(field.start[i], field.start[i + 1]):
            b = chain.labels[field.neighbour[at]]
            chain.near[i, b] += field.weight[at]
            if field.strict[field.table[at]]:
                for a in range(label_count):
                    if field.clashes[field.table[at], b, a]:
                        chain.clash[i, a] += 1
        for r in range(resources):
            chain.total[r] += field.amount[i, chain.labels[i], r]


@compiled
def relabel(field: Field, chain: Chain, i: int, new: int) -> None:
    """Give node i a new label and bring `near`, `clash` and `total` up to date."""
    near, clash = chain.near, chain.clash
    old = chain.labels[i]
    chain.labels[i] = new
    for at in range(field.start[i], field.start[i + 1]):
        j = field.neighbour[at]
        near[j, old] -= field.weight[at]
        near[j, new] += field.weight[at]
        t = field.table[at] ^ 1  # the rule as the neighbour sees it
        if field.strict[t]:
            for a in range(near.shape[1]):
                if field.clashes[t, old, a]:
                    clash[j, a] -= 1
                if field.clashes[t, new, a]:
                    clash[j, a] += 1
    for r in range(len(chain.total)):
        chain.total[r] += field.amount[i, new, r] - field.amount[i, old, r]


@compiled
def burden(field: Field, chain: Chain, heat: Heat, i: int, new: int) -> float:
    """Return what the excess would cost if node i took a new label: strain when firm, else the quadratic penalty."""
    result = 0.0
    old = chain.labels[i]
    for r in range(len(chain.total)):
        total = chain.total[r] + field.amount[i, new, r] - field.amount[i, old, r]
        over = max(total - field.high[r], field.low[r] - total)
        if over > 0.0:
            result += over / field.unit[r] if heat.firm else 0.5 * heat.stiffness[r] * over * over
    return result


@compiled
def gain_of(chain: Chain, heat: Heat, i: int, new: int) -> float:
    """Return the change in node values, rewards and tolls if node i took a new label."""
    old = chain.labels[i]
    return float(
        heat.theta[i, new] - heat.theta[i, old] + chain.near[i, new] - chain.near[i, old]
        - heat.toll * (chain.clash[i, new] - chain.clash[i, old])
    )  # fmt: skip


@compiled
def find_partner(field: Field, chain: Chain, heat: Heat, i: int, new: int, kind: float) -> int:
    """Return a partner for a double move, or -1: one to trade labels with, or a neighbour that will follow."""
    old = chain.labels[i]
    if kind < SWAP:
        begin, end = heat.first[old], heat.first[old + 1]
        if end > begin:
            for _ in range(6):
                j = heat.candidates[begin + int(uniform(chain.random) * (end - begin)), 0]
                if chain.labels[j] == new:
                    return int(j)
        return -1
    begin, end = field.start[i], field.start[i + 1]
    if end > begin:
        j = field.neighbour[begin + int(uniform(chain.random) * (end - begin))]
        if chain.labels[j] != new and field.allowed[j, new]:
            return int(j)
    return -1


@compiled
def accepts(chain: Chain, heat: Heat, gain: float, before: float, after: float) -> bool:
    """Decide by the Metropolis rule whether a change of value `gain` and burden `before` -> `after` is taken."""
    if heat.firm:
        if after > before:
            return False
        gain += heat.toll * (before - after)
    else:
        gain += before - after
    if gain >= 0.0:
        return True
    t = heat.temperature
    return t > 0.0 and gain > -40.0 * t and uniform(chain.random) < np.exp(gain / t)


@compiled
def try_moves(field: Field, chain: Chain, heat: Heat, count: int) -> int:
    """Try `count` moves at one temperature (Metropolis et al. 1953); returns how many were accepted."""
    accepted = 0
    pairs = len(heat.candidates)
    hopeless = -40.0 * heat.temperature
    current = burden(field, chain, heat, 0, chain.labels[0]) if len(chain.labels) else 0.0
    for _ in range(count):
        m = int(uniform(chain.random) * pairs)
        i, new = heat.candidates[m, 0], heat.candidates[m, 1]
        old = chain.labels[i]
        if new == old:
            continue
        kind = uniform(chain.random)
        gain = gain_of(chain, heat, i, new)
        if kind >= FOLLOW:
            if gain < hopeless and current == 0.0:
                continue
            after = burden(field, chain, heat, i, new)
            if accepts(chain, heat, gain, current, after):
                relabel(field, chain, i, new)
                current = after
                accepted += 1
            continue
        j = find_partner(field, chain, heat, i, new, kind)
        if j < 0:
            continue
        other = old if kind < SWAP else new
        relabel(field, chain, i, new)
        gain += gain_of(chain, heat, j, other)
        after = burden(field, chain, heat, j, other)
        if accepts(chain, heat, gain, current, after):
            relabel(field, chain, j, other)
            current = after
            accepted += 1
        else:
            relabel(field, chain, i, old)
    return accepted
