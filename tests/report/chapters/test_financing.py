"""Does the chapter say how the plan is paid for, or what stands in the way?"""

from __future__ import annotations

from dataclasses import replace

from tests.finance_problems import early, impossible_problem, level, small_problem
from tests.report.reading import chapter

from gongxing.engines.finance import Programme, check, measure, solve
from gongxing.engines.finance.problem import FinanceProblem
from gongxing.plan import Funds, FundsYear, Plan
from gongxing.report.material import Material, gather

WAN = 1_000_000
PROGRAMMES = (Programme("贴息", "finance", (1, 2), ((10 * WAN, 50 * WAN), (30 * WAN, 60 * WAN))),)


def paid(material: Material, problem: FinanceProblem) -> Material:
    result = solve(problem)
    funds = Funds((FundsYear(2026, 0, 0, 0, 0, 0, 500 * WAN),))
    figures = (*material.plan.figures, *measure(problem, result, baseline_value=None))
    plan: Plan = replace(material.plan, finance=result, funds=funds, figures=figures, findings=check(problem, result))
    return gather(material.park, plan, material.standards)


def test_it_tells_funds_cash_flow_debt_projects_and_incentives(material: Material) -> None:
    problem = small_problem(
        land=early(0, 300), programmes=PROGRAMMES, incentives_budget_fen=10 * WAN, incentives=early(10, 10, 10)
    )
    text = chapter(paid(material, problem), "finance")
    assert "累计不超过500.0万元" in text
    for words in (
        "现金流量表",
        "政府性基金收支表",
        "债务发行计划",
        "债务限额使用表",
        "收益与融资平衡表",
        "激励资金分配",
        "已证下界",
    ):
        assert words in text, words
    assert "全部通过" in text
    assert "待补内容" not in text


def test_where_nothing_is_borrowed_it_says_so(material: Material) -> None:
    text = chapter(paid(material, small_problem(works=level(0), spending=())), "finance", "en")
    assert "nothing has to be borrowed" in text


def test_a_conflict_is_told(material: Material) -> None:
    text = chapter(paid(material, impossible_problem()), "finance")
    assert "不可同时满足的要求" in text
    assert "规划行动须支出" in text


def test_without_accounts_the_chapter_says_what_is_missing(material: Material) -> None:
    assert "待补内容" in chapter(material, "finance")
