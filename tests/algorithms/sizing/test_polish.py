"""Does polishing end where no exchange of two neighbouring sizes saves anything?"""

from __future__ import annotations

import numpy as np
from tests.pipe_networks import two_loop

from gongxing.algorithms.hydraulics import Hydraulics
from gongxing.algorithms.sizing.field import assess, make_design, make_field, room_for
from gongxing.algorithms.sizing.polish import polish
from gongxing.algorithms.sizing.verdict import violations


def test_no_single_smaller_pipe_is_left() -> None:
    problem = two_loop()
    field = make_field(problem, Hydraulics(problem.network), 0.0)
    best, trial = make_design(field, field.options - 1), make_design(field, field.options - 1)
    room = room_for(field)
    assess(field, best, room, 1e-9, 1e300)
    polish(field, best, trial, room, np.array([3], dtype=np.uint64), 100_000)
    choice = field.rank[np.arange(8), best.place]
    assert violations(problem, choice) == ()
    for d in range(8):
        if choice[d] > 0:
            thinner = choice.copy()
            thinner[d] -= 1
            assert violations(problem, thinner)
