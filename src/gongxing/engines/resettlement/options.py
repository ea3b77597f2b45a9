"""Which outcomes are open to each household: money, one or two flats of an estate, a homestead site, and what does each cost?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np

from gongxing.engines.resettlement.entitlement import Entitlement, account, entitle
from gongxing.engines.resettlement.problem import Decision, Estate, FloatArray, IntArray, ResettlementProblem

LEAST_SHARE = 0.5
"""Flats that make up less than this share of the entitlement are not offered."""
PAIR_SHORT_M2 = 40.0
"""Two flats are offered only where they fall short of the entitlement by no more than this."""
KINDS = {"flat": "flats", "homestead": "homesteads"}
"""The kind of estate each way needs."""


@dataclass(frozen=True, slots=True)
class Option:
    """One outcome of one household: way, estate (-1 for money), types of flat by place in the estate, what it is paid, its cost.

    `cost_yuan` is what the objective counts: money paid, flats at cost, distance, mismatch, a neighbour lost.
    """

    house: int
    way: str
    estate: int
    flats: tuple[int, ...]
    area_m2: float
    paid_fen: int
    cost_yuan: float


@dataclass(frozen=True)
class Options:
    """Every household's entitlement and open outcomes."""

    entitled: tuple[Entitlement, ...]
    all: tuple[Option, ...]
    start: IntArray
    """(H + 1,) where the options of each household begin."""

    def of(self, house: int) -> range:
        """Return the places of a household's options."""
        return range(int(self.start[house]), int(self.start[house + 1]))

    @property
    def cost(self) -> FloatArray:
        """(K,) cost of each option."""
        return np.array([option.cost_yuan for option in self.all])


def open_options(problem: ResettlementProblem) -> Options:
    """Return the outcomes open to each household: of the way it chose (or the user fixed), else money or flats."""
    entitled = tuple(entitle(house, problem.terms) for house in problem.households)
    fixed, together = dict(problem.decisions), dict(problem.group_estates)
    found: list[Option] = []
    start = [0]
    for place, house in enumerate(problem.households):
        decision = fixed.get(house.id)
        ways = ways_of(decision, house.wish)
        wanted = decision.estate if decision is not None and decision.estate else together.get(house.group, "")
        for way in ways:
            found += _of_way(problem, place, entitled[place], way, wanted)
        start.append(len(found))
    return Options(entitled, tuple(found), np.array(start, dtype=np.int64))


def ways_of(decision: Decision | None, wish: str) -> tuple[str, ...]:
    """Return the ways open to a household: the one decided, else the one it wished, else money or a flat."""
    if decision is not None:
        return (decision.way,)
    return (wish,) if wish else ("cash", "flat")


def _of_way(problem: ResettlementProblem, house: int, owed: Entitlement, way: str, wanted: str) -> Iterator[Option]:
    if way == "cash":
        yield _option(problem, house, owed, way, -1, ())
        return
    for place, estate in enumerate(problem.estates):
        elsewhere = wanted and estate.id != wanted and (way == "flat" or _is_kind(problem, wanted, way))
        if estate.kind != KINDS[way] or elsewhere:
            continue
        for flats in _bundles(problem, estate, owed) if way == "flat" else _sites(estate):
            yield _option(problem, house, owed, way, place, flats)


def _is_kind(problem: ResettlementProblem, estate: str, way: str) -> bool:
    return any(found.id == estate and found.kind == KINDS[way] for found in problem.estates)


def _sites(estate: Estate) -> Iterator[tuple[int, ...]]:
    yield from ((place,) for place, flat in enumerate(estate.flats) if flat.number)


def _bundles(problem: ResettlementProblem, estate: Estate, owed: Entitlement) -> list[tuple[int, ...]]:
    """Return the flats, one or two, that fit an entitlement in an estate; the smallest one where none does."""
    offered = [place for place, flat in enumerate(estate.flats) if flat.number]
    most = owed.area_m2 + problem.terms.value("over_m2")
    least = max(owed.low_m2 or 0.0, LEAST_SHARE * owed.area_m2)
    area = [flat.area_m2 for flat in estate.flats]
    found: list[tuple[int, ...]] = [(place,) for place in offered if least <= area[place] <= most]
    largest = max((area[place] for place in offered), default=0.0)
    if owed.area_m2 >= largest:
        pairs = combinations_with_replacement(offered, 2)
        found += [
            pair
            for pair in pairs
            if owed.area_m2 - PAIR_SHORT_M2 <= area[pair[0]] + area[pair[1]] <= most
            and (pair[0] != pair[1] or estate.flats[pair[0]].number > 1)
        ]
    if not found and offered:
        above = [place for place in offered if area[place] > most]
        found = [(min(above or offered, key=lambda place: (area[place] if above else -area[place], place)),)]
    return found


def _option(
    problem: ResettlementProblem, house: int, owed: Entitlement, way: str, estate: int, flats: tuple[int, ...]
) -> Option:
    terms, family = problem.terms, problem.households[house]
    area = sum(problem.estates[estate].flats[flat].area_m2 for flat in flats) if flats else 0.0
    paid = sum(item.sum_fen for item in account(family, owed, terms, way, area))
    cost = paid / 100
    if flats:
        cost += (1 - terms.value("idle_share")) * area * problem.estates[estate].build_price
        cost += problem.distance_m[house, estate] / 1000 * owed.persons * terms.value("distance_price")
    if way == "flat":
        cost += abs(area - owed.area_m2) * terms.value("mismatch_price")
    if way == "cash" and len(ways_of(dict(problem.decisions).get(family.id), family.wish)) > 1:
        cost += terms.value("leave_yuan")
    return Option(house, way, estate, flats, area, paid, float(cost))
