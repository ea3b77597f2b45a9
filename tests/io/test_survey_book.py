"""Does the workbook hold figures, findings and tables, and leave what is unknown unknown?"""

from __future__ import annotations

from pathlib import Path

import openpyxl
from tests.network_parks import bare_park, water_park

from gongxing.diagnosis.survey import survey
from gongxing.io.packs import load_network_values
from gongxing.io.survey_book import write_survey_book

VALUES = load_network_values()


def test_figures_findings_and_every_table_with_rows(tmp_path: Path) -> None:
    found = survey(water_park(), VALUES)
    book = openpyxl.load_workbook(write_survey_book(found, tmp_path / "s.xlsx"))
    assert book.sheetnames[:3] == ["说明 about", "指标", "结论"]
    assert set(book.sheetnames[3:]) == {table.label.zh for table in found.tables if table.rows}
    rows = {row[6]: row for row in book["指标"].iter_rows(min_row=4, values_only=True)}
    assert rows["network.water.m"][2] == next(round(f.value, 6) for f in found.figures if f.key == "network.water.m")
    assert rows["network.sewer.m"][2] == "未知 unknown"


def test_codes_are_written_in_words_and_headings_in_both_languages(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_survey_book(survey(water_park(), VALUES), tmp_path / "s.xlsx"))
    sheet = book["管线状态"]
    heads = [[cell.value for cell in sheet[row]] for row in (1, 2, 3)]
    assert heads[0][2] == "管径（mm）"
    assert heads[1][2] == "diameter (mm)"
    assert heads[2][2] == "diameter_mm"
    old = next(row for row in sheet.iter_rows(min_row=4, values_only=True) if row[0] == "W2")
    assert old[1] == "给水管 water mains"
    assert old[7] == "超过使用年限 past its life"
    assert old[8] == "是 yes"


def test_an_empty_park_still_gives_a_book(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_survey_book(survey(bare_park(), VALUES), tmp_path / "s.xlsx"))
    assert book.sheetnames == ["说明 about", "指标", "结论"]
