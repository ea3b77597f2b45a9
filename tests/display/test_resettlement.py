"""Does a terminal show the household's account and the groups of a resettlement, or why there is none?"""

from __future__ import annotations

import datetime as dt

import pytest
from tests.resettlement_problems import impossible_problem, small_problem

from gongxing.display.resettlement import show_household, show_resettlement
from gongxing.engines.resettlement import measure, solve
from gongxing.plan import Plan

DAY = dt.date(2026, 1, 1)


def test_a_household_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    scheme = solve(small_problem()).part
    assert scheme is not None
    line = scheme.line("H00")
    show_household(line, "zh")
    show_household(line, "en")
    told = capsys.readouterr().out
    assert f"合计 {line.total_fen / 100:,.2f} 元" in told
    assert "entitlement: 1 persons" in told
    assert "AZ-HZ1" in told


def test_groups_figures_and_conflicts(capsys: pytest.CaptureFixture[str]) -> None:
    problem = small_problem()
    result = solve(problem)
    plan = Plan(
        "园", DAY, DAY, (2026, 2030), figures=measure(problem, result, baseline_value=None), resettlement=result
    )
    show_resettlement(plan, "zh")
    show_resettlement(Plan("园", DAY, DAY, (2026, 2030), resettlement=solve(impossible_problem())), "zh")
    show_resettlement(Plan("园", DAY, DAY, (2026, 2030)), "zh")
    told = capsys.readouterr().out
    assert "甲组：7 户" in told
    assert "稳定风险" in told
    assert "✗ 3 户选择安置房" in told
