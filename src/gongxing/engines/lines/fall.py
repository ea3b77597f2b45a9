"""By how much may a gravity line be laid higher or lower without losing its fall or parting from its neighbours?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree
from shapely.geometry import LineString

from gongxing.engines.lines.problem import LinesProblem
from gongxing.plan.lines import Path
from gongxing.standards.line_rules import Flow

_SAME_M = 0.6
_LEVEL_M = 0.005


@dataclass(frozen=True, slots=True)
class Fall:
    """The freedom of one gravity line.

    `spare_m` is the fall beyond that of the least slope, `drop_m` how far its lower end may sink before it lies below the line that
    receives it, `lift_m` how far its upper end may rise (nothing where other lines arrive there), `sink_m` how far it may sink,
    `raise_low_m` how far its lower end may rise under its cover; `reversed` whether the path begins at the lower end.
    """

    length_m: float
    reversed: bool
    spare_m: float
    drop_m: float
    lift_m: float
    sink_m: float
    raise_low_m: float

    def shifts(self, share: float, wanted_m: float) -> tuple[float, float] | None:
        """Return by how much the start and the end of the path are shifted so that it shifts by `wanted_m` at `share`; None if it cannot.

        Cheapest first: the upper end sinks (or the lower rises) by itself as far as the spare fall allows, then both together.
        """
        down = 1.0 - share if self.reversed else share
        high, low = self._lowered(down, -wanted_m) if wanted_m < 0 else self._raised(down, wanted_m)
        if high is None or low is None:
            return None
        return (low, high) if self.reversed else (high, low)

    def _lowered(self, down: float, depth: float) -> tuple[float | None, float | None]:
        if (1.0 - down) * self.spare_m >= depth:
            high, low = depth / (1.0 - down), 0.0
        else:
            low = depth - (1.0 - down) * self.spare_m
            high = self.spare_m + low
        if high > self.sink_m + _LEVEL_M or low > self.drop_m + 1e-9:
            return None, None
        return -high, -low

    def _raised(self, down: float, height: float) -> tuple[float | None, float | None]:
        if down * self.spare_m >= height:
            high, low = 0.0, height / down
        else:
            high = height - down * self.spare_m
            low = self.spare_m + high
        if high > self.lift_m + 1e-9 or low > self.raise_low_m + _LEVEL_M:
            return None, None
        return high, low


def falls(problem: LinesProblem, paths: Sequence[Path]) -> dict[int, Fall]:
    """Return the freedom of every gravity line; ends closer than 0.6 m (as planned) are joined."""
    gravity = [place for place, line in enumerate(problem.lines) if problem.rules.flow(line) is Flow.GRAVITY]
    number = {kind.kind: 1e4 * place for place, kind in enumerate(problem.rules.kinds)}
    spots = [
        (*line.path[side], number[line.kind])
        for line in (problem.lines[place] for place in gravity)
        for side in (0, -1)
    ]
    if not spots:
        return {}
    tree = cKDTree(np.array(spots, dtype=np.float64))
    beside = tree.query_ball_point(np.array(spots, dtype=np.float64), _SAME_M)
    return {
        place: _fall(problem, gravity, row, beside, LineString(paths[place]).length)
        for row, place in enumerate(gravity)
    }


def _fall(
    problem: LinesProblem, gravity: Sequence[int], row: int, beside: Sequence[Sequence[int]], length: float
) -> Fall:
    line = problem.lines[gravity[row]]
    turned = line.crown_start_m < line.crown_end_m
    high, low = (1, 0) if turned else (0, 1)
    crowns = (line.crown_start_m, line.crown_end_m)
    covers = (line.cover_start_m, line.cover_end_m)
    least = problem.rules.kind(line.kind).cover_m
    bottom = crowns[low] - line.outer_m
    leaving = [b for b, leaves in _met(problem, gravity, beside[2 * row + low], row) if leaves]
    arriving = [b for b, leaves in _met(problem, gravity, beside[2 * row + high], row) if not leaves]
    return Fall(
        length,
        turned,
        max(0.0, crowns[high] - crowns[low] - problem.prices.slope(line.kind) * length),
        max(0.0, bottom - max(leaving)) if leaving else 0.0,
        0.0 if arriving else max(0.0, covers[high] - least),
        max(0.0, problem.prices.depth_max_m - covers[high]),
        max(0.0, covers[low] - least),
    )


def _met(problem: LinesProblem, gravity: Sequence[int], ends: Sequence[int], row: int) -> list[tuple[float, bool]]:
    """Return the bottom level of every other line at a joint and whether it leaves from there (its upper end is here)."""
    found = []
    for end in ends:
        if end // 2 == row:
            continue
        other = problem.lines[gravity[end // 2]]
        crowns = (other.crown_start_m, other.crown_end_m)
        here, there = crowns[end % 2], crowns[1 - end % 2]
        found.append((here - other.outer_m, here >= there))
    return found
