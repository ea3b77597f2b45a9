"""What does it cost to run many scenarios of many parks side by side, over the sum of the tasks themselves?"""

from __future__ import annotations

import itertools
import pickle
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from gongxing.algorithms.labelling import LabelParams
from gongxing.engines.land import LandParams
from gongxing.errors import DataError, Fault, Place
from gongxing.park import Park
from gongxing.park.scenario import Alteration, Scenario, ScenarioBook, Target
from gongxing.samples import demo_park
from gongxing.words import Text, same
from gongxing.workflow.planning import Effort
from gongxing.workflow.runs import Crew, Memory, Outcome, Task, Tell, run_tasks
from gongxing.workflow.scenario_runs import plan_under
from gongxing.workflow.scenarios import under

MANY = (200, 50)
"""Parks and scenarios to which the measurement is extrapolated."""
QUICK = LandParams(LabelParams(sweeps=20, moves=50, chains=1, rounds=1, workers=1, target_gap=0.05, exact_seconds=0.0))
"""Little work a task, so that what surrounds the tasks weighs as much as it ever can."""
SCALE = 0.5
_STEPS: Mapping[str, Sequence[float]] = {
    "land.budget_yuan": (0.9, 1.0, 1.1), "weights.compactness": (1.0, 1.5), "weights.cost": (1.0, 1.2, 1.5), "quota.new_construction": (1.0, 0.9, 1.1),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RunScore:
    """What a run of `tasks` really done took; seconds of wall time, those of tasks as measured inside the workers.

    `overhead_share` is (wall x workers - sum of tasks) / sum of tasks, with the start of the workers and their idling at
    the end; `overhead_share_many` is the same for `tasks_many` tasks like these, where start and end are paid once.
    """

    parks: int
    scenarios: int
    tasks: int
    failed: int
    workers: int
    task_seconds: float
    task_cpu_seconds: float
    wall_seconds: float
    start_seconds: float
    idle_seconds: float
    sent_bytes: float
    overhead_share: float
    overhead_seconds_task: float
    tasks_many: int
    overhead_share_many: float
    hours_many: float


@dataclass
class Clock(Memory):
    """A ledger that notes when each result came."""

    came: list[tuple[float, float]] = field(default_factory=list)
    """When each came, and how long its task took."""

    def keep(self, outcome: Outcome) -> None:
        """Hold one result and the time."""
        super().keep(outcome)
        self.came.append((time.perf_counter(), outcome.seconds))


def bench_scenarios(
    parks: int,
    scenarios: int,
    *,
    crew: Crew,
    workers: int,
    progress: Tell | None = None,
    stop: Callable[[], bool] | None = None,
) -> RunScore:
    """Plan the land of `parks` synthetic parks under `scenarios` scenarios each and say what the run cost beside its tasks.

    The making of the parks is not counted. DataError for less than one of either.
    """
    if parks < 1 or scenarios < 1:
        place = Place(column="--parks, --scenarios")
        remedy = Text("改为至少 1", "give at least 1")
        fault = Fault(place, same(f"{parks}, {scenarios}"), Text("至少 1", "at least 1"), remedy)
        raise DataError(Text("没有可测的任务", "there is nothing to measure"), [fault])
    tasks = list(_tasks(parks, scenarios))
    clock, began = Clock(), time.perf_counter()
    found = run_tasks(plan_under, tasks, crew, ledger=clock, progress=progress, stop=stop)
    wall = time.perf_counter() - began
    sent = sum(len(pickle.dumps(task)) for task in tasks) / len(tasks)
    return score((parks, scenarios), found, clock.came, span=(began, wall), workers=workers, sent=sent)


def _tasks(parks: int, scenarios: int) -> Iterable[Task]:
    effort = Effort(seed=1, land=QUICK, networks=(), economy=(), delivery=())
    book = sweep(scenarios)
    for seed in range(1, parks + 1):
        park: Park = demo_park(seed, SCALE)
        for name in book.names[1:]:
            found = under(park, book, name)
            yield Task(f"{seed}/{name}", (found.park, found.scenario, effort))


def sweep(count: int) -> ScenarioBook:
    """Return `count` scenarios over budget, weights and quota, none like another until all combinations are used up."""
    grid = itertools.cycle(itertools.product(*_STEPS.values()))
    made = []
    for number, factors in enumerate(itertools.islice(grid, count), start=1):
        changes = tuple(
            Alteration(
                key,
                Target.COLUMN if key.startswith("quota") else Target.SETTING,
                factor,
                factor=True,
                written=f"x {factor:g}",
                where=(("kind", "new_construction"),) if key.startswith("quota") else (),
            )
            for key, factor in zip(_STEPS, factors, strict=True)
        )
        made.append(Scenario(f"s{number:02d}", Text(f"情景 {number}", f"scenario {number}"), changes=changes))
    return ScenarioBook(tuple(made))


def score(
    sizes: tuple[int, int],
    found: Sequence[Outcome],
    came: Sequence[tuple[float, float]],
    *,
    span: tuple[float, float],
    workers: int,
    sent: float,
) -> RunScore:
    """Return the figures of a run from its outcomes and from when each came; `span` is when it began and how long it took."""
    began, wall = span
    total = sum(outcome.seconds for outcome in found)
    start = max(0.0, min(moment - took for moment, took in came) - began) if came else wall
    end = began + wall
    idle = sum(end - moment for moment, _ in sorted(came)[-workers:])
    over = wall * workers - total
    each = max(0.0, over - start * workers - idle) / max(1, len(found))
    many = MANY[0] * MANY[1]
    mean = total / max(1, len(found))
    over_many = start * workers + idle + each * many
    return RunScore(
        *sizes, len(found), sum(outcome.value is None for outcome in found), workers, total, sum(o.cpu_seconds for o in found), wall,
        start, idle, sent, over / total if total else 0.0, each, many, over_many / (mean * many) if mean else 0.0,
        (mean * many + over_many) / workers / 3600,
    )  # fmt: skip
