"""Who answers for each action: the body the user names, else the one that usually does; and what does nobody cover?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gongxing.errors import Fault
from gongxing.origins import Origin
from gongxing.park import Park
from gongxing.plan.action import Action
from gongxing.plan.framework import Duty
from gongxing.plan.goals import PillarOf
from gongxing.plan.listed import filled_rows, row_fault, row_origin
from gongxing.plan.phasing import PhasingScheme, Scheduled
from gongxing.standards.framework import FrameNorms, fits
from gongxing.words import Text

_NAMED = Text("使用者指定的责任单位", "body the user named")


@dataclass(frozen=True)
class DutyGround:
    """What duties are made from; `goals` are the ids of the goals there are, `pillar` gives the id of a pillar."""

    park: Park
    norms: FrameNorms
    goals: frozenset[str]
    pillar: PillarOf
    phasing: PhasingScheme | None


@dataclass(frozen=True)
class Duties:
    """The duties in the order of the actions, the actions without one, faults of the user's table, and its rows that fit no action."""

    duties: tuple[Duty, ...]
    unowned: tuple[str, ...]
    faults: tuple[Fault, ...]
    idle: tuple[str, ...]


def make_duties(actions: tuple[Action, ...], ground: DutyGround) -> Duties:
    """Return who answers for each action.

    Of the user's rows that fit an action the one that names it by id wins, then the longest pattern; a row that leaves
    pillar or indicator open takes them from the usual duty. A pattern is matched with the id and with `engine.kind`.
    """
    faults: list[Fault] = []
    rows = []
    for read in filled_rows(ground.park["duties"].frame):
        found = _faults_of(read, ground)
        faults += found
        if not found:
            rows.append(read)
    exact = {row["action"]: row for row in reversed(rows) if "*" not in row["action"]}
    patterns = sorted((row for row in rows if "*" in row["action"]), key=lambda row: -len(row["action"]))
    items = {item.action: item for item in ground.phasing.items} if ground.phasing else {}
    duties, unowned, used = [], [], set()
    for action in actions:
        row = _row_for(action, exact, patterns)
        used.add(row["id"] if row else "")
        duty = _duty(action, row, ground, items)
        if duty is None:
            unowned.append(action.id)
        else:
            duties.append(duty)
    idle = tuple(row["id"] for row in rows if row["id"] not in used)
    return Duties(tuple(duties), tuple(unowned), tuple(faults), idle)


def _row_for(
    action: Action, exact: Mapping[str, dict[str, Any]], patterns: list[dict[str, Any]]
) -> dict[str, Any] | None:
    kind = f"{action.engine}.{action.kind}"
    found = exact.get(action.id) or exact.get(kind)
    if found is not None:
        return found
    return next((r for r in patterns if fits(r["action"], action.id) or fits(r["action"], kind)), None)


def _duty(
    action: Action, row: dict[str, Any] | None, ground: DutyGround, items: Mapping[str, Scheduled]
) -> Duty | None:
    rule = ground.norms.rule(f"{action.engine}.{action.kind}")
    if row is None and rule is None:
        return None
    pillar = ground.pillar(rule.pillar) if rule else None
    goal = rule.goal if rule and rule.goal in ground.goals else ""
    origin: Origin
    if row is not None:
        owner, supporting = ground.norms.body(row["owner"]), _bodies(row.get("supporting") or "", ground.norms)
        pillar = ground.pillar(row["pillar"]) if row.get("pillar") else pillar
        goal = row["indicator"] if row.get("indicator") in ground.goals else goal
        origin = row_origin("duties", row, _NAMED)
    else:
        assert rule is not None
        owner, origin = ground.norms.body(rule.owner), rule.origin
        supporting = tuple(ground.norms.body(key) for key in rule.supporting)
    first, last, cost = _when(action, items.get(action.id), ground.phasing)
    return Duty(action.id, pillar or "", goal, owner, supporting, first, last, cost, origin)


def _when(
    action: Action, item: Scheduled | None, phasing: PhasingScheme | None
) -> tuple[int | None, int | None, int | None]:
    """Return first and last year and cost in fen of an action, as scheduled; unscheduled, only its own price is known."""
    if item is None or phasing is None:
        return None, None, None if action.cost_yuan is None else round(action.cost_yuan * 100)
    cost = None if action.cost_yuan is None and item.cost_fen == 0 else item.cost_fen
    if item.start is None or item.end is None:
        return None, None, cost
    return phasing.year_of(item.start), phasing.year_of(max(item.end - 1, item.start)), cost


def _bodies(words: str, norms: FrameNorms) -> tuple[Text, ...]:
    return tuple(norms.body(word.strip()) for word in re.split("[;；、,，]", words) if word.strip())


def _faults_of(row: dict[str, Any], ground: DutyGround) -> list[Fault]:
    faults = []
    if row.get("pillar") and ground.pillar(row["pillar"]) is None:
        known = Text("支柱的编号或名称", "id or name of a pillar")
        faults.append(row_fault("duties", row["id"], "pillar", row["pillar"], known))
    usual = {norm.key for norm in ground.norms.indicators}  # the plan may have no figure for one, without networks, say
    if row.get("indicator") and row["indicator"] not in ground.goals | usual:
        goals = Text("指标的编号", "id of an indicator")
        faults.append(row_fault("duties", row["id"], "indicator", row["indicator"], goals))
    return faults
