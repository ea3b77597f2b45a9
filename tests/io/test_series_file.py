"""Is a series read whichever way its table is laid out, and is a table that holds none refused in words?"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from gongxing.errors import DataError
from gongxing.io.series_file import read_series


def file(folder: Path, text: str, name: str = "t.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    "text",
    [
        "Date,Price\n2019-01-15,1\n2019-02-15,2\n2019-03-15,3\n",
        "日期,值\n2019年1月,1\n2019年2月,2\n2019年3月,3\n",
        "年份,月份,产值（万元）\n2019,1月,1\n2019,2,2\n2019,03,3\n",
        "某区工业产值\n单位：万元\n序号,时间,产值\n1,201901,1\n2,201902,2\n3,201903,3\n",
        "2019-01,1\n2019-02,2\n2019-03,3\n",
        "指标,2019-01,2019-02,2019-03\n产值,1,2,3\n",
        "Date,Price,note\n2019-01,1,a\n2019-02,2,b\n2019-03,3,c\n来源：统计局,,\n",
        "时间;产值\n201901;1\n201902;2\n201903;3\n",
        "date\tvalue\n2019-01\t1\n2019-02\t2\n2019-03\t3\n",
    ],
)
def test_layouts_of_one_and_the_same_series(tmp_path: Path, text: str) -> None:
    found = read_series(file(tmp_path, text))
    assert (found.calendar.step, found.calendar.following(1)) == ("month", ("2019-04",))
    assert found.values.tolist() == [[1.0, 2.0, 3.0]]


def test_years_as_columns_give_a_series_a_row_under_any_of_its_labels(tmp_path: Path) -> None:
    text = ',Code,名称,2017,2018,2019\n0,A,农业,"1,000",2,3\n1,B,工业,,5,6\n资料来源：统计年鉴,,,,,\n'
    path = file(tmp_path, text, encoding="gb18030")
    found = read_series(path)
    assert found.names == ("A", "B")
    assert found.aliases[1] == ("B", "工业")
    assert np.array_equal(found.values, [[1000, 2, 3], [np.nan, 5, 6]], equal_nan=True)
    assert read_series(path, column="工业").names == ("B",)


def test_workbooks_with_dates_and_several_columns(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["month end", "Brent", "WTI", "remark"])
    for k in range(4):
        sheet.append([dt.datetime(2020, k + 1, 28), 50.0 + k, 45 + k, "ok"])
    book.save(tmp_path / "t.xlsx")
    found = read_series(tmp_path / "t.xlsx")
    assert found.names == ("Brent", "WTI")
    assert found.calendar.step == "month"
    assert read_series(tmp_path / "t.xlsx", column="wti", date="Month End").values.tolist() == [
        [45.0, 46.0, 47.0, 48.0]
    ]


def test_a_cover_sheet_is_passed_over(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["日期", "说明"], ["填报说明见附件", "年报"], ["", "x"]):
        sheet.append(row)
    other = book.create_sheet("data")
    for row in ([None, 2019, 2020, 2021], ["产值", 1, 2, 3]):
        other.append(row)
    book.save(tmp_path / "t.xlsx")
    found = read_series(tmp_path / "t.xlsx")
    assert (found.names, found.values.tolist()) == (("产值",), [[1.0, 2.0, 3.0]])


def test_empty_cells_and_dashes_stay_unknown(tmp_path: Path) -> None:
    found = read_series(file(tmp_path, "年份,值\n2016,1\n2017,\n2018,—\n2019,4\n"))
    assert np.array_equal(found.values, [[1, np.nan, np.nan, 4]], equal_nan=True)


@pytest.mark.parametrize(
    ("text", "code", "row"),
    [
        ("Date,Price\n2019-01,1\n2019-02,about 2\n2019-03,3\n", "series.text", "3"),
        ("Date,Price\n2019-01,1\nsoon,2\n2019-03,3\n", "series.date", "3"),
        ("Date,Price\n2019-03,1\n2019-02,2\n2019-04,3\n", "series.order", "3"),
        ("Date,Price\n2019-01,1\n2019-02,2\n2019-04,3\n", "series.gap", ""),
        ("Date,Price\n2019-01,a\n2019-02,b\n2019-03,c\n", "series.text", ""),
        ("name,size\na,1\nb,2\n", "series.no_dates", ""),
        ("Date,Price\n2019-01,1\n", "series.few", ""),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(tmp_path: Path, text: str, code: str, row: str) -> None:
    with pytest.raises(DataError) as told:
        read_series(file(tmp_path, text))
    assert [(fault.code, fault.place.row) for fault in told.value.faults] == [(code, row)]
    assert told.value.faults[0].place.file == "t.csv"


def test_a_column_that_is_not_there_is_told_with_those_there_are(tmp_path: Path) -> None:
    path = file(tmp_path, "Date,Price,Volume\n2019,1,5\n2020,2,6\n2021,3,7\n")
    with pytest.raises(DataError, match="expected one of Price, Volume"):
        read_series(path, column="Prise")
    with pytest.raises(DataError, match="no dates"):
        read_series(path, date="day")


def test_a_label_of_several_rows_does_not_choose(tmp_path: Path) -> None:
    path = file(tmp_path, "kind,name,2017,2018,2019\nx,a,1,2,3\nx,b,4,5,6\n")
    assert read_series(path).names == ("x a", "x b")
    with pytest.raises(DataError, match="2 rows called x"):
        read_series(path, column="x")


@pytest.mark.data
def test_real_tables(data_dir: Path) -> None:
    brent = read_series(data_dir / "oil" / "brent-monthly.csv")
    assert (brent.names, brent.calendar.step, brent.values.shape[0]) == (("Price",), "month", 1)
    daily = read_series(data_dir / "oil" / "wti-daily.csv")
    assert (daily.calendar.step, daily.calendar.working) == ("day", True)
    people = read_series(data_dir / "io" / "china_employment.csv")
    assert people.values.shape == (115, 29)
    assert people.values[0, 0] == 64749.0
