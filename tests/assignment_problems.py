"""Which assignment problems do tests share: tiny ones to enumerate, classic kinds, firms of a park and their sites?"""

from __future__ import annotations

from itertools import product

import numpy as np

from gongxing.algorithms.assignment import AssignmentProblem, dense, evaluate

MONEY = "money"


def tiny(seed: int, *, real: bool = False, tight: float = 1.0) -> AssignmentProblem:
    """Up to six items with two to four options each, some without any use, three sites and one budget over all."""
    rng = np.random.default_rng(seed)
    items, sites = int(rng.integers(2, 7)), 3
    item, cost, row, option, amount = [], [], [], [], []
    for i in range(items):
        for _ in range(int(rng.integers(2, 5))):
            k = len(item)
            item.append(i)
            cost.append(rng.normal(0, 10) if real else int(rng.integers(-5, 20)))
            if rng.random() < 0.85:
                row.append(int(rng.integers(sites)))
                option.append(k)
                amount.append(rng.random() * 5 if real else int(rng.integers(1, 6)))
            if rng.random() < 0.7:
                row.append(sites)
                option.append(k)
                amount.append(rng.random() * 4 if real else int(rng.integers(0, 5)))
    capacity = np.append(rng.integers(2, 10, sites), rng.integers(4, 14)) * tight
    return AssignmentProblem(items, item, cost, row, option, amount, capacity, ("a", "b", "c", MONEY))


def enumerate_best(problem: AssignmentProblem) -> float | None:
    """Return the least cost by trying every choice, None where none is feasible."""
    options = [np.flatnonzero(problem.item == i).tolist() for i in range(problem.n_items)]
    values = [v.value for pick in product(*options) if (v := evaluate(problem, np.array(pick))).feasible]
    return min(values, default=None)


def classic(kind: str, agents: int, jobs: int, seed: int) -> AssignmentProblem:
    """A problem of type c, d or e as Chu and Beasley (1997) and Laguna et al. (1995) generate them."""
    rng = np.random.default_rng(seed)
    shape = (agents, jobs)
    if kind == "c":
        use, cost = rng.integers(5, 26, shape), rng.integers(10, 51, shape)
    elif kind == "d":
        use = rng.integers(1, 101, shape)
        cost = 111 - use + rng.integers(-10, 11, shape)
    else:
        use = np.floor(1 - 10 * np.log(rng.random(shape) * (1 - 1e-12) + 1e-12)).astype(np.int64)
        cost = np.floor(1000 / use - 10 * rng.random(shape)).astype(np.int64)
    return dense(cost, use, np.floor(0.8 * use.sum(axis=1) / agents))


def park(firms: int, sites: int, seed: int, *, money_share: float = 0.5) -> AssignmentProblem:
    """Firms that stay, leave or move to one of several sites each; sites have land, and one budget pays all moves (yuan)."""
    rng = np.random.default_rng(seed)
    land = rng.lognormal(8.5, 0.8, firms)
    room = rng.lognormal(9.0, 0.9, sites)
    item, cost, row, option, amount = [], [], [], [], []

    def add(firm: int, price: float, uses: list[tuple[int, float]]) -> None:
        item.append(firm)
        cost.append(price)
        for where, much in uses:
            row.append(where)
            option.append(len(item) - 1)
            amount.append(much)

    wished = 0.0
    for firm in range(firms):
        worth = land[firm] * rng.uniform(200, 3000)
        add(firm, 0.0, [])
        add(firm, worth * rng.uniform(0.1, 1.0), [(sites, land[firm] * rng.uniform(50, 300))])
        fitting = np.flatnonzero(room >= 0.5 * land[firm])
        chosen = rng.choice(fitting, min(len(fitting), int(rng.integers(5, 60))), replace=False)
        for site in chosen.tolist():
            move = land[firm] * rng.uniform(200, 900)
            wished += move / max(len(chosen), 1)
            add(firm, -worth * rng.uniform(-0.2, 1.2), [(site, land[firm] * rng.uniform(0.5, 1.0)), (sites, move)])
    capacity = np.append(room, money_share * wished)
    return AssignmentProblem(
        firms, item, cost, row, option, amount, capacity, (*(f"site {s}" for s in range(sites)), MONEY)
    )
