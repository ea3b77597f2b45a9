"""How do the actions of a plan and the lists of its user become one frame: idea, pillars, goals, actions with owners?

It decides nothing and optimises nothing, so it is no engine: it reads what engines left in the plan beside the user's lists,
and stands on the floor of the plan as the drawing up of bills does.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from gongxing.errors import Fault
from gongxing.origins import Figure, assumed, computed
from gongxing.park import Park
from gongxing.plan.duties import DutyGround, make_duties
from gongxing.plan.framework import Framework, Pillar
from gongxing.plan.goals import GoalGround, make_goals
from gongxing.plan.listed import filled_rows, row_origin
from gongxing.plan.measured import measured
from gongxing.plan.plan import Plan
from gongxing.standards.framework import FrameNorms
from gongxing.words import Text, same

_DEFAULT = Text("使用者未填写支柱，按通用六项列示", "the user named no pillars; the usual six stand in")


@dataclass(frozen=True)
class Framed:
    """A frame with the faults of the user's lists and the rows of `duties` that fit no action."""

    framework: Framework
    faults: tuple[Fault, ...]
    idle: tuple[str, ...]


def make_framework(plan: Plan, park: Park, norms: FrameNorms, figures: tuple[Figure, ...] = ()) -> Framed:
    """Return the frame of a plan; `figures` are known besides those of the plan (the park as it stands).

    A row of a user's list that has a fault is left out of the frame and told.
    """
    pillars, keys = _pillars(park, norms)
    names = {pillar.id: pillar.id for pillar in pillars} | {pillar.name.zh: pillar.id for pillar in pillars}
    names = {**keys, **names}
    read = measured((*figures, *_derived(plan, park), *plan.figures), plan.actions)
    goals, faults = make_goals(GoalGround(park, norms, read, names.get))
    phasing = plan.phasing.part if plan.phasing else None
    ground = DutyGround(park, norms, frozenset(goal.id for goal in goals), names.get, phasing)
    found = make_duties(plan.actions, ground)
    actions = defaultdict(list)
    for duty in found.duties:
        actions[duty.pillar].append(duty.action)
    whole = tuple(
        Pillar(p.id, p.name, p.words, tuple(g.id for g in goals if g.pillar == p.id), tuple(actions[p.id]), p.origin)
        for p in pillars
    )
    idea = next((row for row in filled_rows(park["strategies"].frame) if row["kind"] == "idea"), None)
    framework = Framework(
        same(idea["name"]) if idea else None,
        str(idea.get("words") or "") if idea else "",
        whole,
        goals,
        found.duties,
        found.unowned,
        _notes(framework_pillars=pillars, keys=keys, norms=norms, phased=phasing is not None),
    )
    return Framed(framework, (*faults, *found.faults), found.idle)


def _pillars(park: Park, norms: FrameNorms) -> tuple[tuple[Pillar, ...], dict[str, str]]:
    """Return the pillars, and which of them stands for each usual pillar.

    A usual pillar is recognised in the user's list by its words; one that is not is taken by place, if the pillar there has
    none yet; else it has none.
    """
    rows = [row for row in filled_rows(park["strategies"].frame) if row["kind"] == "pillar"]
    if not rows:
        usual = tuple(Pillar(n.key, n.name, "", (), (), assumed(f"pillars/{n.key}", _DEFAULT)) for n in norms.pillars)
        return usual, {norm.key: norm.key for norm in norms.pillars}
    pillars = tuple(_own(row) for row in rows)
    keys = {}
    for norm in norms.pillars:
        found = next((p.id for p in pillars if any(word in p.name.zh for word in norm.words)), None)
        if found is not None:
            keys[norm.key] = found
    for place, norm in enumerate(norms.pillars):
        if norm.key not in keys and place < len(pillars) and pillars[place].id not in keys.values():
            keys[norm.key] = pillars[place].id
    return pillars, keys


def _own(row: dict[str, Any]) -> Pillar:
    origin = row_origin("strategies", row, Text("使用者填写的支柱", "pillar the user named"))
    return Pillar(row["id"], same(row["name"]), str(row.get("words") or ""), (), (), origin)


def _derived(plan: Plan, park: Park) -> tuple[Figure, ...]:
    """Return the figures the usual indicators need and no engine gives: permanent farmland that the scheme leaves as it is."""
    scheme = plan.land.part if plan.land else None
    if scheme is None or not len(park.parcels):
        return ()
    marks = park.parcels["permanent_farmland"].fillna(False)
    marked = {row for row, mark in zip(park.parcels.ids, marks, strict=True) if mark}
    kept = sum(choice.area_m2 for choice in scheme.choices if choice.parcel in marked and not choice.changed)
    words = Text(
        "标为永久基本农田且方案不改动的地块面积", "parcels marked as permanent farmland that the scheme leaves"
    )
    origin = computed("plan.framing", words, "parcels.permanent_farmland")
    label = Text("方案保留的永久基本农田", "permanent farmland the scheme keeps")
    return (Figure("framework.permanent_farmland_m2", label, kept, "m2", origin),)


def _notes(
    *, framework_pillars: tuple[Pillar, ...], keys: dict[str, str], norms: FrameNorms, phased: bool
) -> tuple[Text, ...]:
    notes = []
    if any(pillar.origin.ref.startswith("pillars/") for pillar in framework_pillars):
        notes.append(_DEFAULT)
    lost = [norm.name for norm in norms.pillars if norm.key not in keys]
    if lost:
        notes.append(
            Text(
                "使用者的支柱中未认出" + "、".join(n.zh for n in lost) + "，相应行动暂无支柱，可在责任分工表中指定",
                "no pillar of the user's was recognised as " + ", ".join(n.en for n in lost)
                + "; such actions have no pillar until the table of duties names one",
            )
        )  # fmt: skip
    if not phased:
        notes.append(
            Text("尚无分期方案，行动年份未知", "there is no schedule yet, so the years of actions are unknown")
        )
    return tuple(notes)
