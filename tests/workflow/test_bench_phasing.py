"""Is the reference instance of phasing translated so that its own evaluation agrees, and measured in one row?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gongxing.errors import DataError, NotReadyError
from gongxing.workflow.bench_phasing import bench_phasing, phasing_of

MADE_UP = '''
"""A made-up instance in the form of the reference."""
def gen(n=3, seed=1):
    return dict(n=n, quarters=20, dur=[2] * n, cost=[10] * n, crew=[1] * n, land=[0] * n, benefit=[5] * n, displaced=[0] * n,
                housing=[0] * n, before=[(0, 1)], fund_per_year=10, quota_per_year=0, crew_cap=2, empty_housing=0,
                discount=[1000 - q for q in range(21)])

def evaluate(d, start):
    return sum(5 * d["discount"][s + 2] for s in start if s is not None), True, []
'''


def test_a_row_has_the_value_of_the_instances_own_evaluation(tmp_path: Path) -> None:
    # one work a year: ends at 2, 6 and 10, worth 5 * (998 + 994 + 990)
    (tmp_path / "phasing_instance.py").write_text(MADE_UP, encoding="utf-8")
    score = bench_phasing(3, 1, instances=tmp_path, seconds=5)
    assert (score.value, score.bound, score.gap, score.feasible) == (14910.0, 14910.0, 0.0, True)
    assert sorted(score.starts) == [0, 4, 8]
    assert json.loads(json.dumps(score.as_row()))["status"] == "optimal"
    assert score.baseline <= 14910.0


def test_stocks_of_zero_amounts_are_left_out() -> None:
    space: dict[str, object] = {}
    exec(MADE_UP, space)
    problem = phasing_of(space["gen"](4))  # type: ignore[operator]
    assert (problem.works, problem.periods, problem.stocks) == (4, 20, 4)
    assert set(problem.events.stock.tolist()) == {0, 2}


def test_what_is_missing_or_odd_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotReadyError, match="reference instance"):
        bench_phasing(3, 1, instances=tmp_path)
    with pytest.raises(DataError, match="too few works"):
        bench_phasing(0, 1)
