"""Which point of a grid is the cheapest at which something holds that, once it holds, holds at every point above?"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass

Point = tuple[int, ...]
Holds = Callable[[Point], bool]


@dataclass(frozen=True, slots=True)
class Least:
    """The cheapest point found, its cost, a bound below which no point that holds can lie, and the boxes opened."""

    point: Point
    value: float
    bound: float
    boxes: int


def least_step(holds: Callable[[int], bool], top: int) -> int | None:
    """Return the least whole number from 0 to `top` at which a rising condition holds, None if it does not even at `top`."""
    if not holds(top):
        return None
    low, high = -1, top
    while high - low > 1:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle
    return high


def cheapest(
    top: Point, prices: tuple[float, ...], holds: Holds, start: Point, tell: Callable[[float, float], bool]
) -> Least:
    """Return the cheapest point of the grid 0..top at which `holds` is true, given one (`start`) at which it is.

    Best-first branch and bound over boxes. Where a rising condition fails at the upper corner of a box it fails throughout; the lower
    corner is no dearer than any point of the box. A box is first shrunk: coordinate by coordinate to the least value at which its
    upper corner still holds, which every point of the box that holds must reach. So the cheapest open lower corner bounds the
    optimum, and the first that holds is it. `tell(value, bound)` hears of progress and says whether to stop.
    """
    known: dict[Point, bool] = {}

    def asked(point: Point) -> bool:
        if point not in known:
            known[point] = holds(point)
        return known[point]

    def price(point: Point) -> float:
        return sum(k * p for k, p in zip(point, prices, strict=True))

    best, value = start, price(start)
    heap: list[tuple[float, Point, Point]] = [(0.0, (0,) * len(top), top)]
    boxes = 0
    while heap:
        bound, low, high = heapq.heappop(heap)
        if bound >= value - 1e-9 * max(1.0, abs(value)):
            return Least(best, value, value, boxes)
        if tell(value, bound):
            return Least(best, value, bound, boxes)
        boxes += 1
        if asked(low):
            return Least(low, price(low), price(low), boxes)
        shrunk = _shrunk(low, high, asked)
        if shrunk is None:
            continue
        if shrunk != low:
            heapq.heappush(heap, (max(bound, price(shrunk)), shrunk, high))
            continue
        if price(high) < value:
            best, value = high, price(high)
        j = max(range(len(top)), key=lambda k: ((high[k] - low[k]) * prices[k], high[k] - low[k]))
        middle = (low[j] + high[j]) // 2
        for part in ((low, _with(high, j, middle)), (_with(low, j, middle + 1), high)):
            if asked(part[1]):
                heapq.heappush(heap, (max(bound, price(part[0])), *part))
    return Least(best, value, value, boxes)


def _shrunk(low: Point, high: Point, asked: Holds) -> Point | None:
    """Return the lowest corner that points of the box at which it holds can have, None if it holds nowhere in the box."""
    if not asked(high):
        return None
    found = []
    for j in range(len(low)):
        step = least_step(lambda k, j=j: asked(_with(high, j, low[j] + k)), high[j] - low[j])  # type: ignore[misc]
        found.append(low[j] + (step or 0))
    return tuple(found)


def _with(point: Point, j: int, value: int) -> Point:
    return (*point[:j], value, *point[j + 1 :])
