"""Which options of one block are worth most together, and what would it lose by taking or leaving any one of them?

Dynamic programming over whole units. Profits are what an option saves against the price of its item; only options with a
profit can be in a best packing, so that few are looked at.
"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.assignment.compiled import compiled
from gongxing.algorithms.assignment.problem import BoolArray, FloatArray, IntArray


@compiled
def pack(profit: FloatArray, weight: IntArray, count: int, room: int, taken: BoolArray) -> float:
    """Mark in `taken` the best packing of `count` options, all of positive profit; return its worth."""
    total = 0
    for place in range(count):
        total += weight[place]
    worth = 0.0
    if total <= room:
        for place in range(count):
            taken[place] = True
            worth += profit[place]
        return worth
    value = np.zeros(room + 1)
    better = np.zeros((count, room + 1), dtype=np.bool_)
    for place in range(count):
        heavy, gain = weight[place], profit[place]
        row = better[place]
        for load in range(room, heavy - 1, -1):
            other = value[load - heavy] + gain
            if other > value[load]:
                value[load] = other
                row[load] = True
    load = room
    for place in range(count - 1, -1, -1):
        taken[place] = better[place, load]
        if taken[place]:
            load -= weight[place]
            worth += profit[place]
    return worth


@compiled
def regrets(
    profit: FloatArray,
    weight: IntArray,
    count: int,
    room: int,
    loss_in: FloatArray,
    loss_out: FloatArray,
    tail: FloatArray,
) -> float:
    """Fill in what the best packing loses when an option must be in or out; `tail[w]` becomes the best worth within w.

    Returns the worth of the best packing of `count` options of positive profit; an option that cannot be in loses infinity.
    """
    before = np.zeros((count + 1, room + 1))
    for place in range(count):
        heavy, gain = weight[place], profit[place]
        for load in range(room + 1):
            best = before[place, load]
            if load >= heavy and before[place, load - heavy] + gain > best:
                best = before[place, load - heavy] + gain
            before[place + 1, load] = best
    for load in range(room + 1):
        tail[load] = before[count, load]
    worth = float(before[count, room])
    after = np.zeros(room + 1)
    for place in range(count - 1, -1, -1):
        heavy, gain = weight[place], profit[place]
        inside, outside = -np.inf, -np.inf
        for load in range(room + 1):
            outside = max(outside, before[place, load] + after[room - load])
            if load + heavy <= room:
                inside = max(inside, before[place, load] + gain + after[room - load - heavy])
        loss_in[place] = max(worth - inside, 0.0)
        loss_out[place] = max(worth - outside, 0.0)
        for load in range(room, heavy - 1, -1):
            after[load] = max(after[load], after[load - heavy] + gain)
    return worth
