"""How is the plan paid for: cash by year, bonds issued and repaid, what each project carries, how incentives are shared out?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from gongxing.words import Text

SOURCES = {
    "tax": Text("税收留成", "taxes left to the park"),
    "fees": Text("非税与其他收入", "fees and other revenue"),
    "transfers": Text("上级转移支付", "transfers"),
    "land": Text("土地出让净收入", "land revenue, net of deductions"),
    "income": Text("项目收益", "income of works"),
    "issued": Text("债务融资", "bonds and loans issued"),
}
"""Where money comes from, in words."""
USES = {
    "operating": Text("运转支出", "running of the park"),
    "incentives": Text("激励政策", "incentives"),
    "works": Text("规划行动支出", "actions of the plan"),
    "issue_cost": Text("发行费用", "cost of issues"),
    "interest": Text("付息", "interest"),
    "principal": Text("还本", "repayment"),
}
"""Where money goes, in words."""
GROUPS = {
    "finance": Text("金融支持", "finance"),
    "fiscal": Text("财税支持", "fiscal and tax"),
    "talent": Text("人才政策", "talent"),
}
"""The groups of incentives, in words."""
OFFER_KINDS = {
    "general": Text("一般债", "general bonds"),
    "special": Text("专项债", "special bonds"),
    "loan": Text("贷款融资", "loans"),
}
"""The kinds of bonds and loans, in words."""

WAYS = {
    "bullet": Text("到期一次还本", "bullet"),
    "annuity": Text("等额本息", "annuity"),
    "equal_principal": Text("等额本金", "equal principal"),
}
"""How a debt is repaid, in words."""


@dataclass(frozen=True, slots=True)
class FinanceYear:
    """One year of the cash flow, in fen: what comes in, what goes out, the cash and the debt at its end.

    `dscr` is the cover of the year's debt service, None where there is none; `debt_ratio` the debt over the year's resources.
    """

    year: int
    tax_fen: int
    fees_fen: int
    transfers_fen: int
    land_fen: int
    income_fen: int
    issued_fen: int
    operating_fen: int
    incentives_fen: int
    works_fen: int
    issue_cost_fen: int
    interest_fen: int
    principal_fen: int
    cash_fen: int
    owed_fen: int
    dscr: float | None
    debt_ratio: float | None

    def fen(self, name: str) -> int:
        """Return the flow of a source or use, such as "tax" or "works"."""
        found: int = getattr(self, f"{name}_fen")
        return found

    @property
    def in_fen(self) -> int:
        """All that comes in."""
        return sum(self.fen(name) for name in SOURCES)

    @property
    def out_fen(self) -> int:
        """All that goes out."""
        return sum(self.fen(name) for name in USES)


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue: which offer, in which year, how many lots, and its payments (interest, principal) in the years that follow."""

    offer: str
    name: Text
    kind: str
    year: int
    lots: int
    face_fen: int
    cost_fen: int
    rate: float
    way: str
    payments: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class OfferUse:
    """How much of an offer's total ceiling is used."""

    offer: str
    name: Text
    kind: str
    ceiling_fen: int
    issued_fen: int


@dataclass(frozen=True, slots=True)
class Project:
    """One work with income of its own: cost, year of start, net land revenue, yearly income, and the special bonds it can carry.

    `income_fen` is what it brings in a year once done; `carries_fen` the most it can repay with the cover asked for;
    `special_fen` the special bonds laid on it. `service_fen` is principal and interest on them.
    """

    action: str
    title: Text
    engine: str
    cost_fen: int
    year: int | None
    land_fen: int
    income_fen: int
    counted_fen: int
    """Income counted towards repayment over the term."""
    carries_fen: int
    special_fen: int = 0
    service_fen: int = 0

    @property
    def cover(self) -> float | None:
        """Income over the service of its special bonds; None where it has none."""
        return self.counted_fen / self.service_fen if self.service_fen else None


@dataclass(frozen=True, slots=True)
class Granted:
    """One programme of incentives: the step chosen (0: none), its money and benefit a year."""

    programme: str
    group: str
    step: int
    steps: int
    amount_fen: int
    benefit_fen: int


@dataclass(frozen=True, slots=True)
class Incentives:
    """How the money for incentives is shared out, and what any budget would bring.

    `curve` holds the budgets (fen) at which the greatest benefit rises, with that benefit; `hull` its upper concave hull, along
    which a yuan more brings less and less. `more_fen` is the least money beyond the budget that brings something, `more_benefit_fen`
    what it brings; both 0 where nothing does.
    """

    budget_fen: int | None
    """None: no budget was set; then `granted` is a proposal, what brings a yuan or more for the last yuan, and no cash is set aside."""
    spent_fen: int
    benefit_fen: int
    granted: tuple[Granted, ...]
    curve: tuple[tuple[int, int], ...]
    hull: tuple[tuple[int, int], ...]
    more_fen: int
    more_benefit_fen: int

    def marginal(self, budget_fen: int) -> float:
        """Return what one more yuan brings at a budget, along the concave hull; 0 at its end."""
        for (low, worth), (high, more) in pairwise(self.hull):
            if low <= budget_fen < high:
                return (more - worth) / (high - low)
        return 0.0


@dataclass(frozen=True, slots=True)
class FinanceScheme:
    """The finance of a plan: the cash flow by year, the issues, the projects on special bonds, the incentives.

    `horizon` is how many of the years may issue; the others repay. `spending` is what the actions of each engine cost by year.
    `phased` says whether the schedule was known, or spending was spread evenly.
    """

    years: tuple[FinanceYear, ...]
    horizon: int
    opening_fen: int
    least_cash_fen: int
    debt_ceiling_fen: int | None
    debt_ratio: float
    dscr_floor: float
    issues: tuple[Issue, ...]
    offers: tuple[OfferUse, ...]
    projects: tuple[Project, ...]
    spending: tuple[tuple[str, tuple[int, ...]], ...]
    incentives: Incentives | None
    cost_yuan: float
    """Present cost of financing: interest and issue costs of the new bonds."""
    phased: bool
