"""Does a run on a Dask cluster end as one in local processes does, even when a worker is killed in its middle?"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.run_tasks import square

from gongxing.errors import NotReadyError
from gongxing.workflow import cluster
from gongxing.workflow.cluster import Cluster, crew_of
from gongxing.workflow.runs import Processes, Task, run_tasks

ROOT = Path(__file__).resolve().parents[2]
START = "import sys; from distributed.cli.dask_{0} import main; sys.argv = sys.argv[1:]; main()"


def started(kind: str, folder: Path, *words: str) -> subprocess.Popen[bytes]:
    """A process of the cluster, begun as its command would, in a group of its own."""
    paths = os.pathsep.join([str(ROOT), str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    return subprocess.Popen(
        [sys.executable, "-c", START.format(kind), kind, *words, "--no-dashboard"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": paths},
        start_new_session=True,
    )


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two worker processes on this machine."""
    folder = tmp_path_factory.mktemp("cluster")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    address = f"tcp://127.0.0.1:{port}"
    begun = [started("scheduler", folder, "--host", "127.0.0.1", "--port", port)]
    begun.append(started("worker", folder, address, "--nworkers", "2", "--nthreads", "1"))
    yield address
    for process in reversed(begun):
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(20)


def test_a_worker_killed_in_the_middle_loses_nothing_and_the_results_are_those_of_local_processes(
    scheduler: str, tmp_path: Path
) -> None:
    tasks = [Task(f"t{n}", (n, str(tmp_path), 0.2)) for n in range(12)] + [Task("faulty", (-1,))]
    killed = []

    def kill() -> None:
        while not (begun := list(tmp_path.iterdir())):
            time.sleep(0.01)
        killed.append(int(begun[0].suffix[1:]))
        os.kill(killed[0], signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    found = run_tasks(square, tasks, crew_of(scheduler=scheduler))
    killer.join()
    local = run_tasks(square, [Task(t.key, t.given[:1]) for t in tasks], Processes(2))
    assert [(o.key, o.value, o.error) for o in found] == [(o.key, o.value, o.error) for o in local]
    assert sum(o.value is not None for o in found) == 12
    workers = {file.suffix for file in tmp_path.iterdir()}
    assert len(workers) > 1  # another worker took over what the dead one held


def test_a_run_on_a_cluster_stops_when_told(scheduler: str) -> None:
    done: list[str] = []
    tasks = [Task(f"t{n}", (n, "", 0.1)) for n in range(40)]
    found = run_tasks(
        square, tasks, Cluster(scheduler), progress=lambda w: done.append(w.step.en), stop=lambda: bool(done)
    )
    assert 0 < len(found) < 40


def test_a_cluster_that_does_not_answer_is_told() -> None:
    with pytest.raises(NotReadyError) as told:
        run_tasks(square, [Task("t", (1,))], Cluster("tcp://127.0.0.1:9", waits=0.5))
    assert "dask scheduler" in told.value.in_("en")


def test_without_the_extra_it_is_said_which_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(NotReadyError, match=r"gongxing\[cluster\]"):
        run_tasks(square, [Task("t", (1,))], cluster.Cluster("tcp://127.0.0.1:9"))
