"""Do the tables of money tell cash flow, fund, debt, issues, ceilings and projects, each number with its origin?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.finance_problems import early, level, small_problem
from tests.report.reading import cells

from gongxing.engines.finance import solve
from gongxing.plan import FinanceScheme
from gongxing.report.document import EMPTY, Document
from gongxing.report.finance_tables import (
    TOP_PROJECTS,
    bonds_projects_table,
    cash_table,
    ceilings_table,
    debt_table,
    fund_table,
    issues_table,
)
from gongxing.report.material import Material
from gongxing.report.origins_check import check_origins

TABLES = (cash_table, fund_table, debt_table, issues_table, ceilings_table, bonds_projects_table)


@pytest.fixture(scope="module")
def scheme() -> FinanceScheme:
    """Works of 1,000, 500 and 100; 300 from land in 2027."""
    result = solve(small_problem(land=early(0, 300)))
    assert result.part is not None
    return result.part


def test_every_number_has_its_origin(scheme: FinanceScheme) -> None:
    tables = tuple(table for make in TABLES if (table := make(scheme)) is not None)
    assert len(tables) == len(TABLES)
    check_origins(Document(EMPTY, EMPTY, (), EMPTY, False, tables))


def test_the_cash_flow_adds_up(scheme: FinanceScheme, material: Material) -> None:
    rows = {row[0]: row[1:] for row in cells(material, cash_table(scheme))}
    assert rows["科目"] == ["2026", "2027", "2028", "合计"]
    assert rows["税收留成"] == ["500.0", "500.0", "500.0", "1500.0"]
    assert rows["规划行动支出"] == ["1000.0", "500.0", "100.0", "1600.0"]
    whole, parts = (
        float(rows["资金来源合计"][0]),
        [rows[n][0] for n in ("税收留成", "非税与其他收入", "上级转移支付", "债务融资")],
    )
    assert whole == sum(map(float, parts))
    assert rows["年末库款"][-1] == "—"


def test_the_fund_holds_land_and_special_bonds(scheme: FinanceScheme, material: Material) -> None:
    rows = {row[0]: row[1:] for row in cells(material, fund_table(scheme))}
    assert rows["土地出让净收入"][1] == "300.0"
    special = sum(i.face_fen for i in scheme.issues if i.kind == "special") / 1e6
    assert rows["专项债券收入"][-1] == f"{special:.1f}"
    assert float(rows["收支差额"][-1].replace("−", "-")) == pytest.approx(
        float(rows["收入合计"][-1]) - float(rows["支出合计"][-1]), abs=0.11
    )


def test_debt_runs_until_it_is_repaid(scheme: FinanceScheme, material: Material) -> None:
    rows = cells(material, debt_table(scheme), "en")
    assert rows[0][0] == "Year"
    assert rows[-1][4] == "—"
    assert rows[-1][5] == "—"  # no ratio after the horizon


def test_issues_and_ceilings_are_summed(scheme: FinanceScheme, material: Material) -> None:
    issues, ceilings = cells(material, issues_table(scheme)), cells(material, ceilings_table(scheme))
    assert issues[-1][3] == ceilings[-1][3]
    assert [row[2] for row in ceilings[1:]] == ["800.0", "1200.0", "2000.0"]


def test_many_projects_are_told_in_sum(scheme: FinanceScheme, material: Material) -> None:
    one = replace(scheme.projects[0], special_fen=100, service_fen=110)
    many = replace(scheme, projects=tuple(replace(one, action=f"p{n}") for n in range(TOP_PROJECTS + 3)))
    rows = cells(material, bonds_projects_table(many), "en")
    assert len(rows) == 1 + TOP_PROJECTS + 2
    assert rows[-2][0] == "All other projects"


def test_without_debt_there_are_no_tables_of_it() -> None:
    result = solve(
        small_problem(
            works=level(0),
            spending=(),
            offers=(),
            old_interest=level(0),
            old_principal=level(0),
            old_owed=level(0),
            projects=(),
        )
    )
    assert result.part is not None
    assert [make(result.part) for make in TABLES[2:]] == [None] * 4
