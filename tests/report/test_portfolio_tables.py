"""Do the tables of the portfolio tell decisions, reasons, scenarios, limits and chains?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.portfolio_problems import small_problem
from tests.report.reading import cells

from gongxing.engines.portfolio import solve
from gongxing.plan.portfolio import PortfolioScheme
from gongxing.report.material import Material
from gongxing.report.portfolio_tables import (
    decisions_table,
    layout_table,
    limits_table,
    reasons_table,
    scenarios_table,
    waiting_table,
)


@pytest.fixture(scope="module")
def scheme() -> PortfolioScheme:
    return solve(small_problem()).part


def test_decisions_and_their_sum(material: Material, scheme: PortfolioScheme) -> None:
    rows = cells(material, decisions_table(scheme))
    active = [c for c in scheme.choices if c.decision != "hold"]
    assert len(rows) == 1 + len(active) + 1
    assert rows[1][:3] == ["部门A", "做强", str(scheme.choice("A").level)]
    assert float(rows[-1][5]) == pytest.approx(scheme.effort_yuan / 1e4, abs=0.1)
    assert cells(material, decisions_table(scheme), "en")[1][1] == "strengthen"


def test_reasons(material: Material, scheme: PortfolioScheme) -> None:
    rows = cells(material, reasons_table(scheme), "en")
    assert "location quotient 30.00" in next(row for row in rows if row[0] == "sector A")[2]


def test_scenarios_with_mean_and_worst(material: Material, scheme: PortfolioScheme) -> None:
    rows = cells(material, scenarios_table(scheme))
    assert [row[1] for row in rows[1:4]] == ["50.0%", "30.0%", "20.0%"]
    assert rows[-2][0] == "期望"
    assert rows[-1][0] == "最差情形均值"


def test_limits_and_layout(material: Material, scheme: PortfolioScheme) -> None:
    limits = cells(material, limits_table(scheme))
    assert len(limits) == 5
    assert limits[1][1] == "4.00亿元"
    layout = cells(material, layout_table(scheme))
    assert layout[1] == ["oil", "主导产业", "部门A", "做强"]


def test_what_a_limit_keeps_back_is_listed(material: Material) -> None:
    held = solve(small_problem(limits={"money": 6e7})).part
    rows = cells(material, waiting_table(held), "en")
    assert any("bound by money" in row[3] for row in rows[1:])


def test_nothing_decided_no_table(scheme: PortfolioScheme) -> None:
    still = tuple(replace(c, decision="hold", bound_by=("worth",)) for c in scheme.choices)
    bare = replace(scheme, choices=still, limits=(), chains=())
    assert (
        decisions_table(bare),
        reasons_table(bare),
        waiting_table(bare),
        limits_table(bare),
        layout_table(bare),
    ) == (None,) * 5
