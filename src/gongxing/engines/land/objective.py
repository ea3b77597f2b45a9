"""What is an assignment worth? Shared by those who propose one; the checker has its own reckoning."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

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
    shops = problem.workshops
    shielded = np.zeros_like(facing)
    active = problem.works[labels[shops.parcel]] & ~given.abated if len(shops.ids) else np.zeros(0, dtype=bool)
    live = active[shops.shield_workshop]
    np.logical_or.at(shielded, shops.shield_parcel[live], shops.barred[live])
    workable = problem.works[None, :] & np.zeros((count, 1), dtype=bool)
    idle = ~given.abated
    for pair in np.flatnonzero(idle[shops.shield_workshop]) if len(shops.ids) else []:
        shop, parcel = shops.shield_workshop[pair], shops.shield_parcel[pair]
        if shops.barred[pair, labels[parcel]]:
            workable[shops.parcel[shop]] |= problem.works
    return {code: bar for code, bar in ((around.apart_rule, facing), (shops.rule, shielded | workable)) if code}
