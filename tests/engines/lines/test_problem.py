"""Is a problem that does not hang together refused, and one that exists safe from change?"""

from __future__ import annotations

import pickle
from dataclasses import replace

import numpy as np
import pytest
from tests.lines_problems import small_problem

from gongxing.engines.lines.problem import Line, Prices
from gongxing.errors import DataError


def test_faults_are_told_together() -> None:
    problem = small_problem()
    with pytest.raises(DataError) as told:
        replace(
            problem,
            lines=(*problem.lines[:-1], replace(problem.lines[0], kind="oil")),
            hit_m=np.zeros(1),
            wall_station=np.array([10**6]),
        )
    for words in ("repeat", "differ in length", "does not exist", "no known kind"):
        assert words in str(told.value)


def test_runs_without_a_position_and_missing_pieces_are_refused() -> None:
    problem = small_problem()
    with pytest.raises(DataError, match="no position"):
        replace(problem, runs=(replace(problem.runs[0], offsets=()), *problem.runs[1:]))
    with pytest.raises(DataError, match="pieces"):
        replace(problem, pieces=problem.pieces[1:])


def test_arrays_cannot_be_changed_and_it_survives_pickling() -> None:
    problem = small_problem()
    with pytest.raises(ValueError, match="read-only"):
        problem.hit_m[0] = 1.0
    again = pickle.loads(pickle.dumps(problem))
    assert again.lines == problem.lines
    assert again.rules == problem.rules


def test_crowns_lie_below_the_ground_and_works_grow_with_depth() -> None:
    line = Line("L", "sewer", "sewer", "new", ((0, 0), (1, 0)), 500, 0.5, 6, 5, 1.0, 2.0, True, False)
    assert (line.crown_start_m, line.crown_end_m) == (5, 3)
    assert line.works == pytest.approx(0.5 * 2.0)
    assert replace(line, cover_end_m=4.0).works > line.works


def test_prices_of_kinds_that_are_not_given_have_defaults() -> None:
    prices = Prices(bend_yuan_m=(("gas", 5.0),), least_slope=(("storm", 0.002),))
    assert (prices.bend("gas"), prices.slope("storm")) == (5.0, 0.002)
    assert (prices.bend("water"), prices.slope("sewer")) == (12_000.0, 0.001)
