"""How do tasks run on a Dask cluster, so that a worker that dies costs nothing but time?"""

from __future__ import annotations

import contextlib
import importlib
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from gongxing.errors import Fault, NotReadyError, Place
from gongxing.words import Text, same
from gongxing.workflow.runs import POLL, Crew, Outcome, Processes, Stop, Task, Work, carry_out

LOCAL = "local"
"""The scheduler that stands for a cluster on this machine, begun for the run."""
AHEAD = 3
"""Tasks handed over for each thread of the cluster: enough that none waits, few enough for the scheduler's memory."""


def crew_of(workers: int = 0, scheduler: str = "") -> Crew:
    """Return who does the work: the cluster at `scheduler` (tcp://host:port), or processes on this machine where it is empty.

    The scheduler `local` is a cluster of `workers` processes on this machine, begun for the run and ended after it.
    """
    return Cluster(scheduler, workers=workers) if scheduler else Processes(workers)


@dataclass(frozen=True, slots=True)
class Cluster:
    """The workers of a Dask scheduler; each needs this package, but no disk shared with us."""

    scheduler: str
    waits: float = 20.0
    """Seconds to wait for the scheduler to answer."""
    workers: int = 0
    """Processes of a cluster begun for the run; 0 for one a processor."""

    def outcomes(self, work: Work, tasks: Sequence[Task], stop: Stop) -> Iterator[Outcome]:
        """Yield the outcomes as they come; each result is taken off the cluster at once and dropped there.

        Tasks travel by value with their call, which the scheduler keeps until they are done: when a worker dies it hands them,
        and any result it had not passed on, to another. (Data scattered to workers beforehand would die with them.)
        """
        with contextlib.ExitStack() as open_things:
            client = open_things.enter_context(_client(self._address(open_things), self.waits))
            waiting, flying = list(reversed(tasks)), dict[Any, Task]()
            queue = _distributed().as_completed(loop=client.loop)
            while (waiting or flying) and not stop():
                while waiting and len(flying) < AHEAD * (1 + sum(client.ncores().values())):
                    task = waiting.pop()
                    future = client.submit(carry_out, work, task, pure=False)
                    flying[future] = task
                    queue.add(future)
                if not queue.has_ready():
                    time.sleep(POLL / 10)
                for future in queue.next_batch(block=False):
                    task = flying.pop(future)
                    yield future.result() if future.status == "finished" else _lost(task, future)
                    future.release()
            client.cancel(list(flying), force=True)

    def _address(self, open_things: contextlib.ExitStack) -> Any:
        if self.scheduler != LOCAL:
            return self.scheduler
        count = self.workers or os.cpu_count() or 1
        made = _distributed().LocalCluster(
            n_workers=count, threads_per_worker=1, processes=True, dashboard_address=None
        )
        return open_things.enter_context(made)


def _lost(task: Task, future: Any) -> Outcome:
    fault = future.exception() if future.status == "error" else None
    words = same(f"{type(fault).__name__}: {fault}") if fault else Text("集群放弃了该任务", "the cluster gave it up")
    return Outcome(task.key, None, words)


def _client(scheduler: str, waits: float) -> Any:
    distributed = _distributed()
    try:
        return distributed.Client(scheduler, timeout=waits, set_as_default=False)
    except (OSError, ValueError) as error:
        expected = Text(
            "Dask 调度器的地址，如 tcp://10.0.0.5:8786", "the address of a Dask scheduler, such as tcp://10.0.0.5:8786"
        )
        remedy = Text(
            "核对地址，先启动 dask scheduler 与 dask worker",
            "check it, and start `dask scheduler` and `dask worker` first",
        )
        fault = Fault(Place(column="--scheduler"), same(f"{scheduler}: {error}"), expected, remedy, "runs.scheduler")
        raise NotReadyError(Text("连不上集群", "the cluster does not answer"), [fault]) from error


def _distributed() -> Any:
    """Return the library that speaks with the cluster: the one door to the extra `cluster`."""
    try:
        return importlib.import_module("distributed")
    except ImportError as error:
        expected = Text("已安装扩展 cluster", "the extra `cluster` to be installed")
        remedy = Text("运行 pip install 'gongxing[cluster]'", "run pip install 'gongxing[cluster]'")
        fault = Fault(Place(), Text("没有 distributed", "no distributed"), expected, remedy, "runs.extra")
        raise NotReadyError(
            Text("在集群上运行须先装扩展 cluster", "running on a cluster needs the extra `cluster`"), [fault]
        ) from error
