"""Are outlooks, packages and times shown in both languages?"""

from __future__ import annotations

import pytest
from tests.growth_problems import growth_problem, out_of_reach

from gongxing.display.growth import lever_amount, show_growth_score, show_outlook
from gongxing.engines.growth import GrowthParams, outlook, solve
from gongxing.plan.growth import Lever
from gongxing.words import Text, same
from gongxing.workflow.bench_growth import GrowthScore

FEW = GrowthParams(draws=200)


def test_an_outlook_with_its_package(capsys: pytest.CaptureFixture[str]) -> None:
    problem = growth_problem()
    show_outlook(outlook(problem, 200, 1, tested=False), solve(problem, FEW), "zh")
    said = capsys.readouterr().out
    for words in ("产值: 2025", "各把握程度的年均增速", "达标最省组合", "用地"):
        assert words in said


def test_what_is_out_of_reach_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    show_outlook(outlook(out_of_reach(), 200, 1, tested=False), solve(out_of_reach(), FEW), "en")
    said = capsys.readouterr().out
    assert "not reachable: even with all levers" in said
    show_outlook(outlook(growth_problem(), 50, 1, tested=False), None, "en")
    assert "least package" not in capsys.readouterr().out


def test_amounts_of_levers() -> None:
    lever = Lever("quota", Text("地", "land"), 25_000.0, 5e4, "m2", 0.0)
    assert lever_amount(lever, "zh") == "2.5 公顷"
    assert lever_amount(Lever("productivity", same("g"), 0.05, 0.1, "share", 0.0), "en") == "5.0%"
    assert lever_amount(Lever("investment", same("g"), 7.0, 9.0, "count", 0.0), "en") == "7 leads"


def test_times(capsys: pytest.CaptureFixture[str]) -> None:
    show_growth_score(GrowthScore(368, 5, 10_000, 1, 0.25, 40_000.0, 300, 2.5, 0.1, 1e-15, 2.0), "en")
    said = capsys.readouterr().out
    assert "ratio to the plain loop: 0.100" in said
    assert "draws per second: 40,000" in said
