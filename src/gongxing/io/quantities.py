"""How do bills of quantities (工程量清单) leave as a workbook that an estimator can open and price again?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from gongxing.io.atomic import replacing
from gongxing.plan import Plan
from gongxing.plan.bill import UNITS, Bill, BillLine
from gongxing.words import Text

_COLUMNS: tuple[tuple[Text, float], ...] = (
    (Text("序号", "No."), 7),
    (Text("项目名称", "Item"), 34),
    (Text("规格或特征", "Class or size"), 30),
    (Text("计量单位", "Unit"), 12),
    (Text("工程量", "Quantity"), 14),
    (Text("综合单价（元）", "All-in price (yuan)"), 18),
    (Text("合价（元）", "Sum (yuan)"), 18),
    (Text("备注", "Remarks"), 44),
)
_MONEY, _AMOUNT = "#,##0.00", "#,##0.0"
_EDGE = Side(style="thin", color="BFBFBF")
_LINE = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)


def write_quantities(bills: Sequence[Bill], plan: Plan, path: Path | str) -> Path:
    """Write bills as a workbook, a summary first and a sheet for each, in Chinese and English; return the path.

    Quantities, prices and sums are numbers; the sums of a sheet add up to its total and the totals to the summary's, to the fen.
    """
    path = Path(path)
    with replacing(path) as draft:
        book = Workbook(write_only=True)
        _summary(book, bills, plan)
        for bill in bills:
            _sheet(book, bill)
        book.save(draft)
    return path


def _summary(book: Workbook, bills: Sequence[Bill], plan: Plan) -> None:
    sheet = book.create_sheet("汇总 summary")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 44, 22
    sheet.append([_cell(sheet, f"{plan.park_name} 工程量清单 bills of quantities", bold=True)])
    sheet.append([_cell(sheet, f"编制日期 made on {plan.made_on.isoformat()}")])
    if plan.synthetic:
        sheet.append([_cell(sheet, "合成数据，仅供演示 synthetic data, for demonstration only", colour="B00020")])
    sheet.append(
        [_cell(sheet, "单价为内置或使用者假设的综合单价，非招标价 prices are all-in assumptions, not tenders")]
    )
    sheet.append([])
    sheet.append([_heading(sheet, "工程 works"), _heading(sheet, "合价（元） sum (yuan)")])
    for bill in bills:
        sheet.append([_cell(sheet, _both(bill.title)), _cell(sheet, bill.total_yuan, form=_MONEY)])
    total = sum(bill.total_fen for bill in bills) / 100
    sheet.append([_cell(sheet, "合计 total", bold=True), _cell(sheet, total, form=_MONEY, bold=True)])


def _sheet(book: Workbook, bill: Bill) -> None:
    sheet = book.create_sheet(bill.title.zh[:31])
    sheet.freeze_panes = "A3"
    for position, (_, width) in enumerate(_COLUMNS):
        sheet.column_dimensions["ABCDEFGH"[position]].width = width
    sheet.append([_cell(sheet, _both(bill.title), bold=True)])
    sheet.append([_heading(sheet, f"{label.zh}\n{label.en}") for label, _ in _COLUMNS])
    for number, line in enumerate(bill.lines, start=1):
        sheet.append(_row(sheet, number, line))
    last: list[Any] = [_cell(sheet, "", bold=True), _cell(sheet, "合计 total", bold=True)]
    last += [_cell(sheet, "") for _ in range(4)]
    sheet.append([*last, _cell(sheet, bill.total_yuan, form=_MONEY, bold=True), _cell(sheet, "")])


def _row(sheet: Any, number: int, line: BillLine) -> list[Any]:
    price = line.price_yuan
    return [
        _cell(sheet, number),
        _cell(sheet, _both(line.item)),
        _cell(sheet, _both(line.size)),
        _cell(sheet, _both(UNITS[line.unit])),
        _cell(sheet, line.quantity, form="0" if line.unit in ("piece", "place", "sum") else _AMOUNT),
        _cell(sheet, price, form=_MONEY),
        _cell(sheet, line.sum_yuan if line.sum_fen else None, form=_MONEY),
        _cell(sheet, _both(line.note) if line.note else ""),
    ]


def _both(words: Text) -> str:
    return words.zh if words.zh == words.en else f"{words.zh} {words.en}"


def _heading(sheet: Any, words: str) -> Any:
    cell = _cell(sheet, words, bold=True, colour="FFFFFF")
    cell.fill = PatternFill("solid", fgColor="1F3864")
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    return cell


def _cell(sheet: Any, value: float | str | None, *, form: str = "", bold: bool = False, colour: str = "000000") -> Any:
    plain = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
    cell = WriteOnlyCell(sheet, value=plain)
    if isinstance(plain, str):
        # text that begins with = is text, not a formula
        cell.data_type = "s"
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    if form:
        cell.number_format = form
    cell.border = _LINE
    cell.font = Font(bold=bold, color=colour)
    return cell
