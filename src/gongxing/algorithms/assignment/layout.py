"""How is an assignment problem laid out for bound and search: which options can fit, which resources become knapsacks?

Each option belongs to at most one block: a resource whose capacity is kept exactly in the bound, as a knapsack. All other
resources an option uses are priced there. The resources used by fewest options become blocks first, so that a site's land
does and a money budget across all sites does not.
"""

from __future__ import annotations

from math import gcd
from typing import NamedTuple

import numpy as np

from gongxing.algorithms.assignment.problem import TOLERANCE, AssignmentProblem, BoolArray, FloatArray, IntArray

GRID = 2000  # units a block's capacity is cut into where its amounts are not whole numbers
LARGEST = 20_000  # capacity up to which whole numbers are taken as they are


class Layout(NamedTuple):
    """Options sorted by item, those that cannot fit left out.

    Attributes:
        option: (P,) index of each option in the problem.
        first: (n + 1,) options of item i are first[i]:first[i + 1].
        item, cost: (P,) as in the problem.
        block: (P,) block of the option, -1 where it has none.
        weight: (P,) what it uses of the block, in whole units rounded down.
        room: (B,) capacity of each block in whole units.
        block_row: (B,) the resource of each block.
        by_block: options sorted by block; those of block b are by_block[block_first[b]:block_first[b + 1]].
        block_first: (B + 1,).
        use_first: (P + 1,) uses of option k are use_first[k]:use_first[k + 1].
        use_row, use_amount: (U,) resource and amount.
        capacity: (R,) as in the problem, infinite ones and those that can never be exceeded left out (their uses too).
        priced: (R,) whether some option uses the resource without its being that option's block.
        amount_in_block: (U,) whether a use is of the option's own block.
        whole: whether all costs are whole numbers.
    """

    option: IntArray
    first: IntArray
    item: IntArray
    cost: FloatArray
    block: IntArray
    weight: IntArray
    room: IntArray
    block_row: IntArray
    by_block: IntArray
    block_first: IntArray
    use_first: IntArray
    use_row: IntArray
    use_amount: FloatArray
    capacity: FloatArray
    priced: BoolArray
    amount_in_block: BoolArray
    whole: bool

    @property
    def n_items(self) -> int:
        """Number of items."""
        return len(self.first) - 1


def fitting(problem: AssignmentProblem) -> BoolArray:
    """Return (K,) which options fit into every capacity on their own."""
    matrix = _merged(problem)
    limit = problem.capacity + TOLERANCE * np.maximum(
        1.0, np.where(np.isfinite(problem.capacity), problem.capacity, 1.0)
    )
    fits = np.ones(problem.n_options, dtype=np.bool_)
    option, row, amount = matrix
    fits[option[amount > limit[row]]] = False
    return fits


def lay_out(problem: AssignmentProblem, keep: BoolArray | None = None) -> Layout:
    """Lay a problem out; `keep` (K,) leaves options out, and every item must keep at least one."""
    kept = fitting(problem) if keep is None else keep
    order = np.flatnonzero(kept)
    order = order[np.argsort(problem.item[order], kind="stable")]
    place = np.full(problem.n_options, -1, dtype=np.int64)
    place[order] = np.arange(len(order))
    option, row, amount = _merged(problem)
    inside = kept[option] & (amount > 0) & ~_never_full(problem, kept)[row]
    option, row, amount = place[option[inside]], row[inside], amount[inside]
    sort = np.lexsort((row, option))
    option, row, amount = option[sort], row[sort], amount[sort]
    size, resources = len(order), problem.n_resources
    use_first = np.searchsorted(option, np.arange(size + 1)).astype(np.int64)
    block, weight, room, block_row, in_block = _blocks(option, row, amount, size, problem.capacity)
    by_block = np.argsort(block, kind="stable").astype(np.int64)
    skip = int((block < 0).sum())
    block_first = skip + np.searchsorted(block[by_block[skip:]], np.arange(len(room) + 1)).astype(np.int64)
    priced = np.zeros(resources, dtype=np.bool_)
    priced[row[~in_block]] = True
    item = problem.item[order]
    cost = problem.cost[order]
    first = np.searchsorted(item, np.arange(problem.n_items + 1)).astype(np.int64)
    whole = bool((cost == np.round(cost)).all()) and float(np.abs(cost).max(initial=0.0)) < 2**40
    return Layout(
        order, first, item, cost, block, weight, room, block_row, by_block, block_first, use_first, row, amount,
        problem.capacity, priced, in_block, whole,
    )  # fmt: skip


def _merged(problem: AssignmentProblem) -> tuple[IntArray, IntArray, FloatArray]:
    """Return option, resource and amount of each use, those of one pair added up."""
    key = problem.use_option * max(problem.n_resources, 1) + problem.use_row
    unique, where = np.unique(key, return_inverse=True)
    amount = np.bincount(where, problem.use_amount, minlength=len(unique)).astype(np.float64)
    return unique // max(problem.n_resources, 1), unique % max(problem.n_resources, 1), amount


def _never_full(problem: AssignmentProblem, kept: BoolArray) -> BoolArray:
    """Return (R,) which resources suffice even when each item takes its greediest option."""
    option, row, amount = _merged(problem)
    inside = kept[option]
    pair = problem.item[option[inside]] * max(problem.n_resources, 1) + row[inside]
    unique, where = np.unique(pair, return_inverse=True)
    greatest = np.zeros(len(unique))
    np.maximum.at(greatest, where, amount[inside])
    total = np.bincount(unique % max(problem.n_resources, 1), greatest, minlength=problem.n_resources)
    return np.asarray(total <= problem.capacity, dtype=np.bool_)


def _blocks(
    option: IntArray, row: IntArray, amount: FloatArray, size: int, capacity: FloatArray
) -> tuple[IntArray, IntArray, IntArray, IntArray, BoolArray]:
    """Choose the blocks; returns block and weight of each option, room and resource of each block, which uses are of the own block."""
    block, weight = np.full(size, -1, dtype=np.int64), np.zeros(size, dtype=np.int64)
    in_block = np.zeros(len(option), dtype=np.bool_)
    counts = np.bincount(row, minlength=len(capacity))
    rooms: list[int] = []
    rows: list[int] = []
    by_row = np.argsort(row, kind="stable")
    ends = np.searchsorted(row[by_row], np.arange(len(capacity) + 1))
    for resource in np.argsort(counts, kind="stable").tolist():
        uses = by_row[ends[resource] : ends[resource + 1]]
        free = block[option[uses]] < 0
        if not len(uses) or 2 * int(free.sum()) < len(uses):
            continue
        uses = uses[free]
        units, room = in_units(amount[uses], float(capacity[resource]))
        block[option[uses]], weight[option[uses]], in_block[uses] = len(rooms), units, True
        rooms.append(room)
        rows.append(resource)
    return block, weight, np.array(rooms, dtype=np.int64), np.array(rows, dtype=np.int64), in_block


def in_units(amount: FloatArray, capacity: float) -> tuple[IntArray, int]:
    """Return amounts and a capacity in whole units such that whatever fits still fits: amounts are rounded down."""
    if (amount == np.round(amount)).all() and capacity < 2**40:
        whole = amount.astype(np.int64)
        divisor = gcd(*whole.tolist()) or 1
        room = int(np.floor(capacity * (1 + TOLERANCE)))
        if room // divisor <= LARGEST:
            return whole // divisor, room // divisor
    unit = capacity / GRID
    return np.floor(amount / unit * (1 - 1e-6)).astype(np.int64), GRID
