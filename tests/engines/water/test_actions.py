"""Are works whole, priced and in order?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongxing.engines import water
from gongxing.engines.water.problem import WaterProblem
from gongxing.plan import Result
from gongxing.plan.water import WaterScheme

Solved = tuple[WaterProblem, Result[WaterScheme]]


def test_works_cost_what_the_pipes_and_hydrants_do(solved: Solved) -> None:
    problem, result = solved
    actions = water.water_actions(problem, result.part)
    assert sum(action.cost_yuan for action in actions) == pytest.approx(result.value + 11 * 6500)
    assert len({action.id for action in actions}) == len(actions)
    assert all(action.duration_days > 0 and action.origins for action in actions)


def test_pipes_along_one_road_that_hang_together_are_one_work(solved: Solved) -> None:
    problem, result = solved
    one_road = replace(result.part, pipes=tuple(replace(pipe, road="R") for pipe in result.part.pipes))
    laid = [a for a in water.water_actions(problem, one_road) if a.kind == "lay_main"]
    length = sum(dict(action.gives)["water_main_m"] for action in laid)
    assert length == pytest.approx(result.value / 520)
    assert len(laid) < sum(pipe.decision.laid for pipe in result.part.pipes)


def test_a_pipe_comes_after_the_road_it_lies_in(solved: Solved) -> None:
    problem, result = solved
    road = next(pipe.road for pipe in result.part.pipes if pipe.decision.laid)
    actions = water.water_actions(problem, result.part, road_actions={road: "roads.build.7"})
    assert {action.after for action in actions if f".{road}" in action.id} == {("roads.build.7",)}
    assert all(not action.after for action in actions if f".{road}" not in action.id)
