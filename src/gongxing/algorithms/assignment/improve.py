"""Which few blocks are shared out anew next, and when is the result taken?

A walk along options gathers blocks that compete for the same items; the items in them are freed and shared out anew.
"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.assignment.compiled import compiled
from gongxing.algorithms.assignment.layout import Layout
from gongxing.algorithms.assignment.moves import Chain, broken, draw, fill, reseat
from gongxing.algorithms.assignment.problem import BoolArray, FloatArray, IntArray
from gongxing.algorithms.assignment.reopt import Desk, reshare

WALK = 6  # steps of the walk for each block wanted
JUMP = 0.1  # share of steps to anywhere, since a budget ties blocks that share no item


@compiled
def gather(layout: Layout, chain: Chain, blocks: IntArray) -> int:
    """Fill in blocks that a walk over items and their options meets, -1 standing for none; returns how many."""
    item = int(draw(chain.random) * len(chain.choice))
    blocks[0] = layout.block[chain.choice[item]]
    count = 1
    for _ in range(WALK * len(blocks)):
        if count == len(blocks):
            break
        if draw(chain.random) < JUMP:
            item = int(draw(chain.random) * len(chain.choice))
            block = layout.block[chain.choice[item]]
        else:
            begin, end = layout.first[item], layout.first[item + 1]
            block = layout.block[begin + int(draw(chain.random) * (end - begin))]
        known = False
        for place in range(count):
            known = known or blocks[place] == block
        if not known:
            blocks[count] = block
            count += 1
        if chain.size[block] > 0:
            item = chain.member[block, int(draw(chain.random) * chain.size[block])]
    return count


@compiled
def free(layout: Layout, chain: Chain, blocks: IntArray, freed: IntArray, pool: IntArray) -> int:
    """Fill in items now in these blocks, at random where there are more than `freed` holds; returns how many."""
    size = 0
    for block in blocks:
        for place in range(chain.size[block]):
            pool[size] = chain.member[block, place]
            size += 1
    count = min(size, len(freed))
    for place in range(count):
        other = place + int(draw(chain.random) * (size - place))
        pool[place], pool[other] = pool[other], pool[place]
        freed[place] = pool[place]
    return count


@compiled
def watch(layout: Layout, desk: Desk, blocks: IntArray, item: int, closed: BoolArray, watched: int) -> int:
    """Mark which options of an item may be taken (finite loss), watching further resources while there is room; returns how many are watched."""
    for option in range(layout.first[item], layout.first[item + 1]):
        inside = False
        for block in blocks:
            inside = inside or layout.block[option] == block
        for use in range(layout.use_first[option], layout.use_first[option + 1]):
            row = layout.use_row[use]
            if inside and desk.slot[row] < 0:
                if closed[row] or watched == len(desk.row):
                    inside = False
                else:
                    desk.slot[row], desk.row[watched] = watched, row
                    watched += 1
        desk.loss[option] = 0.0 if inside else np.inf
    return watched


@compiled
def improve(
    layout: Layout, desk: Desk, chain: Chain, price: FloatArray, closed: BoolArray, blocks: int, most: int, noise: float, band: float, rounds: int
) -> None:  # fmt: skip
    """Share out a few blocks anew, again and again; the best choice within all capacities is kept in the chain.

    `closed` (R,) marks resources that are some block's: they are watched only where that block is gathered. With `noise`
    each cost is seen with up to so much added at random (Charon and Hudry 1993), so that a change may be for the worse; one
    that leads more than `band` above the best is not taken.
    """
    cost = fill(layout, chain)
    chosen, freed = np.empty(blocks, dtype=np.int64), np.empty(most, dtype=np.int64)
    pool, proposal = np.empty(len(chain.choice), dtype=np.int64), chain.choice.copy()
    for turn in range(rounds):
        count = gather(layout, chain, chosen)
        many = free(layout, chain, chosen[:count], freed, pool)
        desk.slot[:] = -1
        watched = 0
        for place in range(count):
            if chosen[place] >= 0:
                row = layout.block_row[chosen[place]]
                desk.slot[row], desk.row[watched] = watched, row
                watched += 1
        kept = 0
        for place in range(many):
            item = freed[place]
            watched = watch(layout, desk, chosen[:count], item, closed, watched)
            if desk.loss[chain.choice[item]] < np.inf:
                freed[kept] = item
                kept += 1
                if noise > 0.0:
                    for option in range(layout.first[item], layout.first[item + 1]):
                        desk.loss[option] += noise * draw(chain.random)
        if watched == 0 or kept == 0:
            continue
        saved = reshare(
            layout, desk, chain.choice, chain.used, freed[:kept], watched, chain.limit, price, chain.toll, proposal
        )
        if saved == -np.inf:
            continue
        change = 0.0
        for place in range(kept):
            item = freed[place]
            change += layout.cost[proposal[item]] - layout.cost[chain.choice[item]]
        if noise > 0.0 and cost + change > chain.best_cost[0] + band:
            continue
        cost += change
        take(layout, chain, freed[:kept], proposal)
        if turn % 100 == 99:
            cost = fill(layout, chain)
        if cost < chain.best_cost[0] - 1e-9 and broken(chain) == 0:
            chain.best_cost[0] = cost
            chain.best[:] = chain.choice


@compiled
def take(layout: Layout, chain: Chain, freed: IntArray, proposal: IntArray) -> None:
    """Give the freed items the options proposed."""
    for item in freed:
        if proposal[item] != chain.choice[item]:
            for option, sign in ((chain.choice[item], -1.0), (proposal[item], 1.0)):
                for use in range(layout.use_first[option], layout.use_first[option + 1]):
                    chain.used[layout.use_row[use]] += sign * layout.use_amount[use]
            reseat(layout, chain, item, proposal[item])
