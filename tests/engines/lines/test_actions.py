"""Do yielding works become actions with cost, order and origin?"""

from __future__ import annotations

import pytest
from tests.lines_problems import gas_main, pipe, problem_of, small_problem, street_park

from gongxing.engines import lines
from gongxing.io.packs import load_network_values
from gongxing.origins import OriginKind
from gongxing.plan import Action
from gongxing.words import Text

VALUES = load_network_values()


def work(name: str, engine: str) -> Action:
    return Action(name, engine, "lay", Text("敷设", "lay"), (), 1.0, None)


def test_one_action_for_each_line_that_yields_costs_what_its_works_cost() -> None:
    problem = small_problem()
    scheme = lines.solve(problem).part
    assert scheme is not None
    actions = lines.lines_actions(problem, scheme, VALUES)
    assert {a.id for a in actions} == {f"lines.yield.{w.line}" for w in scheme.yields}
    assert sum(a.cost_yuan or 0.0 for a in actions) == pytest.approx(scheme.works_yuan)
    assert all(a.engine == "lines" for a in actions)
    assert sum(a.duration_days for a in actions) == len(scheme.yields) * VALUES.value("line_yield_days")


def test_they_come_after_the_works_that_lay_the_line_or_its_road() -> None:
    problem = small_problem()
    scheme = lines.solve(problem).part
    assert scheme is not None
    works = [
        work("water.lay_main.R2", "water"),
        work("water.lay_main.R1", "water"),
        work("sewer.lay.S1", "sewer"),
        work("roads.new.R2", "roads"),
    ]
    after = {a.id: a.after for a in lines.lines_actions(problem, scheme, VALUES, works)}
    assert after["lines.yield.W3"] == ("water.lay_main.R2",)
    assert after["lines.yield.S1"] == ("sewer.lay.S1",)


def test_a_diversion_of_a_line_of_today_waits_for_nothing_and_says_so() -> None:
    problem = problem_of(
        street_park([], [gas_main(y=10.0, diameter_mm=100.0)]), pipe("S", "sewer", (50, 0), (50, 40), cover=(0.9, 1.0))
    )
    scheme = lines.solve(problem).part
    assert scheme is not None
    (action,) = lines.lines_actions(
        problem, scheme, VALUES, [work("sewer.lay.S", "sewer"), work("present.x.G1", "present")]
    )
    assert action.id == "lines.yield.G1"
    assert action.after == ()
    assert "改迁" in action.title.zh


def test_each_names_the_rule_that_makes_it_yield() -> None:
    problem = small_problem()
    scheme = lines.solve(problem).part
    assert scheme is not None
    for action in lines.lines_actions(problem, scheme, VALUES):
        refs = {origin.ref for origin in action.origins}
        assert any(ref.startswith("line_precedence/") for ref in refs)
        assert any(ref.startswith("line_separation/vertical/") for ref in refs)
        assert any(origin.kind is OriginKind.COMPUTATION for origin in action.origins)
