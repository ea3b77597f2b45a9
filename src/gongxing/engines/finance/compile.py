"""How does the choice of issues become a linear integer model?

Columns are the lots of each offer in each year of the horizon, n[k, y] at place k * horizon + y. Money is in ten thousand
yuan, so that a fen is far above the solver's tolerance.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from gongxing.algorithms.milp import MilpModel
from gongxing.engines.finance.ledger import interest_cost, ledger, lot_flows
from gongxing.engines.finance.problem import FinanceProblem, IntArray

FloatArray = npt.NDArray[np.float64]
UNIT = 1e6
"""Fen in the unit of the model."""
Row = tuple[FloatArray, float]
"""Coefficients of all columns, and the most their sum may be."""


@dataclass(frozen=True)
class Compiled:
    """The model and which of its rows state which rule."""

    model: MilpModel
    groups: Mapping[str, tuple[int, ...]]


def compile_model(problem: FinanceProblem) -> Compiled:
    """Return the model of least present cost of financing."""
    named = [*cash_rows(problem), *limit_rows(problem)]
    columns = len(problem.offers) * problem.horizon
    costs = [interest_cost(problem, offer, y) / 1e4 for offer in problem.offers for y in range(problem.horizon)]
    groups: dict[str, tuple[int, ...]] = {}
    for place, (name, _) in reversed(
        list(enumerate(named))
    ):  # so that a conflict names the first year in which it shows
        groups[name] = (*groups.get(name, ()), place)
    most = int(problem.works.sum() + problem.old_service.sum())  # nobody needs to borrow more; ceilings are rows
    high = [
        float(offer.total_lots + most // offer.lot_fen + 1) for offer in problem.offers for _ in range(problem.horizon)
    ]
    model = MilpModel(
        cost=np.array(costs, dtype=float),
        low=np.zeros(columns),
        high=np.array(high, dtype=float),
        integer=np.ones(columns, dtype=bool),
        rows=csr_array(np.array([row for _, (row, _) in named]).reshape(len(named), columns)),
        row_low=np.full(len(named), -np.inf),
        row_high=np.array([most for _, (_, most) in named]),
    )
    return Compiled(model, groups)


def lots_of(problem: FinanceProblem, x: FloatArray) -> IntArray:
    """Return the (offers, horizon) lots of a solution."""
    found: IntArray = np.round(x[: len(problem.offers) * problem.horizon]).astype(np.int64)
    return found.reshape(len(problem.offers), problem.horizon)


def cash_effect(problem: FinanceProblem) -> FloatArray:
    """Return what one lot of each column does to the cash at the end of each year, (years, columns)."""
    return _effect(problem, lambda flows, offer: np.cumsum(_first(offer.lot_fen - offer.issue_fen, len(flows.interest)) - flows.interest - flows.principal))  # fmt: skip


def _owed_effect(problem: FinanceProblem) -> FloatArray:
    return _effect(
        problem, lambda flows, offer: np.cumsum(_first(offer.lot_fen, len(flows.interest)) - flows.principal)
    )


def _service_effect(problem: FinanceProblem) -> FloatArray:
    return _effect(problem, lambda flows, offer: flows.interest + flows.principal, lasting=False)


def _first(amount: int, length: int) -> IntArray:
    found = np.zeros(length, np.int64)
    found[0] = amount
    return found


def _effect(problem: FinanceProblem, of_lot, *, lasting: bool = True) -> FloatArray:  # type: ignore[no-untyped-def]
    """Return an effect of one lot by year after its issue, laid out for every column; `lasting` ones stay at their last value."""
    found = np.zeros((problem.years, len(problem.offers) * problem.horizon))
    for k, offer in enumerate(problem.offers):
        effect = of_lot(lot_flows(offer), offer) / UNIT
        for y in range(problem.horizon):
            column = found[:, k * problem.horizon + y]
            column[y : y + len(effect)] = effect
            if lasting:
                column[y + len(effect) :] = effect[-1]
    return found


def cash_rows(problem: FinanceProblem) -> Iterator[tuple[str, Row]]:
    """At the end of every year no less than the least cash is there."""
    bare = ledger(problem, np.zeros((len(problem.offers), problem.horizon), np.int64))
    for t, effect in enumerate(cash_effect(problem)):
        yield f"cash:{problem.first + t}", (-effect, float(bare.cash[t] - problem.least_cash_fen) / UNIT)


def limit_rows(problem: FinanceProblem) -> Iterator[tuple[str, Row]]:
    """Yield the rules on debt: service cover, debt ceiling and ratio, use of special bonds, ceilings of the offers."""
    service, owed = _service_effect(problem), _owed_effect(problem)
    if problem.floor:
        for t in range(problem.years):
            left = float(problem.net[t] / problem.floor) - float(problem.old_service[t])
            if service[t].any() or problem.old_service[t]:
                yield f"dscr:{problem.first + t}", (service[t], left / UNIT)
    for t in range(problem.horizon):
        year, old = problem.first + t, float(problem.old_owed[t])
        if problem.debt_ceiling_fen is not None:
            yield f"ceiling:{year}", (owed[t], (problem.debt_ceiling_fen - old) / UNIT)
        yield f"ratio:{year}", (owed[t], (float(problem.ratio * int(problem.resources[t])) - old) / UNIT)
        yield f"special:{year}", (_special_by(problem, t), float(problem.carried[t]) / UNIT)
    for k, offer in enumerate(problem.offers):
        for y in range(problem.horizon):
            yield f"yearly:{offer.id}", (_columns(problem, k, y, y + 1), float(offer.year_lots))
        yield f"total:{offer.id}", (_columns(problem, k, 0, problem.horizon), float(offer.total_lots))


def _special_by(problem: FinanceProblem, t: int) -> FloatArray:
    """Return the face of special bonds issued by the end of year t, one lot of each column."""
    row = np.zeros(len(problem.offers) * problem.horizon)
    for k, offer in enumerate(problem.offers):
        if offer.special:
            row += _columns(problem, k, 0, t + 1) * (offer.lot_fen / UNIT)
    return row


def _columns(problem: FinanceProblem, k: int, first: int, last: int) -> FloatArray:
    row = np.zeros(len(problem.offers) * problem.horizon)
    row[k * problem.horizon + first : k * problem.horizon + last] = 1.0
    return row
