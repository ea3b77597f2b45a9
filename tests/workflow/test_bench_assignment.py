"""Are the figures of an assignment run judged from the file, for costs and for gains?"""

from __future__ import annotations

from pathlib import Path

import pytest

from gongxing.workflow.bench_assignment import bench_assignment

TWO = "2\n2 2\n1 5\n4 2\n2 2\n2 2\n2 2\n" + "1 2\n1 1\n2 2\n3\n"
"""Two agents with one job each: 1 + 2 = 3 at least, 5 + 4 = 9 at most; one agent who cannot do both of its jobs."""


def test_costs_gains_and_the_impossible(tmp_path: Path) -> None:
    file, bounds = tmp_path / "gap.txt", tmp_path / "bounds.txt"
    file.write_text(TWO, encoding="utf-8")
    bounds.write_text("gap-1_Min 2 4\ngap-1_Max 8 10\n", encoding="utf-8")
    least, none = bench_assignment(file, bounds=bounds)
    assert (least.name, least.agents, least.jobs, least.value, least.bound, least.gap) == ("gap-1", 2, 2, 3.0, 3.0, 0.0)
    assert (least.proven, least.feasible, least.best_known, least.best_bound) == (True, True, 4.0, 2.0)
    assert (least.gap_to_best, least.gap_to_best_bound) == (-0.25, 0.5)
    assert (none.status, none.value, none.feasible, none.conflict, none.best_known) == (
        "infeasible",
        None,
        False,
        ("0",),
        None,
    )
    most = next(bench_assignment(file, maximise=True, bounds=bounds))
    assert (most.value, most.bound, most.best_known, most.best_bound) == (9.0, 9.0, 8.0, 10.0)
    assert (most.gap_to_best, most.gap_to_best_bound) == (-0.125, 0.1)


@pytest.mark.data
@pytest.mark.slow
@pytest.mark.parametrize("name", ["c10200", "d10200", "e10200"])
def test_ten_agents_two_hundred_jobs(data_dir: Path, name: str) -> None:
    folder = data_dir / "assignment" / "data"
    (score,) = bench_assignment(folder / f"{name}.zip", seconds=60, bounds=folder / "bounds.txt")
    assert score.feasible
    assert score.gap is not None
    assert score.gap_to_best is not None
    assert score.gap <= 0.003
    assert score.gap_to_best <= 0.003
