"""How does each scenario of a project get its plan, side by side, kept in the history as it comes?"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from gongxing.park import Park
from gongxing.park.scenario import Alteration
from gongxing.plan import Plan, PlanScenario, from_jsonable, to_jsonable
from gongxing.store import SCENARIO, Project
from gongxing.words import Text
from gongxing.workflow.planning import Effort, make_plan
from gongxing.workflow.runs import Crew, Outcome, Processes, Task, Tell, run_tasks
from gongxing.workflow.scenarios import ScenarioPark, chosen, fingerprint, scenarios_of, under

Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class ScenarioLine:
    """One scenario as a list shows it: its own alterations, all it assumes, and its newest plan."""

    name: str
    title: Text
    inherits: str
    own: tuple[Alteration, ...]
    assumes: int
    plan: str


@dataclass(frozen=True, slots=True)
class ScenarioRun:
    """How the run of one scenario ended: its plan's id and how good its land scheme is, or why there is none."""

    name: str
    title: Text
    plan: str
    status: str
    value: float | None
    gap: float | None
    failed: int
    seconds: float
    resumed: bool
    error: Text | None = None


def list_scenarios(project: Project) -> tuple[ScenarioLine, ...]:
    """Return the scenarios of a project in the order of its file."""
    book, newest = scenarios_of(project), newest_plans(project)
    return tuple(
        ScenarioLine(s.name, s.title, s.inherits, s.changes, len(book.changes(s.name)), newest.get(s.name, ""))
        for s in book.scenarios
    )


def newest_plans(project: Project) -> dict[str, str]:
    """Return the id of the newest plan of every scenario that has one."""
    labels = ((record.label.removeprefix(SCENARIO), record) for record in project.plans())
    return {label.rpartition("/")[0]: record.id for label, record in labels if label != record.label}  # later ones win


def run_scenarios(
    project: Project,
    names: Sequence[str] = (),
    effort: Effort | None = None,
    *,
    crew: Crew | None = None,
    progress: Tell | None = None,
    stop: Stop | None = None,
) -> tuple[ScenarioRun, ...]:
    """Make one plan per scenario (all where none is named) and keep each in the history as it comes.

    A scenario whose plan was made from the very same inputs is not planned again, so a run that was stopped goes on where it
    ended. One that fails is told; the others go on.
    """
    book, park, effort = scenarios_of(project), project.load(), effort or Effort()
    effort = replace(effort, seed=park.settings.seed if effort.seed is None else effort.seed)
    given = {name: marked(under(park, book, name), effort) for name in chosen(book, names)}
    ledger = History(project, {name: found.scenario for name, found in given.items()})
    before = set(ledger.kept(given))
    tasks = [Task(name, (found.park, found.scenario, effort)) for name, found in given.items()]
    outcomes = run_tasks(plan_under, tasks, crew or Processes(), ledger=ledger, progress=progress, stop=stop)
    return tuple(_told(given[o.key].scenario, o, ledger.ids, o.key in before) for o in outcomes)


def marked(found: ScenarioPark, effort: Effort) -> ScenarioPark:
    """Return the park of a scenario, its record bearing the fingerprint of the run."""
    return replace(found, scenario=replace(found.scenario, fingerprint=fingerprint(found.park, repr(effort))))


def plan_under(park: Park, scenario: PlanScenario, effort: Effort) -> bytes:
    """Return the plan of a park under a scenario, packed for the way home."""
    return pack_plan(replace(make_plan(park, effort), scenario=scenario))


def pack_plan(plan: Plan) -> bytes:
    """Return a plan as compressed JSON."""
    return zlib.compress(json.dumps(to_jsonable(plan), ensure_ascii=False, separators=(",", ":")).encode(), 3)


def unpack_plan(packed: bytes) -> Plan:
    """Return the plan that `pack_plan` packed."""
    return from_jsonable(Plan, json.loads(zlib.decompress(packed)))


class History:
    """The plans of a project as the ledger of a run: a plan made from the same inputs is there already."""

    def __init__(self, project: Project, scenarios: Mapping[str, PlanScenario]) -> None:
        self._project = project
        self._labels = {name: f"{SCENARIO}{name}/{found.fingerprint}" for name, found in scenarios.items()}
        self.ids: dict[str, str] = {}
        """The id of the plan of each scenario that has one."""

    def kept(self, keys: Iterable[str]) -> Mapping[str, bytes]:
        """Return the plans that were made from the very same inputs."""
        keys = tuple(keys)
        by_label = {record.label: record.id for record in self._project.plans()}
        self.ids |= {key: by_label[label] for key in keys if (label := self._labels[key]) in by_label}
        return {key: pack_plan(self._project.plan(self.ids[key])) for key in keys if key in self.ids}

    def keep(self, outcome: Outcome) -> None:
        """Add one plan to the history."""
        if outcome.value is not None:
            self.ids[outcome.key] = self._project.save_plan(unpack_plan(outcome.value), self._labels[outcome.key])


def _told(scenario: PlanScenario, outcome: Outcome, ids: Mapping[str, str], resumed: bool) -> ScenarioRun:
    if outcome.value is None:
        none = (None, None, 0, outcome.seconds, False)
        return ScenarioRun(scenario.name, scenario.title, "", "failed", *none, outcome.error)
    plan = unpack_plan(outcome.value)
    status, value, gap = (plan.land.status.value, plan.land.value, plan.land.gap) if plan.land else ("", None, None)
    failed = sum(finding.verdict == "fail" for finding in plan.findings)
    return ScenarioRun(
        scenario.name, scenario.title, ids[scenario.name], status, value, gap, failed, outcome.seconds, resumed
    )
