"""Does every engine keep the promises that all engines make?"""

from __future__ import annotations

import dataclasses
import json
import pickle
from typing import Any

import numpy as np
import pytest

from gongxing.plan import Result, Status, from_jsonable, to_jsonable
from tests.contract.engines import ENGINES, Engine


@pytest.fixture(params=ENGINES, ids=lambda engine: engine.name, scope="module")
def engine(request: pytest.FixtureRequest) -> Engine:
    return request.param


@pytest.fixture(scope="module")
def solved(engine: Engine) -> tuple[Any, Result[Any]]:
    problem = engine.problem()
    return problem, engine.solve(problem, seed=3)


def test_the_result_passes_its_own_independent_check(engine: Engine, solved: tuple[Any, Result[Any]]) -> None:
    findings = engine.check(*solved)
    assert len(findings) > 3
    assert [f.code for f in findings if f.verdict != "pass"] == []


def test_the_bound_holds_and_the_gap_follows_from_it(engine: Engine, solved: tuple[Any, Result[Any]]) -> None:
    result = solved[1]
    assert result.status in (Status.OPTIMAL, Status.FEASIBLE)
    assert engine.sign * result.bound >= engine.sign * result.value
    assert result.gap == pytest.approx(abs(result.bound - result.value) / abs(result.value))


def test_the_same_seed_gives_the_same_result(engine: Engine, solved: tuple[Any, Result[Any]]) -> None:
    assert engine.solve(engine.problem(), seed=3) == solved[1]


def test_inputs_are_left_alone(engine: Engine) -> None:
    problem = engine.problem()
    before = pickle.dumps(problem)
    engine.solve(problem, seed=1)
    assert pickle.dumps(problem) == before


def test_inputs_cannot_be_changed(engine: Engine) -> None:
    problem = engine.problem()
    arrays = [
        getattr(problem, f.name)
        for f in dataclasses.fields(problem)
        if isinstance(getattr(problem, f.name), np.ndarray)
    ]
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(problem, dataclasses.fields(problem)[0].name, None)
    for array in arrays:
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_never_worse_than_the_baseline(engine: Engine, solved: tuple[Any, Result[Any]]) -> None:
    problem, result = solved
    baseline = engine.baseline_value(problem)
    assert baseline is not None
    assert engine.sign * result.value >= engine.sign * baseline - 1e-6 * abs(baseline)


def test_told_to_stop_at_once_it_still_hands_over_a_sound_plan(engine: Engine) -> None:
    problem = engine.problem()
    heard = []
    result = engine.solve(problem, seed=1, stop=lambda: True, progress=heard.append)
    assert result.part is not None
    assert engine.sign * result.bound >= engine.sign * result.value
    assert all(f.verdict == "pass" for f in engine.check(problem, result))


def test_progress_is_told(engine: Engine) -> None:
    heard = []
    engine.solve(engine.problem(), seed=1, progress=heard.append)
    assert heard
    assert all(word.share is None or 0 <= word.share <= 1 for word in heard)


def test_the_impossible_is_told_with_the_smallest_conflict(engine: Engine) -> None:
    result = engine.solve(engine.impossible(), seed=1)
    assert result.status is Status.INFEASIBLE
    assert result.part is None
    assert len(result.conflict) >= 2
    assert all(words.zh != words.en for words in result.conflict)


def test_json_round_trip(engine: Engine, solved: tuple[Any, Result[Any]]) -> None:
    text = json.dumps(to_jsonable(solved[1]), ensure_ascii=False, allow_nan=False)
    assert from_jsonable(Result[engine.scheme], json.loads(text)) == solved[1]


def test_measures_are_labelled_in_both_languages(engine: Engine) -> None:
    assert engine.measures
    for measure in engine.measures:
        assert measure.label.zh
        assert measure.label.en
        assert measure.unit
