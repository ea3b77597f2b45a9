"""How are many tasks run side by side, in processes here or on a cluster, so that none that ends well is ever lost?

A task is a name and what its work needs; the work is a function of a module, called in another process with what the task
needs, and returns bytes. Each result is handed to the ledger as it comes, so a run that was stopped or killed goes on where it
ended. A task that fails is told and the others go on; a worker that dies only costs the time of the tasks it held.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing.synchronize import Event
from typing import Any, Protocol

from gongxing.errors import GongxingError
from gongxing.plan import Progress
from gongxing.words import Text, same

Work = Callable[..., bytes]
Stop = Callable[[], bool]
Tell = Callable[[Progress], None]

POLL = 0.2
"""Seconds between looks at whether to stop."""
TRIES = 3
"""How often a task is begun whose worker died under it."""


@dataclass(frozen=True, slots=True)
class Task:
    """One task: its name, unique in the run, and what its work is called with."""

    key: str
    given: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one task ended: its bytes or why it has none, and what it took where it ran."""

    key: str
    value: bytes | None
    error: Text | None = None
    seconds: float = 0.0
    cpu_seconds: float = 0.0


class Ledger(Protocol):
    """Where results are kept as they come."""

    def kept(self, keys: Iterable[str]) -> Mapping[str, bytes]:
        """Return the results of those tasks that are there already."""

    def keep(self, outcome: Outcome) -> None:
        """Keep one result; afterwards no crash can lose it."""


@dataclass
class Memory:
    """A ledger that forgets at the end: for runs that are not to be resumed."""

    held: dict[str, bytes] = field(default_factory=dict)

    def kept(self, keys: Iterable[str]) -> Mapping[str, bytes]:
        """Return the results held."""
        return {key: self.held[key] for key in keys if key in self.held}

    def keep(self, outcome: Outcome) -> None:
        """Hold one result."""
        if outcome.value is not None:
            self.held[outcome.key] = outcome.value


class Crew(Protocol):
    """Those who do the work: processes here, or a cluster."""

    def outcomes(self, work: Work, tasks: Sequence[Task], stop: Stop) -> Iterator[Outcome]:
        """Yield the outcome of every task as it ends, in any order; fewer once `stop` says True."""


def run_tasks(
    work: Work,
    tasks: Sequence[Task],
    crew: Crew,
    *,
    ledger: Ledger | None = None,
    progress: Tell | None = None,
    stop: Stop | None = None,
) -> tuple[Outcome, ...]:
    """Return the outcomes in the order of `tasks`; those the ledger had are not done again, those stopped are left out.

    `work` must be a function that a fresh process can import, and what it is called with must travel there.
    """
    if len({task.key for task in tasks}) != len(tasks):
        raise ValueError("two tasks have one name")
    ledger = ledger or Memory()
    found = {key: Outcome(key, value) for key, value in ledger.kept(task.key for task in tasks).items()}
    left = [task for task in tasks if task.key not in found]
    tell = progress or (lambda _: None)
    for outcome in crew.outcomes(work, left, stop or (lambda: False)):
        if outcome.value is not None:
            ledger.keep(outcome)
        found[outcome.key] = outcome
        tell(Progress(Text(f"完成 {outcome.key}", f"{outcome.key} done"), len(found) / len(tasks)))
    return tuple(found[task.key] for task in tasks if task.key in found)


def carry_out(work: Work, task: Task) -> Outcome:
    """Return how one task ends in this process; whatever goes wrong in it becomes words."""
    began, cpu = time.perf_counter(), time.process_time()
    value, error = None, None
    try:
        value = work(*task.given)
    except GongxingError as fault:
        error = Text(fault.in_("zh", 5), fault.in_("en", 5))
    except Exception as fault:
        where = traceback.extract_tb(fault.__traceback__)[-1]
        error = same(
            f"{type(fault).__name__}: {fault} ({where.name}, {os.path.basename(where.filename)}:{where.lineno})"
        )
    return Outcome(task.key, value, error, time.perf_counter() - began, time.process_time() - cpu)


@dataclass(frozen=True, slots=True)
class Processes:
    """Worker processes on this machine. A script that uses them needs the usual `if __name__ == "__main__":` around its work."""

    workers: int = 0
    """How many; 0 for as many as there are processors."""

    def outcomes(self, work: Work, tasks: Sequence[Task], stop: Stop) -> Iterator[Outcome]:
        """Yield the outcomes; a pool broken by the death of a worker is replaced, and what it held is begun anew.

        Who was in flight when a pool broke is begun again alone, so that a task that kills its worker takes no other along;
        after TRIES deaths it is given up.
        """
        size = max(1, min(self.workers or os.cpu_count() or 1, len(tasks)))
        waiting, suspects = list(reversed(tasks)), list[Task]()
        deaths: dict[str, int] = {}
        while (waiting or suspects) and not stop():
            held = [suspects.pop()] if suspects else waiting
            alone = held is not waiting
            fallen: list[Task] = []
            yield from _pool(work, held, 1 if alone else size, stop, fallen)
            for task in fallen:
                deaths[task.key] = deaths.get(task.key, 0) + 1
                if deaths[task.key] >= TRIES:
                    yield Outcome(task.key, None, Text("工作进程多次中止", "its worker process died again and again"))
                else:
                    suspects.append(task)


def _pool(work: Work, waiting: list[Task], size: int, stop: Stop, fallen: list[Task]) -> Iterator[Outcome]:
    """Yield outcomes of one pool until `waiting` (taken from its end) is empty, the pool breaks, or it is to stop.

    No more than two tasks a worker are handed over at a time. `fallen` receives what a broken pool held.
    """
    context = _context()
    ended = context.Event()
    flying: dict[Future[Outcome], Task] = {}
    with ProcessPoolExecutor(size, mp_context=context, initializer=_watch, initargs=(ended,)) as pool:
        while (waiting or flying) and not fallen:
            while waiting and len(flying) < 2 * size and not stop():
                task = waiting.pop()
                try:
                    flying[pool.submit(carry_out, work, task)] = task
                except BrokenProcessPool:
                    waiting.append(task)
                    break
            done, _ = wait(flying, POLL, FIRST_COMPLETED)
            for future in done:
                task = flying.pop(future)
                try:
                    yield future.result()
                except BrokenProcessPool:
                    fallen.append(task)
            if stop():
                ended.set()
                pool.shutdown(wait=True, cancel_futures=True)
                return
    fallen += flying.values()


def _context() -> multiprocessing.context.BaseContext:
    """Return how workers are begun: from a clean server that has the package loaded, or each anew where there is no such thing.

    Never by copying this process, whose threads and locks would not survive that.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["gongxing.workflow"])
    return context


def _watch(ended: Event) -> None:
    """End this worker as soon as the run is over, even in the middle of a task, and leave Ctrl-C to the one who started it."""

    def leave() -> None:
        ended.wait()
        os._exit(0)

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=leave, daemon=True).start()
