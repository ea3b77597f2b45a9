"""When may each work start at the earliest and latest, seen through precedence, and which works can never be done?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gongxing.algorithms.schedule.problem import BoolArray, IntArray, ScheduleProblem


@dataclass(frozen=True)
class Windows:
    """Starts that precedence leaves open: first and last (n,), last before first where a work can never be done."""

    first: IntArray
    last: IntArray
    must: BoolArray
    """(n,) works that have to be done, themselves or for one that has to be."""

    @property
    def possible(self) -> BoolArray:
        """(n,) works that can be done at all, as far as windows and precedence say."""
        found: BoolArray = self.first <= self.last
        return found

    @property
    def contradiction(self) -> bool:
        """Whether a work has to be done that cannot be."""
        return bool((self.must & ~self.possible).any())


def gaps(problem: ScheduleProblem) -> IntArray:
    """Return (m,) for each precedence the periods between the two starts at least."""
    found: IntArray = np.maximum(problem.length[problem.before[:, 0]] + problem.before[:, 2], 0)
    return found


def tighten(problem: ScheduleProblem) -> Windows:
    """Return the windows that precedence leaves of the works' own."""
    first, last, must = problem.first.copy(), problem.last.copy(), problem.must.copy()
    wait = gaps(problem)
    ahead, then = problem.before[:, 0], problem.before[:, 1]
    beyond = problem.periods
    for _ in range(problem.works * beyond + 1):
        first[first > last] = beyond
        was = (first.copy(), last.copy(), must.copy())
        np.maximum.at(first, then, np.minimum(first[ahead] + wait, beyond))
        np.logical_or.at(must, ahead, must[then])
        bound = must[then]
        np.minimum.at(last, ahead[bound], last[then[bound]] - wait[bound])
        if all(np.array_equal(old, new) for old, new in zip(was, (first, last, must), strict=True)):
            break
    return Windows(first, last, must)
