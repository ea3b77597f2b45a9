"""Does every task of a run end in an outcome, whatever happens to the others, and is none done twice?"""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest
from tests.run_tasks import die, square

from gongxing.workflow.runs import Memory, Processes, Task, run_tasks


def tasks(*numbers: int) -> list[Task]:
    return [Task(f"t{number}", (number,)) for number in numbers]


def test_outcomes_come_in_the_order_of_the_tasks_and_one_that_fails_is_told() -> None:
    heard = []
    found = run_tasks(square, tasks(5, -1, 13, 2), Processes(2), progress=heard.append)
    assert [outcome.value for outcome in found] == [b"25", None, None, b"4"]
    assert found[1].error is not None
    assert found[1].error.en == "a number below zero"
    assert found[2].error is not None
    assert found[2].error.en.startswith("ZeroDivisionError: thirteen (square, run_tasks.py:")
    assert [word.share for word in heard] == [0.25, 0.5, 0.75, 1.0]
    assert all(outcome.seconds >= 0 and outcome.cpu_seconds >= 0 for outcome in found)


def test_a_run_is_resumed_where_it_ended() -> None:
    ledger = Memory({"t3": b"kept"})
    found = run_tasks(square, tasks(2, 3), Processes(1), ledger=ledger)
    assert [outcome.value for outcome in found] == [b"4", b"kept"]
    assert ledger.held == {"t2": b"4", "t3": b"kept"}


def test_a_task_that_kills_its_worker_takes_no_other_along() -> None:
    found = run_tasks(die, tasks(*range(10)), Processes(2))
    assert [outcome.value for outcome in found] == [None if n == 7 else str(n * n).encode() for n in range(10)]
    assert found[7].error is not None


def test_a_worker_killed_in_the_middle_loses_nothing(tmp_path: Path) -> None:
    def kill() -> None:
        while not (begun := list(tmp_path.iterdir())):
            time.sleep(0.01)
        os.kill(int(begun[0].suffix[1:]), signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    found = run_tasks(square, [Task(f"t{n}", (n, str(tmp_path), 0.3)) for n in range(6)], Processes(2))
    killer.join()
    assert [outcome.value for outcome in found] == [str(n * n).encode() for n in range(6)]
    assert len(list(tmp_path.iterdir())) > 6  # what the dead worker held was begun anew


def test_stopping_ends_at_once_and_keeps_what_was_done(tmp_path: Path) -> None:
    ledger, began = Memory(), time.monotonic()
    long = [Task("quick", (3,)), *(Task(f"long{n}", (n, str(tmp_path), 60.0)) for n in range(4))]
    found = run_tasks(square, long, Processes(2), ledger=ledger, stop=lambda: bool(ledger.held))
    assert [outcome.key for outcome in found] == ["quick"]
    assert time.monotonic() - began < 30


def test_names_of_tasks_are_unique() -> None:
    with pytest.raises(ValueError, match="one name"):
        run_tasks(square, tasks(1, 1), Processes(1))
