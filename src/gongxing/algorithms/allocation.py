"""How is a budget best shared among programmes of which each takes one of its steps, and what would one more yuan bring?

A multiple-choice knapsack solved exactly for every budget at once: after each programme only those sums are kept that no
cheaper sum is as good as, so that what is left is the whole curve of the greatest value over the budget (Nemhauser and
Ullmann 1969, for choices of several steps). Costs and values are whole numbers; nothing is rounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int64]
Steps = Sequence[tuple[int, int]]
"""Cost and value of each step of a programme; not taking part costs and brings nothing and is always possible."""


@dataclass(frozen=True)
class Allocation:
    """The best sharing of every budget.

    `costs` and `values` rise strictly: values[i] is the greatest value of any budget from costs[i] up to costs[i + 1].
    """

    costs: IntArray
    values: IntArray
    _trail: tuple[tuple[IntArray, IntArray], ...]

    def place(self, budget: int) -> int:
        """Return where on the curve a budget of 0 or more lies."""
        if budget < 0:
            raise ValueError(f"a budget is 0 or more, found {budget}")
        return int(np.searchsorted(self.costs, budget, side="right")) - 1

    def best(self, budget: int) -> int:
        """Return the greatest value of a budget."""
        return int(self.values[self.place(budget)])

    def steps(self, budget: int) -> tuple[int, ...]:
        """Return the step of each programme (0: none, 1: its first) with the greatest value of a budget, at least cost."""
        place, found = self.place(budget), []
        for parent, step in reversed(self._trail):
            found.append(int(step[place]))
            place = int(parent[place])
        return tuple(reversed(found))

    def hull(self) -> tuple[tuple[int, int], ...]:
        """Return the corners of the upper concave hull of the curve: between them every yuan brings the same, and ever less."""
        corners: list[tuple[int, int]] = []
        for point in zip(self.costs.tolist(), self.values.tolist(), strict=True):
            while len(corners) > 1 and not _bends_down(corners[-2], corners[-1], point):
                corners.pop()
            corners.append(point)
        return tuple(corners)

    def worthwhile(self) -> int:
        """Return the greatest budget whose last yuan still brings a yuan or more, along the hull."""
        corners = self.hull()
        budget = corners[0][0]
        for (low, worth), (high, more) in pairwise(corners):
            if more - worth >= high - low:
                budget = high
        return budget


def allocate(programmes: Sequence[Steps]) -> Allocation:
    """Return the best sharing of every budget among programmes; costs and values are whole numbers of 0 or more."""
    if any(cost < 0 or value < 0 for steps in programmes for cost, value in steps):
        raise ValueError("costs and values of steps are whole numbers of 0 or more")
    costs, values = np.zeros(1, np.int64), np.zeros(1, np.int64)
    trail = []
    for steps in programmes:
        choices = np.array([(0, 0), *steps], dtype=np.int64)
        sums = (costs[:, None] + choices[None, :, 0]).ravel()
        worth = (values[:, None] + choices[None, :, 1]).ravel()
        order = np.lexsort((-worth, sums))
        rising = np.maximum.accumulate(worth[order])
        kept = order[np.r_[True, rising[1:] > rising[:-1]]]
        trail.append((kept // len(choices), kept % len(choices)))
        costs, values = sums[kept], worth[kept]
    return Allocation(costs, values, tuple(trail))


def _bends_down(first: tuple[int, int], middle: tuple[int, int], last: tuple[int, int]) -> bool:
    """Whether the slope falls at the middle point."""
    return (middle[1] - first[1]) * (last[0] - middle[0]) > (last[1] - middle[1]) * (middle[0] - first[0])
