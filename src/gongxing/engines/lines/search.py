"""Which choice for every member of a small group is cheapest, provably, when costs are of single choices and of pairs?

Branch and bound by depth first (Land and Doig 1960). Before it begins, min-sum diffusion (Kovalevsky and Koval 1975; Werner 2007)
moves the costs of pairs into the single choices, so that the sum of the cheapest single choices is a sharp bound.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
Pairs = Mapping[tuple[int, int], FloatArray]
_SWEEPS = 40
_LARGEST = 300
"""Members of the largest group that is branched on; larger ones are only improved one member at a time."""
_SLACK = 1e-7


@dataclass(frozen=True, slots=True)
class Found:
    """The choices, what they cost, a bound below every cost, how many groups are proven of how many, and the nodes looked at."""

    choice: tuple[int, ...]
    value: float
    bound: float
    groups: int
    proven: int
    nodes: int


def cheapest(
    single: Sequence[FloatArray],
    pairs: Pairs,
    start: Sequence[int],
    *,
    nodes: int = 20_000,
    stop: Callable[[], bool] | None = None,
    told: Callable[[float], None] | None = None,
) -> Found:
    """Return the cheapest choices found and a bound.

    `single` holds the costs (K,) of each member's choices, `pairs` costs (K_i, K_j), not negative, of two members i < j. Every group of
    members that pairs join is searched with at most `nodes` nodes, beginning with `start`; once `stop` says True the rest are only
    improved one member at a time, and the diffusion bound stands.
    """
    groups = _groups(len(single), pairs)
    choice = [int(c) for c in start]
    value = bound = 0.0
    proven = looked = 0
    for number, members in enumerate(groups):
        search = _Search(members, single, pairs, choice)
        if stop is not None and stop():
            search.improve()
        else:
            search.run(nodes)
        for member, label in zip(members, search.best, strict=True):
            choice[member] = label
        value += search.value
        bound += min(search.bound, search.value)
        proven += search.bound >= search.value - _SLACK * max(1.0, abs(search.value))
        looked += search.nodes
        if told is not None:
            told((number + 1) / len(groups))
    return Found(tuple(choice), value, bound, len(groups), proven, looked)


def cost_of(single: Sequence[FloatArray], pairs: Pairs, choice: Sequence[int]) -> float:
    """Return what a choice for every member costs."""
    total = sum(float(costs[label]) for costs, label in zip(single, choice, strict=True))
    return total + sum(float(costs[choice[i], choice[j]]) for (i, j), costs in pairs.items())


def _groups(count: int, pairs: Pairs) -> list[list[int]]:
    leader = list(range(count))

    def find(i: int) -> int:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    for i, j in sorted(pairs):
        a, b = find(i), find(j)
        leader[max(a, b)] = min(a, b)
    found: dict[int, list[int]] = defaultdict(list)
    for i in range(count):
        found[find(i)].append(i)
    return [found[key] for key in sorted(found)]


class _Search:
    """One group: its costs after diffusion, the best choice so far, and the bound."""

    def __init__(
        self, members: Sequence[int], single: Sequence[FloatArray], pairs: Pairs, start: Sequence[int]
    ) -> None:
        place = {member: row for row, member in enumerate(members)}
        self.single = [np.array(single[member], dtype=np.float64) for member in members]
        self.beside: list[dict[int, FloatArray]] = [{} for _ in members]
        for (i, j), costs in pairs.items():
            if i in place and j in place:
                self._join(place[i], place[j], np.array(costs, dtype=np.float64))
        self.best = [start[member] for member in members]
        self.value = self._cost(self.best)
        if len(members) > 1:
            self._diffuse()
        self.bound = sum(float(costs.min()) for costs in self.single)
        self.nodes = 0

    def _join(self, a: int, b: int, costs: FloatArray) -> None:
        if b in self.beside[a]:
            costs = costs + self.beside[a][b]
        self.beside[a][b] = costs
        self.beside[b][a] = costs.T

    def _cost(self, choice: Sequence[int]) -> float:
        total = sum(float(costs[label]) for costs, label in zip(self.single, choice, strict=True))
        for a, others in enumerate(self.beside):
            total += sum(float(costs[choice[a], choice[b]]) for b, costs in others.items() if a < b)
        return total

    def _diffuse(self) -> None:
        """Move costs between pairs and single choices, in rounds; at the end all that pairs hold in common is with single choices."""
        for sweep in range(_SWEEPS):
            order = range(len(self.single)) if sweep % 2 == 0 else range(len(self.single) - 1, -1, -1)
            for a in order:
                for b in self.beside[a]:
                    self._draw(a, b)
                if sweep < _SWEEPS - 1:
                    part = self.single[a] / (len(self.beside[a]) + 1)
                    for b in self.beside[a]:
                        self._give(a, b, part)

    def _draw(self, a: int, b: int) -> None:
        least = self.beside[a][b].min(axis=1)
        self._give(a, b, -least)

    def _give(self, a: int, b: int, part: FloatArray) -> None:
        costs = self.beside[a][b] + part[:, None]
        self.single[a] = self.single[a] - part
        self.beside[a][b], self.beside[b][a] = costs, costs.T

    def run(self, limit: int) -> None:
        """Search the group; the bound becomes the value where the search ends by itself."""
        if len(self.single) == 1:
            self.best = [int(self.single[0].argmin())]
            self.value = self.bound = float(self.single[0].min())
            return
        for costs in self.beside:
            for b in costs:
                np.maximum(costs[b], 0.0, out=costs[b])
        if self.bound >= self.value - _SLACK * max(1.0, abs(self.value)):
            self.bound = self.value
            return
        self.improve()
        if len(self.single) > _LARGEST:
            return
        self._limit = limit
        costs = {place: single.copy() for place, single in enumerate(self.single)}
        self._descend(costs, 0.0, {})
        if self.nodes < limit:
            self.bound = self.value

    def improve(self) -> None:
        """Change one member at a time as long as that saves anything."""
        better = True
        while better:
            better = False
            for a, costs in enumerate(self.single):
                seen = costs + sum(table[:, self.best[b]] for b, table in self.beside[a].items())
                label = int(np.argmin(seen))
                if seen[label] < seen[self.best[a]] - _SLACK:
                    self.best[a], better = label, True
        self.value = min(self.value, self._cost(self.best))

    def _descend(self, costs: dict[int, FloatArray], spent: float, chosen: dict[int, int]) -> None:
        self.nodes += 1
        if not costs:
            if spent < self.value:
                self.value, self.best = spent, [chosen[place] for place in range(len(self.single))]
            return
        least = {place: float(single.min()) for place, single in costs.items()}
        rest = sum(least.values())
        place = min(costs, key=lambda p: (-_regret(costs[p]), -len(self.beside[p]), p))
        for label in np.argsort(costs[place], kind="stable").tolist():
            now = spent + float(costs[place][label])
            if (
                now + rest - least[place] >= self.value - _SLACK * max(1.0, abs(self.value))
                or self.nodes >= self._limit
            ):
                return
            further = {
                other: single + self.beside[place][other][label] if other in self.beside[place] else single
                for other, single in costs.items()
                if other != place
            }
            self._descend(further, now, {**chosen, place: label})


def _regret(costs: FloatArray) -> float:
    """Return how much the second cheapest choice costs more than the cheapest."""
    if len(costs) < 2:
        return float("inf")
    two = np.partition(costs, 1)[:2]
    return float(two[1] - two[0])
