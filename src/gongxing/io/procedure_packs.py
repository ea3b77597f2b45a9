"""How are holidays, procedures and the approvals of actions read from the packs that come with the package?"""

from __future__ import annotations

import datetime as dt
from importlib.resources import files

from gongxing.io.sheet import Row, Sheet, refuse
from gongxing.standards.calendar import MOVING, Arrangement, HolidayBook, StatutoryHoliday
from gongxing.standards.procedures import Bound, Need, Outline, Procedures, Step
from gongxing.standards.rules import Grade
from gongxing.words import Text

HOLIDAY_COLUMNS = ("year", "kind", "first", "last", "words_zh", "words_en", "source", "grade")
STATUTORY_COLUMNS = (
    "holiday", "words_zh", "words_en", "since", "until", "anchor", "offset", "days", "source", "grade",
)  # fmt: skip
LUNAR_COLUMNS = ("year", *MOVING)
PROCEDURE_COLUMNS = ("procedure", "words_zh", "words_en", "rule", "question_zh", "question_en")
STEP_COLUMNS = (
    "procedure", "step", "words_zh", "words_en", "days", "kind", "bound", "after", "when", "rule", "position", "since", "until",
    "source", "grade",
)  # fmt: skip
NEED_COLUMNS = ("action", "when", "role", "procedure", "words_zh", "words_en", "grade")
_GRADES = tuple(grade.value for grade in Grade)
_PACKS = files("gongxing.standards") / "packs"


def load_holidays() -> HolidayBook:
    """Return the holidays that come with the package."""
    names = ("holidays.csv", "holidays_statutory.csv", "holidays_lunar.csv")
    return holidays_of(*(_packaged(name) for name in names))


def holidays_of(arrangements: str, statutory: str, lunar: str) -> HolidayBook:
    """Return holidays from the text of three CSV tables; DataError with all faults of each."""
    year_sheet = Sheet("holidays.csv", HOLIDAY_COLUMNS)
    rows = year_sheet.made(arrangements, _arrangement, ("first", "kind"))
    law_sheet = Sheet("holidays_statutory.csv", STATUTORY_COLUMNS)
    laws = law_sheet.made(statutory, _statutory, ("holiday", "since"))
    lunar_sheet = Sheet("holidays_lunar.csv", LUNAR_COLUMNS)
    moving = dict(lunar_sheet.made(lunar, _moving, ("year",)))
    refuse("holidays.csv", year_sheet.faults + law_sheet.faults + lunar_sheet.faults)
    return HolidayBook(tuple(rows), tuple(laws), moving)


def load_procedures() -> Procedures:
    """Return the procedures that come with the package, and which actions need them."""
    names = ("procedures.csv", "procedure_steps.csv", "approvals.csv")
    return procedures_of(*(_packaged(name) for name in names))


def procedures_of(procedures: str, steps: str, needs: str) -> Procedures:
    """Return procedures from the text of three CSV tables; DataError with all faults of each."""
    head_sheet = Sheet("procedures.csv", PROCEDURE_COLUMNS)
    heads = head_sheet.made(
        procedures,
        lambda row: Outline(
            row.text("procedure", needed=True), row.words("words"), row.text("rule"), row.words("question"), ()
        ),
        ("procedure",),
    )
    known = tuple(head.key for head in heads)
    step_sheet = Sheet("procedure_steps.csv", STEP_COLUMNS)
    found = step_sheet.made(
        steps, lambda row: (row.choice("procedure", known), _step(row)), ("procedure", "step", "since")
    )
    need_sheet = Sheet("approvals.csv", NEED_COLUMNS)
    rows = need_sheet.made(needs, lambda row: _need(row, known), ("action", "procedure", "role", "words_en"))
    refuse("procedure_steps.csv", head_sheet.faults + step_sheet.faults + need_sheet.faults)
    outlines = tuple(
        Outline(h.key, h.words, h.rule, h.question, tuple(step for key, step in found if key == h.key)) for h in heads
    )
    return Procedures(outlines, tuple(rows))


def _arrangement(row: Row) -> Arrangement:
    first, last = row.date("first") or dt.date.min, _day(row, "last")
    if last < first:
        row.sheet.tell(row.line, "last", str(last), Text(f"不早于 {first}", f"not before {first}"))
    return Arrangement(
        round(row.number_of("year")), row.choice("kind", ("off", "work")) == "off", first, last, row.words("words"),
        row.text("source", needed=True), Grade(row.choice("grade", _GRADES)),
    )  # fmt: skip


def _statutory(row: Row) -> StatutoryHoliday:
    anchor = row.text("anchor", needed=True)
    if anchor not in MOVING:
        try:
            dt.date.fromisoformat(f"2000-{anchor}")
        except ValueError:
            row.sheet.tell(row.line, "anchor", anchor, Text("MM-DD 或节日名", "MM-DD or the name of a moving holiday"))
            anchor = "01-01"
    return StatutoryHoliday(
        row.text("holiday", needed=True), row.words("words"), row.date("since") or dt.date.min, row.date("until"), anchor,
        _whole(row, "offset"), _whole(row, "days"), row.text("source", needed=True), Grade(row.choice("grade", _GRADES)),
    )  # fmt: skip


def _moving(row: Row) -> tuple[int, dict[str, dt.date]]:
    return round(row.number_of("year")), {name: _day(row, name) for name in MOVING}


def _step(row: Row) -> Step:
    bound, rule = Bound(row.choice("bound", tuple(Bound))), row.text("rule")
    days = _whole(row, "days") if row.text("days") else None
    position = _whole(row, "position") if row.text("position") else None
    if (days is None) == (position is None) or (position is not None and not rule):
        row.sheet.tell(
            row.line,
            "days",
            row.text("days"),
            Text("天数，或规则及其第几个数值", "days, or a rule and the place of its number"),
        )
    if bound is not Bound.ASSUMED and days is not None and not row.text("source"):
        row.sheet.tell(row.line, "source", "", Text("法定期限的出处", "the source of a length given by law"))
    after = tuple(name for name in row.text("after").split(";") if name)
    grade = Grade(row.text("grade")) if row.text("grade") in _GRADES else Grade.C
    return Step(
        row.text("step", needed=True), row.words("words"), days, row.choice("kind", ("working", "calendar")) == "working", bound,
        after, row.text("when"), rule, position, row.date("since") or dt.date.min, row.date("until"), row.text("source"), grade,
    )  # fmt: skip


def _need(row: Row, known: tuple[str, ...]) -> Need:
    return Need(
        row.text("action", needed=True), row.text("when"), row.choice("role", ("before", "is")) == "is",
        row.choice("procedure", known), row.words("words"), Grade(row.choice("grade", _GRADES)),
    )  # fmt: skip


def _day(row: Row, column: str) -> dt.date:
    if not row.text(column):
        row.sheet.tell(row.line, column, "", Text("YYYY-MM-DD 日期", "a date as YYYY-MM-DD"))
    return row.date(column) or dt.date.min


def _whole(row: Row, column: str) -> int:
    found = row.text(column)
    try:
        return int(found)
    except ValueError:
        row.sheet.tell(row.line, column, found, Text("整数", "a whole number"))
        return 0


def _packaged(name: str) -> str:
    return (_PACKS / name).read_text(encoding="utf-8")
