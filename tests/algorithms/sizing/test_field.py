"""Do the compiled loops see the same costs and missed limits as the plain verdict?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.pipe_networks import two_loop

from gongxing.algorithms.hydraulics import Hydraulics
from gongxing.algorithms.sizing.field import assess, make_design, make_field, put, room_for
from gongxing.algorithms.sizing.verdict import violations


def test_cost_and_violation_agree_with_the_verdict() -> None:
    problem = two_loop()
    field = make_field(problem, Hydraulics(problem.network), 0.0)
    choice = np.array([9, 6, 9, 3, 9, 6, 6, 0])
    design = make_design(field, choice)
    assess(field, design, room_for(field), 1e-9, 1e300)
    assert design.total[0] == pytest.approx(problem.cost(choice))
    expected = sum(v.limit - v.value for v in violations(problem, choice))
    assert design.total[1] == pytest.approx(expected, abs=1e-6)


def test_a_warm_start_ends_where_a_cold_one_does() -> None:
    problem = two_loop()
    field = make_field(problem, Hydraulics(problem.network), 0.0)
    room = room_for(field)
    warm = make_design(field, np.full(8, 13))
    assess(field, warm, room, 1e-9, 1e300)
    for d, o in enumerate([10, 6, 9, 3, 9, 6, 6, 0]):
        put(field, warm, d, o)
    assess(field, warm, room, 1e-9, 1e300)
    cold = make_design(field, np.array([10, 6, 9, 3, 9, 6, 6, 0]))
    assess(field, cold, room, 1e-9, 1e300)
    assert warm.heads == pytest.approx(cold.heads, abs=1e-6)
    assert warm.total == pytest.approx(cold.total)
