"""How are issues written down as a scheme: cash flow by year, issues with their payments, projects with their bonds?"""

from __future__ import annotations

from dataclasses import replace

from gongxing.algorithms.repayment import repayment
from gongxing.engines.finance.incentives import share_out
from gongxing.engines.finance.ledger import cost_of, ledger
from gongxing.engines.finance.problem import FinanceProblem, IntArray
from gongxing.plan.finance import FinanceScheme, FinanceYear, Issue, OfferUse, Project


def write_scheme(problem: FinanceProblem, lots: IntArray) -> FinanceScheme:
    """Return the scheme of (offers, horizon) lots."""
    issues = _issues(problem, lots)
    uses = tuple(
        OfferUse(offer.id, offer.name, offer.kind, offer.total_lots * offer.lot_fen, int(lots[k].sum()) * offer.lot_fen)
        for k, offer in enumerate(problem.offers)
    )
    return FinanceScheme(
        _years(problem, lots), problem.horizon, problem.opening_fen, problem.least_cash_fen, problem.debt_ceiling_fen, problem.debt_ratio,
        problem.dscr_floor, issues, uses, _projects(problem, issues), problem.spending,
        share_out(problem.programmes, problem.incentives_budget_fen), cost_of(problem, lots), problem.phased,
    )  # fmt: skip


def _years(problem: FinanceProblem, lots: IntArray) -> tuple[FinanceYear, ...]:
    found = ledger(problem, lots)
    service, net, resources = found.service.tolist(), problem.net.tolist(), problem.resources.tolist()
    columns = {
        "tax": problem.tax, "fees": problem.fees, "transfers": problem.transfers, "land": problem.land, "income": problem.income,
        "issued": found.issued, "operating": problem.operating, "incentives": problem.incentives, "works": problem.works,
        "issue_cost": found.issue_cost, "interest": found.interest + problem.old_interest,
        "principal": found.principal + problem.old_principal, "cash": found.cash, "owed": found.owed,
    }  # fmt: skip
    return tuple(
        FinanceYear(
            year=problem.first + t,
            dscr=net[t] / service[t] if service[t] else None,
            debt_ratio=int(found.owed[t]) / resources[t] if resources[t] else None,
            **{f"{name}_fen": int(column[t]) for name, column in columns.items()},
        )
        for t in range(problem.years)
    )


def _issues(problem: FinanceProblem, lots: IntArray) -> tuple[Issue, ...]:
    """Return the issues year by year."""
    found = []
    for year in range(problem.horizon):
        for k, offer in enumerate(problem.offers):
            count = int(lots[k, year])
            if not count:
                continue
            of_lot = repayment(offer.lot_fen, offer.rate, offer.term, offer.way)
            payments = tuple((count * interest, count * principal) for interest, principal in of_lot)
            found.append(
                Issue(
                    offer.id, offer.name, offer.kind, problem.first + year, count, count * offer.lot_fen, count * offer.issue_fen,
                    offer.rate, offer.way, payments,
                )
            )  # fmt: skip
    return tuple(found)


def _projects(problem: FinanceProblem, issues: tuple[Issue, ...]) -> tuple[Project, ...]:
    """Return the projects with special bonds laid on them: each issue goes to the works started by then, earliest first.

    Principal and interest of an issue are split like its face, so that the projects' service adds up to the issues' to the fen.
    """
    order = sorted(
        (p for p in problem.projects if p.year is not None), key=lambda p: (p.year if p.year is not None else 0, p.action)
    )  # fmt: skip
    left = {project.action: project.carries_fen for project in order}
    laid = {project.action: [0, 0] for project in problem.projects}
    for issue in issues:
        if issue.kind != "special":
            continue
        paid, done = sum(map(sum, issue.payments)), 0
        for project in order:
            face = min(left[project.action], issue.face_fen - done)
            if face <= 0 or (project.year or 0) > issue.year - problem.first:
                continue
            service = paid * (done + face) // issue.face_fen - paid * done // issue.face_fen
            left[project.action] -= face
            laid[project.action][0] += face
            laid[project.action][1] += service
            done += face
    return tuple(replace(p, special_fen=laid[p.action][0], service_fen=laid[p.action][1]) for p in problem.projects)
