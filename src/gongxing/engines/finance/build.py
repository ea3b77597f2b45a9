"""How do park, plan and parameters become a problem of the finance engine?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from gongxing.engines.finance.accounts import accounts_of, last_year, old_debts
from gongxing.engines.finance.incentives import programmes_of, share_out
from gongxing.engines.finance.problem import FinanceProblem, Offer
from gongxing.engines.finance.projects import projects_of
from gongxing.engines.finance.timing import Timing, by_engine, spread, started_by
from gongxing.park import Park
from gongxing.plan import Action, Plan
from gongxing.plan.finance import Project
from gongxing.standards.parameters import Parameters
from gongxing.words import Text, same

USED = (
    "tax_kept", "tax_prudence", "fee_growth", "transfer_growth", "operating_growth", "least_cash", "discount_rate", "dscr_floor",
    "special_cover", "debt_ratio", "public_share", "work_income", "land_price", "land_deduction",
)  # fmt: skip
"""The parameters the engine rests on."""


def build_base(park: Park, values: Parameters, plan: Plan) -> FinanceProblem:
    """Return the problem without any action of the plan: what comes and goes of itself; NotReadyError without a budget."""
    first, horizon = plan.horizon[0], plan.horizon[1] - plan.horizon[0] + 1
    offers, limits = offers_of(park), park.settings.finance
    years = max(horizon + max((offer.term for offer in offers), default=1), last_year(park, first))
    accounts = accounts_of(park, values, plan, years)
    debts = old_debts(park, first, years)
    least = round(values.value("least_cash") * int(accounts.operating[0]))
    if limits.least_cash_yuan is not None:
        least = round(limits.least_cash_yuan * 100)
    nothing = np.zeros(years, np.int64)
    programmes, asked = programmes_of(park), limits.incentives_yuan
    budget = None if asked is None else round(asked * 100)
    shared = None if budget is None else share_out(programmes, budget)
    incentives = np.where(np.arange(years) < horizon, shared.spent_fen if shared else 0, 0)
    return FinanceProblem(
        first, horizon, accounts.opening_fen, least, accounts.tax, accounts.fees, accounts.transfers, nothing, nothing,
        accounts.operating, incentives, nothing, debts.interest, debts.principal, debts.owed, np.zeros(horizon, np.int64), offers,
        _either(limits.dscr_floor, values.value("dscr_floor")), _either(limits.debt_ratio, values.value("debt_ratio")),
        None if limits.debt_ceiling_yuan is None else round(limits.debt_ceiling_yuan * 100),
        _either(limits.discount_rate, values.value("discount_rate")), values.value("special_cover"), accounts.base_tax_fen,
        programmes=programmes, incentives_budget_fen=budget, notes=accounts.notes,
        origins=tuple(entry.origin for entry in values if entry.key in USED),
    )  # fmt: skip


def build_problem(park: Park, values: Parameters, plan: Plan) -> FinanceProblem:
    """Return the problem with the plan's actions, placed as `plan.phasing` schedules them or spread evenly without it.

    Costs are spread over the quarters of each action; land revenue comes in once the action is done, the income of a work from
    the year after.
    """
    base, costs = build_base(park, values, plan), _scheduled_costs(plan, values)
    timing = Timing.of(plan)
    projects = projects_of(plan.actions, costs, base.offers, values)
    works = by_engine(plan.actions, costs, timing, base.years)
    total = sum((np.array(row, np.int64) for _, row in works), np.zeros(base.years, np.int64))
    placed = tuple(replace(project, year=timing.start_year(project.action)) for project in projects)
    land = spread(((a.id, _money(a)) for a in plan.actions), timing, base.years, at_end=True)
    income = _incomes(plan.actions, costs, timing, values=values, years=base.years)
    return replace(
        base, works=total, spending=works, land=land, income=income, projects=placed, phased=timing.phased,
        carried=started_by(_carries(placed), timing, base.horizon), notes=(*base.notes, *_notes(plan.actions, timing)),
    )  # fmt: skip


def offers_of(park: Park) -> tuple[Offer, ...]:
    """Return the bonds and loans of the table `bond_offers`; ceilings are cut to whole lots."""
    found = []
    for row in park["bond_offers"].frame.to_dict("records"):
        lot = round(row["lot_yuan"] * 100)
        cost = 0.0 if row["issue_cost"] != row["issue_cost"] else float(row["issue_cost"])
        yearly, whole = (int(round(row[name] * 100) // lot) for name in ("year_ceiling_yuan", "total_ceiling_yuan"))
        found.append(
            Offer(
                str(row["id"]), same(str(row["name"])), str(row["kind"]), float(row["rate"]), int(row["term_years"]), str(row["repayment"]),
                lot, min(yearly, whole), whole, round(lot * cost),
            )
        )  # fmt: skip
    return tuple(found)


def costs_of(actions: tuple[Action, ...], values: Parameters) -> dict[str, int]:
    """Return what the park pays for each action whose cost is known, in fen: `public_share` of it."""
    return {
        action.id: round(action.cost_yuan * values.value("public_share", action.engine) * 100)
        for action in actions
        if action.cost_yuan is not None
    }


def _scheduled_costs(plan: Plan, values: Parameters) -> dict[str, int]:
    """Return what the park pays for each action: what the schedule counts where there is one, else `costs_of`."""
    costs, scheme = costs_of(plan.actions, values), plan.phasing.part if plan.phasing is not None else None
    counted = {item.action: item.cost_fen for item in scheme.items} if scheme is not None else {}
    return costs | counted


def _money(action: Action) -> int:
    return round(100 * sum(amount for name, amount in action.gives if name == "money_yuan"))


def _carries(projects: tuple[Project, ...]) -> list[tuple[str, int]]:
    return [(project.action, project.carries_fen) for project in projects]


def _incomes(
    actions: tuple[Action, ...], costs: dict[str, int], timing: Timing, *, values: Parameters, years: int
) -> np.ndarray:
    """Return the yearly income of works, from the year after each is done."""
    found = np.zeros(years, np.int64)
    for action in actions:
        income = round(costs.get(action.id, 0) * values.value("work_income", action.engine))
        done = timing.done_year(action.id)
        if income and done is not None:
            found[done + 1 :] += income
    return found


def _notes(actions: tuple[Action, ...], timing: Timing) -> tuple[Text, ...]:
    notes = []
    unknown = sum(action.cost_yuan is None for action in actions)
    if unknown and not timing.phased:
        notes.append(Text(f"{unknown} 项行动费用不明，未计入", f"{unknown} actions of unknown cost are not counted"))
    if not timing.phased:
        notes.append(
            Text("尚无分期方案，支出与土地收入按规划期各季度平均摊开", "without a schedule, spending and land revenue are spread evenly over the quarters of the horizon")
        )  # fmt: skip
    return tuple(notes)


def _either(given: float | None, otherwise: float) -> float:
    return otherwise if given is None else given
