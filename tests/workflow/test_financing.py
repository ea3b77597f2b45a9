"""Does the finance join the plan, checked and measured, and wait where there are no accounts?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.finance_parks import action, money_park, money_plan, with_programmes
from tests.parks import grid_park

from gongxing import workflow
from gongxing.display import show_plan
from gongxing.errors import NotReadyError
from gongxing.plan import Plan, Status, from_jsonable, to_jsonable
from gongxing.workflow.financing import finance_plan
from gongxing.workflow.funding import fund
from gongxing.workflow.planning import summary


@pytest.fixture(scope="module")
def plan() -> Plan:
    acts = (action("w", cost=9e6), action("x", "land", cost=2e6, parcels=("P00",)), action("r", "roads", cost=3e6))
    park = with_programmes(money_park())
    return finance_plan(fund(money_plan(*acts), park), park)


def test_the_plan_is_paid_for_checked_and_measured(plan: Plan) -> None:
    assert plan.finance is not None
    assert plan.finance.status is Status.OPTIMAL
    assert {f.verdict for f in plan.findings if f.code.startswith("finance.")} == {"pass"}
    figures = {f.key: f.value for f in plan.figures}
    assert figures["finance.works_yuan"] == 14e6
    assert figures["finance.land_yuan"] == 2_739_000.0
    assert plan.finance.part is not None
    assert plan.finance.part.incentives is not None


def test_it_is_told_on_the_terminal_and_in_the_summary(plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    show_plan(plan, (), "en")
    said = capsys.readouterr().out
    assert "finance" in said
    assert "Spending on the plan" in said or "spending on the plan" in said
    (part,) = summary(plan).delivery
    assert (part.name, part.status) == ("finance", "optimal")
    assert "finance.npv_yuan" in dict(summary(plan).figures)


def test_the_plan_comes_back_from_json(plan: Plan) -> None:
    assert from_jsonable(Plan, json.loads(json.dumps(to_jsonable(plan)))) == plan


def test_it_leaves_as_a_workbook(plan: Plan, tmp_path: Path) -> None:
    project = workflow.new(tmp_path / "park")
    with pytest.raises(NotReadyError, match="no part finance"):
        workflow.export(project, tmp_path / "finance.xlsx")
    project.save_plan(plan)
    book = load_workbook(workflow.export(project, tmp_path / "finance.xlsx"), read_only=True)
    assert {"现金流量表", "可用资金", "债务限额使用表", "激励资金分配"} <= set(book.sheetnames)
    assert len(list(book["可用资金"].iter_rows())) == 3 + 5


def test_without_accounts_it_is_told_what_to_import() -> None:
    with pytest.raises(NotReadyError, match="budget"):
        finance_plan(money_plan(), grid_park([["1001"]]))
