"""Do reasons say what is true?"""

from __future__ import annotations

from tests.water_problems import grid_problem

from gongxing.engines.water.cases import Case
from gongxing.engines.water.problem import WaterProblem
from gongxing.engines.water.reasons import case_words
from gongxing.plan import Result
from gongxing.plan.water import PipeDecision, WaterScheme


def test_cases_are_told_as_conditions() -> None:
    problem = grid_problem()
    assert case_words(problem, Case("peak", 1.0)).en == "at the maximum hour"
    assert case_words(problem, Case("f", 1.0, hydrant=3)).en == "with a fire at J3"
    assert case_words(problem, Case("o", 1.0, out=2)).zh == "L2 停用时"


def test_new_pipes_say_whom_they_serve_or_that_they_close_a_loop(
    solved: tuple[WaterProblem, Result[WaterScheme]],
) -> None:
    reasons = {pipe.reason.en for pipe in solved[1].part.pipes if pipe.decision is PipeDecision.NEW}
    assert any("serves 1 parcels (6.0 L/s" in reason for reason in reasons)
    assert any("closes a loop" in reason for reason in reasons)
