"""How cheap can any choice be at best, and which options can a better choice still use?

Lagrangian relaxation: the rule "one option for each item" is priced (any sign), and so are the resources that are not an
option's block (at least zero); what is left is a knapsack per block, solved exactly. Deflected subgradient steps raise the
prices. The bound is as strong as that of a branch-and-price master (Geoffrion 1974; Posta, Ferland and Michelon 2012).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gongxing.algorithms.assignment.compiled import compiled
from gongxing.algorithms.assignment.knapsack import pack, regrets
from gongxing.algorithms.assignment.layout import Layout
from gongxing.algorithms.assignment.problem import BoolArray, FloatArray

SAFETY = 1e-11  # share of all summands that rounding errors may take from a bound


class Prices(NamedTuple):
    """Prices of the items (n,) and of the resources (R,), the latter >= 0 and zero where not priced."""

    item: FloatArray
    resource: FloatArray


@compiled
def reduce_costs(layout: Layout, item: FloatArray, resource: FloatArray, reduced: FloatArray) -> None:
    """Fill in (P,) what each option costs beyond the price of its item, priced resources included."""
    for option in range(len(layout.cost)):
        cost = layout.cost[option] - item[layout.item[option]]
        for use in range(layout.use_first[option], layout.use_first[option + 1]):
            if not layout.amount_in_block[use]:
                cost += resource[layout.use_row[use]] * layout.use_amount[use]
        reduced[option] = cost


@compiled
def relaxed(layout: Layout, item: FloatArray, resource: FloatArray, reduced: FloatArray, taken: BoolArray) -> float:
    """Solve the relaxation at these prices: fills in reduced costs and the options taken; returns the safe bound."""
    reduce_costs(layout, item, resource, reduced)
    bound, size = 0.0, 0.0
    for price in item:
        bound += price
        size += abs(price)
    for row in range(len(resource)):
        if resource[row] > 0.0:
            bound -= resource[row] * layout.capacity[row]
            size += resource[row] * layout.capacity[row]
    taken[:] = False
    for place in range(layout.block_first[0]):
        option = layout.by_block[place]
        if reduced[option] < 0.0:
            taken[option] = True
            bound += reduced[option]
            size -= reduced[option]
    widest = 0
    for block in range(len(layout.room)):
        widest = max(widest, layout.block_first[block + 1] - layout.block_first[block])
    profit, weight = np.empty(widest), np.empty(widest, dtype=np.int64)
    where, inside = np.empty(widest, dtype=np.int64), np.empty(widest, dtype=np.bool_)
    for block in range(len(layout.room)):
        count = 0
        for place in range(layout.block_first[block], layout.block_first[block + 1]):
            option = layout.by_block[place]
            if reduced[option] < 0.0:
                profit[count], weight[count], where[count] = -reduced[option], layout.weight[option], option
                count += 1
        if count > 0:
            worth = pack(profit, weight, count, layout.room[block], inside)
            bound -= worth
            size += worth
            for place in range(count):
                taken[where[place]] = inside[place]
    return bound - SAFETY * size


@compiled
def slopes(layout: Layout, taken: BoolArray, item: FloatArray, resource: FloatArray) -> None:
    """Fill in how the bound changes with the price of each item (n,) and each priced resource (R,)."""
    item[:] = 1.0
    for row in range(len(resource)):
        resource[row] = -layout.capacity[row] if layout.priced[row] else 0.0
    for option in range(len(taken)):
        if taken[option]:
            item[layout.item[option]] -= 1.0
            for use in range(layout.use_first[option], layout.use_first[option + 1]):
                if not layout.amount_in_block[use]:
                    resource[layout.use_row[use]] += layout.use_amount[use]


@compiled
def climb(
    layout: Layout, now: Prices, best: Prices, average: FloatArray, state: FloatArray, scale: FloatArray, steps: int
) -> None:
    """Take subgradient steps from `now`, keeping the best prices; `state` is (best bound, pace, failures, target).

    `average` (P,) becomes the mean of what the relaxations took, near a fractional optimum; `scale` (R,) makes a unit of each
    resource comparable to one item.
    """
    reduced, taken = np.empty(len(layout.cost)), np.empty(len(layout.cost), dtype=np.bool_)
    slope, slope_resource = np.empty(len(now.item)), np.empty(len(now.resource))
    way, way_resource = np.zeros(len(now.item)), np.zeros(len(now.resource))
    for _ in range(steps):
        bound = relaxed(layout, now.item, now.resource, reduced, taken)
        for option in range(len(taken)):
            average[option] += 0.02 * ((1.0 if taken[option] else 0.0) - average[option])
        if bound > state[0] + 1e-9 * abs(state[0]):
            state[0], state[2] = bound, 0.0
            best.item[:] = now.item
            best.resource[:] = now.resource
        else:
            state[2] += 1.0
            if state[2] >= 20.0:
                state[1], state[2] = state[1] * 0.7, 0.0
                now.item[:] = best.item
                now.resource[:] = best.resource
                bound = relaxed(layout, now.item, now.resource, reduced, taken)
                way[:] = 0.0
                way_resource[:] = 0.0
        slopes(layout, taken, slope, slope_resource)
        norm = 0.0
        for index in range(len(slope)):
            way[index] = slope[index] + 0.7 * way[index]
            norm += way[index] * way[index]
        for row in range(len(slope_resource)):
            if layout.priced[row]:
                way_resource[row] = slope_resource[row] / scale[row] + 0.7 * way_resource[row]
                if now.resource[row] <= 0.0 and way_resource[row] < 0.0:
                    way_resource[row] = 0.0
                norm += way_resource[row] * way_resource[row]
        if norm < 1e-18:
            return
        step = state[1] * max(state[3] - bound, 1e-9 * abs(bound)) / norm
        for index in range(len(slope)):
            now.item[index] += step * way[index]
        for row in range(len(slope_resource)):
            if layout.priced[row]:
                now.resource[row] = max(0.0, now.resource[row] + step * way_resource[row] / scale[row])


@compiled
def force(layout: Layout, item: FloatArray, resource: FloatArray, into: FloatArray, worth: FloatArray) -> float:
    """Fill in (P,) the bound on all choices that use each option; `worth` (B,) becomes the worth of each block's packing.

    Using an option forbids the item's others, each of which leaves its own block's packing (Posta et al. 2012, section 4).
    """
    size = len(layout.cost)
    reduced, taken, out = np.empty(size), np.empty(size, dtype=np.bool_), np.zeros(size)
    bound = relaxed(layout, item, resource, reduced, taken)
    for place in range(layout.block_first[0]):
        option = layout.by_block[place]
        into[option], out[option] = max(reduced[option], 0.0), max(-reduced[option], 0.0)
    for block in range(len(layout.room)):
        begin, end = layout.block_first[block], layout.block_first[block + 1]
        room = layout.room[block]
        profit, weight = np.empty(end - begin), np.empty(end - begin, dtype=np.int64)
        loss_in, loss_out, tail = np.empty(end - begin), np.empty(end - begin), np.zeros(room + 1)
        count = 0
        for place in range(begin, end):
            option = layout.by_block[place]
            if reduced[option] < 0.0:
                profit[count], weight[count] = -reduced[option], layout.weight[option]
                count += 1
        worth[block] = regrets(profit, weight, count, room, loss_in, loss_out, tail)
        count = 0
        for place in range(begin, end):
            option = layout.by_block[place]
            if reduced[option] < 0.0:
                into[option], out[option] = loss_in[count], loss_out[count]
                count += 1
            elif layout.weight[option] > room:
                into[option] = np.inf
            else:
                into[option] = worth[block] - tail[room - layout.weight[option]] + reduced[option]
    for row in range(len(layout.first) - 1):
        begin, end = layout.first[row], layout.first[row + 1]
        total = 0.0
        for option in range(begin, end):
            total += out[option]
        for option in range(begin, end):
            others = total - out[option]
            for other in range(begin, end):
                if other != option and layout.block[other] >= 0 and layout.block[other] == layout.block[option]:
                    others -= out[other]
            into[option] += bound + others
    return bound
