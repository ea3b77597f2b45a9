"""How does the choice of a portfolio become a linear integer model?

The mean of the worst tail is linear after Rockafellar and Uryasev (2000): max over eta of eta - sum_w p_w z_w / tail with
z_w >= eta - G_w, z_w >= 0. Money is in millions of yuan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array

from gongxing.algorithms.milp import MilpModel
from gongxing.engines.portfolio.objective import worth
from gongxing.engines.portfolio.problem import FloatArray, PortfolioProblem

MILLION = 1e6
Row = tuple[list[int], list[float], float, float]
"""Columns, coefficients, lower and upper bound."""


@dataclass(frozen=True)
class Compiled:
    """The model and which of its rows state which rule."""

    model: MilpModel
    groups: Mapping[str, tuple[int, ...]]


def compile_model(problem: PortfolioProblem) -> Compiled:
    """Return the model: columns are the options, then eta, then one shortfall per scenario."""
    k, w = len(problem.option_decision), len(problem.probability)
    rows: list[Row] = list(_one_each(problem))
    groups: dict[str, tuple[int, ...]] = {}
    for name, row in _rules(problem):
        groups[name] = (len(rows),)
        rows.append(row)
    rows += list(_tail(problem, k))
    aversion = problem.risk_aversion
    mean = problem.option_value @ problem.probability / MILLION
    cost = np.concatenate([(1 - aversion) * mean, [aversion], -aversion * problem.probability / problem.tail])
    model = MilpModel(
        cost=cost,
        low=np.concatenate([np.zeros(k), [-np.inf], np.zeros(w)]),
        high=np.concatenate([np.ones(k), np.full(1 + w, np.inf)]),
        integer=np.concatenate([np.ones(k, dtype=bool), np.zeros(1 + w, dtype=bool)]),
        rows=_matrix(rows, k + 1 + w),
        row_low=np.array([row[2] for row in rows]),
        row_high=np.array([row[3] for row in rows]),
        maximise=True,
        offset=(1 - aversion) * float(problem.probability @ problem.base_value) / MILLION,
    )
    return Compiled(model, groups)


def start_of(problem: PortfolioProblem, chosen: list[int]) -> FloatArray:
    """Return the columns of a known choice, with eta at the quantile and the shortfalls that follow."""
    gains = worth(problem, chosen).gains / MILLION
    order = np.argsort(gains, kind="stable")
    place = int(np.searchsorted(np.cumsum(problem.probability[order]), problem.tail - 1e-12))
    eta = float(gains[order[min(place, len(order) - 1)]])
    taken = np.zeros(len(problem.option_decision))
    taken[chosen] = 1.0
    return np.concatenate([taken, [eta], np.maximum(eta - gains, 0.0)])


def _matrix(rows: list[Row], columns: int) -> coo_array:
    place = np.repeat(np.arange(len(rows)), [len(row[0]) for row in rows])
    column = np.array([c for row in rows for c in row[0]], dtype=np.int64)
    value = np.array([v for row in rows for v in row[1]], dtype=np.float64)
    return coo_array((value, (place, column)), shape=(len(rows), columns))


def _one_each(problem: PortfolioProblem) -> Iterator[Row]:
    """Each sector takes exactly one of its options."""
    for sector in range(len(problem.sectors)):
        columns = problem.options_of(sector).tolist()
        yield columns, [1.0] * len(columns), 1.0, 1.0


def _rules(problem: PortfolioProblem) -> Iterator[tuple[str, Row]]:
    """Yield limits (scaled to their size), the bound on entries and the demands of the 2+2 chains."""
    for place, limit in enumerate(problem.limits):
        scale = max(abs(limit.limit), 1.0)
        columns = np.flatnonzero(problem.option_use[:, place])
        yield (
            limit.key,
            (columns.tolist(), (problem.option_use[columns, place] / scale).tolist(), -np.inf, limit.limit / scale),
        )
    entering = [k for k, decision in enumerate(problem.option_decision) if decision == "enter"]
    yield "entries", (entering, [1.0] * len(entering), -np.inf, float(problem.entries))
    for chain in problem.chains:
        yield f"chain:{chain.chain}", (list(chain.options), [1.0] * len(chain.options), 1.0, np.inf)


def _tail(problem: PortfolioProblem, k: int) -> Iterator[Row]:
    """Each scenario falls short of eta by at least eta less its gain."""
    for w in range(len(problem.probability)):
        columns = np.flatnonzero(problem.option_value[:, w])
        values = problem.option_value[columns, w] / MILLION
        yield (
            [*columns.tolist(), k, k + 1 + w],
            [*values.tolist(), -1.0, 1.0],
            -float(problem.base_value[w]) / MILLION,
            np.inf,
        )
