"""Which steps does the law ask for, how long does each take, in which order, and which actions wait for which procedure?

Steps are dated data. A length the law gives is read from the rule that gives it (so the user's own rules win); a length it does
not give is an assumption of grade C and says so. A length that is a least is taken as it is, a length that is a most is taken in
full: the dates are those of authorities that keep to the law and no faster.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from fnmatch import fnmatchcase

from gongxing.algorithms.critical_path import Activity, Schedule, critical_path, latest_start
from gongxing.errors import RuleError
from gongxing.standards.calendar import Calendar
from gongxing.standards.rules import Grade, Standards
from gongxing.words import Text


class Bound(StrEnum):
    """What a length is: the least the law asks for, the most it allows, or an assumption."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ASSUMED = "assumed"

    @property
    def label(self) -> Text:
        """The bound in words."""
        return {
            "at_least": Text("法定不少于", "by law at least"),
            "at_most": Text("法定不超过", "by law at most"),
            "assumed": Text("假设", "assumed"),
        }[self.value]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a procedure. `when` is the circumstance under which it is taken, empty for always.

    `rule` is the code of the rule that asks for it or gives its length, empty where neither is in the packs; `position` is the
    place (1 is the first) of the length among the rule's numbers, None where `days` is given here.
    """

    id: str
    words: Text
    days: int | None
    working: bool
    bound: Bound
    after: tuple[str, ...]
    when: str
    rule: str
    position: int | None
    since: dt.date
    until: dt.date | None
    source: str
    grade: Grade

    def in_force(self, day: dt.date) -> bool:
        """Whether the step is asked for on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Procedure:
    """One procedure as of a day: only the steps in force under the circumstances given, each with its length in days."""

    key: str
    words: Text
    question: Text
    """From where to where it runs."""
    rule: str
    """Code of its chief rule, empty where there is none in the packs."""
    steps: tuple[Step, ...]

    @property
    def activities(self) -> tuple[Activity, ...]:
        """The steps as a network of activities."""
        return tuple(Activity(step.id, step.days or 0, step.working, step.after) for step in self.steps)

    @property
    def assumed(self) -> tuple[Step, ...]:
        """The steps whose length no law gives."""
        return tuple(step for step in self.steps if step.bound is Bound.ASSUMED)


@dataclass(frozen=True, slots=True)
class DatedProcedure:
    """A procedure on the calendar, begun on a day, with what must be said of its dates."""

    procedure: Procedure
    schedule: Schedule
    warnings: tuple[Text, ...]

    @property
    def days(self) -> int:
        """Calendar days from its begin to its end."""
        return (self.schedule.end - self.schedule.start).days


@dataclass(frozen=True, slots=True)
class Need:
    """One row that says which actions wait for a procedure, or are one.

    `action` is a pattern over `<engine>.<kind>`, `when` a circumstance of the action (empty: always; `!name`: in its absence);
    `is_action` tells that the action is the procedure itself, which then gives its length.
    """

    action: str
    when: str
    is_action: bool
    procedure: str
    words: Text
    grade: Grade

    def holds(self, action: str, facts: frozenset[str]) -> bool:
        """Whether the row speaks of an action under its circumstances."""
        if not fnmatchcase(action, self.action):
            return False
        return not self.when or (self.when[1:] not in facts if self.when[0] == "!" else self.when in facts)


@dataclass(frozen=True, slots=True)
class Outline:
    """A procedure with all its steps, of any day and circumstance, as the packs hold it."""

    key: str
    words: Text
    rule: str
    question: Text
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Procedures:
    """All procedures and the actions that need them."""

    outlines: tuple[Outline, ...]
    needs: tuple[Need, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The keys of all procedures."""
        return tuple(outline.key for outline in self.outlines)

    def outline(self, kind: str) -> Outline:
        """Return a procedure as the packs hold it; RuleError with all kinds if there is none."""
        for found in self.outlines:
            if found.key == kind:
                return found
        known = "、".join(f"{outline.key}（{outline.words.zh}）" for outline in self.outlines)
        raise RuleError(
            Text(f"没有程序 {kind}；可用：{known}", f"there is no procedure {kind}; there are {', '.join(self.kinds)}")
        )

    def procedure(self, kind: str, standards: Standards, facts: Iterable[str] = ()) -> Procedure:
        """Return a procedure as of the day of `standards`, under circumstances such as `majority_objects`.

        RuleError for an unknown kind, or where it has no step in force on that day.
        """
        outline, given = self.outline(kind), frozenset(facts)
        taken = [s for s in outline.steps if s.in_force(standards.as_of) and (not s.when or s.when in given)]
        if not taken:
            raise RuleError(
                Text(
                    f"{outline.words.zh}在 {standards.as_of} 没有生效的步骤",
                    f"{outline.words.en} has no step in force on {standards.as_of}",
                )
            )
        ids = {step.id for step in taken}
        steps = tuple(
            replace(_measured(step, standards), after=tuple(name for name in step.after if name in ids))
            for step in taken
        )
        return Procedure(kind, outline.words, outline.question, outline.rule, steps)

    def circumstances(self, kind: str) -> tuple[str, ...]:
        """Return the circumstances on which a step of a procedure hangs."""
        return tuple(dict.fromkeys(step.when for step in self.outline(kind).steps if step.when))

    def needs_of(self, action: str, facts: Iterable[str] = ()) -> tuple[Need, ...]:
        """Return what an action (`<engine>.<kind>`) needs under its circumstances, each procedure once."""
        given = frozenset(facts)
        found: dict[str, Need] = {}
        for need in self.needs:
            if need.holds(action, given):
                found.setdefault(need.procedure, need)
        return tuple(found.values())


def _measured(step: Step, standards: Standards) -> Step:
    """Return the step with its length, source and grade read from its rule where the rule gives them."""
    if step.rule and step.rule in standards:
        rule = standards.rule(step.rule)
        step = replace(step, source=step.source or rule.source)
        if step.position is not None:
            days = round(standards.number(step.rule, step.position - 1))
            return replace(step, days=days, grade=rule.grade)
    if step.days is None:
        raise RuleError(
            Text(
                f"步骤“{step.words.zh}”的期限出自规则 {step.rule}，该规则在 {standards.as_of} 未生效",
                f"the length of the step “{step.words.en}” is that of rule {step.rule}, which is not in force on {standards.as_of}",
            )
        )
    return step


def dated(procedure: Procedure, start: dt.date, calendar: Calendar) -> DatedProcedure:
    """Return a procedure begun on a day: dates of each step, slack, critical chain, and the warnings of its years."""
    schedule = critical_path(procedure.activities, start, calendar)
    return DatedProcedure(procedure, schedule, calendar.warnings(schedule.start, schedule.end))


def ask_by(procedure: Procedure, end: dt.date, calendar: Calendar) -> dt.date:
    """Return the last day on which a procedure may begin and still have ended by `end`."""
    return latest_start(procedure.activities, end, calendar)
