"""Does the second solver agree with the first?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.engines.water.problem import WaterProblem
from gongxing.engines.water.recomputed import Network
from gongxing.plan import Result
from gongxing.plan.water import WaterScheme


def test_the_solver_of_the_check_agrees_with_that_of_the_engine(
    solved: tuple[WaterProblem, Result[WaterScheme]],
) -> None:
    problem, result = solved
    network = Network(problem, [pipe for pipe in result.part.pipes if pipe.decision.in_service])
    head, flow = network.settle(problem.demand_m3_s)
    for node in result.part.nodes:
        assert head[problem.nodes.index(node.id)] - node.ground_m == pytest.approx(node.pressure_m, abs=1e-3)
    assert flow == pytest.approx([pipe.flow_m3_s for pipe in result.part.pipes], abs=1e-5)


def test_a_shut_pipe_carries_nothing(solved: tuple[WaterProblem, Result[WaterScheme]]) -> None:
    problem, result = solved
    pipes = [pipe for pipe in result.part.pipes if pipe.decision.in_service]
    closed = np.array([pipe.way == "L0" for pipe in pipes])
    head, flow = Network(problem, pipes).settle(problem.demand_m3_s, closed=closed)
    assert flow[closed].tolist() == [0.0]
    assert np.isfinite(head).all()
