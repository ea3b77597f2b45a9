"""What would a careful clerk do by hand: pull the cheapest single lever, or all levers alike, until the targets are met?"""

from __future__ import annotations

import math
from dataclasses import dataclass

from gongxing.engines.growth.levers import Reach
from gongxing.engines.growth.problem import GrowthProblem
from gongxing.engines.growth.search import Point, least_step
from gongxing.engines.growth.simulate import simulate

_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Clerk:
    """The clerk's package: steps of each lever, its cost; what each lever takes alone, None where it is not enough."""

    steps: Point
    cost_yuan: float
    alone: tuple[int | None, ...]


def clerk(problem: GrowthProblem, *, draws: int = 10_000, seed: int = 1) -> Clerk | None:
    """Return the clerk's package on so many draws, None where even all levers at their limits do not reach the targets."""
    return by_hand(Reach(problem, simulate(problem, draws, seed), seed))


def by_hand(reach: Reach) -> Clerk | None:
    """Return the cheaper of the cheapest single lever and the smallest package of equal shares of all limits."""
    top = tuple(lever.steps for lever in reach.problem.levers)
    alone = tuple(
        least_step(lambda k, j=j: reach.feasible(_only(len(top), j, k)), top[j])  # type: ignore[misc]
        for j in range(len(top))
    )
    found = [_only(len(top), j, step) for j, step in enumerate(alone) if step is not None]

    def share(percent: int) -> Point:
        return tuple(math.ceil(percent * limit / _PERCENT) for limit in top)

    percent = least_step(lambda k: reach.feasible(share(k)), _PERCENT)
    if percent is not None:
        found.append(share(percent))
    if not found:
        return None
    best = min(found, key=lambda steps: (reach.cost(steps), steps))
    return Clerk(best, reach.cost(best), alone)


def _only(count: int, j: int, step: int) -> Point:
    return tuple(step if k == j else 0 for k in range(count))
