"""Which prices make a bound, what does a unit of each resource cost at them, and which options are worth looking at?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gongxing.algorithms.assignment.bound import Prices, climb, force, reduce_costs
from gongxing.algorithms.assignment.knapsack import regrets
from gongxing.algorithms.assignment.layout import Layout
from gongxing.algorithms.assignment.problem import FloatArray, Stop

CHUNK = 25  # steps between two looks at the caller's stop
LEAST_PACE = 1e-4  # subgradient pace at which nothing more is to be had
NOTHING = -1e300  # a bound that says nothing
LEVEL, LEAST_LEVEL = 0.1, 1e-3  # first and last rise aimed at while no choice is known, shares of the bound
MARGIN = 20  # a unit of a block's capacity is priced over this share of it


@dataclass(frozen=True)
class Priced:
    """The relaxation at its best prices.

    Attributes:
        prices: of items and resources.
        bound: no choice costs less (whole costs make it whole).
        raw: the same before it is made whole.
        into: (P,) no choice that uses the option costs less than this.
        unit: (R,) what a unit of each resource is worth at the margin.
        steps: subgradient steps taken.
    """

    prices: Prices
    bound: float
    raw: float
    into: FloatArray
    unit: FloatArray
    steps: int


def rounded(layout: Layout, bound: float) -> float:
    """Return a bound raised to the next whole number where all costs are whole."""
    return float(np.ceil(bound - 1e-6)) if layout.whole and abs(bound) < 2**40 else bound


def find_prices(
    layout: Layout, steps: int, *, target: float | None, begin: Priced | None = None, stop: Stop | None = None
) -> Priced:
    """Raise the bound by at most `steps` subgradient steps towards `target`, the cost of a choice where one is known."""
    if begin is None:
        item = np.array([_second(layout.cost[a:b]) for a, b in zip(layout.first[:-1], layout.first[1:], strict=True)])
        best = Prices(item, np.zeros(len(layout.capacity)))
    else:
        best = Prices(begin.prices.item.copy(), begin.prices.resource.copy())
    now = Prices(best.item.copy(), best.resource.copy())
    state, scale, average = np.array([NOTHING, 1.0, 0.0, 0.0]), _scale(layout), np.zeros(len(layout.cost))
    climb(layout, now, best, average, state, scale, 1)
    level = LEVEL * max(abs(state[0]), 1.0)
    done = 1
    while done < steps and state[1] > LEAST_PACE and not (stop is not None and stop()):
        before = state[0]
        state[3] = before + level if target is None else target
        climb(layout, now, best, average, state, scale, CHUNK)
        done += CHUNK
        if target is None:
            level *= 2.0 if state[0] - before > 0.3 * level else 0.5 if state[0] - before < 0.1 * level else 1.0
            state[1] = 1.0
            if level < LEAST_LEVEL * abs(state[0]):
                break
        elif rounded(layout, state[0]) >= target:
            break
    into, worth = np.empty(len(layout.cost)), np.empty(len(layout.room))
    bound = force(layout, best.item, best.resource, into, worth)
    return Priced(best, rounded(layout, bound), bound, into, _units(layout, best), done)


def _second(costs: FloatArray) -> float:
    """Return the second least of an item's costs."""
    return float(np.partition(costs, 1)[1]) if len(costs) > 1 else float(costs[0])


def _scale(layout: Layout) -> FloatArray:
    """Return (R,) the mean amount of a use of each resource."""
    counts = np.bincount(layout.use_row, minlength=len(layout.capacity))
    sums = np.bincount(layout.use_row, layout.use_amount, minlength=len(layout.capacity))
    return np.where(counts > 0, sums / np.maximum(counts, 1), 1.0).astype(np.float64)


def _units(layout: Layout, prices: Prices) -> FloatArray:
    """Return (R,) the price of a unit: of a block what its packing loses with a little less room, else as priced."""
    reduced = np.empty(len(layout.cost))
    reduce_costs(layout, prices.item, prices.resource, reduced)
    unit = prices.resource.copy()
    for block, room in enumerate(layout.room.tolist()):
        options = layout.by_block[layout.block_first[block] : layout.block_first[block + 1]]
        options = options[reduced[options] < 0.0]
        if not len(options) or room == 0:
            continue
        tail, loss = np.zeros(room + 1), np.zeros((2, len(options)))
        regrets(-reduced[options], layout.weight[options], len(options), room, loss[0], loss[1], tail)
        less = max(1, room // MARGIN)
        row = layout.block_row[block]
        share = less / room * float(layout.capacity[row])
        unit[row] = max(unit[row], float(tail[room] - tail[room - less]) / max(share, 1e-12))
    return unit
