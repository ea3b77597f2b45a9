"""What would a careful clerk do by hand: keep what stands, treat the conflicts, then meet each demand by the best change?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from gongxing.engines.land.objective import Assignment, neighbour_support
from gongxing.engines.land.problem import BoolArray, FloatArray, IntArray, LandProblem

SLACK = 1e-6
"""Square metres or yuan by which the clerk stays inside every bound."""


def clerk(problem: LandProblem) -> Assignment | None:
    """Return the clerk's assignment, or None where his way finds none that keeps every demand.

    1 every parcel keeps its class (or, unknown or barred, takes its worthiest free one); 2 every workshop with somebody
    inside its distance is abated; 3 demand by demand, the changes that cost least worth per unit are made until it is
    met; 4 the changes that still gain are made once, best first. No step is taken back.
    """
    desk = _Desk(problem)
    for row in range(len(problem.demands) + 1):
        desk.meet(row)
    if not desk.within():
        return None
    desk.improve()
    return Assignment(desk.labels, desk.abated) if desk.sound() else None


class _Desk:
    """The clerk's working papers: labels, abatement and running totals of every demand and of the money."""

    def __init__(self, problem: LandProblem) -> None:
        self.problem = problem
        self.allowed = problem.allowed
        self.worth = problem.worth
        keeps = problem.keeps
        rows = np.arange(len(problem.parcels))
        free = np.where(self.allowed, self.worth, -np.inf)
        stays = (keeps >= 0) & self.allowed[rows, keeps]
        self.labels: IntArray = np.where(stays, keeps, free.argmax(axis=1)).astype(np.int64)
        self.neighbours: dict[int, list[int]] = defaultdict(list)
        for left, right in problem.neighbours.pairs[problem.neighbours.touching].tolist():
            self.neighbours[left].append(right)
            self.neighbours[right].append(left)
        self.shields_on: dict[int, list[int]] = defaultdict(list)
        for pair, parcel in enumerate(problem.workshops.shield_parcel.tolist()):
            self.shields_on[parcel].append(pair)
        self.shields_of: dict[int, list[int]] = defaultdict(list)
        for pair, shop in enumerate(problem.workshops.shield_workshop.tolist()):
            self.shields_of[int(problem.workshops.parcel[shop])].append(pair)
        self.abated = np.zeros(len(problem.workshops.ids), dtype=bool)
        self._abate()
        self.amounts = np.stack([*(demand.amount for demand in problem.demands), problem.cost_yuan])
        budget = (
            np.inf
            if problem.budget_yuan is None
            else problem.budget_yuan - problem.workshops.abatement_yuan[self.abated].sum()
        )
        self.low = np.array([-np.inf if d.low is None else d.low for d in problem.demands] + [-np.inf])
        self.high = np.array([np.inf if d.high is None else d.high for d in problem.demands] + [budget])
        self.totals = self.amounts[:, rows, self.labels].sum(axis=1)

    def _abate(self) -> None:
        shops = self.problem.workshops
        hit = shops.barred[np.arange(len(shops.shield_parcel)), self.labels[shops.shield_parcel]]
        self.abated[shops.shield_workshop[hit]] = True
        if len(self.abated):
            self.abated &= self.problem.works[self.labels[shops.parcel]]

    def excess(self, totals: FloatArray) -> FloatArray:
        found: FloatArray = np.maximum(0.0, np.maximum(self.low - totals, totals - self.high))
        return found

    def within(self) -> bool:
        return bool((self.excess(self.totals) <= SLACK).all())

    def sound(self) -> bool:
        """Whether what the clerk was given at the start (fixed parcels, unknown land) breaks no neighbour rule."""
        return all(self.fits(parcel, int(label)) for parcel, label in enumerate(self.labels))

    def fits(self, parcel: int, label: int) -> bool:
        """Whether no neighbour and no working workshop rules `label` out on `parcel`."""
        problem, shops = self.problem, self.problem.workshops
        for other in self.neighbours[parcel]:
            theirs = self.labels[other]
            if problem.neighbours.apart[label, theirs] and not (
                label == problem.keeps[parcel] and theirs == problem.keeps[other]
            ):
                return False
        for pair in self.shields_on[parcel]:
            shop = shops.shield_workshop[pair]
            stands = self.works(int(shops.parcel[shop]), parcel, label) and not self.abated[shop]
            if stands and shops.barred[pair, label]:
                return False
        if problem.works[label]:
            for pair in self.shields_of[parcel]:
                there = shops.shield_parcel[pair]
                theirs = label if there == parcel else self.labels[there]
                if not self.abated[shops.shield_workshop[pair]] and shops.barred[pair, theirs]:
                    return False
        return True

    def works(self, home: int, parcel: int, label: int) -> bool:
        return bool(self.problem.works[label if home == parcel else self.labels[home]])

    def change(self, parcel: int, label: int) -> bool:
        """Make one change if it is allowed, fits, and takes no total further outside its bounds."""
        step = self.amounts[:, parcel, label] - self.amounts[:, parcel, self.labels[parcel]]
        after = self.totals + step
        if not self.allowed[parcel, label] or (self.excess(after) > self.excess(self.totals) + SLACK / 10).any():
            return False
        if not self.fits(parcel, label):
            return False
        self.labels[parcel] = label
        self.totals = after
        return True

    def gains(self) -> FloatArray:
        """(N, K) what changing one parcel alone would gain."""
        rows = np.arange(len(self.labels))
        whole = self.worth + neighbour_support(self.problem, self.labels)
        found: FloatArray = np.where(self.allowed, whole - whole[rows, self.labels][:, None], -np.inf)
        return found

    def meet(self, row: int) -> None:
        """Bring one total inside its bounds by the changes that lose least worth per unit."""
        lacking = self.low[row] - self.totals[row]
        sign = 1.0 if lacking > SLACK else -1.0
        if lacking <= SLACK and self.totals[row] - self.high[row] <= SLACK:
            return
        rows = np.arange(len(self.labels))
        step = sign * (self.amounts[row] - self.amounts[row][rows, self.labels][:, None])
        useful = (step > 0) & self.allowed
        rate = np.where(useful, self.gains() / np.where(useful, step, 1.0), -np.inf)
        for parcel, label in self._ranked(rate, useful):
            if self.excess(self.totals)[row] <= SLACK:
                return
            self.change(parcel, label)

    def improve(self) -> None:
        """Make every change that still gains, best first, once."""
        gains = self.gains()
        done = np.zeros(len(self.labels), dtype=bool)
        for parcel, label in self._ranked(gains, gains > 0):
            if not done[parcel] and self.change(parcel, label):
                done[parcel] = True

    def _ranked(self, score: FloatArray, usable: BoolArray) -> Iterable[tuple[int, int]]:
        places = np.argwhere(usable)
        order = np.argsort(-score[places[:, 0], places[:, 1]], kind="stable")
        return ((int(parcel), int(label)) for parcel, label in places[order])
