"""How do the tables of a survey of today's networks leave as a workbook?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from gongxing.diagnosis.survey_tables import Cell, SurveyColumn, Surveyed, SurveyTable
from gongxing.io.atomic import replacing
from gongxing.io.book_cells import book_cell, shown_width
from gongxing.origins import Figure
from gongxing.plan import Finding
from gongxing.words import Text

_HEAD = (("1F3864", "FFFFFF", True), ("D9E2F3", "1F3864", False), ("F2F2F2", "7F7F7F", False))
_UNITS = {
    "years": Text("年", "years"),
    "min": Text("分钟", "min"),
    "count": Text("个", "count"),
    "share": Text("比例", "share"),
}
_VERDICTS = {
    "pass": Text("符合", "pass"), "warn": Text("注意", "warn"), "fail": Text("不符", "fail"), "unknown": Text("未知", "unknown"),
}  # fmt: skip
_ROWS_NAMED = 200
_MOST_WIDE = 60


def write_survey_book(survey: Surveyed, path: Path | str) -> Path:
    """Write a survey as a workbook in Chinese and English: figures, findings, then a sheet for each table that has rows.

    A figure or cell that is not known is empty or reads 未知 unknown, never zero.
    """
    path = Path(path)
    with replacing(path) as draft:
        book = Workbook(write_only=True)
        _cover(book, survey)
        _figures(book, survey.figures)
        _findings(book, survey.findings)
        for table in survey.tables:
            if table.rows:
                _table(book, table)
        book.save(draft)
    return path


def _cover(book: Workbook, survey: Surveyed) -> None:
    sheet = book.create_sheet("说明 about")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, 70
    synthetic = "合成数据，仅供演示 synthetic data, for demonstration only"
    rows = [
        ("园区 park", survey.park_name),
        ("基准日 as of", survey.as_of.isoformat()),
        ("数据 data", synthetic if survey.synthetic else "使用者导入 imported by the user"),
        ("空格 empty cells", "资料不足以判断 the data cannot say"),
    ]
    rows += [(f"{t.label.zh} {t.label.en}", f"{len(t.rows)} 行 rows") for t in survey.tables]
    for left, right in rows:
        sheet.append([_cell(sheet, left, bold=True), _cell(sheet, right)])


def _figures(book: Workbook, figures: Sequence[Figure]) -> None:
    columns = (
        SurveyColumn("figure", Text("指标", "figure")), SurveyColumn("figure_en", Text("英文", "in English")),
        SurveyColumn("value", Text("数值", "value")), SurveyColumn("unit", Text("单位", "unit")),
        SurveyColumn("origin", Text("来源", "origin")), SurveyColumn("note", Text("备注", "note")),
        SurveyColumn("key", Text("代码", "key")),
    )  # fmt: skip
    rows = tuple(
        (
            f.label.zh, f.label.en, "未知 unknown" if f.value is None else round(f.value, 6), _unit(f.unit),
            f"{f.origin.words.zh} {f.origin.words.en}", f"{f.note.zh} {f.note.en}" if f.note else None, f.key,
        )
        for f in figures
    )  # fmt: skip
    _table(book, SurveyTable("figures", Text("指标", "figures"), columns, rows))


def _findings(book: Workbook, findings: Sequence[Finding]) -> None:
    columns = (
        SurveyColumn("finding", Text("检查", "check")), SurveyColumn("verdict", Text("结论", "verdict")),
        SurveyColumn("words", Text("说明", "words")), SurveyColumn("words_en", Text("英文说明", "words in English")),
        SurveyColumn("rows", Text("涉及编号", "ids")),
    )  # fmt: skip
    rows = tuple(
        (f"{f.label.zh} {f.label.en}", _both(_VERDICTS[f.verdict]), f.words.zh, f.words.en, _listed(f.rows))
        for f in findings
    )
    _table(book, SurveyTable("findings", Text("结论", "findings"), columns, rows))


def _listed(rows: tuple[str, ...]) -> str:
    more = len(rows) - _ROWS_NAMED
    return "、".join(rows[:_ROWS_NAMED]) + (f" …… +{more}" if more > 0 else "")


def _table(book: Workbook, table: SurveyTable) -> None:
    sheet = book.create_sheet(table.label.zh[:31])
    sheet.freeze_panes = "B4"
    heads = [
        (f"{c.label.zh}{_bracket(c.unit, 0)}", f"{c.label.en}{_bracket(c.unit, 1)}", c.name) for c in table.columns
    ]
    words = [{code: _both(word) for code, word in column.words} for column in table.columns]
    for position, head in enumerate(heads):
        shown = [str(row[position]) for row in table.rows[:200] if row[position] is not None]
        width = max((shown_width(word) for word in (*head, *shown)), default=8)
        sheet.column_dimensions[get_column_letter(position + 1)].width = min(max(width + 2, 9), _MOST_WIDE)
    for level in range(3):
        sheet.append([_heading(sheet, head[level], level) for head in heads])
    for row in table.rows:
        sheet.append([_cell(sheet, word.get(str(value), value)) for value, word in zip(row, words, strict=True)])


def _unit(unit: str) -> str:
    return _both(_UNITS[unit]) if unit in _UNITS else unit


def _bracket(unit: str, side: int) -> str:
    if not unit:
        return ""
    own = _UNITS.get(unit, Text(unit, unit))
    return f"（{own.zh}）" if side == 0 else f" ({own.en})"


def _both(words: Text) -> str:
    return words.zh if words.zh == words.en else f"{words.zh} {words.en}"


def _heading(sheet: Any, words: str, level: int) -> Any:
    fill, colour, bold = _HEAD[level]
    cell = _cell(sheet, words)
    cell.font = Font(bold=bold, color=colour)
    cell.fill = PatternFill("solid", fgColor=fill)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    return cell


def _cell(sheet: Any, value: Cell, *, bold: bool = False) -> Any:
    return book_cell(sheet, ("是 yes" if value else "否 no") if isinstance(value, bool) else value, bold=bold)
