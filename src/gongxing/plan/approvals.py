"""Which approvals does each action of a plan need, under which circumstances, and how early must they be asked for?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from gongxing.park import Park
from gongxing.plan.action import Action
from gongxing.plan.phasing import QUARTERS, Approval
from gongxing.plan.plan import Plan
from gongxing.standards import Standards
from gongxing.standards.calendar import Calendar
from gongxing.standards.landuse import land_use
from gongxing.standards.procedures import Need, Procedure, Procedures, ask_by, dated

Facts = frozenset[str]
NONE: Facts = frozenset()


@dataclass(frozen=True)
class Gates:
    """The procedures in force for a park and the calendar they run on; answers are remembered, so keep asking one object."""

    procedures: Procedures
    standards: Standards
    calendar: Calendar
    _procedure: dict[tuple[str, Facts], Procedure] = field(default_factory=dict, init=False, repr=False, compare=False)
    _ask_by: dict[tuple[str, Facts, dt.date], dt.date] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def procedure(self, kind: str, facts: Facts = NONE) -> Procedure:
        """Return a procedure as of the day of the standards, under the circumstances given."""
        key = (kind, facts & frozenset(self.procedures.circumstances(kind)))
        if key not in self._procedure:
            self._procedure[key] = self.procedures.procedure(kind, self.standards, key[1])
        return self._procedure[key]

    def ask_by(self, kind: str, start: dt.date, facts: Facts = NONE) -> dt.date:
        """Return the last day on which to begin a procedure that must have ended when a work starts."""
        key = (kind, facts & frozenset(self.procedures.circumstances(kind)), start)
        if key not in self._ask_by:
            self._ask_by[key] = ask_by(self.procedure(kind, facts), start, self.calendar)
        return self._ask_by[key]

    def lead_days(self, kind: str, horizon: tuple[int, int], facts: Facts = NONE) -> int:
        """Return the calendar days by which a procedure must begin before the first day of a quarter, at worst over a horizon."""
        return max((day - self.ask_by(kind, day, facts)).days for day in quarters_of(horizon))

    def length_days(self, kind: str, start: dt.date, facts: Facts = NONE) -> int:
        """Return the calendar days a procedure takes when begun on a day."""
        return dated(self.procedure(kind, facts), start, self.calendar).days


def quarters_of(horizon: tuple[int, int]) -> tuple[dt.date, ...]:
    """Return the first days of the quarters of a horizon of years."""
    months = range(1, 13, 12 // QUARTERS)
    return tuple(dt.date(year, month, 1) for year in range(horizon[0], horizon[1] + 1) for month in months)


def approvals_of(plan: Plan, park: Park, gates: Gates) -> dict[str, tuple[Approval, ...]]:
    """Return by action what must be approved before it starts and the days that takes; actions that need nothing are left out.

    `ask_by` stays None until somebody says when the action starts.
    """
    facts = circumstances(plan, park)
    own = procedures_as_actions(plan.actions, gates)
    found: dict[str, tuple[Approval, ...]] = {}
    for action in plan.actions:
        rows = tuple(
            _approval(need, facts[action.id], gates, plan.horizon)
            for need in needs_of(action, facts[action.id], gates)
            if not _covered(action, own.get(need.procedure, NONE))
        )
        if rows:
            found[action.id] = rows
    return found


def needs_of(action: Action, facts: Facts, gates: Gates) -> tuple[Need, ...]:
    """Return the procedures an action waits for, under its circumstances; none for an action that is itself a procedure."""
    rows = gates.procedures.needs_of(f"{action.engine}.{action.kind}", facts)
    return () if any(need.is_action for need in rows) else rows


def own_procedure(action: Action, gates: Gates) -> str:
    """Return the procedure an action is, "" for an action of another sort."""
    rows = gates.procedures.needs_of(f"{action.engine}.{action.kind}")
    return next((need.procedure for need in rows if need.is_action), "")


def procedures_as_actions(actions: Iterable[Action], gates: Gates) -> dict[str, Facts]:
    """Return by procedure the parcels for which an action of the plan is that procedure: nobody asks for it there a second time."""
    found: dict[str, Facts] = {}
    for action in actions:
        procedure = own_procedure(action, gates)
        if procedure:
            found[procedure] = found.get(procedure, NONE) | frozenset(action.parcels)
    return found


def _covered(action: Action, parcels: Facts) -> bool:
    return bool(action.parcels) and parcels.issuperset(action.parcels)


def _approval(need: Need, facts: Facts, gates: Gates, horizon: tuple[int, int]) -> Approval:
    procedure = gates.procedure(need.procedure, facts)
    return Approval(procedure.words, procedure.rule, float(gates.lead_days(need.procedure, horizon, facts)), None)


def circumstances(plan: Plan, park: Park) -> dict[str, Facts]:
    """Return by action the circumstances on which procedures hang: whose land it is, who lives there, what works there."""
    frame = park.parcels.frame.set_index("id")
    tenure = frame["tenure"].to_dict()
    permanent = frame["permanent_farmland"].to_dict()
    polluted = {p for p, soil in frame["soil"].items() if soil == "polluted"}
    scheme = plan.land.part if plan.land else None
    choices = {c.parcel: c for c in scheme.choices if c.changed} if scheme else {}
    heavy = frozenset(
        f"industry.move.{i}" for i, k in zip(park.firms.ids, park.firms["industry_class"], strict=True) if k == "3"
    )
    unwilling = _unwilling(park)
    found: dict[str, Facts] = {}
    for action in plan.actions:
        facts = {"majority_objects"} if _majority(action.parcels, unwilling) else set()
        for parcel in action.parcels:
            if permanent.get(parcel) is True:
                facts.add("permanent_farmland")
            if parcel in polluted:
                facts.add("polluted")
            choice = choices.get(parcel)
            if choice is not None and action.id == f"land.change.{parcel}":
                facts |= _tenure_facts(choice.present, choice.planned, tenure.get(parcel))
        if action.id in heavy:
            facts.add("heavy")
        if any(name == "quota_m2" for name, _ in action.needs):
            facts.add("takes_land")
        found[action.id] = frozenset(facts)
    return found


def _unwilling(park: Park) -> dict[str, tuple[int, int]]:
    """Return by parcel how many households are on record as objecting, and how many live there."""
    frame = park["households"].frame
    marks = zip(frame["parcel"], frame["objection"].fillna(False), strict=True)
    found: dict[str, tuple[int, int]] = {}
    for parcel, objects in marks:
        against, count = found.get(str(parcel), (0, 0))
        found[str(parcel)] = (against + bool(objects), count + 1)
    return found


def _majority(parcels: Iterable[str], unwilling: dict[str, tuple[int, int]]) -> bool:
    """Whether more than half of the households on some parcels object: then a hearing is held."""
    counts = [unwilling[parcel] for parcel in parcels if parcel in unwilling]
    return 2 * sum(against for against, _ in counts) > sum(count for _, count in counts)


def _tenure_facts(present: str, planned: str, tenure: object) -> set[str]:
    """Return what the tenure of a parcel means for its change of use: only what is built on, and not for the village itself, is acquired."""
    if not land_use(planned).built or planned.startswith("0703"):
        return set()
    if tenure == "collective":
        return {"collective"}
    if tenure == "state":
        return {"state_homes"} if present.startswith("07") and planned != present else set()
    return {"tenure_unknown"}
