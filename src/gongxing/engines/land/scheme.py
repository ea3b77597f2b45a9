"""How is an assignment written down as a scheme: reasons per parcel, demands and the yearly land account?"""

from __future__ import annotations

import numpy as np

from gongxing.engines.land.account import land_account
from gongxing.engines.land.masks import FIXED
from gongxing.engines.land.objective import Assignment, neighbour_support, pair_barred, piece_barred, spending
from gongxing.engines.land.problem import BoolArray, FloatArray, LandProblem
from gongxing.plan import DemandUse, LandScheme, ParcelChoice, ValuePart
from gongxing.words import Text

BORDER = Text("同类相邻", "like neighbours")
COST = Text("转换、拆迁与征收成本", "conversion, clearing and acquisition")
PIECE = "land.contiguous"
_NEAR = 1e-6


def write_scheme(problem: LandProblem, given: Assignment) -> LandScheme:
    """Return the scheme of an assignment, every parcel with its reasons."""
    account, warnings = land_account(problem, given)
    shops = problem.workshops
    abated = tuple((shops.ids[w], float(shops.abatement_yuan[w])) for w in np.flatnonzero(given.abated))
    return LandScheme(problem.uses, _choices(problem, given), _demands(problem, given), account, abated, warnings)


def planned_code(problem: LandProblem, row: int, label: int) -> str:
    """Return the class code written for a parcel: its own finer code where it keeps what it is."""
    return problem.present[row] if label == problem.keeps[row] else problem.uses[label]


def _choices(problem: LandProblem, given: Assignment) -> tuple[ParcelChoice, ...]:
    labels, rows = given.labels, np.arange(len(problem.parcels))
    support = neighbour_support(problem, labels)
    whole = problem.worth + support
    gain = whole - whole[rows, labels][:, None]
    pairs = pair_barred(problem, given)
    if problem.contiguous:
        pairs[PIECE] = piece_barred(problem, labels)
    open_ = problem.allowed.copy()
    for barred in pairs.values():
        open_ &= ~barred
    open_[rows, labels] = False
    blocked = _blocked(problem, given, gain, open_)
    free = open_ & ~blocked.any(axis=0)
    next_gain = np.where(free, gain, -np.inf)
    nearest = next_gain.argmax(axis=1)
    binding = _binding(problem, gain, pairs, open_, blocked)
    found = []
    for row in rows.tolist():
        label = int(labels[row])
        parts = [
            ValuePart(f.key, f.label, float(f.points[row, label]))
            for f in problem.factors
            if f.points[row, label] != 0.0
        ]
        if support[row, label]:
            parts.append(ValuePart("land.factor.border", BORDER, float(support[row, label])))
        if problem.cost_yuan[row, label]:
            parts.append(
                ValuePart("land.factor.cost", COST, float(-problem.cost_weight * problem.cost_yuan[row, label]))
            )
        has_next = bool(free[row].any())
        rules = [code for code, marks in binding if marks[row]]
        found.append(
            ParcelChoice(
                problem.parcels[row],
                float(problem.area_m2[row]),
                problem.present[row],
                planned_code(problem, row, label),
                bool(problem.fixed[row]),
                tuple(parts),
                float(problem.cost_yuan[row, label]),
                tuple(rules),
                problem.uses[nearest[row]] if has_next else "",
                float(-next_gain[row, nearest[row]]) if has_next else None,
            )
        )
    return tuple(found)


def _blocked(problem: LandProblem, given: Assignment, gain: FloatArray, open_: BoolArray) -> BoolArray:
    """Return (R + 1, N, K) which single changes would break which demand, the budget last."""
    rows = np.arange(len(problem.parcels))
    found = []
    for demand in problem.demands:
        total = demand.amount[rows, given.labels].sum()
        after = total + demand.amount - demand.amount[rows, given.labels][:, None]
        tolerance = _NEAR * max(1.0, abs(total))
        low = -np.inf if demand.low is None else demand.low
        high = np.inf if demand.high is None else demand.high
        found.append(open_ & ((after < low - tolerance) | (after > high + tolerance)))
    after = spending(problem, given) + problem.cost_yuan - problem.cost_yuan[rows, given.labels][:, None]
    limit = np.inf if problem.budget_yuan is None else problem.budget_yuan
    found.append(open_ & (after > limit * (1 + _NEAR)))
    return np.stack(found)


def _binding(
    problem: LandProblem, gain: FloatArray, pairs: dict[str, BoolArray], open_: BoolArray, blocked: BoolArray
) -> list[tuple[str, BoolArray]]:
    """Return per rule or demand (N,) where it keeps a parcel from a use that would by itself be worth more."""
    better = gain > 0
    found: list[tuple[str, BoolArray]] = []
    for mask in problem.masks:
        stops: BoolArray = problem.fixed if mask.rule == FIXED else np.any(mask.barred & better, axis=1)
        found.append((mask.rule, stops))
    found += [(code, np.any(barred & better & problem.allowed, axis=1)) for code, barred in pairs.items()]
    keys = [*(demand.key for demand in problem.demands), "land.budget"]
    found += [(key, np.any(part & better, axis=1)) for key, part in zip(keys, blocked, strict=True)]
    return found


def _demands(problem: LandProblem, given: Assignment) -> tuple[DemandUse, ...]:
    rows = np.arange(len(problem.parcels))
    smallest = float(np.median(problem.area_m2))
    found = []
    for demand in problem.demands:
        used = float(demand.amount[rows, given.labels].sum())
        tight = [abs(used - limit) <= smallest for limit in (demand.low, demand.high) if limit is not None]
        found.append(
            DemandUse(demand.key, demand.label, demand.unit, demand.low, demand.high, used, any(tight), demand.basis)
        )
    spent = spending(problem, given)
    if problem.budget_yuan is not None:
        basis = Text("park.toml 中的预算", "the budget in park.toml")
        found.append(
            DemandUse(
                "land.budget",
                Text("总费用", "spending"),
                "yuan",
                None,
                problem.budget_yuan,
                spent,
                spent > 0.99 * problem.budget_yuan,
                basis,
            )
        )
    return tuple(found)
