"""Which goals does a plan pursue: the usual indicators that its figures fill, and those of the user laid over them?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from gongxing.errors import Fault
from gongxing.origins import UNKNOWN, Origin, OriginKind
from gongxing.park import Park
from gongxing.plan.framework import Goal
from gongxing.plan.listed import filled_rows, row_fault, row_origin
from gongxing.plan.measured import Measured
from gongxing.standards.framework import FrameNorms, IndicatorNorm
from gongxing.units import inner, inside
from gongxing.words import Text

PillarOf = Callable[[str], str | None]


@dataclass(frozen=True)
class GoalGround:
    """What goals are made from; `pillar` gives the pillar's id for an id, a name or a usual key, None where there is none."""

    park: Park
    norms: FrameNorms
    measured: Measured
    pillar: PillarOf


def make_goals(ground: GoalGround) -> tuple[tuple[Goal, ...], list[Fault]]:
    """Return the goals, usual ones first, and the faults of the tables `indicators` and `indicator_values`.

    A usual indicator for which the plan has neither base nor target is left out. A faulty row is left out and told.
    """
    goals = {goal.id: goal for norm in ground.norms.indicators if (goal := _usual(norm, ground)) is not None}
    faults: list[Fault] = []
    units: dict[str, str] = {}
    for row in filled_rows(ground.park["indicators"].frame):
        goals.pop(row["id"], None)
        if row.get("dropped") is True:
            continue
        found = _faults_of(row, ground)
        faults += found
        if not found:
            goals[row["id"]] = _own(row, ground)
            units[row["id"]] = row["unit"]
    valued, more = _with_values(goals, units, ground.park)
    return valued, faults + more


def _usual(norm: IndicatorNorm, ground: GoalGround) -> Goal | None:
    first, last = ground.park.settings.horizon
    base, base_origin = ground.measured.value(norm.base)
    planned, planned_origin = ground.measured.value(norm.planned)
    if planned is None or (base == planned == 0.0):
        return None
    target, origin = planned, planned_origin
    rate = getattr(ground.park.settings.growth, norm.asked) if norm.asked else None
    if rate is not None and base is not None:
        years = last - first + 1
        target = base * (1.0 + rate) ** years
        planned = _surely(norm, ground, base, years) or planned
        origin = Origin(
            OriginKind.ASSUMPTION,
            f"park.toml:growth.{norm.asked}",
            Text("使用者设定的年均增速", "yearly rate the user set"),
            ("park.toml",),
        )
    return Goal(
        norm.key, ground.pillar(norm.pillar) or "", norm.name, norm.unit, norm.binding, norm.higher, base, first - 1,
        target, last, planned, ground.norms.body(norm.owner), base_origin=base_origin, target_origin=origin,
    )  # fmt: skip


def _surely(norm: IndicatorNorm, ground: GoalGround, base: float, years: int) -> float | None:
    """Return what growth reaches with the probability that the user asks for; None where the outlook does not say."""
    odds = ground.park.settings.growth.probability
    rate, _ = ground.measured.value(f"growth.{norm.asked.removesuffix('_rate')}.rate_{odds:.0%}")
    return None if rate is None else base * (1.0 + rate) ** years


def _own(row: dict[str, Any], ground: GoalGround) -> Goal:
    first, last = ground.park.settings.horizon
    scale, unit = inner(row["unit"])
    base, base_origin = _stated(row, "base", scale, ground)
    planned, planned_origin = ground.measured.value(row.get("measure") or "")
    target, target_origin = _stated(row, "target", scale, ground)
    if target is None:
        target, target_origin = planned, planned_origin
    if base is None:
        base, base_origin = ground.measured.value(row.get("base_measure") or "")
    return Goal(
        row["id"],
        (ground.pillar(row["pillar"]) or "") if row.get("pillar") else "",
        Text(row["name"], row.get("name_en") or row["name"]),
        unit,
        row.get("kind") == "binding",
        row.get("better") != "lower",
        base,
        int(row.get("base_year") or first - 1),
        target,
        int(row.get("target_year") or last),
        planned,
        ground.norms.body(row["owner"]) if row.get("owner") else None,
        base_origin=base_origin,
        target_origin=target_origin,
    )


def _stated(row: dict[str, Any], column: str, scale: float, ground: GoalGround) -> tuple[float | None, Origin]:
    """Return the value the user's row states, in the inner unit, with the row as its origin."""
    value = row.get(column)
    if value is None:
        return None, UNKNOWN
    return inside(float(value), scale), row_origin(
        "indicators", row, Text("使用者给定的指标", "indicator the user set")
    )


def _faults_of(row: dict[str, Any], ground: GoalGround) -> list[Fault]:
    first, last = ground.park.settings.horizon
    faults = []
    pillar = row.get("pillar")
    if pillar and ground.pillar(pillar) is None:
        known = Text("支柱的编号或名称", "id or name of a pillar")
        faults.append(row_fault("indicators", row["id"], "pillar", pillar, known))
    base_year, target_year = int(row.get("base_year") or first - 1), int(row.get("target_year") or last)
    if base_year >= target_year:
        later = Text(f"晚于基期 {base_year} 的年份", f"a year after the base, {base_year}")
        faults.append(row_fault("indicators", row["id"], "target_year", str(target_year), later))
    return faults


def _with_values(goals: dict[str, Goal], units: dict[str, str], park: Park) -> tuple[tuple[Goal, ...], list[Fault]]:
    faults: list[Fault] = []
    actual: dict[str, dict[int, float]] = {}
    path: dict[str, dict[int, float]] = {}
    seen: set[tuple[str, int]] = set()
    dropped = {row["id"] for row in filled_rows(park["indicators"].frame) if row.get("dropped") is True}
    for row in filled_rows(park["indicator_values"].frame):
        identity, year = row["indicator"], int(row["year"])
        if identity in dropped:
            continue
        if identity not in goals:
            known = Text("指标的编号", "id of an indicator")
            faults.append(row_fault("indicator_values", row["id"], "indicator", identity, known))
            continue
        if (identity, year) in seen:
            once = Text("每个指标每年一行", "one row for each indicator and year")
            faults.append(row_fault("indicator_values", row["id"], "year", f"{identity} {year}", once))
            continue
        seen.add((identity, year))
        scale, unit = inner(row.get("unit") or units.get(identity, goals[identity].unit))
        if unit != goals[identity].unit:
            like = Text(f"可换算为 {goals[identity].unit} 的单位", f"a unit of {goals[identity].unit}")
            faults.append(row_fault("indicator_values", row["id"], "unit", row["unit"], like))
            continue
        for held, column in ((actual, "value"), (path, "path")):
            if row.get(column) is not None:
                held.setdefault(identity, {})[year] = inside(float(row[column]), scale)
    found = tuple(
        replace(goal, actual=tuple(sorted(actual.get(key, {}).items())), path=tuple(sorted(path.get(key, {}).items())))
        for key, goal in goals.items()
    )
    return found, faults
