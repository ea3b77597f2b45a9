"""Which figures sum up the finance of a plan, each with its origin?"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from pyxirr import irr, npv

from gongxing.engines.finance.problem import FinanceProblem
from gongxing.origins import Figure, computed
from gongxing.plan import Result
from gongxing.plan.finance import FinanceScheme
from gongxing.plan.measure import Measure
from gongxing.words import Text

MEASURES = (
    Measure("finance.value", Text("融资成本现值（利息与发行费用）", "present cost of financing (interest and issue costs)"), "yuan", False),
    Measure("finance.bound", Text("已证下界", "proven lower bound"), "yuan", None),
    Measure("finance.gap", Text("与最优的已证差距", "proven gap to the optimum"), "%", False),
    Measure("finance.baseline_value", Text("手工基准方案融资成本现值", "present cost of the clerk's financing"), "yuan", None),
    Measure("finance.works_yuan", Text("规划行动支出", "spending on the plan's actions"), "yuan", None),
    Measure("finance.land_yuan", Text("土地出让净收入", "land revenue net of deductions"), "yuan", None),
    Measure("finance.issued_yuan", Text("新增债务融资", "bonds and loans issued"), "yuan", None),
    Measure("finance.special_yuan", Text("其中专项债", "special bonds among them"), "yuan", None),
    Measure("finance.npv_yuan", Text("规划净现值", "net present value of the plan"), "yuan", True),
    Measure("finance.irr", Text("规划内部收益率", "internal rate of return of the plan"), "share", True),
    Measure("finance.payback_years", Text("投资回收期", "payback of the plan"), "year", False),
    Measure("finance.least_dscr", Text("最低偿债备付率", "least debt service cover"), "ratio", True),
    Measure("finance.peak_ratio", Text("最高债务率", "greatest debt ratio"), "ratio", False),
    Measure("finance.peak_debt_yuan", Text("债务余额峰值", "peak debt"), "yuan", False),
    Measure("finance.least_cash_yuan", Text("最低库款", "least cash"), "yuan", True),
    Measure("finance.land_reliance", Text("土地收入占财力比重", "share of land in the resources"), "share", None),
    Measure("finance.incentives_yuan", Text("激励资金（每年）", "incentives a year"), "yuan", None),
    Measure("finance.incentives_benefit_yuan", Text("激励效益（每年）", "benefit of the incentives a year"), "yuan", True),
)  # fmt: skip
"""The indicators of the finance engine."""


def measure(
    problem: FinanceProblem, result: Result[FinanceScheme], *, baseline_value: float | None
) -> tuple[Figure, ...]:
    """Return the figures of a result; empty if it has no scheme. Debt ratio and reliance on land are those of the horizon."""
    scheme = result.part
    if scheme is None:
        return ()
    planned = scheme.years[: scheme.horizon]
    flow = investment_flow(problem)
    resources = sum(year.tax_fen + year.fees_fen + year.transfers_fen + year.land_fen for year in planned)
    covers = [year.dscr for year in scheme.years if year.dscr is not None]
    ratios = [year.debt_ratio for year in planned if year.debt_ratio is not None]
    shared = scheme.incentives
    numbers: dict[str, float | None] = {
        "finance.value": result.value,
        "finance.bound": result.bound,
        "finance.gap": None if result.gap is None else 100.0 * result.gap,
        "finance.baseline_value": baseline_value,
        "finance.works_yuan": sum(year.works_fen for year in scheme.years) / 100,
        "finance.land_yuan": sum(year.land_fen for year in scheme.years) / 100,
        "finance.issued_yuan": sum(year.issued_fen for year in scheme.years) / 100,
        "finance.special_yuan": sum(issue.face_fen for issue in scheme.issues if issue.kind == "special") / 100,
        "finance.npv_yuan": npv(problem.discount_rate, flow),
        "finance.irr": rate_of_return(flow),
        "finance.payback_years": payback(flow),
        "finance.least_dscr": min(covers, default=None),
        "finance.peak_ratio": max(ratios, default=None),
        "finance.peak_debt_yuan": max(year.owed_fen for year in scheme.years) / 100,
        "finance.least_cash_yuan": min(year.cash_fen for year in scheme.years) / 100,
        "finance.land_reliance": sum(year.land_fen for year in planned) / resources if resources else None,
        "finance.incentives_yuan": shared.spent_fen / 100 if shared else None,
        "finance.incentives_benefit_yuan": shared.benefit_fen / 100 if shared else None,
    }
    words = Text(
        f"资金引擎计算（随机种子 {result.seed}，工作量 {result.work}）",
        f"computed by the finance engine (seed {result.seed}, work {result.work})",
    )
    inputs = ("budget", "debts", "bond_offers", "incentives", "finance_values", "engines.growth.outlook", "park.toml")
    origin = computed("engines.finance.solve", words, *inputs)
    return tuple(Figure(m.key, m.label, numbers[m.key], m.unit, origin) for m in MEASURES)


def investment_flow(problem: FinanceProblem) -> list[float]:
    """Return what the plan costs and brings the park by year, in yuan: land, income and taxes above the base year's, less works and incentives."""
    more = problem.tax - problem.base_tax_fen
    flow: list[float] = ((problem.land + problem.income + more - problem.works - problem.incentives) / 100).tolist()
    return flow


def rate_of_return(flow: list[float]) -> float | None:
    """Return the internal rate of return, None where the flow has none (all of one sign) or more than one."""
    signs = [np.sign(amount) for amount in flow if amount]
    if sum(a != b for a, b in pairwise(signs)) != 1:
        return None
    return irr(flow)


def payback(flow: list[float]) -> float | None:
    """Return after how many years the sum of the flow is 0 or more for good, within the years reckoned; None where it never is."""
    sums = np.cumsum(flow)
    if sums[-1] < 0:
        return None
    short = np.flatnonzero(sums < 0)
    return float(short[-1] + 2) if len(short) else 1.0
