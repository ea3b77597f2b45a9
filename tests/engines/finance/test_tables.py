"""Do the tables that leave the program agree with one another, to the fen?"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.finance_parks import money_plan
from tests.finance_problems import WAN, early, level, small_problem

from gongxing.diagnosis.survey_tables import SurveyTable
from gongxing.engines.finance import finance_tables, solve
from gongxing.engines.finance.problem import FinanceProblem, Programme
from gongxing.plan import Funds, FundsYear, Plan
from gongxing.plan.finance import SOURCES, USES

PROGRAMMES = (Programme("a", "finance", (1, 2), ((10 * WAN, 50 * WAN), (30 * WAN, 60 * WAN))),)


def solved(problem: FinanceProblem) -> Plan:
    return replace(money_plan(), finance=solve(problem))


def tables_of(plan: Plan) -> dict[str, SurveyTable]:
    return {table.name: table for table in finance_tables(plan)}


def fen(table: SurveyTable, column: str) -> list[int]:
    return [round(float(value or 0) * 100) for value in table.column(column)]


@settings(max_examples=40, deadline=None)
@given(
    st.tuples(*[st.integers(0, 60_000_000_000)] * 3), st.integers(300 * WAN, 600 * WAN), st.integers(0, 40 * WAN),
    st.sampled_from((0.0, 0.0333, 0.0287)),
)  # fmt: skip
def test_sums_agree_with_their_parts(spent: tuple[int, int, int], tax: int, budget: int, rate: float) -> None:
    works = early(*(amount / WAN for amount in spent))
    base = small_problem()
    offers = (replace(base.offers[0], rate=rate), replace(base.offers[1], way="annuity", rate=rate))
    problem = small_problem(
        works=works, spending=(("land", tuple(works.tolist())),), tax=level(tax / WAN), offers=offers, programmes=PROGRAMMES,
        incentives_budget_fen=budget, incentives=early(*[0.0] * 3) + (10 * WAN if 10 * WAN <= budget < 30 * WAN else 30 * WAN if budget >= 30 * WAN else 0),
    )  # fmt: skip
    plan = solved(problem)
    if plan.finance is None or plan.finance.part is None:
        return
    found = tables_of(plan)
    flow, cash = found["cash_flow"], problem.opening_fen
    for place, after in enumerate(fen(flow, "cash")):
        cash += sum(fen(flow, name)[place] for name in SOURCES) - sum(fen(flow, name)[place] for name in USES)
        assert cash == after
    issued = fen(found["issues"], "face_yuan") if "issues" in found else []
    assert sum(issued) == sum(fen(flow, "issued")) == sum(fen(found["ceilings"], "issued_yuan"))
    service = found.get("service")
    new = (sum(fen(service, "interest_yuan")), sum(fen(service, "principal_yuan"))) if service else (0, 0)
    assert new == (
        sum(fen(flow, "interest")) - int(problem.old_interest.sum()),
        sum(fen(flow, "principal")) - int(problem.old_principal.sum()),
    )
    assert sum(issued) == new[1]
    if "spending" in found:
        assert fen(found["spending"], "y2026")[0] == fen(flow, "works")[0]
    special = sum(i.face_fen for i in plan.finance.part.issues if i.kind == "special")
    assert sum(fen(found["projects"], "special_yuan")) == special


def test_funds_and_incentives_are_listed() -> None:
    funds = Funds((FundsYear(2026, 100, 20, 30, 40, 50, 60, 10),))
    found = tables_of(replace(solved(small_problem(programmes=PROGRAMMES)), funds=funds))
    assert found["funds"].rows == ((2026, 1.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.1),)
    assert found["incentives"].rows[0][:3] == ("a", "finance", 1)
    assert found["incentive_curve"].column("marginal")[0] == 5.0
    assert found["incentive_curve"].column("marginal")[-1] == 0.0


def test_a_plan_without_money_has_no_tables() -> None:
    assert finance_tables(money_plan()) == ()
