"""Which changes of one or two items does the search try, and what do they do to cost and overuse?

Annealing on cost plus priced overuse: an item changes its option, or two items trade blocks. The loops are compiled; the
state of a chain is a bundle of arrays changed in place.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.assignment.compiled import compiled
from gongxing.algorithms.assignment.layout import Layout
from gongxing.algorithms.assignment.problem import TOLERANCE, FloatArray, IntArray

WordArray = npt.NDArray[np.uint64]
TRADE = 0.6  # share of moves in which two items trade


class Chain(NamedTuple):
    """The state of one search, changed in place.

    Attributes:
        choice: (n,) option of each item, as placed in the layout.
        used: (R,) use of each resource.
        member: (B + 1, n) items now in each block, the first size[b] of a row; the last row is of those in none.
        size: (B + 1,) how many.
        seat: (n,) place of an item in its block's row.
        toll: (R,) price of a unit of overuse.
        credit: (R,) what a unit left unused is worth, which lets loads swing about the capacity while the search is hot.
        limit: (R,) capacities, with the tolerance allowed.
        best: (n,) the best choice within all capacities.
        best_cost: (1,) its cost, infinite while there is none.
        random: (1,) state of the generator.
        touched: (R + 1,) resources the present move changes; the last place counts them.
        change: (R,) by how much; zero outside a move.
    """

    choice: IntArray
    used: FloatArray
    member: IntArray
    size: IntArray
    seat: IntArray
    toll: FloatArray
    credit: FloatArray
    limit: FloatArray
    best: IntArray
    best_cost: FloatArray
    random: WordArray
    touched: IntArray
    change: FloatArray


@compiled
def draw(random: WordArray) -> float:
    """Return the next number of a xorshift64* generator, in [0, 1)."""
    word = random[0]
    word ^= word >> np.uint64(12)
    word ^= word << np.uint64(25)
    word ^= word >> np.uint64(27)
    random[0] = word
    return float((word * np.uint64(2685821657736338717)) >> np.uint64(11)) * (1.0 / 9007199254740992.0)


@compiled
def fill(layout: Layout, chain: Chain) -> float:
    """Work out uses and members afresh from the choice; returns its cost."""
    chain.used[:] = 0.0
    chain.size[:] = 0
    cost = 0.0
    for item in range(len(chain.choice)):
        option = chain.choice[item]
        cost += layout.cost[option]
        for use in range(layout.use_first[option], layout.use_first[option + 1]):
            chain.used[layout.use_row[use]] += layout.use_amount[use]
        block = layout.block[option]
        chain.member[block, chain.size[block]] = item
        chain.seat[item] = chain.size[block]
        chain.size[block] += 1
    return cost


@compiled
def broken(chain: Chain) -> int:
    """Return how many resources are overused."""
    count = 0
    for row in range(len(chain.used)):
        if chain.used[row] > chain.limit[row]:
            count += 1
    return count


@compiled
def note(layout: Layout, chain: Chain, option: int, sign: float) -> None:
    """Add an option's uses to the change of the present move."""
    for use in range(layout.use_first[option], layout.use_first[option + 1]):
        row = layout.use_row[use]
        if chain.change[row] == 0.0 and row not in chain.touched[: chain.touched[-1]]:  # it may have come back to zero
            chain.touched[chain.touched[-1]] = row
            chain.touched[-1] += 1
        chain.change[row] += sign * layout.use_amount[use]


@compiled
def worth_of(chain: Chain, row: int, load: float) -> float:
    """Return what a load above (>= 0) or below its limit counts."""
    return float(load * chain.toll[row] if load > 0.0 else load * chain.credit[row])


@compiled
def toll_of(chain: Chain) -> float:
    """Return by how much the move noted changes what the loads count."""
    total = 0.0
    for place in range(chain.touched[-1]):
        row = chain.touched[place]
        before = chain.used[row] - chain.limit[row]
        total += worth_of(chain, row, before + chain.change[row]) - worth_of(chain, row, before)
    return total


@compiled
def settle(chain: Chain, accepted: bool) -> int:
    """End the move noted, taking over its uses if accepted; returns how many more resources are overused."""
    more = 0
    for place in range(chain.touched[-1]):
        row = chain.touched[place]
        if accepted:
            before = chain.used[row] > chain.limit[row]
            chain.used[row] += chain.change[row]
            more += int(chain.used[row] > chain.limit[row]) - int(before)
        chain.change[row] = 0.0
    chain.touched[-1] = 0
    return more


@compiled
def reseat(layout: Layout, chain: Chain, item: int, option: int) -> None:
    """Give an item another option and keep the lists of members."""
    old, new = layout.block[chain.choice[item]], layout.block[option]
    chain.choice[item] = option
    if old == new:
        return
    last = chain.member[old, chain.size[old] - 1]
    chain.member[old, chain.seat[item]] = last
    chain.seat[last] = chain.seat[item]
    chain.size[old] -= 1
    chain.member[new, chain.size[new]] = item
    chain.seat[item] = chain.size[new]
    chain.size[new] += 1


@compiled
def partner(layout: Layout, chain: Chain, item: int, option: int) -> int:
    """Return an option that a random member of the option's block has in the item's present block, -1 without one."""
    block, home = layout.block[option], layout.block[chain.choice[item]]
    if block == home or chain.size[block] == 0:
        return -1
    other = chain.member[block, int(draw(chain.random) * chain.size[block])]
    for candidate in range(layout.first[other], layout.first[other + 1]):
        if layout.block[candidate] == home:
            return candidate
    return -1


@compiled
def anneal(layout: Layout, chain: Chain, tempers: FloatArray, tries: int) -> None:
    """Try `tries` moves at each temperature; the best choice within all capacities is kept in the chain."""
    items = len(chain.choice)
    for heat in tempers:
        cost = fill(layout, chain)
        wrong = broken(chain)
        for _ in range(tries):
            item = int(draw(chain.random) * items)
            begin, size = layout.first[item], layout.first[item + 1] - layout.first[item]
            if size < 2:
                continue
            option = begin + int(draw(chain.random) * size)
            old = chain.choice[item]
            if option == old:
                continue
            other = -1
            if draw(chain.random) < TRADE:
                other = partner(layout, chain, item, option)
                if other < 0:
                    continue
            gain = layout.cost[option] - layout.cost[old]
            note(layout, chain, old, -1.0)
            note(layout, chain, option, 1.0)
            if other >= 0:
                back = chain.choice[layout.item[other]]
                gain += layout.cost[other] - layout.cost[back]
                note(layout, chain, back, -1.0)
                note(layout, chain, other, 1.0)
            rise = gain + toll_of(chain)
            accepted = rise <= 0.0 or draw(chain.random) < np.exp(-rise / heat)
            wrong += settle(chain, accepted)
            if accepted:
                reseat(layout, chain, item, option)
                if other >= 0:
                    reseat(layout, chain, layout.item[other], other)
                cost += gain
                if wrong == 0 and cost < chain.best_cost[0] - 1e-9:
                    chain.best_cost[0] = cost
                    chain.best[:] = chain.choice


def make_chain(layout: Layout, choice: IntArray, seed: int) -> Chain:
    """Start a chain at a choice (n,) of options as placed in the layout, without tolls."""
    items, blocks, resources = layout.n_items, len(layout.room), len(layout.capacity)
    word = np.random.default_rng(seed).integers(1, 2**63, size=1, dtype=np.uint64)
    chain = Chain(
        choice.copy(), np.zeros(resources), np.zeros((blocks + 1, items), dtype=np.int64), np.zeros(blocks + 1, dtype=np.int64),
        np.zeros(items, dtype=np.int64), np.zeros(resources), np.zeros(resources), limits(layout.capacity), choice.copy(),
        np.array([np.inf]), word, np.zeros(resources + 1, dtype=np.int64), np.zeros(resources),
    )  # fmt: skip
    cost = fill(layout, chain)
    if broken(chain) == 0:
        chain.best_cost[0] = cost
    return chain


def limits(capacity: FloatArray) -> FloatArray:
    """Return capacities with half the tolerance that counts as kept, so that rounding errors of running sums do no harm."""
    return np.where(np.isfinite(capacity), capacity + 0.5 * TOLERANCE * np.maximum(1.0, capacity), 1e300)
