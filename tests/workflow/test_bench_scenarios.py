"""Is what a run costs beside its tasks reckoned as it is told?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from gongxing.errors import DataError
from gongxing.workflow.bench_scenarios import bench_scenarios, score, sweep
from gongxing.workflow.runs import Outcome, Processes, Stop, Task, Work


def test_the_scenarios_of_a_sweep_differ() -> None:
    book = sweep(18)
    assert len(book.names) == 19
    assert len({tuple(c.value for c in book.changes(name)) for name in book.names[1:]}) == 18


def test_overhead_is_told_with_start_and_end_and_without_them_for_many() -> None:
    # two workers; each starts 4 s late and does two tasks of 10 s with 0.5 s between; the second ends 1 s before the first
    found = [Outcome(str(n), b"", None, 10.0, 9.0) for n in range(4)]
    came = [(14.0, 10.0), (14.0, 10.0), (25.5, 10.0), (24.5, 10.0)]
    made = score((2, 2), found, came, span=(0.0, 25.5), workers=2, sent=1e6)
    assert made.task_seconds == 40
    assert made.start_seconds == 4
    assert made.idle_seconds == 1
    assert made.overhead_share == pytest.approx(11 / 40)
    assert made.overhead_seconds_task == pytest.approx((11 - 8 - 1) / 4)
    assert made.tasks_many == 10_000
    assert made.overhead_share_many == pytest.approx((9 + 0.5 * 10_000) / 100_000)
    assert made.hours_many == pytest.approx((100_000 + 5_009) / 2 / 3600)


class Nobody:
    """A crew that says at once that every task is done."""

    def outcomes(self, work: Work, tasks: Sequence[Task], stop: Stop) -> Iterator[Outcome]:
        yield from (Outcome(task.key, b"plan", None, 1.0, 1.0) for task in tasks)


def test_every_park_meets_every_scenario() -> None:
    made = bench_scenarios(1, 3, crew=Nobody(), workers=1)
    assert (made.tasks, made.failed, made.task_seconds) == (3, 0, 3.0)
    assert made.sent_bytes > 1e5


def test_nothing_to_measure_is_told() -> None:
    with pytest.raises(DataError, match="nothing to measure"):
        bench_scenarios(0, 3, crew=Processes(1), workers=1)
