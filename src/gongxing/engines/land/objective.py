"""What is an assignment worth? Shared by those who propose one; the checker has its own reckoning."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from gongxing.engines.land.problem import BoolArray, FloatArray, IntArray, LandProblem


@dataclass(frozen=True, slots=True)
class Assignment:
    """A class for every parcel (N,) as a place in `uses`, and which workshops (W,) have their emissions captured."""

    labels: IntArray
    abated: BoolArray


def objective(problem: LandProblem, given: Assignment) -> float:
    """Return the value of an assignment in yuan: worth, less weighted abatement, plus borders between like classes."""
    rows = np.arange(len(problem.parcels))
    left, right = problem.neighbours.pairs[:, 0], problem.neighbours.pairs[:, 1]
    alike = given.labels[left] == given.labels[right]
    return float(
        problem.worth[rows, given.labels].sum()
        - problem.cost_weight * problem.workshops.abatement_yuan[given.abated].sum()
        + problem.neighbours.reward_yuan_m * problem.neighbours.length_m[alike].sum()
    )


def spending(problem: LandProblem, given: Assignment) -> float:
    """Return what an assignment costs in yuan, abatement included."""
    rows = np.arange(len(problem.parcels))
    return float(problem.cost_yuan[rows, given.labels].sum() + problem.workshops.abatement_yuan[given.abated].sum())


def neighbour_support(problem: LandProblem, labels: IntArray) -> FloatArray:
    """Return (N, K) the border reward in yuan each class would find around each parcel as its neighbours are labelled."""
    support = np.zeros((len(problem.parcels), len(problem.uses)))
    left, right = problem.neighbours.pairs[:, 0], problem.neighbours.pairs[:, 1]
    reward = problem.neighbours.reward_yuan_m * problem.neighbours.length_m
    np.add.at(support, (left, labels[right]), reward)
    np.add.at(support, (right, labels[left]), reward)
    return support


def pair_barred(problem: LandProblem, given: Assignment) -> dict[str, BoolArray]:
    """Return by rule code (N, K) which classes the neighbours and the working workshops of an assignment rule out."""
    around = problem.neighbours
    labels, count = given.labels, len(problem.parcels)
    facing = np.zeros((count, len(problem.uses)), dtype=bool)
    for ours, theirs in ((0, 1), (1, 0)):
        here, there = around.pairs[around.touching, ours], around.pairs[around.touching, theirs]
        bar = around.apart[labels[there]].copy()
        kept = (labels[there] == problem.keeps[there]) & (problem.keeps[here] >= 0)
        bar[np.flatnonzero(kept), problem.keeps[here][kept]] = False
        np.logical_or.at(facing, here, bar)
    return {
        code: bar
        for code, bar in ((around.apart_rule, facing), (problem.workshops.rule, _shielded(problem, given)))
        if code
    }


def _shielded(problem: LandProblem, given: Assignment) -> BoolArray:
    """Return (N, K) which classes the workshops that nobody abates rule out, when one parcel alone changes.

    Near a working workshop the shielded classes; on a workshop's own parcel the working classes while a shielded one
    stands nearby. Where both are one parcel the class itself says whether the workshop works on.
    """
    shops, labels = problem.workshops, given.labels
    found = np.zeros((len(problem.parcels), len(problem.uses)), dtype=bool)
    home, there = shops.parcel[shops.shield_workshop], shops.shield_parcel
    idle, own = ~given.abated[shops.shield_workshop], home == there
    live = idle & ~own & problem.works[labels[home]]
    np.logical_or.at(found, there[live], shops.barred[live])
    hit = idle & ~own & shops.barred[np.arange(len(there)), labels[there]]
    found[home[hit]] |= problem.works
    both = idle & own
    np.logical_or.at(found, there[both], shops.barred[both] & problem.works)
    return found


def piece_barred(problem: LandProblem, labels: IntArray) -> BoolArray:
    """Return (N, K) which single changes would break a class that must be in one piece: leaving splits it, joining is apart."""
    found = np.zeros((len(problem.parcels), len(problem.uses)), dtype=bool)
    pairs, count = problem.neighbours.pairs, len(problem.parcels)
    for label in problem.contiguous:
        member = labels == label
        if not member.any():
            continue
        beside = np.zeros(count, dtype=bool)
        for ours, theirs in ((0, 1), (1, 0)):
            beside[pairs[member[pairs[:, theirs]], ours]] = True
        found[:, label] |= ~beside & ~member
        inside = pairs[member[pairs].all(axis=1)]
        for row in np.flatnonzero(member):
            rest = inside[(inside != row).all(axis=1)]
            graph = coo_array((np.ones(len(rest)), (rest[:, 0], rest[:, 1])), shape=(count, count))
            pieces = connected_components(graph, directed=False)[1]
            left = member & (np.arange(count) != row)
            if len(np.unique(pieces[left])) > 1:
                found[row] = True
                found[row, label] = False
    return found
