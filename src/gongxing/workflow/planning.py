"""How does a park become a plan: diagnose, land, economy, networks, delivery, review, with progress, a stop that keeps the best, and nothing lost?"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gongxing.diagnosis.geometry import geometry_faults
from gongxing.diagnosis.portrait import portrait
from gongxing.diagnosis.protection import emissions_known
from gongxing.diagnosis.worthy import worthy_parcels
from gongxing.engines import land
from gongxing.origins import Figure, computed
from gongxing.park import Park
from gongxing.plan import Conflict, Finding, LandScheme, Plan, Progress, Result
from gongxing.review import conflict_ledger, review_land
from gongxing.standards import Standards
from gongxing.standards.land_values import LandKey
from gongxing.store import Project
from gongxing.words import Text
from gongxing.workflow.delivery import DELIVERY, plan_delivery
from gongxing.workflow.delivery import Ground as DeliveryGround
from gongxing.workflow.economy import ECONOMY, Ground, plan_economy
from gongxing.workflow.industry import industry_of, norms_of
from gongxing.workflow.networks import NETWORKS, Given, plan_networks
from gongxing.workflow.reviewing import review_whole
from gongxing.workflow.shares import within
from gongxing.workflow.values import land_values_of, network_values_of, standards_of

Tell = Callable[[Progress], None]
Stop = Callable[[], bool]

_READ = Text("读取项目", "reading the project")
_DIAGNOSE = Text("诊断现状", "diagnosing the present")
_LAND = Text("优化用地", "optimising the land")
_REVIEW = Text("审查方案", "reviewing the plan")
_KEEP = Text("保存方案", "keeping the plan")


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to try: the seed, the engines' work budgets, and a wall-clock limit in seconds (None: work budgets only)."""

    seed: int | None = None
    """None takes the seed of park.toml."""
    land: land.LandParams | None = None
    seconds: float | None = None
    networks: tuple[str, ...] = NETWORKS
    """Which networks to plan, of roads, water, sewer, storm and lines; they follow one another in this order."""
    economy: tuple[str, ...] = ECONOMY
    """Which parts of the economy to plan, of portfolio, industry and growth; they follow one another in this order."""
    delivery: tuple[str, ...] = DELIVERY
    """Which of the parts that carry the plan out to make; they follow one another in this order."""


def make_plan(
    park: Park, effort: Effort | None = None, *, progress: Tell | None = None, stop: Stop | None = None
) -> Plan:
    """Return the plan of a park; nothing is kept.

    `progress` hears each step; once `stop` says True, or the effort's seconds are over, the engines hand over the best
    they have, with its gap.
    """
    effort = effort or Effort()
    seed = park.settings.seed if effort.seed is None else effort.seed
    tell = _forward(progress or (lambda _: None))
    ended = _deadline(effort.seconds, stop)
    tell(Progress(_DIAGNOSE, 0.02))
    standards, values = standards_of(park), land_values_of(park)
    figures = portrait(park)
    ground = _ground(park, standards, seed, within(tell, 0.02, 0.08)) if effort.economy else None
    grading = ground.survey.grading.grading if ground and ground.survey.grading else None
    tell(Progress(_LAND, 0.08))
    problem = land.build_problem(park, standards, values, worthy_parcels(park, grading))
    start = land.clerk(problem)
    baseline = None if start is None else land.objective(problem, start)
    began = time.perf_counter()
    result = land.solve(problem, effort.land, seed=seed, stop=ended, progress=within(tell, 0.1, 0.35), start=start)
    result = replace(result, seconds=time.perf_counter() - began)
    scheme = result.part
    conflicts = conflict_ledger(park, standards, values, scheme)
    plan = Plan(
        park.settings.name, dt.date.today(), park.settings.as_of, park.settings.horizon, result,
        land.land_actions(problem, scheme, park, standards, years=values.value(LandKey.YEARS, "*")) if scheme else (),
        (*figures, *land.measure(problem, result, baseline_value=baseline), *_conflict_figures(park, conflicts, scheme)),
        (), conflicts, park.settings.synthetic,
    )  # fmt: skip
    findings = land.check(problem, result)
    if ground is not None:
        plan = plan_economy(plan, ground, steps=effort.economy, stop=ended, progress=within(tell, 0.36, 0.5))
    if scheme is not None:
        findings += review_land(park, standards, scheme, conflicts)
        given = Given(park, standards, network_values_of(park), seed)
        plan = plan_networks(plan, given, steps=effort.networks, stop=ended, progress=within(tell, 0.5, 0.8))
        carried = DeliveryGround(park, standards, seed)
        plan = plan_delivery(plan, carried, steps=effort.delivery, stop=ended, progress=within(tell, 0.8, 0.92))
    tell(Progress(_REVIEW, 0.92, result.value, result.bound))
    return replace(
        plan, findings=(*_sound_shapes(park), *findings, *plan.findings, *review_whole(park, standards, plan))
    )


def _ground(park: Park, standards: Standards, seed: int, tell: Tell) -> Ground:
    """Return what the engines of the economy stand on, the survey of today's industry made now."""
    norms = norms_of(park)
    return Ground(park, standards, norms, industry_of(park, norms, progress=tell), seed)


def _sound_shapes(park: Park) -> tuple[Finding, ...]:
    """Return the finding on the parcels' shapes: areas and borders rest on them."""
    faults = geometry_faults(park.parcels)
    rows = tuple(dict.fromkeys(fault.place.row for fault in faults))
    words = Text(
        f"{len(rows)} 个地块的图形有误或重叠，面积可能重复计算；可用 gongxing check --repair 修复",
        f"{len(rows)} parcels have faulty or overlapping shapes, so areas may count twice; `gongxing check --repair` mends them",
    )
    if not rows:
        words = Text("图形无误", "shapes are sound")
    return (Finding("review.shapes", Text("地块图形", "shapes of parcels"), "warn" if rows else "pass", words, rows),)


def plan_project(
    project: Project, effort: Effort | None = None, *, progress: Tell | None = None, stop: Stop | None = None
) -> Plan:
    """Return the plan of a project and keep it in the project's history."""
    tell = progress or (lambda _: None)
    tell(Progress(_READ, 0.0))
    park = project.load()
    plan = make_plan(park, effort, progress=tell, stop=stop)
    tell(Progress(_KEEP, 0.95, plan.land.value if plan.land else None, plan.land.bound if plan.land else None))
    project.save_plan(plan)
    return plan


def _forward(tell: Tell) -> Tell:
    """Return a listener for whom the share of work done never falls, whatever an engine says of its own part."""
    furthest = 0.0

    def hear(word: Progress) -> None:
        nonlocal furthest
        furthest = max(furthest, word.share or 0.0)
        tell(word if word.share is None else replace(word, share=furthest))

    return hear


def _deadline(seconds: float | None, stop: Stop | None) -> Stop:
    end = None if seconds is None else time.monotonic() + seconds
    return lambda: (stop is not None and stop()) or (end is not None and time.monotonic() >= end)


def _conflict_figures(park: Park, conflicts: tuple[Conflict, ...], scheme: LandScheme | None) -> tuple[Figure, ...]:
    """Return the figures that need the ledger and the registers: conflicts before and after, households and firms moved.

    They are None where the tables they rest on are empty.
    """
    from_ledger = computed("review.conflicts", Text("防护距离冲突清单", "conflict ledger"), "buildings", "WS-DEF")
    looked = emissions_known(park)

    def counted(key: str, label: Text, count: int) -> Figure:
        return Figure(key, label, float(count) if looked else None, "处", from_ledger)

    found = [counted("land.conflicts_present", Text("现状厂居冲突", "conflicts today"), len(conflicts))]
    if scheme is None:
        return tuple(found)
    left = sum(1 for conflict in conflicts if not conflict.resolved)
    found.append(counted("land.conflicts_planned", Text("方案后厂居冲突", "conflicts left by the plan"), left))
    moved = {
        choice.parcel
        for choice in scheme.choices
        if choice.changed and choice.present.startswith("07") and not choice.planned.startswith("0703")
    }
    cleared = {
        c.parcel
        for c in scheme.choices
        if c.changed and c.present.startswith(("10", "11")) and not c.planned.startswith(("10", "11"))
    }
    households = park["households"].frame
    firms = park.firms.frame
    from_registers = computed(
        "workflow.planning", Text("按所在地块统计", "counted by parcel"), "households", "firms", "land"
    )
    homes = float(households["parcel"].isin(list(moved)).sum()) if len(households) else None
    works = float(firms["parcel"].isin(list(cleared)).sum()) if len(firms) else None
    found.append(
        Figure("land.households_displaced", Text("动迁户数", "households displaced"), homes, "户", from_registers)
    )
    found.append(Figure("land.firms_relocated", Text("搬迁企业", "firms relocated"), works, "家", from_registers))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class PartSummary:
    """How one part of a plan, a network or a part of the economy or of its delivery, ended."""

    name: str
    status: str
    value: float | None
    bound: float | None
    gap: float | None
    seconds: float | None
    conflict: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a planning run ends with, for people who compare: status, value, bound, gap, seconds, counts and files."""

    park: str
    synthetic: bool
    status: str
    value: float | None
    bound: float | None
    gap: float | None
    seconds: float | None
    figures: tuple[tuple[str, float | None], ...]
    failed: tuple[str, ...]
    conflict: tuple[Text, ...]
    files: tuple[str, ...]
    networks: tuple[PartSummary, ...] = ()
    economy: tuple[PartSummary, ...] = ()
    delivery: tuple[PartSummary, ...] = ()


def summary(plan: Plan, files: tuple[Path, ...] = ()) -> Summary:
    """Return the summary of a plan and of the report files written for it."""
    result = plan.land
    numbers = (
        (result.status.value, result.value, result.bound, result.gap, result.seconds)
        if result
        else ("unknown", None, None, None, None)
    )
    told = ("land", *ECONOMY, "outlook", "talent", *NETWORKS, *DELIVERY)
    figures = tuple((f.key, f.value) for f in plan.figures if f.key.partition(".")[0] in told)
    failed = tuple(finding.code for finding in plan.findings if finding.verdict == "fail")
    return Summary(
        plan.park_name,
        plan.synthetic,
        *numbers,
        figures,
        failed,
        result.conflict if result else (),
        tuple(str(f) for f in files),
        tuple(_part(name, part) for name in NETWORKS if (part := getattr(plan, name)) is not None),
        tuple(_part(name, part) for name in ECONOMY if (part := getattr(plan, name)) is not None),
        tuple(_part(name, part) for name in DELIVERY if isinstance(part := getattr(plan, name), Result)),
    )


def _part(name: str, part: Result[Any]) -> PartSummary:
    return PartSummary(name, part.status.value, part.value, part.bound, part.gap, part.seconds, part.conflict)


def sound(plan: Plan) -> bool:
    """Whether a plan has a land scheme and no check failed."""
    return plan.land is not None and plan.land.part is not None and not any(f.verdict == "fail" for f in plan.findings)
