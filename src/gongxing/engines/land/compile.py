"""How is the land problem written as a labelling problem, abatement of workshops included?

Every emitting workshop with a parcel inside its distance becomes a node of its own with three states: working as now,
abated, gone. Its parcel's class says whether it may be gone; "working as now" forbids the shielded classes nearby. So a
conflict among three parties needs pairs only. Money is scaled to 万元 and areas to hectares for the solver's sake.
"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.labelling import LabelProblem
from gongxing.engines.land.objective import Assignment
from gongxing.engines.land.problem import BoolArray, FloatArray, IntArray, LandProblem
from gongxing.units import HECTARE_M2, WAN_YUAN

MONEY = 1.0 / WAN_YUAN
AREA = 1.0 / HECTARE_M2
BUDGET = "land.budget"
LEAST_REWARD = 1e-6
"""Yuan per metre: the labelling solver finds pieces along borders that reward, so none may be worth nothing."""


class Compiled:
    """A labelling problem with the way back to the land problem it was made from."""

    def __init__(self, problem: LandProblem) -> None:
        self.land = problem
        self.parcels = len(problem.parcels)
        self.shops = len(problem.workshops.ids)
        spare = [place for place in range(len(problem.uses)) if place not in problem.contiguous]
        self.working, self.abated, self.gone = spare[:3]
        self.rules: list[str] = []
        self._matrices: dict[bytes, int] = {}
        self._forbidden: list[BoolArray] = []
        self.problem = self._write()

    def _rule(self, matrix: BoolArray, code: str) -> int:
        key = code.encode() + matrix.tobytes()
        if key not in self._matrices:
            self._matrices[key] = len(self._forbidden)
            self._forbidden.append(matrix)
            self.rules.append(code)
        return self._matrices[key]

    def _write(self) -> LabelProblem:
        land, width = self.land, len(self.land.uses)
        utility = np.zeros((self.parcels + self.shops, width))
        utility[: self.parcels] = land.worth * MONEY
        utility[self.parcels :, self.abated] = -land.cost_weight * land.workshops.abatement_yuan * MONEY
        allowed = np.zeros(utility.shape, dtype=bool)
        allowed[: self.parcels] = land.allowed
        allowed[self.parcels :, [self.working, self.abated, self.gone]] = True
        edges, border, rule = self._edges()
        names = [demand.key for demand in land.demands]
        amount = [np.vstack([demand.amount * AREA, np.zeros((self.shops, width))]) for demand in land.demands]
        low = [-np.inf if demand.low is None else demand.low * AREA for demand in land.demands]
        high = [np.inf if demand.high is None else demand.high * AREA for demand in land.demands]
        if land.budget_yuan is not None:
            spend = np.vstack([land.cost_yuan * MONEY, np.zeros((self.shops, width))])
            spend[self.parcels :, self.abated] = land.workshops.abatement_yuan * MONEY
            names.append(BUDGET)
            amount.append(spend)
            low.append(-np.inf)
            high.append(land.budget_yuan * MONEY)
        stacked = np.stack(amount) if amount else np.zeros((0, *utility.shape))
        return LabelProblem(
            utility, allowed, edges, border, rule, np.stack(self._forbidden), stacked, np.array(low), np.array(high), tuple(names),
            land.contiguous,
        )  # fmt: skip

    def _edges(self) -> tuple[IntArray, FloatArray, IntArray]:
        around, shops, width = self.land.neighbours, self.land.workshops, len(self.land.uses)
        none = self._rule(np.zeros((width, width), dtype=bool), "")
        rule = np.full(len(around.pairs), none, dtype=np.int64)
        keep = self.land.keeps[around.pairs]
        for row in np.flatnonzero(around.touching & around.apart.any()):
            matrix = around.apart.copy()
            if (keep[row] >= 0).all():
                matrix[keep[row, 0], keep[row, 1]] = False
            rule[row] = self._rule(matrix, around.apart_rule)
        stays = np.zeros((width, width), dtype=bool)
        stays[self.land.works, self.gone] = True
        own = np.column_stack([shops.parcel, self.parcels + np.arange(self.shops)])
        own_rule = np.full(self.shops, self._rule(stays, shops.rule) if self.shops else none)
        shields = np.column_stack([self.parcels + shops.shield_workshop, shops.shield_parcel])
        shield_rule = []
        for barred in shops.barred:
            matrix = np.zeros((width, width), dtype=bool)
            matrix[self.working] = barred
            shield_rule.append(self._rule(matrix, shops.rule))
        edges = np.vstack([around.pairs, own, shields]).astype(np.int64)
        reward = max(around.reward_yuan_m, LEAST_REWARD) if self.land.contiguous else around.reward_yuan_m
        border = np.concatenate([around.length_m * reward * MONEY, np.zeros(len(own) + len(shields))])
        return edges, border, np.concatenate([rule, own_rule, np.array(shield_rule, dtype=np.int64)]).astype(np.int64)

    def encode(self, given: Assignment) -> IntArray:
        """Return the labelling (N + W,) of an assignment; a workshop whose parcel gives it up is gone unless abated."""
        shops = self.land.workshops
        state = np.full(self.shops, self.working)
        state[~self.land.works[given.labels[shops.parcel]]] = self.gone
        state[given.abated] = self.abated
        return np.concatenate([given.labels, state]).astype(np.int64)

    def decode(self, labels: IntArray) -> Assignment:
        """Return the assignment of a labelling; abatement nobody needs any more is dropped."""
        land, shops = self.land, self.land.workshops
        chosen = labels[: self.parcels].astype(np.int64)
        needed = np.zeros(self.shops, dtype=bool)
        hit = shops.barred[np.arange(len(shops.shield_parcel)), chosen[shops.shield_parcel]]
        needed[shops.shield_workshop[hit]] = True
        needed &= land.works[chosen[shops.parcel]] if self.shops else True
        return Assignment(chosen, (labels[self.parcels :] == self.abated) & needed)
