"""How are the items of a few blocks shared out anew, all at once, better than before?

The freed items are parted into two halves. For each half the cheapest partial choices are listed, costs being counted with
the resources at their prices so that every loss is at least zero; then the two lists are matched for a pair that fits
into what is left of the capacities and beats the present choice (meet in the middle, Horowitz and Sahni 1974).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gongxing.algorithms.assignment.compiled import compiled
from gongxing.algorithms.assignment.layout import Layout
from gongxing.algorithms.assignment.problem import FloatArray, IntArray

BINS = 512


class Half(NamedTuple):
    """Partial choices of one half, level by level: `size[0]` states, their losses, loads, and how they came about.

    Attributes:
        loss: (W,) of the present level.
        load: (W, D).
        parent, option: (levels, W) state of the level before, option taken.
        size: (2,) states of the present level, number of levels.
    """

    loss: FloatArray
    load: FloatArray
    parent: IntArray
    option: IntArray
    size: IntArray


class Desk(NamedTuple):
    """Room for one thread to work in, never read across calls.

    Attributes:
        left, right: the two halves.
        next_loss, next_load, next_parent, next_option: a level while it grows, larger than a half's.
        bins: (BINS,) histogram of losses.
        slot: (R,) place of a resource among those watched, -1 if not watched.
        row: (D,) resources watched.
        loss: (P,) loss of an option of a freed item.
    """

    left: Half
    right: Half
    next_loss: FloatArray
    next_load: FloatArray
    next_parent: IntArray
    next_option: IntArray
    bins: IntArray
    slot: IntArray
    row: IntArray
    loss: FloatArray


def make_desk(layout: Layout, width: int, levels: int, watched: int) -> Desk:
    """Make room for lists of `width` states over `levels` items and `watched` resources."""
    branch = int(np.diff(layout.first).max(initial=1))

    def half() -> Half:
        shape = (levels, width)
        return Half(
            np.zeros(width), np.zeros((width, watched)), np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64),
            np.zeros(2, dtype=np.int64),
        )  # fmt: skip

    size = width * min(branch, 12)
    return Desk(
        half(), half(), np.zeros(size), np.zeros((size, watched)), np.zeros(size, dtype=np.int64),
        np.zeros(size, dtype=np.int64), np.zeros(BINS, dtype=np.int64), np.full(len(layout.capacity), -1, dtype=np.int64),
        np.zeros(watched, dtype=np.int64), np.zeros(len(layout.cost)),
    )  # fmt: skip


@compiled
def expand(layout: Layout, desk: Desk, half: Half, item: int, spare: FloatArray, budget: float) -> int:
    """Give one more item to every state of a half, as far as loads and budget allow; returns how many states there are."""
    watched, grown = len(spare), 0
    for option in range(layout.first[item], layout.first[item + 1]):
        loss = desk.loss[option]
        if loss >= budget:
            continue
        for state in range(half.size[0]):
            total = half.loss[state] + loss
            if total >= budget or grown >= len(desk.next_loss):
                continue
            for place in range(watched):
                desk.next_load[grown, place] = half.load[state, place]
            fits = True
            for use in range(layout.use_first[option], layout.use_first[option + 1]):
                place = desk.slot[layout.use_row[use]]
                desk.next_load[grown, place] += layout.use_amount[use]
                if desk.next_load[grown, place] > spare[place]:
                    fits = False
                    break
            if fits:
                desk.next_loss[grown], desk.next_parent[grown], desk.next_option[grown] = total, state, option
                grown += 1
    return grown


@compiled
def trim(desk: Desk, half: Half, grown: int, watched: int, budget: float) -> None:
    """Keep the states of least loss of a level that has grown, as many as a half holds."""
    width, level = len(half.loss), half.size[1]
    last = BINS
    scale = BINS / budget
    if grown > width:
        desk.bins[:] = 0
        for state in range(grown):
            desk.bins[min(BINS - 1, int(desk.next_loss[state] * scale))] += 1
        total, last = 0, 0
        while last < BINS and total + desk.bins[last] <= width:
            total += desk.bins[last]
            last += 1
    kept = 0
    for state in range(grown):
        rank = min(BINS - 1, int(desk.next_loss[state] * scale))
        if rank > last or kept >= width:
            continue
        half.loss[kept] = desk.next_loss[state]
        for place in range(watched):
            half.load[kept, place] = desk.next_load[state, place]
        half.parent[level, kept], half.option[level, kept] = desk.next_parent[state], desk.next_option[state]
        kept += 1
    half.size[0], half.size[1] = kept, level + 1


@compiled
def match(left: Half, right: Half, spare: FloatArray, firm: FloatArray, price: FloatArray, toll: FloatArray, budget: float,
          found: IntArray) -> float:  # fmt: skip
    """Find the pair of states that fits into `spare` at the least total; writes it to `found`, returns the total.

    A watched resource filled to less than `firm` counts its slack at `price`; beyond it the excess counts at `toll` - price.
    """
    watched, many = len(spare), right.size[0]
    cell = max(1e-9, budget / price[0] if price[0] > 0.0 else spare[0])
    second = min(1, watched - 1)
    stride = 4.0 * (abs(spare[second]) + 1.0)
    keys = np.empty(many)
    for state in range(many):
        keys[state] = np.floor(right.load[state, 0] / cell) * stride + right.load[state, second]
    order = np.argsort(keys)
    keys = keys[order]
    best = budget
    for state in range(left.size[0]):
        loss = left.loss[state]
        if loss >= best:
            continue
        low, deep = 0.0, 0.0
        if price[0] > 0.0:
            low = max(0.0, firm[0] - left.load[state, 0] - (best - loss) / price[0])
        if price[second] > 0.0:
            deep = max(0.0, firm[second] - left.load[state, second] - (best - loss) / price[second])
        first, last = int(np.floor(low / cell)), int(np.floor((spare[0] - left.load[state, 0]) / cell))
        for column in range(first, last + 1):
            high = column * stride + spare[second] - left.load[state, second]
            for place in range(np.searchsorted(keys, column * stride + deep), many):
                if keys[place] > high:
                    break
                other = order[place]
                total = loss + right.loss[other]
                if total >= best:
                    continue
                for slot in range(watched):
                    slack = firm[slot] - left.load[state, slot] - right.load[other, slot]
                    if slack >= 0.0:
                        total += price[slot] * slack
                    elif left.load[state, slot] + right.load[other, slot] > spare[slot]:
                        total = np.inf
                    else:
                        total -= (toll[slot] - price[slot]) * slack
                    if total >= best:
                        break
                if total < best:
                    best = total
                    found[0], found[1] = state, other
    return best


@compiled
def unwind(layout: Layout, half: Half, state: int, choice: IntArray) -> None:
    """Write the options of a half's state into the choice."""
    for level in range(half.size[1] - 1, -1, -1):
        option = half.option[level, state]
        choice[layout.item[option]] = option
        state = half.parent[level, state]


@compiled
def reshare(
    layout: Layout, desk: Desk, choice: IntArray, used: FloatArray, freed: IntArray, watched: int, limit: FloatArray,
    price: FloatArray, toll: FloatArray, proposal: IntArray,
) -> float:  # fmt: skip
    """Share out the freed items anew over the `watched` resources in `desk.row`; returns what is saved, -inf where nothing is found.

    The caller sets `desk.loss` infinite for options that use other resources, and to what is added to their cost for the others.
    The new options are written to `proposal`.
    """
    firm, spare = np.empty(watched), np.empty(watched)
    prices, tolls = np.empty(watched), np.empty(watched)
    for place in range(watched):
        row = desk.row[place]
        firm[place], spare[place] = limit[row] - used[row], max(limit[row], used[row]) - used[row]
        prices[place], tolls[place] = price[row], toll[row]
    present = 0.0
    for item in freed:
        least = np.inf
        for option in range(layout.first[item], layout.first[item + 1]):
            if desk.loss[option] < np.inf:
                loss = layout.cost[option] + desk.loss[option]
                for use in range(layout.use_first[option], layout.use_first[option + 1]):
                    loss += price[layout.use_row[use]] * layout.use_amount[use]
                desk.loss[option] = loss
                least = min(least, loss)
        for option in range(layout.first[item], layout.first[item + 1]):
            desk.loss[option] -= least
        option = choice[item]
        present += desk.loss[option]
        for use in range(layout.use_first[option], layout.use_first[option + 1]):
            place = desk.slot[layout.use_row[use]]
            firm[place] += layout.use_amount[use]
            spare[place] += layout.use_amount[use]
    for place in range(watched):
        slack = limit[desk.row[place]] - used[desk.row[place]]
        present += prices[place] * slack if slack >= 0.0 else -(tolls[place] - prices[place]) * slack
    budget = present
    if budget <= 1e-9:
        return -np.inf
    for half in (desk.left, desk.right):
        half.size[0], half.size[1] = 1, 0
        half.loss[0] = 0.0
        half.load[0, :] = 0.0
    for place in range(len(freed)):
        half = desk.left if place % 2 == 0 else desk.right
        grown = expand(layout, desk, half, freed[place], spare, budget)
        if grown == 0:
            return -np.inf
        trim(desk, half, grown, watched, budget)
    found = np.full(2, -1, dtype=np.int64)
    total = match(desk.left, desk.right, spare, firm, prices, tolls, budget, found)
    if found[0] < 0:
        return -np.inf
    unwind(layout, desk.left, found[0], proposal)
    unwind(layout, desk.right, found[1], proposal)
    return present - total
