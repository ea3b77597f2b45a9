"""Does an estimator find every line of the bills in the workbook, and do its sums add up?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook

from gongxing.io.quantities import write_quantities
from gongxing.plan import Plan
from gongxing.plan.bill import Work, draw_up
from gongxing.words import Text, same

BILLS = (
    draw_up(
        "water",
        Text("给水工程", "Water supply"),
        (
            Work(Text("新建给水管", "New main"), same("DN200"), 123.4, "m", 85_146.0),
            Work(Text("室外消火栓", "Hydrant"), Text("=地上式", "=above ground"), 3.0, "piece", 100 / 3),
        ),
    ),
    draw_up("roads", Text("道路工程", "Roads"), [Work(Text("路面", "Pavement"), same("18 m"), 10.0, "m2", 4600.0)]),
)


def test_each_bill_is_a_sheet_and_the_sums_add_up(plan: Plan, tmp_path: Path) -> None:
    book = load_workbook(write_quantities(BILLS, plan, tmp_path / "boq.xlsx"))
    assert book.sheetnames == ["汇总 summary", "给水工程", "道路工程"]
    sheet = book["给水工程"]
    assert sheet["B2"].value == "项目名称\nItem"
    assert [cell.value for cell in sheet[3]][:7] == [1, "新建给水管 New main", "DN200", "米 m", 123.4, 690.0, 85_146.0]
    assert [cell.value for cell in sheet[4]][4:7] == [3, 33.33 / 3, 33.33]
    assert sheet["C4"].value == "=地上式 =above ground"
    assert sheet["C4"].data_type == "s"  # text, not a formula
    assert sheet["G5"].value == 85_179.33
    summary = {row[0].value: row[1].value for row in book["汇总 summary"].iter_rows(min_row=6) if len(row) > 1}
    assert summary["给水工程 Water supply"] == 85_179.33
    assert summary["合计 total"] == 85_179.33 + 4600.0


def test_synthetic_data_are_marked_and_no_bill_is_still_a_workbook(plan: Plan, tmp_path: Path) -> None:
    for synthetic in (True, False):
        book = load_workbook(write_quantities((), replace(plan, synthetic=synthetic), tmp_path / "boq.xlsx"))
        words = [str(row[0].value) for row in book["汇总 summary"].iter_rows()]
        assert any("synthetic" in found for found in words) is synthetic
        assert words[-1] == "合计 total"
