"""Does the check find every lie?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.water_problems import failed, streets_problem

from gongxing.engines import water
from gongxing.engines.water.problem import WaterProblem
from gongxing.plan import Result, Status
from gongxing.plan.water import PipeDecision, WaterPipe, WaterScheme
from gongxing.words import Text

Solved = tuple[WaterProblem, Result[WaterScheme]]


def with_pipes(result: Result[WaterScheme], change: Callable[[WaterPipe], WaterPipe | None]) -> Result[WaterScheme]:
    pipes = tuple(new for pipe in result.part.pipes if (new := change(pipe)) is not None)
    return replace(result, part=replace(result.part, pipes=pipes))


def test_the_solution_passes(solved: Solved) -> None:
    findings = water.check(*solved)
    assert len(findings) == 12
    assert failed(findings) == set()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda pipe: replace(pipe, inner_mm=pipe.inner_mm + 1), "water.pipes"),
        (lambda pipe: replace(pipe, length_m=pipe.length_m / 2), "water.pipes"),
        (lambda pipe: replace(pipe, id="X"), "water.pipes"),
        (lambda pipe: None if pipe.decision is PipeDecision.KEEP else pipe, "water.pipes"),
        (lambda pipe: None if pipe.way == "L13" else pipe, "water.joined"),
        (lambda pipe: replace(pipe, cost_yuan=0.0) if pipe.decision is PipeDecision.NEW else pipe, "water.pipes"),
    ],
)
def test_a_pipe_that_lies_is_found(solved: Solved, change: Callable[[WaterPipe], WaterPipe | None], code: str) -> None:
    problem, result = solved
    assert code in failed(water.check(problem, with_pipes(result, change)))


def test_a_false_pressure_demand_cost_or_bound_is_found(solved: Solved) -> None:
    problem, result = solved
    nodes = result.part.nodes
    higher = (replace(nodes[-1], pressure_m=nodes[-1].pressure_m + 1), *nodes[:-1])
    thirstier = (replace(nodes[-1], demand_m3_s=1.0), *nodes[:-1])
    for changed, code in (
        (replace(result, part=replace(result.part, nodes=higher)), "water.stated"),
        (replace(result, part=replace(result.part, nodes=thirstier)), "water.demand"),
        (replace(result, value=result.value - 100), "water.cost"),
        (replace(result, bound=result.value + 100), "water.bound"),
        (replace(result, part=replace(result.part, hydrants=())), "water.fire"),
    ):
        assert code in failed(water.check(problem, changed))


def test_stricter_rules_than_the_design_was_made_for_are_found_broken(solved: Solved) -> None:
    problem, result = solved

    def under(**rules: float) -> set[str]:
        return failed(water.check(replace(problem, rules=replace(problem.rules, **rules)), result))

    assert "water.service_head" in under(service_head_m=39.0)
    assert "water.max_head" in under(max_head_m=30.0)
    assert "water.velocity" in under(velocity_m_s=0.5)
    assert "water.fire" in under(fire_head_m=39.0)
    assert "water.outage" in under(outage_share=2.0)
    assert "water.cut_off" in under(cut_share=0.01)


def test_without_a_scheme_nothing_is_known() -> None:
    problem = streets_problem([(0, 0), (1, 0)], [(0, 1)], demand_l_s={1: 1.0})
    empty: Result[WaterScheme] = Result(Status.UNKNOWN, None, None, None, None, 1, Text("无", "none"))
    assert [finding.verdict for finding in water.check(problem, empty)] == ["unknown"]
