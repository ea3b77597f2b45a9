"""Are problems that cannot be meant refused, and are windows what lengths leave of them?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.algorithms.schedule import Events, ScheduleProblem
from gongxing.errors import DataError


def made(**changes: object) -> ScheduleProblem:
    given: dict[str, object] = {
        "length": [2, 1], "value": np.ones((2, 4)), "earliest": [0, 1], "latest": [9, 9], "must": [False, True], "before": [(0, 1, 0)],
        "events": Events([0, 0], [0, 1], [0, 0], [3.0, 4.0]), "limit": [[3.0, 3.0, 7.0, 7.0]], "work_names": ("a", "b"), "stock_names": ("money",),
    }  # fmt: skip
    return ScheduleProblem(**{**given, **changes})


def test_a_work_starts_early_enough_to_end_within_the_horizon() -> None:
    problem = made()
    assert problem.first.tolist() == [0, 1]
    assert problem.last.tolist() == [2, 3]


def test_what_cannot_be_meant_is_told_all_at_once() -> None:
    with pytest.raises(DataError) as told:
        made(length=[-1, 1], before=[(0, 5, 0)], limit=[[np.nan] * 4])
    for words in ("length below 0", "a work that is not there", "limit holds"):
        assert words in str(told.value)


def test_shapes_that_disagree_are_told() -> None:
    with pytest.raises(DataError, match="must has shape"):
        made(must=[True])


def test_arrays_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        made().value[0, 0] = 5
