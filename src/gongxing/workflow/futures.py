"""Which futures are drawn from the assumptions on what may come otherwise, and what do they mean for a schedule?"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.draws import FloatArray, latin_hypercube, triangular
from gongxing.algorithms.schedule import ScheduleProblem
from gongxing.algorithms.schedule.futures import Futures
from gongxing.engines.phasing import PhasingProblem
from gongxing.engines.phasing.compile import UNIT
from gongxing.engines.phasing.problem import CREWS, MONEY, QUOTA
from gongxing.plan import Funds
from gongxing.plan.phasing import QUARTERS
from gongxing.plan.robustness import FutureInput
from gongxing.standards.parameters import Parameters

INPUTS = (
    "cost_factor", "tax_factor", "transfer_factor", "income_factor", "works_factor", "approvals_longer", "crews_factor", "quota_factor",
)  # fmt: skip
"""What may come otherwise, in the order of the columns of the draws."""
_COST, _INCOME = 0, 1


def inputs_of(values: Parameters) -> tuple[FutureInput, ...]:
    """Return the triangle of each input."""
    found = []
    for key in INPUTS:
        low, mode, high = (values.entry(key, kind) for kind in ("low", "mode", "high"))
        label, unit = mode.label, next(k.unit for k in values.keys if k.key == key)
        found.append(FutureInput(key, label, unit, low.value, mode.value, high.value, mode.grade.value))
    return tuple(found)


def draw_futures(inputs: tuple[FutureInput, ...], count: int, seed: int) -> FloatArray:
    """Return (count, inputs) figures, every input covered evenly."""
    shares = latin_hypercube(count, len(inputs), seed)
    columns = [triangular(shares[:, place], i.low, i.mode, i.high) for place, i in enumerate(inputs)]
    return np.stack(columns, axis=1)


def futures_of(
    problem: PhasingProblem, compiled: ScheduleProblem, draws: FloatArray, funds: Funds | None, *, seed: int
) -> Futures:
    """Return what each draw means for the works, events and limits of a schedule.

    Durations and waits are rounded to whole quarters at random, up or down by what is left over, so that each work has a
    luck of its own beside the common one; works that had started before keep their start.
    """
    by_name = dict(zip(INPUTS, draws.T, strict=True))
    rng = np.random.default_rng(seed)
    luck = rng.random((2, len(draws), compiled.works))
    longer = compiled.length[None, :] * by_name["works_factor"][:, None]
    length = np.where(compiled.length > 0, np.floor(longer + luck[0]), 0).astype(np.int64)
    gated = _gated(problem) & ~compiled.must
    wait = np.where(gated, np.floor(by_name["approvals_longer"][:, None] + luck[1]), 0).astype(np.int64)
    scale = np.stack([by_name["cost_factor"], by_name["income_factor"]], axis=1)
    money = np.array([name.startswith(MONEY) for name in compiled.stock_names], dtype=bool)
    on_money = money[compiled.events.stock]
    kind = np.where(on_money, np.where(compiled.events.amount > 0, _COST, _INCOME), -1)
    limit = np.repeat(compiled.limit[None], len(draws), axis=0)
    limit[:, money] += _money(problem, funds, by_name["tax_factor"] - 1, by_name["transfer_factor"] - 1)[:, None, :]
    for place, name in enumerate(compiled.stock_names):
        factor = {CREWS: "crews_factor", QUOTA: "quota_factor"}.get(
            CREWS if name.startswith(CREWS) else name[: len(QUOTA)]
        )
        if factor is not None:
            limit[:, place] *= by_name[factor][:, None]
    return Futures(length, wait, scale, kind, limit)


def _gated(problem: PhasingProblem) -> np.ndarray:
    """Return (n,) whether any task of a work needs an approval."""
    needing = {task.id for task in problem.tasks if task.approvals}
    return np.array([bool(needing & set(work.tasks)) for work in problem.works], dtype=bool)


def _money(problem: PhasingProblem, funds: Funds | None, tax: FloatArray, transfer: FloatArray) -> FloatArray:
    """Return (F, T) by how much more may be spent by the end of each quarter, in the unit of the algorithm."""
    found = np.zeros((len(tax), problem.quarters))
    if funds is None:
        return found
    rows = {row.year: row for row in funds.years}
    for quarter in range(problem.quarters):
        row = rows.get(problem.first_year + quarter // QUARTERS)
        if row is not None and quarter % QUARTERS == 0:
            change = tax * row.revenue_fen + transfer * row.transfers_fen
            found[:, quarter:] += (change / 100 * UNIT["yuan"])[:, None]
    return found
