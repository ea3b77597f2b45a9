from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gongxing.algorithms.labelling import LabelParams, LabelProblem, LabelProgress, evaluate, solve_labels

HERE = Path(__file__).resolve()
spec = importlib.util.spec_from_file_location("reference_land", HERE.with_name("reference_land.py"))
assert spec is not None
assert spec.loader is not None
reference = importlib.util.module_from_spec(spec)
spec.loader.exec_module(reference)


QUICK = LabelParams(sweeps=60, moves=300, chains=2, window=100, window_branches=2, parts=0)


@pytest.mark.parametrize("seed", range(30))
def test_finds_and_proves_what_trying_everything_finds(seed: int) -> None:
    problem = reference.random_problem(seed)
    optimum = reference.best_value(problem)
    found = solve_labels(problem, QUICK, seed=seed)
    if optimum is None:
        assert found.status in ("infeasible", "unknown")
        return
    assert found.value == pytest.approx(optimum)
    assert found.bound >= optimum - 1e-7
    assert found.gap <= 1e-5
    assert evaluate(problem, found.labels).feasible


@pytest.mark.parametrize("seed", range(12))
def test_branching_alone_proves_the_optimum(seed: int) -> None:
    problem = reference.random_problem(seed)
    optimum = reference.best_value(problem)
    found = solve_labels(problem, replace(QUICK, rounds=0, exact_size=0, parts=400), seed=seed)
    if optimum is None:
        assert found.status in ("infeasible", "unknown")
        return
    assert found.value == pytest.approx(optimum)
    assert optimum - 1e-7 <= found.bound <= optimum + 1e-4 * abs(optimum)


@pytest.mark.parametrize("seed", range(6))
def test_bound_without_integer_programmes_is_a_bound(seed: int) -> None:
    problem = reference.random_problem(seed, nodes=8)
    optimum = reference.best_value(problem)
    found = solve_labels(problem, replace(QUICK, rounds=0, exact_size=0, parts=0), seed=seed)
    if optimum is not None:
        assert found.bound >= optimum - 1e-7


def test_grid_gap_is_small_and_answer_feasible() -> None:
    problem = reference.grid_problem(20)
    found = solve_labels(problem, replace(QUICK, exact_size=0), seed=1)
    assert evaluate(problem, found.labels).feasible
    assert evaluate(problem, found.labels).value == pytest.approx(found.value)
    assert found.gap < 0.01


def test_same_seed_same_answer_whatever_the_threads() -> None:
    problem = reference.grid_problem(12)
    params = replace(QUICK, exact_size=0)
    one = solve_labels(problem, replace(params, workers=1), seed=5)
    two = solve_labels(problem, replace(params, workers=2), seed=5)
    assert one.labels.tolist() == two.labels.tolist()
    assert (one.value, one.bound) == (two.value, two.bound)


def test_never_worse_than_a_feasible_start() -> None:
    problem = reference.grid_problem(12)
    good = solve_labels(problem, QUICK, seed=5)
    lazy = LabelParams(sweeps=1, moves=0, chains=1, rounds=0, exact_size=0)
    found = solve_labels(problem, lazy, seed=0, start=good.labels)
    assert found.value >= good.value - 1e-9


def test_stop_at_once_still_gives_a_bound() -> None:
    problem = reference.grid_problem(12)
    found = solve_labels(problem, QUICK, seed=0, stop=lambda: True)
    best = solve_labels(problem, QUICK, seed=0)
    assert found.status in ("feasible", "unknown")
    assert found.bound >= best.value


def test_progress_only_gets_better() -> None:
    heard: list[LabelProgress] = []
    solve_labels(reference.grid_problem(12), replace(QUICK, exact_size=0), seed=0, progress=heard.append)
    bounds = [word.bound for word in heard if word.bound is not None]
    values = [word.value for word in heard if word.value is not None]
    shares = [word.share for word in heard]
    assert bounds == sorted(bounds, reverse=True)
    assert values == sorted(values)
    assert shares == sorted(shares)


def bare(nodes: int, labels: int) -> LabelProblem:
    return LabelProblem(
        utility=np.arange(nodes * labels, dtype=float).reshape(nodes, labels),
        allowed=np.ones((nodes, labels), dtype=bool), edges=np.zeros((0, 2), dtype=int), border=np.zeros(0),
        rule=np.zeros(0, dtype=int), forbidden=np.zeros((0, labels, labels), dtype=bool),
        amount=np.zeros((0, nodes, labels)), low=np.zeros(0), high=np.zeros(0), names=(),
    )  # fmt: skip


def test_no_edges_no_resources_takes_the_best_label_everywhere() -> None:
    # values 0..5 in rows of two: the second column wins: 1 + 3 + 5
    found = solve_labels(bare(3, 2), QUICK, seed=0)
    assert (found.status, found.value) == ("optimal", 9.0)


def test_one_label_only() -> None:
    found = solve_labels(bare(3, 1), QUICK, seed=0)
    assert (found.status, found.value) == ("optimal", 3.0)


def test_exact_count_is_met() -> None:
    # exactly two of four nodes may carry label 1, worth 1, 3, 5, 7 against 0, 2, 4, 6: any two add 2 to 12
    amount = np.zeros((1, 4, 2))
    amount[0, :, 1] = 1.0
    problem = replace(bare(4, 2), amount=amount, low=np.array([2.0]), high=np.array([2.0]), names=("count",))
    found = solve_labels(problem, QUICK, seed=0)
    assert (found.status, found.value) == ("optimal", 14.0)


def test_rule_against_fixed_labels_is_infeasible() -> None:
    # both ends are fixed to label 0 and the rule forbids 0 beside 0
    forbidden = np.zeros((1, 2, 2), dtype=bool)
    forbidden[0, 0, 0] = True
    allowed = np.array([[True, False], [True, False]])
    problem = replace(
        bare(2, 2), allowed=allowed, edges=np.array([[0, 1]]), border=np.zeros(1), rule=np.zeros(1, dtype=int),
        forbidden=forbidden,
    )  # fmt: skip
    assert solve_labels(problem, QUICK, seed=0).status == "infeasible"


def test_impossible_resource_is_infeasible() -> None:
    amount = np.ones((1, 4, 2))
    problem = replace(bare(4, 2), amount=amount, low=np.array([5.0]), high=np.array([np.inf]), names=("sum",))
    found = solve_labels(problem, QUICK, seed=0)
    assert found.status == "infeasible"
    assert found.labels is None


@pytest.mark.data
def test_reference_instance_is_within_a_tenth_of_a_percent(shared_dir: Path) -> None:
    file = shared_dir / "tools" / "land_instance.py"
    if not file.is_file():
        pytest.skip(f"reference generator missing: {file}")
    spec = importlib.util.spec_from_file_location("land_instance", file)
    assert spec is not None
    assert spec.loader is not None
    generator = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generator)
    data, problem = reference.reference_problem(generator, 2000, 4)
    found = solve_labels(problem, LabelParams(exact_size=0), seed=1)
    value, feasible, _ = generator.evaluate(data, found.labels)
    assert feasible
    assert value == pytest.approx(found.value)
    assert found.gap <= 0.001
