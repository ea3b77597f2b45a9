"""Do reasons name what they rest on, in both languages?"""

from __future__ import annotations

from tests.sewer_problems import sewer_problem

from gongxing.engines.sewer import Standing
from gongxing.engines.sewer.reasons import kept, laid_new, lifted, outlet_why, relieved, replaced
from gongxing.words import Text


def test_reasons() -> None:
    problem = sewer_problem()
    pipe = Standing("P1", 400.0, 200.0, None)
    assert "DN400" in kept(pipe, 0.08, 0.02, 0.003).en
    assert "80 L/s" in relieved(pipe, 0.08, 0.1).zh
    assert "P1" in replaced(problem, 0, 0.1).en
    assert outlet_why(problem, problem.outlets[0], 0.1).en.endswith("at 6.00 m")
    assert "not used" in outlet_why(problem, problem.outlets[0], 0.0).en
    assert laid_new(problem, 0).zh
    assert len({lifted(mode, 2, 1).en for mode in (-1, 1, 2, 3)}) == 4


def test_a_faulty_pipe_is_replaced_for_its_fault() -> None:
    problem = sewer_problem()
    faulty = Standing("P9", 400.0, 200.0, Text("坡度不足", "too flat"))
    assert "too flat" in replaced(type(problem)(**{**problem.__dict__, "standing": (faulty,)}), 0, 0.1).en
