"""How are the formulas of grading per mu read: those that come with the package, or a user's own table?"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from gongxing.errors import DataError
from gongxing.io.packs import load_industry_values
from gongxing.io.sheet import Row, Sheet, decoded, refuse
from gongxing.origins import Origin, OriginKind, assumed
from gongxing.standards.grading import (
    CLASSES,
    INDICATORS,
    SCALES,
    UNITS,
    Criterion,
    Exemption,
    GradingFormula,
    GradingFormulas,
    Policy,
)
from gongxing.standards.parameters import Parameters
from gongxing.standards.rules import Grade
from gongxing.units import MU_M2
from gongxing.words import Text

FORMULA_COLUMNS = (
    "formula", "rule", "label_zh", "label_en", "scale", "share_a", "share_b", "share_c", "share_d", "shares_rule",
    "least_land_mu", "least_land_rule", "land_test", "cap", "since", "until", "source", "grade", "words_zh", "words_en",
    "indicator", "weight", "base", "unit", "mean_times", "note_zh", "note_en",
)  # fmt: skip
"""Columns of a table of formulas: a row per indicator; those up to `words_en` speak of the whole formula, on its first row only."""
LAND_TESTS = ("below", "all")
_PACKS = files("gongxing.standards") / "packs"


@dataclass(frozen=True, slots=True)
class _Line:
    """One row: the formula it belongs to, its indicator, and the head of the formula where the row carries it."""

    formula: str
    row: str
    criterion: Criterion
    head: GradingFormula | None


def load_formulas(values: Parameters | None = None) -> GradingFormulas:
    """Return the five packaged formulas, their policies and exemptions, under `values` (default: the packaged ones)."""
    values = values or load_industry_values()
    name = "grading_formulas.csv"
    formulas = formulas_of(name, _packaged(name), values)
    policies = Sheet("grading_policies.csv", ("grade", "effect", "rule", "words_zh", "words_en"))
    told = policies.made(
        _packaged(policies.file),
        lambda row: Policy(
            row.choice("grade", CLASSES), row.text("effect", needed=True), row.text("rule"), row.words("words")
        ),
        ("grade", "effect"),
    )
    exempt = Sheet("grading_exempt.csv", ("sector", "words_zh", "words_en"))
    freed = exempt.made(
        _packaged(exempt.file), lambda row: Exemption(row.text("sector"), row.words("words")), ("sector",)
    )
    refuse(policies.file, policies.faults + exempt.faults)
    return GradingFormulas(formulas, tuple(told), tuple(freed), values)


def read_formulas(path: Path, values: Parameters | None = None) -> GradingFormulas:
    """Return a user's own formulas (columns FORMULA_COLUMNS) in place of the packaged ones; DataError with all faults."""
    if not path.is_file():
        raise DataError(Text(f"找不到评价公式表 {path}", f"no table of grading formulas at {path}"))
    packaged = load_formulas(values)
    return replace(packaged, formulas=formulas_of(path.name, decoded(path.name, path.read_bytes()), packaged.values))


def formulas_of(file: str, text: str, values: Parameters) -> tuple[GradingFormula, ...]:
    """Return the formulas of the text of a CSV table; the file name serves to place faults."""
    sheet = Sheet(file, FORMULA_COLUMNS)
    begun: set[str] = set()
    lines = sheet.made(text, lambda row: _line(row, begun, values), ("formula", "indicator"))
    formulas = []
    for head in (line.head for line in lines if line.head):
        criteria = tuple(line.criterion for line in lines if line.formula == head.key)
        formulas.append(replace(head, criteria=criteria))
    if not formulas and not sheet.faults:
        sheet.tell("1", "formula", "∅", Text("至少一个公式", "at least one formula"))
    refuse(file, sheet.faults)
    return tuple(formulas)


def _line(row: Row, begun: set[str], values: Parameters) -> _Line:
    key = row.text("formula", needed=True)
    first = key not in begun
    begun.add(key)
    criterion = _criterion(row)
    return _Line(key, row.line, criterion, _head(row, key, values) if first else None)


def _criterion(row: Row) -> Criterion:
    indicator = row.choice("indicator", tuple(INDICATORS))
    weight = row.number_of("weight")
    if not weight > 0:
        row.sheet.tell(row.line, "weight", row.text("weight"), Text("大于零的权重", "a weight above zero"))
    base, times = _positive(row, "base"), _positive(row, "mean_times")
    if (base is None) == (times is None) and not (math.isnan(base or 0.0) or math.isnan(times or 0.0)):
        row.sheet.tell(
            row.line, "base", row.text("base"),
            Text("基准与均值倍数二者填其一", "either a base or a multiple of the mean"),
        )  # fmt: skip
    if row.text("base"):
        known = [unit for unit, (own, _) in UNITS.items() if own == INDICATORS[indicator].unit]
        unit = row.choice("unit", known)
        base = None if base is None else base * UNITS[unit][1]
    note = row.words("note") if row.text("note_zh") or row.text("note_en") else None
    return Criterion(indicator, weight, base, times, note)


def _head(row: Row, key: str, values: Parameters) -> GradingFormula:
    rule = row.text("rule")
    share = tuple(row.number_of(f"share_{name.lower()}") / 100.0 for name in CLASSES)
    if not math.isclose(sum(share), 1.0, abs_tol=1e-9):
        row.sheet.tell(
            row.line, "share_a", f"{100 * sum(share):g}", Text("四档比例合计 100", "shares that sum to 100")
        )  # fmt: skip
    cap = _positive(row, "cap")
    entry = values.entry("grading_cap", key)
    origin = entry.origin if cap is None else _own_origin(rule, key, row)
    land = row.number_of("least_land_mu") if row.text("least_land_mu") else 0.0
    since, until = row.date("since"), row.date("until")
    if since and until and until < since:
        row.sheet.tell(row.line, "until", str(until), Text(f"不早于 {since}", f"not before {since}"))
    return GradingFormula(
        key=key,
        rule=rule,
        label=row.words("label"),
        scale=row.choice("scale", SCALES),
        criteria=(),
        shares=(share[0], share[1], share[2], share[3]),
        shares_rule=row.text("shares_rule") or rule,
        cap=entry.value if cap is None else cap,
        cap_origin=origin,
        least_land_m2=land * MU_M2,
        least_land_rule=row.text("least_land_rule") or rule,
        land_of_all=row.choice("land_test", LAND_TESTS) == "all",
        since=since or dt.date.min,
        until=until,
        source=row.text("source", needed=True),
        grade=Grade(row.choice("grade", tuple(grade.value for grade in Grade))),
        words=row.words("words"),
    )


def _own_origin(rule: str, key: str, row: Row) -> Origin:
    words = row.words("words")
    return Origin(OriginKind.RULE, rule, words) if rule else assumed(f"grading_formulas/{key}", words)


def _positive(row: Row, column: str) -> float | None:
    """Return a number above zero, None for an empty cell; anything else is told and read as NaN."""
    found = row.text(column)
    if not found:
        return None
    try:
        value = float(found)
    except ValueError:
        value = math.nan
    if not (math.isfinite(value) and value > 0):
        row.sheet.tell(row.line, column, found, Text("大于零的数", "a number above zero"))
        return math.nan
    return value


def _packaged(name: str) -> str:
    return (_PACKS / name).read_text(encoding="utf-8")
