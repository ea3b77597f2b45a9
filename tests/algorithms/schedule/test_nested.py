"""Is what a small budget does done, no later, under each larger one?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.schedule_problems import tiny, town

from gongxing.algorithms.schedule import NEVER, ScheduleParams, evaluate, nested
from gongxing.errors import DataError


def test_schedules_are_nested_and_sound_and_below_their_bounds() -> None:
    for problem in (town(12), *(tiny(seed) for seed in range(8))):
        limits = [problem.limit * share for share in (0.5, 0.75, 1.0)]
        found = nested(problem, limits, ScheduleParams(moves=50_000, branches=1, cores=(), rounds=0))
        for level, (limit, result) in enumerate(zip(limits, found, strict=True)):
            if result.start is None:
                continue
            breaches = evaluate(type(problem)(**{**problem.__dict__, "limit": limit}), result.start)[1]
            assert not breaches
            assert result.value is not None
            assert result.bound is not None
            assert result.value <= result.bound + 1e-9
            for larger in found[level + 1 :]:
                if larger.start is not None:
                    done = result.start != NEVER
                    assert (larger.start[done] != NEVER).all()
                    assert (larger.start[done] <= result.start[done]).all()


def test_limits_that_shrink_are_refused() -> None:
    problem = tiny(1)
    with pytest.raises(DataError, match="have to grow"):
        nested(problem, [problem.limit, np.asarray(problem.limit) - 1.0])
