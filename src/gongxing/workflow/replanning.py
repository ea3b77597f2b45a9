"""How is a schedule replanned when things turn out otherwise: new facts in, the fewest and cheapest changes out, a new plan beside the old?"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from gongxing.engines import phasing
from gongxing.engines.phasing import Progressed
from gongxing.errors import DataError, Fault, NotReadyError, Place
from gongxing.io.progress_file import read_progress
from gongxing.park import Park
from gongxing.plan import PhasingScheme, Plan, Result
from gongxing.plan.phasing import QUARTERS, Scheduled
from gongxing.store import Project
from gongxing.words import Text, same
from gongxing.workflow.delivery import DELIVERY, Ground, plan_delivery
from gongxing.workflow.phasing import Ruled, problem_of, with_schedule
from gongxing.workflow.values import standards_of

Stop = Callable[[], bool]
AFTER = tuple(name for name in DELIVERY if DELIVERY.index(name) > DELIVERY.index("phasing"))
"""The parts of a plan that read the schedule and are made again after it."""


@dataclass(frozen=True, slots=True)
class NewFacts:
    """What turned out otherwise: days by which actions slip, a file laid out like the table `progress`, and the day of the news.

    Whatever was to start before that day counts as started then, and nothing else starts before it.
    """

    slips: Mapping[str, float] = field(default_factory=dict)
    file: Path | None = None
    as_of: dt.date | None = None


@dataclass(frozen=True, slots=True)
class BudgetLevel:
    """The schedule under one share of the money there is: its worth and bound, what is done and what it costs."""

    share: float
    status: str
    value: float | None
    gap: float | None
    actions: int
    cost_yuan: float


@dataclass(frozen=True, slots=True)
class Replanned:
    """What a replanning ends with: the old and the new plan's ids, the schedule, and how many unaffected actions change."""

    base: str
    plan: str
    result: Result[PhasingScheme]
    actions: int
    unaffected: int
    unaffected_changed: int
    titles: Mapping[str, Text]
    budgets: tuple[BudgetLevel, ...] = ()


def replan_project(
    project: Project, facts: NewFacts | None = None, *, budgets: Sequence[float] = (), stop: Stop | None = None
) -> Replanned:
    """Replan the newest plan's schedule under new facts and keep the new plan beside the old; NotReadyError without a schedule.

    `budgets` are shares of the money for which nested schedules are worked out besides: what is done with less money is done,
    no later, with more.
    """
    facts = facts or NewFacts()
    base, plan, before = _latest(project)
    park = project.load()
    rows = facts_of(before, facts)
    ground = Ruled(park, standards_of(park), park.settings.seed)
    problem = problem_of(plan, ground, facts=rows, as_of=facts.as_of)
    began = time.perf_counter()
    result = phasing.replan(problem, before, base, seed=ground.seed, stop=stop)
    result = replace(result, seconds=time.perf_counter() - began)
    made = _rest(with_schedule(_without(plan), problem, result), park, ground, stop)
    identity = project.save_plan(made, f"replan of {base}") if result.part is not None else ""
    free = {task.id for task in problem.tasks} - phasing.waiting_for(problem, rows)
    changed = {change.action for change in result.part.changes} & free if result.part else set()
    levels = _levels(problem, budgets, ground.seed, stop)
    titles = {action.id: action.title for action in plan.actions}
    return Replanned(base, identity, result, len(plan.actions), len(free), len(changed), titles, levels)


def _latest(project: Project) -> tuple[str, Plan, PhasingScheme]:
    """Return the newest plan with a schedule."""
    records, plan = project.plans(), project.latest_plan()
    scheme = plan.phasing.part if plan is not None and plan.phasing is not None else None
    if plan is None or scheme is None:
        raise NotReadyError(
            Text("方案没有排期：先运行 gongxing plan", "the plan has no schedule: run gongxing plan first")
        )
    return records[-1].id, plan, scheme


def slips_of(words: Sequence[str]) -> dict[str, float]:
    """Return slips written as ACTION=DAYS; DataError with all that are written otherwise."""
    found, faults = dict[str, float](), []
    for word in words:
        action, _, days = word.rpartition("=")
        try:
            found[action] = float(days)
        except ValueError:
            faults.append(
                _told("--slip", word, Text("行动=天数，如 roads.A-1=90", "an action and days, such as roads.A-1=90"))
            )
    if faults:
        raise DataError(Text("推迟天数有误", "the slips have faults"), faults)
    return found


def shares_of(words: str) -> tuple[float, ...]:
    """Return shares of the money written as 0.8,1,1.2; DataError with all that are no share above 0."""
    found, faults = list[float](), []
    for word in (part.strip() for part in words.split(",") if part.strip()):
        try:
            found.append(float(word))
        except ValueError:
            found.append(0.0)
        if not found[-1] > 0:
            faults.append(_told("--budgets", word, Text("大于零的数，如 0.8", "a number above 0, such as 0.8")))
    if faults:
        raise DataError(Text("资金比例有误", "the shares of money have faults"), faults)
    return tuple(found)


def _told(option: str, word: str, expected: Text) -> Fault:
    return Fault(
        Place(column=option),
        same(repr(word)),
        expected,
        Text("改正后重试", "correct it and try again"),
        "replan.option",
    )


def facts_of(before: PhasingScheme, facts: NewFacts) -> dict[str, Progressed]:
    """Return the new facts by action: what has begun by now, the file's rows, slips; DataError naming actions nobody knows."""
    items = {item.action: item for item in before.items}
    rows = {} if facts.file is None else phasing.read_rows(read_progress(facts.file), facts.file.name)
    strange = [name for name in (*rows, *facts.slips) if name not in items]
    if strange:
        raise DataError(Text("新情况有误", "the new facts have faults"), [_unknown(name) for name in strange])
    begun = {} if facts.as_of is None else _begun(before, facts.as_of)
    found = {**begun, **rows}
    for name, days in facts.slips.items():
        found[name] = slipped(items[name], days, found.get(name))
    return found


def _unknown(name: str) -> Fault:
    remedy = Text("从报告或 schedule.xlsx 抄行动编号", "take the id of an action from the report or schedule.xlsx")
    return Fault(
        Place(row=name),
        same(name),
        Text("方案中的行动编号", "the id of an action of the plan"),
        remedy,
        "replan.action",
    )


def _begun(before: PhasingScheme, as_of: dt.date) -> dict[str, Progressed]:
    """Return what was to start before a day as started, and as done what was to be done by then."""
    found = {}
    for item in before.items:
        if item.starts_on is None or item.ends_on is None or item.starts_on >= as_of:
            continue
        over = item.ends_on < as_of
        found[item.action] = Progressed(
            item.action, "done" if over else "started", item.starts_on, item.ends_on if over else None
        )
    return found


def slipped(item: Scheduled, days: float, row: Progressed | None) -> Progressed:
    """Return the row of an action that is late by some days: what has started takes longer, the rest starts later."""
    row = row or Progressed(item.action)
    if item.starts_on is None or item.ends_on is None:
        return row
    if row.state == "started":
        planned = (item.ends_on - item.starts_on).days + 1
        return replace(row, days=(row.days or planned) + days)
    return replace(row, earliest=item.starts_on + dt.timedelta(days=days))


def _without(plan: Plan) -> Plan:
    """Return the plan without its schedule and the parts that read it."""
    gone = ("phasing", *AFTER)
    parts = {name: None for name in gone if hasattr(plan, name)}
    return replace(
        plan,
        figures=tuple(f for f in plan.figures if f.key.partition(".")[0] not in gone),
        findings=tuple(f for f in plan.findings if f.code.partition(".")[0] not in gone),
        **parts,  # type: ignore[arg-type]
    )


def _rest(plan: Plan, park: Park, ground: Ruled, stop: Stop | None) -> Plan:
    """Return the plan with the parts that read the schedule made again."""
    if plan.phasing is None or plan.phasing.part is None:
        return plan
    return plan_delivery(plan, Ground(park, ground.standards, ground.seed), steps=AFTER, stop=stop)


def _levels(
    problem: phasing.PhasingProblem, shares: Sequence[float], seed: int, stop: Stop | None
) -> tuple[BudgetLevel, ...]:
    found = []
    for share, result in zip(
        sorted(shares), phasing.nested_budgets(problem, shares, seed=seed, stop=stop), strict=True
    ):
        done = [item for item in result.part.items if item.start is not None] if result.part else []
        cost = sum(item.cost_fen for item in done) / 100
        found.append(BudgetLevel(share, result.status.value, result.value, result.gap, len(done), cost))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ScheduleView:
    """The schedule of the newest plan as a screen shows it: the plan, its scheme, and the year that is looked at."""

    plan_id: str
    plan: Plan
    result: Result[PhasingScheme]
    year: int | None

    @property
    def scheme(self) -> PhasingScheme:
        """The schedule."""
        assert self.result.part is not None
        return self.result.part

    def items(self) -> tuple[Scheduled, ...]:
        """The entries under way in the year, or all of them."""
        if self.year is None:
            return self.scheme.items
        first = (self.year - self.scheme.first_year) * QUARTERS
        return tuple(
            i for i in self.scheme.items
            if i.start is not None and i.end is not None and i.start < first + QUARTERS and max(i.end, i.start + 1) > first
        )  # fmt: skip


def schedule_view(project: Project, year: int | None = None) -> ScheduleView:
    """Return the schedule of the newest plan; NotReadyError where it has none, DataError for a year outside the horizon."""
    base, plan, scheme = _latest(project)
    last = scheme.year_of(scheme.quarters - 1)
    if year is not None and not scheme.first_year <= year <= last:
        wanted = Text(f"{scheme.first_year}—{last} 年", f"a year from {scheme.first_year} to {last}")
        fault = Fault(
            Place(column="--year"), same(str(year)), wanted, Text("改正年份", "give another year"), "schedule.year"
        )
        raise DataError(Text("年份不在规划期内", "the year lies outside the horizon"), [fault])
    assert plan.phasing is not None
    return ScheduleView(base, plan, plan.phasing, year)
