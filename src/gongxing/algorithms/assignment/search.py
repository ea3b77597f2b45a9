"""Which good choice does the search find, led by the prices of the bound?

A short annealing at loads that swing about the capacities, then many small exact re-sharings among a few blocks each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gongxing.algorithms.assignment.improve import improve
from gongxing.algorithms.assignment.layout import Layout, lay_out
from gongxing.algorithms.assignment.moves import Chain, anneal, broken, fill, make_chain
from gongxing.algorithms.assignment.prices import Priced
from gongxing.algorithms.assignment.problem import AssignmentProblem, FloatArray, IntArray, Stop
from gongxing.algorithms.assignment.reopt import Desk, make_desk

HEATS = (0.1, 0.02)  # first and last temperature of annealing, in stakes
STIFF = (0.002, 10.0)  # first and last weight of a load off its capacity, in prices
STEPS = 100  # temperatures in one annealing
TOLL = 4.0  # price of overuse while blocks are shared out anew, in prices
WATCHED = 10  # resources watched at most in one re-sharing
CHUNK, CHUNK_EACH = 50, 5  # re-sharings between two looks at the caller's stop: so many and so many for each block
BAND = 4.0  # stakes above the best up to which noise may lead
DEARER, MOST_DEAR = 1.3, 1e3  # growth of the price of overuse while there is some, and its end
NEAR = 4  # options for each item, in the mean, within one stake of the bound
SURE = 2  # options of each item kept whatever they cost


@dataclass(frozen=True)
class Shape:
    """How one re-sharing is cut out: blocks gathered, items freed at most, states listed for each half."""

    blocks: int
    items: int
    width: int


@dataclass
class Field:
    """The options searched, where they lie, and what the search needs to know of them."""

    layout: Layout
    option: IntArray
    stake: float
    unit: FloatArray
    toll: FloatArray
    into: FloatArray


def make_field(
    problem: AssignmentProblem, layout: Layout, priced: Priced, reach: float, elite: Sequence[IntArray] = ()
) -> Field:
    """Keep the options whose use costs the bound at most `reach` stakes, the nearest few of each item and all that the elite use."""
    order = np.lexsort((priced.into, layout.item))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order)) - layout.first[layout.item[order]]
    losses = np.sort(priced.into[np.isfinite(priced.into)] - priced.raw)
    stake = float(losses[min(NEAR * layout.n_items, len(losses) - 1)])
    stake = max(stake, 1e-6 * float(np.abs(layout.cost).mean()), 1e-9)
    near = (priced.into <= priced.raw + reach * stake) | (rank < SURE)
    keep = np.zeros(problem.n_options, dtype=np.bool_)
    keep[layout.option[near]] = True
    for choice in elite:
        keep[choice] = True
    small = lay_out(problem, keep)
    place = np.full(problem.n_options, -1, dtype=np.int64)
    place[layout.option] = np.arange(len(layout.option))
    counts = np.maximum(np.bincount(small.use_row, minlength=len(small.capacity)), 1)
    mean = np.bincount(small.use_row, small.use_amount, minlength=len(small.capacity)) / counts
    floor = np.where(mean > 0, stake / np.maximum(mean, 1e-300), 0.0)
    toll = TOLL * np.maximum(priced.unit, floor)
    return Field(small, small.option, stake, priced.unit, toll, priced.into[place[small.option]])


def nearest(field: Field) -> IntArray:
    """Return (n,) the option of each item whose use costs the bound least."""
    layout = field.layout
    order = np.lexsort((field.into, layout.item))
    return order[layout.first[:-1]].astype(np.int64)


def heat_up(field: Field, seed: int, *, moves: int, stop: Stop | None = None) -> Chain:
    """Anneal from the nearest options; loads may first swing about the capacities and are then held ever more firmly."""
    chain = make_chain(field.layout, nearest(field), seed)
    tempers = field.stake * np.geomspace(*HEATS, STEPS)
    firm = np.geomspace(*STIFF, STEPS)
    base = field.toll / TOLL
    for temper, weight in zip(tempers, firm, strict=True):
        chain.toll[:] = field.unit + weight * base
        chain.credit[:] = np.maximum(field.unit - weight * base, 0.0)
        anneal(field.layout, chain, np.array([temper]), max(1, moves // STEPS))
        if stop is not None and stop():
            break
    if np.isfinite(chain.best_cost[0]):
        return_to_best(field, chain)
    return chain


@dataclass
class Bench:
    """Where re-sharings of a shape are done."""

    shape: Shape
    desk: Desk


def bench_for(field: Field, shape: Shape) -> Bench:
    """Make room for re-sharings of a shape."""
    return Bench(shape, make_desk(field.layout, shape.width, shape.items // 2 + 1, WATCHED))


def polish(
    field: Field, chain: Chain, bench: Bench, *, rounds: int, heat: float = 0.0, stop: Stop | None = None
) -> int:  # fmt: skip
    """Share out blocks anew until `rounds` rounds bring nothing better; returns how many were done.

    While some capacity is overused, overuse grows dearer from look to look. `heat` is the noise on
    costs, in stakes, in every other stretch.
    """
    layout, shape = field.layout, bench.shape
    closed = np.zeros(len(layout.capacity), dtype=np.bool_)
    closed[layout.block_row] = True
    chain.toll[:] = field.toll
    done, last, dear = 0, 0, 1.0
    chunk = CHUNK + CHUNK_EACH * len(layout.room)
    while done - last < rounds and not (stop is not None and stop()):
        before = chain.best_cost[0]
        chain.toll[:] = field.toll * dear
        noise = heat * field.stake if done // chunk % 2 else 0.0
        improve(
            layout, bench.desk, chain, field.unit, closed, shape.blocks, shape.items, noise, BAND * field.stake, chunk
        )
        done += chunk
        dear = min(dear * DEARER, MOST_DEAR) if broken(chain) else 1.0
        if chain.best_cost[0] < before:
            last = done
    return done


def set_out(field: Field, problem: AssignmentProblem, choice: IntArray, seed: int) -> Chain:
    """Start a chain at a choice (n,) of the problem's options, all of which the field holds."""
    place = np.full(problem.n_options, -1, dtype=np.int64)
    place[field.option] = np.arange(len(field.option))
    return make_chain(field.layout, place[choice], seed)


def return_to_best(field: Field, chain: Chain) -> None:
    """Take the best choice within all capacities as the present one."""
    chain.choice[:] = chain.best
    fill(field.layout, chain)
