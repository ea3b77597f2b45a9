"""Is a resettlement problem refused where its parts do not fit, with all faults at once?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.resettlement_problems import estate, household, problem_of, small_problem

from gongxing.engines.resettlement import Decision
from gongxing.errors import DataError


def test_all_faults_are_told_at_once() -> None:
    good = small_problem()
    with pytest.raises(DataError) as told:
        replace(
            good, distance_m=np.zeros((1, 1)), groups=("甲组",), decisions=(("NOBODY", Decision("cash")),),
            group_estates=(("甲组", "E9"),),
        )  # fmt: skip
    words = str(told.value)
    for part in ("distance_m", "groups and households disagree", "NOBODY", "estate names"):
        assert part in words


def test_bad_households_and_flats_are_refused() -> None:
    with pytest.raises(DataError, match="known cause"):
        problem_of((household("H", cause="whim"),), ())
    with pytest.raises(DataError, match="ids of households repeat"):
        problem_of((household("H"), household("H")), ())
    with pytest.raises(DataError, match="no area"):
        problem_of((household("H"),), (estate("E", (0.0, 1)),))


def test_waiting_counts_from_the_end_of_the_procedure() -> None:
    problem = small_problem()
    assert [problem.wait_days(place) for place in range(3)] == [0.0, 420.0, 0.0]
    assert problem.estates[0].price_yuan == 0.0
    assert problem.estates[1].price_yuan == (5 * 80 + 5 * 120 + 2 * 140) * 3200.0
