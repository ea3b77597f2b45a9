"""Do reasons name the figures and what kept a sector from more?"""

from __future__ import annotations

from tests.portfolio_problems import SECTORS, sector, small_problem

from gongxing.engines.portfolio import solve


def test_each_reason_names_its_figures_in_both_languages() -> None:
    scheme = solve(small_problem()).part
    first = scheme.choice("A").reason
    assert "区位商 30.00" in first.zh
    assert "location quotient 30.00" in first.en
    assert "油气冲击损失 36.0%" in first.zh
    assert "not entered anew" in scheme.choice("G").reason.en
    assert scheme.choice("G").bound_by == ("barred",)


def test_a_limit_that_binds_is_named() -> None:
    scheme = solve(small_problem(limits={"jobs": 1e4, "skilled": 1e4, "land": 1e6, "money": 1.4e8})).part
    bound = {key for choice in scheme.choices for key in choice.bound_by}
    assert "money" in bound
    assert any("受投入限额限制" in choice.reason.zh for choice in scheme.choices)


def test_entries_bind() -> None:
    plenty = dict.fromkeys(("money", "land", "jobs", "skilled"), 1e10)
    good = tuple(
        sector("F", 0, density=0.1, growth=0.09, growth_used=0.09, entry_success=0.6) if s.code == "F" else s
        for s in SECTORS
    )
    scheme = solve(small_problem(sectors=good, limits=plenty)).part
    left = [c for c in scheme.choices if c.sector in "EF" and c.decision == "hold"]
    assert [c.bound_by for c in left] == [("entries",)]


def test_a_chain_that_is_served_against_the_odds_says_so() -> None:
    poor = tuple(
        sector("C", 40, chain="new", density=0.15, value_share=0.01) if s.code == "C"
        else sector("E", 0, value_share=0.01) if s.code == "E" else s
        for s in SECTORS
    )  # fmt: skip
    scheme = solve(small_problem(sectors=poor)).part
    serving = [c for c in scheme.choices if "chain:new" in c.bound_by]
    assert [c.sector for c in serving] == ["C"]
    assert "2+2 layout asks" in serving[0].reason.en


def test_risk_is_named_where_a_gain_would_deepen_the_worst() -> None:
    """A gains on average, but far less in the oil scenario, where it earns nothing and its charge remains."""
    scheme = solve(
        small_problem(risk_aversion=1.0, tail=0.3, limits=dict.fromkeys(("money", "land", "jobs", "skilled"), 1e10))
    ).part
    assert {key for c in scheme.choices for key in c.bound_by} & {"risk", "worth"}
