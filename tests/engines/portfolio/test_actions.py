"""Does each decision become an action with cost, duration and needs?"""

from __future__ import annotations

import pytest
from tests.portfolio_problems import small_problem

from gongxing.engines.portfolio import portfolio_actions, solve
from gongxing.io.packs import load_industry_values


def test_one_action_for_each_decision_but_hold() -> None:
    problem = small_problem()
    scheme, values = solve(problem).part, load_industry_values()
    found = portfolio_actions(problem, scheme, values)
    active = [c for c in scheme.choices if c.decision != "hold"]
    assert [a.id for a in found] == [f"portfolio.{c.decision}.{c.sector}" for c in active]
    assert sum(a.cost_yuan for a in found) == pytest.approx(scheme.effort_yuan)
    entry = next(a for a in found if a.kind == "enter")
    assert entry.duration_days == values.value("promotion_days", "enter")
    assert dict(entry.needs)["industry_land_m2"] > 0
    assert all(a.origins and a.title.zh != a.title.en for a in found)


def test_an_action_names_its_chain() -> None:
    problem = small_problem()
    found = portfolio_actions(problem, solve(problem).part, load_industry_values())
    assert any("（oil）" in a.title.zh and "(oil)" in a.title.en for a in found)
