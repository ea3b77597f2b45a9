"""What does the project hold, and what does the plan say of one thing in it?"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

import pandas as pd

from gongxing.errors import DataError, Fault, Place
from gongxing.origins import Figure
from gongxing.park import Park
from gongxing.plan import Action, Conflict, Duty, Finding, ParcelChoice, Plan
from gongxing.plan.industry import FirmChoice
from gongxing.plan.resettlement import HouseholdLine
from gongxing.store import Project
from gongxing.words import Text, same
from gongxing.workflow.networks import NETWORKS


@dataclass(frozen=True, slots=True)
class Overview:
    """What a project holds: its name, rows by table, and the figures and findings of its newest plan."""

    name: str
    synthetic: bool
    crs: str
    rows: tuple[tuple[str, int], ...]
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    status: str


@dataclass(frozen=True, slots=True)
class Card:
    """One thing by its id: its table and recorded values, and what the plan says of it."""

    id: str
    table: str
    values: tuple[tuple[str, str], ...]
    choice: ParcelChoice | None
    actions: tuple[Action, ...]
    conflicts: tuple[Conflict, ...]
    figure: Figure | None = None
    firm: FirmChoice | None = None
    """What is decided for the firm of that id."""
    household: HouseholdLine | None = None
    """What the household of that id is owed and where it goes."""
    duties: tuple[Duty, ...] = ()
    """Who answers for its actions."""


def overview(project: Project) -> Overview:
    """Return what the project holds and how its newest plan stands."""
    park, plan = project.load(), project.latest_plan()
    rows = tuple((name, len(table)) for name, table in park.tables.items())
    status = "" if plan is None or plan.land is None else plan.land.status.value
    return Overview(
        park.settings.name,
        park.settings.synthetic,
        park.settings.crs,
        rows,
        plan.figures if plan else (),
        plan.findings if plan else (),
        status,
    )


def card(project: Project, identity: str) -> Card:
    """Return the card of a row of the park, a thing of a planned network, an action or a figure; DataError if nothing has that id."""
    park, plan = project.load(), project.latest_plan()
    table, values = _row(park, identity)
    if not table and plan is not None:
        table, values = _proposed(plan, identity)
    actions = tuple(a for a in plan.actions if _about(a, identity)) if plan else ()
    figure = next((f for f in plan.figures if f.key == identity), None) if plan else None
    if not table and not actions and figure is None:
        fault = Fault(
            Place(str(project.folder)),
            same(identity),
            Text("项目中的编号", "an id of the project"),
            Text(
                "用 gongxing show 查看表，或从地图、报告中抄编号",
                "look at the tables with `gongxing show`, or take an id from map or report",
            ),
        )
        raise DataError(Text(f"没有编号 {identity}", f"nothing has the id {identity}"), [fault])
    return Card(
        identity,
        table or ("actions" if actions else "figures"),
        values,
        _choice(plan, identity),
        actions,
        _conflicts(plan, identity),
        figure,
        _firm(plan, identity),
        _household(plan, identity),
        _duties(plan, actions),
    )


def _row(park: Park, identity: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    for name, table in park.tables.items():
        if identity in set(table.ids):
            row = table.frame.set_index("id").loc[identity]
            return name, tuple((str(k), _written(v)) for k, v in row.items() if k != "geometry" and not pd.isna(v))
    return "", ()


def _proposed(plan: Plan, identity: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return what a planned network says of the segment, pipe, node or crossing of that id, or of the first pipe along a way."""
    for engine in NETWORKS:
        result = getattr(plan, engine)
        scheme = None if result is None else result.part
        for field in dataclasses.fields(scheme) if scheme is not None else ():
            things = getattr(scheme, field.name)
            for thing in things if isinstance(things, tuple) else ():
                if identity in (getattr(thing, "id", None), getattr(thing, "way", None)):
                    return f"plan_{engine}_{field.name}", _said(thing)
    return "", ()


def _said(thing: Any) -> tuple[tuple[str, str], ...]:
    rows = []
    for field in dataclasses.fields(thing):
        value = getattr(thing, field.name)
        if field.name == "path" or value in (None, "", ()):
            continue
        rows.append((field.name, ", ".join(map(str, value)) if isinstance(value, tuple) else _written(value)))
    return tuple(rows)


def _written(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _choice(plan: Plan | None, identity: str) -> ParcelChoice | None:
    if plan is None or plan.land is None or plan.land.part is None:
        return None
    return next((choice for choice in plan.land.part.choices if choice.parcel == identity), None)


def _about(action: Action, identity: str) -> bool:
    """Whether an action is the one of that id, concerns the parcel, or is what an engine proposes for the firm of that id."""
    return identity == action.id or identity in action.parcels or action.id.rpartition(".")[2] == identity


def _firm(plan: Plan | None, identity: str) -> FirmChoice | None:
    if plan is None or plan.industry is None or plan.industry.part is None:
        return None
    return next((choice for choice in plan.industry.part.choices if choice.firm == identity), None)


def _household(plan: Plan | None, identity: str) -> HouseholdLine | None:
    if plan is None or plan.resettlement is None or plan.resettlement.part is None:
        return None
    return next((line for line in plan.resettlement.part.lines if line.household == identity), None)


def _duties(plan: Plan | None, actions: tuple[Action, ...]) -> tuple[Duty, ...]:
    """Return who answers for some actions, in their order; what nobody owns is left out."""
    known = {} if plan is None or plan.framework is None else plan.framework.by_action
    return tuple(known[action.id] for action in actions if action.id in known)


def _conflicts(plan: Plan | None, identity: str) -> tuple[Conflict, ...]:
    if plan is None:
        return ()
    return tuple(c for c in plan.conflicts if identity in (c.workshop, c.firm, c.sensitive))
