"""How do tables of a report make figures of what engines and registers hold, each with its origin?"""

from __future__ import annotations

from gongxing.origins import Figure, Origin, OriginKind, computed
from gongxing.report.document import EMPTY, Column, FigureRun, Sentence, Stated, cell, plain, say
from gongxing.report.material import Material
from gongxing.report.rule_words import rule_line
from gongxing.words import Text, same

NONE = plain(Text("—", "—"))
EMPTY_CELL = plain(Text("空", "empty"))


def figure_of(key: str, label: Text, value: float | None, unit: str, origin: Origin) -> Figure:
    """Return a figure the report itself derives."""
    return Figure(key, label, value, unit, origin)


def counted(key: str, label: Text, value: float | None, unit: str, *inputs: str) -> Figure:
    """Return a figure the report counts from `inputs`."""
    how = Text(f"报告编制时由{label.zh}逐项计数", f"counted for the report: {label.en}")
    return Figure(key, label, value, unit, computed("report", how, *inputs))


def bare(figure: Figure, show: str = "") -> Sentence:
    """Return a table cell with a figure whose origin stands at the head of its column."""
    return cell(FigureRun(figure, show, marked=False))


def value_cell(key: str, value: float | None, *, unit: str, show: str, origin: Origin) -> Sentence:
    """Return a cell for a value of a column with `origin`; a missing value is a dash."""
    return NONE if value is None else bare(Figure(key, same(key), value, unit, origin), show)


def number_column(label: Text, origin: Origin, width: float = 1.0) -> Column:
    """Return a right-aligned column whose figures share `origin`."""
    return Column(label, "right", width, origin)


def rule_origin(material: Material, code: str) -> Origin | None:
    """Return the origin of a rule in force, None where the standards do not hold it."""
    if code not in material.standards:
        return None
    rule = material.standards.rule(code)
    return Origin(OriginKind.RULE, code, rule.words)


def rule_said(material: Material, code: str, template: Text) -> Sentence:
    """Return `template` with {rule} filled by the rule's own words, marked with its source; nothing if it is not in force."""
    origin = rule_origin(material, code)
    return EMPTY if origin is None else say(template, rule=Stated(rule_line(material.standards.rule(code)), origin))


def stated(words: Text, origin: Origin, *, marked: bool = False) -> Sentence:
    """Return a cell with words of an engine or of review."""
    return cell(Stated(words, origin, marked))
