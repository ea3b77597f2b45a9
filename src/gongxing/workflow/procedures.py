"""Which procedures are there, and on which dates do the steps of one fall?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from gongxing.errors import DataError
from gongxing.io.atomic import replacing
from gongxing.io.packs import load_standards
from gongxing.io.procedure_packs import load_holidays, load_procedures
from gongxing.plan.approvals import Gates
from gongxing.report.procedure_chart import draw_procedure
from gongxing.standards.procedures import DatedProcedure, dated
from gongxing.standards.rules import Grade
from gongxing.store import Project
from gongxing.words import Lang, Text
from gongxing.workflow.gates import gates_of

FORMATS = (".png", ".svg")


@dataclass(frozen=True, slots=True)
class ProcedureKind:
    """One procedure that may be asked for: key, name, from where to where it runs, circumstances that add steps, actions that need it."""

    kind: str
    name: Text
    question: Text
    circumstances: tuple[str, ...]
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepDates:
    """One step on the calendar: its length and what kind it is, its dates, by how many working days it may slip, and its source."""

    step: str
    name: Text
    days: int
    working: bool
    bound: Text
    after: tuple[str, ...]
    starts_on: dt.date
    ends_on: dt.date
    slack_days: int
    on_chain: bool
    rule: str
    source: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class ProcedureDates:
    """A procedure begun on a day: its steps in order, the critical chain, its end, its length in calendar and working days."""

    kind: str
    name: Text
    question: Text
    starts_on: dt.date
    ends_on: dt.date
    days: int
    working_days: int
    chain: tuple[str, ...]
    steps: tuple[StepDates, ...]
    assumed_steps: int
    """Steps whose length no law gives."""
    warnings: tuple[Text, ...]
    file: str = ""


@dataclass(frozen=True, slots=True)
class ProcedureAsked:
    """How a procedure is asked for: its begin, the circumstances given, the park whose rules and days hold, the chart and its language."""

    start: dt.date
    circumstances: tuple[str, ...] = ()
    project: Project | None = None
    out: Path | None = None
    lang: Lang = "zh"


def list_procedures() -> tuple[ProcedureKind, ...]:
    """Return the procedures that come with the package."""
    found = load_procedures()
    return tuple(
        ProcedureKind(
            outline.key, outline.words, outline.question, found.circumstances(outline.key),
            tuple(dict.fromkeys(need.action for need in found.needs if need.procedure == outline.key)),
        )
        for outline in found.outlines
    )  # fmt: skip


def date_procedure(kind: str, asked: ProcedureAsked) -> ProcedureDates:
    """Return the dates of a procedure, and draw them where a file is asked for.

    Rules hold as of the day of the begin, or as of the park's day. RuleError for an unknown kind, DataError for an unknown
    circumstance or a file that is neither PNG nor SVG.
    """
    if asked.out is not None and asked.out.suffix.lower() not in FORMATS:
        raise DataError(
            Text(f"图只能写为 {'、'.join(FORMATS)}，不能写为 {asked.out.name}", f"a chart is written as {' or '.join(FORMATS)}, not as {asked.out.name}")
        )  # fmt: skip
    gates = _gates(asked)
    known = gates.procedures.circumstances(kind)
    strange = [name for name in asked.circumstances if name not in known]
    if strange:
        listed = ", ".join(known) or "-"
        raise DataError(
            Text(
                f"{gates.procedures.outline(kind).words.zh}没有情形 {'、'.join(strange)}；可用：{listed}",
                f"{gates.procedures.outline(kind).words.en} knows no circumstance {', '.join(strange)}; there are: {listed}",
            )
        )
    found = dated(gates.procedure(kind, frozenset(asked.circumstances)), asked.start, gates.calendar)
    file = ""
    if asked.out is not None:
        picture = draw_procedure(found, gates.calendar, asked.lang, asked.out.suffix.lower().removeprefix("."))
        with replacing(asked.out) as draft:
            draft.write_bytes(picture)
        file = str(asked.out)
    return _report(found, gates, file)


def _gates(asked: ProcedureAsked) -> Gates:
    if asked.project is not None:
        return gates_of(asked.project.load())
    return Gates(load_procedures(), load_standards("", asked.start), load_holidays().calendar())


def _report(found: DatedProcedure, gates: Gates, file: str) -> ProcedureDates:
    procedure, schedule = found.procedure, found.schedule
    steps = {step.id: step for step in procedure.steps}
    rows = tuple(
        StepDates(
            one.id, steps[one.id].words, steps[one.id].days or 0, steps[one.id].working, steps[one.id].bound.label,
            steps[one.id].after, one.start, one.end, one.slack_days, one.id in schedule.chain, steps[one.id].rule,
            steps[one.id].source, steps[one.id].grade,
        )
        for one in sorted(schedule.activities, key=lambda one: (one.start, one.end))
    )  # fmt: skip
    return ProcedureDates(
        procedure.key, procedure.words, procedure.question, schedule.start, schedule.end, found.days,
        gates.calendar.working_days_between(schedule.start, schedule.end), schedule.chain, rows, len(procedure.assumed),
        found.warnings, file,
    )  # fmt: skip
