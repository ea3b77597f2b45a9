"""Does a finance scheme hold, and does it cost and owe what it claims? Reckoned anew from the problem and the scheme.

Shares no code with those who propose: every schedule is judged by what a schedule must be (interest on what is still owed, equal
sums or equal parts, all repaid), and cash, debt and cover are added up from the issues, in whole fen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from gongxing.engines.finance.problem import FinanceProblem, Offer
from gongxing.plan import Finding, Result
from gongxing.plan.finance import FinanceScheme, Incentives, Issue
from gongxing.words import Text

FLOWS = (
    ("tax", "tax_fen"), ("fees", "fees_fen"), ("transfers", "transfers_fen"), ("land", "land_fen"), ("income", "income_fen"),
    ("operating", "operating_fen"), ("incentives", "incentives_fen"), ("works", "works_fen"),
)  # fmt: skip


def check(problem: FinanceProblem, result: Result[FinanceScheme]) -> tuple[Finding, ...]:
    """Return one finding per rule and claim; verdict "pass" or "fail", with the years or rows at fault; "unknown" without a scheme."""
    if result.part is None:
        words = Text("没有可校核的方案", "no scheme to check")
        return (Finding("finance.scheme", Text("资金方案", "finance"), "unknown", words),)
    reader = _Reader(problem, result.part)
    found = [reader.flows()]
    if found[0].verdict == "fail":
        return tuple(found)
    return (
        *found, reader.spending(), reader.schedules(), reader.offers(), reader.service(), reader.cash(), reader.debt(), reader.cover(),
        reader.ceilings(), reader.special(), reader.projects(), reader.incentives(), reader.cost(result),
    )  # fmt: skip


def _finding(code: str, zh: str, en: str, bad: Sequence[str]) -> Finding:
    words = Text(f"{len(bad)} 处不符", f"{len(bad)} do not hold") if bad else Text("全部相符", "all hold")
    return Finding(f"finance.{code}", Text(zh, en), "fail" if bad else "pass", words, tuple(bad))


class _Reader:
    """The scheme read against the problem."""

    def __init__(self, problem: FinanceProblem, scheme: FinanceScheme) -> None:
        self.problem, self.scheme = problem, scheme
        self.known = {offer.id: offer for offer in problem.offers}
        paid = {year.year: [0, 0, 0, 0] for year in scheme.years}  # issued, cost, interest, principal of the new bonds
        for issue in scheme.issues:
            paid[issue.year][0] += issue.face_fen
            paid[issue.year][1] += issue.cost_fen
            for later, (interest, principal) in enumerate(issue.payments, start=1):
                paid[issue.year + later][2] += interest
                paid[issue.year + later][3] += principal
        self.paid = paid

    def flows(self) -> Finding:
        """Every year of the problem is there, with its flows, its limits and issues only within the horizon."""
        problem, scheme = self.problem, self.scheme
        bad = [] if [y.year for y in scheme.years] == [problem.first + t for t in range(problem.years)] else ["years"]
        limits = (
            scheme.horizon,
            scheme.opening_fen,
            scheme.least_cash_fen,
            scheme.debt_ceiling_fen,
            scheme.debt_ratio,
            scheme.dscr_floor,
        )
        asked = (
            problem.horizon, problem.opening_fen, problem.least_cash_fen, problem.debt_ceiling_fen, problem.debt_ratio, problem.dscr_floor,
        )  # fmt: skip
        bad += [] if limits == asked else ["limits"]
        last = problem.first + problem.horizon
        bad += [
            f"{i.offer}/{i.year}"
            for i in scheme.issues
            if i.offer not in self.known
            or not problem.first <= i.year < last
            or len(i.payments) != self.known[i.offer].term
        ]
        for t, year in enumerate(scheme.years[: problem.years]):
            if any(int(getattr(problem, ours)[t]) != getattr(year, theirs) for ours, theirs in FLOWS):
                bad.append(str(year.year))
        return _finding("flows", "收支流量与输入一致", "flows are those of the problem", bad)

    def spending(self) -> Finding:
        """What the engines' actions cost adds up to what is spent on works, year by year."""
        bad = [
            str(year.year)
            for t, year in enumerate(self.scheme.years)
            if sum(row[t] for _, row in self.scheme.spending) != year.works_fen
        ]
        return _finding("spending", "分项支出合计与总支出一致", "spending by engine adds up to the whole", bad)

    def schedules(self) -> Finding:
        """Every issue is of whole lots and its payments are those of its terms, to the fen."""
        bad = [f"{i.offer}/{i.year}" for i in self.scheme.issues if not _sound(i, self.known[i.offer])]
        return _finding("schedules", "还本付息计划", "schedules of repayment", bad)

    def offers(self) -> Finding:
        """No offer is issued beyond its ceilings, and what is told of its use is so."""
        bad = []
        for offer, use in zip(self.problem.offers, self.scheme.offers, strict=True):
            lots = [i.lots for i in self.scheme.issues if i.offer == offer.id]
            told = (use.offer, use.ceiling_fen, use.issued_fen)
            if told != (offer.id, offer.total_lots * offer.lot_fen, sum(lots) * offer.lot_fen):
                bad.append(offer.id)
            if max(lots, default=0) > offer.year_lots or sum(lots) > offer.total_lots:
                bad.append(offer.id)
        return _finding("offers", "融资工具限额", "ceilings of the offers", bad)

    def service(self) -> Finding:
        """Issues, their cost, interest and principal of a year are those of the old debts and all issues."""
        problem, bad = self.problem, []
        for t, year in enumerate(self.scheme.years):
            issued, cost, interest, principal = self.paid[year.year]
            wanted = (issued, cost, interest + int(problem.old_interest[t]), principal + int(problem.old_principal[t]))
            if wanted != (year.issued_fen, year.issue_cost_fen, year.interest_fen, year.principal_fen):
                bad.append(str(year.year))
        return _finding("service", "还本付息合计", "debt service adds up", bad)

    def cash(self) -> Finding:
        """Cash is last year's and all that comes in less all that goes out, and never below the least."""
        bad, cash = [], self.problem.opening_fen
        for year in self.scheme.years:
            cash += year.in_fen - year.out_fen
            if cash != year.cash_fen or cash < self.problem.least_cash_fen:
                bad.append(str(year.year))
        return _finding("cash", "库款滚存与最低库款", "cash adds up and is never below the least", bad)

    def debt(self) -> Finding:
        """Debt is last year's and what is issued less what is repaid, with the old debts."""
        bad, new = [], 0
        for t, year in enumerate(self.scheme.years):
            new += self.paid[year.year][0] - self.paid[year.year][3]
            owed = new + int(self.problem.old_owed[t])
            resources = year.tax_fen + year.fees_fen + year.transfers_fen + year.land_fen
            ratio = owed / resources if resources else None
            if owed != year.owed_fen or not _same(ratio, year.debt_ratio):
                bad.append(str(year.year))
        bad += ["end"] if new else []
        return _finding("debt", "债务余额滚存", "debt adds up and is repaid", bad)

    def cover(self) -> Finding:
        """Where debt is served, what the year leaves for it is at least the floor times the service."""
        bad, floor = [], Fraction(str(self.problem.dscr_floor))
        for year in self.scheme.years:
            service = year.interest_fen + year.principal_fen
            net = year.in_fen - year.issued_fen - year.operating_fen - year.incentives_fen
            if not _same(net / service if service else None, year.dscr) or (service and net < floor * service):
                bad.append(str(year.year))
        return _finding("cover", "偿债备付率", "debt service cover", bad)

    def ceilings(self) -> Finding:
        """Within the horizon debt stays below the ceiling in yuan and the ratio."""
        bad, ratio = [], Fraction(str(self.problem.debt_ratio))
        for year in self.scheme.years[: self.problem.horizon]:
            resources = year.tax_fen + year.fees_fen + year.transfers_fen + year.land_fen
            beyond = self.problem.debt_ceiling_fen is not None and year.owed_fen > self.problem.debt_ceiling_fen
            if beyond or year.owed_fen > ratio * resources:
                bad.append(str(year.year))
        return _finding("ceilings", "债务限额与债务率", "debt ceiling and ratio", bad)

    def special(self) -> Finding:
        """By the end of no year are more special bonds issued than the works started by then carry."""
        bad = []
        for t in range(self.problem.horizon):
            year = self.problem.first + t
            issued = sum(i.face_fen for i in self.scheme.issues if i.kind == "special" and i.year <= year)
            if issued > int(self.problem.carried[t]):
                bad.append(str(year))
        return _finding("special", "专项债限于有收益的在建项目", "special bonds within what started works carry", bad)

    def projects(self) -> Finding:
        """All special bonds lie on projects, none on more than it carries, and each covers their service as asked."""
        projects = self.scheme.projects
        bad = [] if [p.action for p in projects] == [p.action for p in self.problem.projects] else ["projects"]
        special = [i for i in self.scheme.issues if i.kind == "special"]
        faces, paid = sum(i.face_fen for i in special), sum(sum(map(sum, i.payments)) for i in special)
        if (faces, paid) != (sum(p.special_fen for p in projects), sum(p.service_fen for p in projects)):
            bad.append("sums")
        cover = Fraction(str(self.problem.special_cover))
        bad += [
            p.action
            for p in projects
            if p.special_fen > p.carries_fen
            or p.carries_fen > p.cost_fen
            or cover * (p.service_fen - len(special)) > p.counted_fen
        ]
        return _finding("projects", "专项债项目收益与融资平衡", "projects on special bonds pay for themselves", bad)

    def incentives(self) -> Finding:
        """Programmes take one of their steps, sums add up and keep the budget, and no sharing of the same money brings more."""
        shared, programmes = self.scheme.incentives, self.problem.programmes
        if shared is None:
            return _finding("incentives", "激励资金分配", "sharing of incentives", ["programmes"] if programmes else [])
        bad = [] if [g.programme for g in shared.granted] == [p.name for p in programmes] else ["programmes"]
        for given, programme in zip(shared.granted, programmes, strict=False):
            steps = {0: (0, 0), **dict(zip(programme.numbers, programme.steps, strict=True))}
            if steps.get(given.step) != (given.amount_fen, given.benefit_fen):
                bad.append(given.programme)
        sums = (sum(g.amount_fen for g in shared.granted), sum(g.benefit_fen for g in shared.granted))
        budget = self.problem.incentives_budget_fen
        if sums != (shared.spent_fen, shared.benefit_fen) or (budget is not None and sums[0] > budget):
            bad.append("sums")
        spent = [y.incentives_fen for y in self.scheme.years]
        if budget is not None and spent != [sums[0]] * self.scheme.horizon + [0] * (len(spent) - self.scheme.horizon):
            bad.append("years")
        return _finding("incentives", "激励资金分配", "sharing of incentives", [*bad, *self._better(shared)])

    def _better(self, shared: Incentives) -> list[str]:
        """Search all budgets up to what is spent in units of the money's common measure, unless that is too fine to tell."""
        unit = math.gcd(*(cost for p in self.problem.programmes for cost, _ in p.steps), 0)
        places = shared.spent_fen // unit if unit else 0
        if not 0 < places <= 20_000:
            return []
        best = [0] * (places + 1)
        for programme in self.problem.programmes:
            best = [
                max([best[b], *(best[b - c // unit] + v for c, v in programme.steps if c // unit <= b)])
                for b in range(places + 1)
            ]
        return [] if best[-1] == shared.benefit_fen else ["better"]

    def cost(self, result: Result[FinanceScheme]) -> Finding:
        """The value is the present worth of interest and issue costs of the new bonds, the bound below it, the gap between them."""
        rate, first = 1.0 + self.problem.discount_rate, self.problem.first
        worth = math.fsum(
            (row[1] + row[2]) / 100 / rate ** (year - first) for year, row in self.paid.items()
        )  # fmt: skip
        value, bound, gap = result.value, result.bound, result.gap
        close = value is not None and math.isclose(value, worth, rel_tol=1e-9, abs_tol=1e-6)
        bad = [] if close and math.isclose(self.scheme.cost_yuan, worth, rel_tol=1e-9, abs_tol=1e-6) else ["value"]
        if value is None or bound is None or gap is None or bound > value + 1e-6 * abs(value):
            bad.append("bound")
        elif not math.isclose(gap, (value - bound) / value if value else 0.0, rel_tol=1e-6, abs_tol=1e-12):
            bad.append("gap")
        return _finding("cost", "融资成本现值", "present cost of financing", bad)


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-12)


def _sound(issue: Issue, offer: Offer) -> bool:
    """Whether an issue is of whole lots at the offer's terms, its payments those of one lot times the lots."""
    told = (issue.kind, issue.rate, issue.way, issue.face_fen, issue.cost_fen)
    if issue.lots < 1 or told != (
        offer.kind,
        offer.rate,
        offer.way,
        issue.lots * offer.lot_fen,
        issue.lots * offer.issue_fen,
    ):
        return False
    if any(interest % issue.lots or principal % issue.lots for interest, principal in issue.payments):
        return False
    rate, owed = Fraction(str(offer.rate)), offer.lot_fen
    lot = [(interest // issue.lots, principal // issue.lots) for interest, principal in issue.payments]
    for interest, principal in lot:
        if not 0 <= 2 * (interest - owed * rate) + 1 <= 2 or principal < 0:  # rounded half up
            return False
        owed -= principal
    return owed == 0 and _shaped([sum(pair) for pair in lot], [principal for _, principal in lot], offer)


def _shaped(sums: list[int], principals: list[int], offer: Offer) -> bool:
    """Whether the payments of a lot fall as its way of repayment says."""
    if offer.way == "bullet":
        return principals[:-1] == [0] * (offer.term - 1)
    if offer.way == "equal_principal" or not offer.rate:
        return max(principals) - min(principals) <= 1 and principals == sorted(principals, reverse=True)
    grown = (1 + Fraction(str(offer.rate))) ** offer.term
    level = offer.lot_fen * Fraction(str(offer.rate)) * grown / (grown - 1)
    return all(abs(paid - level) <= Fraction(1, 2) for paid in sums[:-1])
