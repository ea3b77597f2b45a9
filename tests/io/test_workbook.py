"""Can people read the exported workbook, and does it come back?"""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from gongxing.io.convert import to_table_frame
from gongxing.io.guess import guess_mapping
from gongxing.io.readers import read_layers
from gongxing.io.workbook import write_xlsx
from gongxing.park import SCHEMAS, Park
from gongxing.plan import Plan


def test_sheets_headings_and_cells(park: Park, plan: Plan, tmp_path: Path) -> None:
    book = load_workbook(write_xlsx(park, plan, tmp_path / "a.xlsx"))
    assert book.sheetnames == ["说明 about", *(s.label.zh for s in SCHEMAS)]
    firms = book["企业"]
    column = [cell.value for cell in firms[3]].index("sales_yuan")
    assert (firms[1][column].value, firms[2][column].value) == ("销售收入（元）", "sales (yuan)")
    assert firms["A4"].value == "0007"
    assert firms["B4"].value == "=甲公司"
    assert firms["B4"].data_type == "s"  # text, not a formula
    assert firms[4][column].value == 1.5e8
    assert firms.freeze_panes == "B4"
    assert all(firms.column_dimensions[letter].width >= 9 for letter in "ABC")
    heads = [cell.value for cell in book["地块"][3]]
    assert {"use_zh", "area_m2", "plan_use", "plan_why_zh"} <= set(heads)
    about = {row[0].value: row[1].value for row in book["说明 about"].iter_rows()}
    assert "synthetic" in about["数据 data"]


def test_registers_come_back(park: Park, tmp_path: Path) -> None:
    layers = {layer.layer: layer for layer in read_layers(write_xlsx(park, None, tmp_path / "a.xlsx"))}
    firms = layers["企业"]
    guess = guess_mapping(firms)
    assert guess.mapping.table == "firms"
    frame = to_table_frame(firms, guess.mapping, park.settings.crs).frame
    assert frame["id"].tolist() == ["0007", "0008"]
    assert frame["sales_yuan"].fillna(-1).tolist() == [1.5e8, -1]
    assert frame["above_scale"].fillna(False).tolist() == [True, False]
    quota = to_table_frame(layers["用地指标"], guess_mapping(layers["用地指标"]).mapping, park.settings.crs).frame
    assert quota["area_m2"].tolist() == [pytest.approx(66_666)]
