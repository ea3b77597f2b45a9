"""How much may the plan spend by the end of each year, whatever is done when, so that it can surely be paid for?

The guarantee. Let n be the issues found here: they keep every rule on debt in every year without a yuan of land revenue or
income of works. Let free[y] be the cash that n leaves at the end of year y above the least cash, and for the last year of the horizon
the least of that year and all after. A spending (net of land revenue) within free leaves at least the least cash in every year under n;
land revenue and income only add to what may be borrowed. Special bonds are the exception: they need works that can carry them; where
started works carry less, those lots are left out, which takes their face (and no more) from the cash: `Funds.enough` says so
exactly, and the finance engine then finds a way, as n without those lots is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from scipy.sparse import csr_array

from gongxing.algorithms.milp import MilpLimits, MilpModel, solve_milp
from gongxing.engines.finance.build import build_base, costs_of
from gongxing.engines.finance.compile import UNIT, cash_effect, limit_rows, lots_of
from gongxing.engines.finance.ledger import broken, ledger
from gongxing.engines.finance.problem import FinanceProblem, IntArray
from gongxing.engines.finance.projects import projects_of
from gongxing.park import Park
from gongxing.plan import Funds, FundsYear, Plan
from gongxing.standards.parameters import Parameters
from gongxing.words import Text


def make_funds(park: Park, values: Parameters, plan: Plan, *, seed: int = 1) -> Funds:
    """Return the funds of a plan's horizon; NotReadyError without a budget.

    `plan.actions` are those known so far: they say which special bonds can be carried, of which `earmark_share` is counted,
    evenly over the years.
    """
    base = build_base(park, values, plan)
    projects = projects_of(plan.actions, costs_of(plan.actions, values), base.offers, values)
    carries = int(sum(project.carries_fen for project in projects) * values.value("earmark_share"))
    marks = np.array([carries * (y + 1) // base.horizon for y in range(base.horizon)], np.int64)
    problem = replace(base, carried=marks)
    engines = dict.fromkeys(action.engine for action in plan.actions)
    borne = tuple((engine, values.value("public_share", engine)) for engine in engines)
    found = funds_of(problem, most_issues(problem, seed))
    carried = tuple((project.action, project.carries_fen) for project in projects)
    return replace(found, origins=problem.origins, borne=borne, carried=carried)


def most_issues(problem: FinanceProblem, seed: int = 1) -> IntArray:
    """Return the lots that leave most free, summed over the years, within all rules on debt; none where even none keeps them."""
    horizon, columns = problem.horizon, len(problem.offers) * problem.horizon
    nothing = np.zeros((len(problem.offers), horizon), np.int64)
    if not columns:
        return nothing
    effect, bare = cash_effect(problem), ledger(problem, nothing).cash
    limits = [row for _, row in limit_rows(problem)]
    rows = [np.r_[row, np.zeros(horizon)] for row, _ in limits]
    most = [high for _, high in limits]
    for t in range(problem.years):
        free = np.zeros(horizon)
        free[min(t, horizon - 1)] = 1.0
        rows.append(np.r_[-effect[t], free])
        most.append(float(bare[t] - problem.least_cash_fen) / UNIT)
    model = MilpModel(
        cost=np.r_[np.zeros(columns), np.ones(horizon)],
        low=np.r_[np.zeros(columns), np.full(horizon, -np.inf)],
        high=np.r_[[float(o.total_lots) for o in problem.offers for _ in range(horizon)], np.full(horizon, np.inf)],
        integer=np.r_[np.ones(columns, bool), np.zeros(horizon, bool)],
        rows=csr_array(np.array(rows)),
        row_low=np.full(len(rows), -np.inf),
        row_high=np.array(most),
        maximise=True,
    )
    found = solve_milp(model, MilpLimits(branches=20_000, gap=1e-4, seed=seed))
    if found.x is None:
        return nothing
    lots = lots_of(problem, found.x)
    return nothing if _debt_faults(problem, lots) else lots


def _debt_faults(problem: FinanceProblem, lots: IntArray) -> list[str]:
    return [name for name in broken(problem, lots) if not name.startswith("cash:")]


def funds_of(problem: FinanceProblem, lots: IntArray) -> Funds:
    """Return the funds that some lots leave."""
    found, last = ledger(problem, lots), problem.horizon - 1
    free = (found.cash - problem.least_cash_fen).tolist()
    free[last] = min(free[last:])
    marks = np.cumsum(found.special).tolist()
    years = tuple(
        FundsYear(
            problem.first + y, int(problem.tax[y] + problem.fees[y]), int(problem.transfers[y]),
            int(problem.operating[y] + problem.incentives[y]), int(found.service[y]), int(found.issued[y]), free[y], marks[y],
        )
        for y in range(problem.horizon)
    )  # fmt: skip
    special = [offer.lot_fen for offer in problem.offers if offer.special]
    return Funds(years, (*problem.notes, *_notes(problem, lots, free[: last + 1])), lot_fen=max(special, default=0))


def _notes(problem: FinanceProblem, lots: IntArray, free: Sequence[int]) -> tuple[Text, ...]:
    notes = []
    if not problem.offers:
        notes.append(
            Text("没有可用融资工具（bond_offers），只计自有财力", "no bonds are on offer (bond_offers), only own revenue counts")
        )  # fmt: skip
    faults = _debt_faults(problem, np.zeros_like(lots))
    if faults:
        notes.append(
            Text("存量债务已突破偿债约束，新债一律不计", "the old debts alone break the rules on debt, so no new ones are counted")
        )  # fmt: skip
    short = [str(problem.first + y) for y, amount in enumerate(free) if amount < 0]
    if short:
        notes.append(
            Text(f"{'、'.join(short)} 年即使不做任何行动也缺口", f"in {', '.join(short)} money is short even without any action")
        )  # fmt: skip
    return tuple(notes)
