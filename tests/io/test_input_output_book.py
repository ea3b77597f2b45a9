"""Are official workbooks, both kinds of CSV files and a user's own table read, and bad ones refused with every fault?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from openpyxl import Workbook

from gongxing.errors import DataError
from gongxing.io.input_output_book import Choice, read_input_output

OWN = """code,name_zh,name_en,A,B,imports,exports,output
A,农业,Farming,1,3,2,1,10
B,工业,Industry,4,2,0,5,20
value_added,增加值,value added,5,15,,,
"""


def own(folder: Path, text: str = OWN, name: str = "own_2021.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_users_own_table_in_the_simple_layout(tmp_path: Path) -> None:
    table = read_input_output(own(tmp_path))
    assert (table.codes, table.year) == (("A", "B"), 2021)
    assert [(n.zh, n.en) for n in table.names] == [("农业", "Farming"), ("工业", "Industry")]
    assert table.flows.tolist() == [[10_000, 30_000], [40_000, 20_000]]  # in 10,000 yuan where no unit is named
    assert table.output.tolist() == [100_000, 200_000]
    assert table.exports.tolist() == [10_000, 50_000]
    # final use follows from the balance: 10 + 2 - 4 and 20 + 0 - 6
    assert table.final_use.tolist() == [80_000, 140_000]
    assert table.value_added.tolist() == [50_000, 150_000]


def test_the_unit_named_above_counts_and_imports_may_be_deductions(tmp_path: Path) -> None:
    table = read_input_output(own(tmp_path, "单位：亿元,,,,,,,\n" + OWN.replace(",2,1,10", ",-2,1,10")))
    assert table.output.tolist() == [10e8, 20e8]
    assert table.imports.tolist() == [2e8, 0]


def test_rows_of_imported_goods_are_added_and_told_apart(tmp_path: Path) -> None:
    text = """Code,Origin,01,02,TFU,GO
01,Domestic,1,2,7,10
02,Domestic,3,4,13,20
01,Imports,1,0,1,2
02,Imports,0,2,1,3
TI,TOT,10,20,,
"""
    table = read_input_output(own(tmp_path, text))
    assert table.flows.tolist() == [[2e4, 2e4], [3e4, 6e4]]
    assert table.imported_flows is not None
    assert table.imported_flows.tolist() == [[1e4, 0], [0, 2e4]]
    assert table.imports.tolist() == pytest.approx([2e4, 3e4])
    assert table.final_use.tolist() == [8e4, 14e4]
    assert table.discrepancy == pytest.approx([0, 0])
    # without a row of value added it is what output leaves after the inputs
    with_rest = read_input_output(own(tmp_path, text.replace("TFU", "X").replace("TI,TOT", "TVA,TOT,5,12,,\nTI,TOT")))
    assert with_rest.value_added.tolist() == [5e4, 12e4]


def official(folder: Path, **changes: Any) -> Path:
    """A workbook like the official ones: flows and coefficients of two sizes, sheets in reverse order."""
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for base, n in (("04", 3), ("01", 2)):
        flows, output = np.arange(1.0, n * n + 1).reshape(n, n), np.full(n, 40.0)
        direct = flows / output
        full = np.linalg.inv(np.eye(n) - direct) - np.eye(n)
        for part, title, values in (
            ("03", "完全消耗系数表", full),
            ("02", "直接消耗系数表", direct),
            ("01", "基本流量表", flows),
        ):
            sheet = book.create_sheet(base + part)
            sheet.append([title])
            sheet.append(["单位：万元"])
            codes = [f"{i + 1:02d}" for i in range(n)]
            sheet.append(["", "代码", *codes, *(["TIU", "TFU", "GO"] if part == "01" else [])])
            for i in reversed(range(n)) if part == "02" else range(n):
                sheet.append(
                    [f"部门{i + 1}", i + 1.0, *values[i], *([values[i].sum(), 9.0, 40.0] if part == "01" else [])]
                )
            if part == "01":
                sheet.append(["增加值合计", "TVA", *(output - flows.sum(axis=0))])
                sheet.append(["总投入", "TI", *(changes.get("inputs") or output)[:n]])
    path = folder / "表2007.xlsx"
    book.save(path)
    return path


def test_the_largest_table_is_taken_and_its_published_coefficients_found(tmp_path: Path) -> None:
    path = official(tmp_path)
    for choice, n in ((None, 3), (Choice(sectors=2), 2), (Choice(sheet="0101"), 2)):
        table = read_input_output(path, choice)
        assert (len(table), table.year, table.codes[0]) == (n, 2007, "01")
        assert table.published_direct is not None
        assert table.published_full is not None
        assert np.abs(table.direct - table.published_direct).max() < 1e-15
        assert np.abs(table.full - table.published_full).max() < 1e-12


def test_a_table_or_size_that_is_not_there_is_told_with_what_is(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"0401 \(3\), 0101 \(2\)") as raised:
        read_input_output(official(tmp_path), Choice(sectors=42))
    assert "42" in raised.value.faults[0].expected.en
    with pytest.raises(DataError, match="the same sector codes in a row and a column"):
        read_input_output(own(tmp_path, "企业,销售\n甲,1\n"))


def test_every_fault_of_a_bad_table_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError) as raised:
        read_input_output(own(tmp_path, OWN.replace("1,3,2", "abc,3,?")))
    assert {(f.place.row, f.place.column) for f in raised.value.faults} == {("2", "A"), ("2", "imports")}
    with pytest.raises(DataError) as raised:
        read_input_output(official(tmp_path, inputs=[40.0, 55.0, 40.0]), Choice(sectors=3))
    assert {(f.place.row, f.place.column) for f in raised.value.faults} == {("02", "GO")}
    with pytest.raises(DataError, match="row 03 only"):
        read_input_output(own(tmp_path, "code,01,02,GO\n01,1,1,9\n02,1,1,9\n03,1,1,9\nTVA,6,6,\n"))
    # a row that is not there leaves inputs and value added short of the output
    with pytest.raises(DataError, match="sum to the output"):
        read_input_output(own(tmp_path, OWN.replace("value added,5,15", "value added,2,11")))


@pytest.mark.data
@pytest.mark.parametrize("sectors", [42, 135])
def test_the_official_tables_of_2007(data_dir: Path, sectors: int) -> None:
    table = read_input_output(data_dir / "io2007" / "2007中国投入产出表.xls", Choice(sectors=sectors))
    assert (len(table), table.year) == (sectors, 2007)
    assert table.output.sum() == pytest.approx(81.8859e12, rel=1e-5)
    assert abs(table.output - table.flows.sum(axis=0) - table.value_added).max() < 1e5


@pytest.mark.data
@pytest.mark.parametrize(
    "name", ["2007_135", "2012_139", "2017_149", "2017_42", "2018_153", "2018_42", "2020_153", "2020_42"]
)
def test_every_national_file_is_read_and_balances(data_dir: Path, name: str) -> None:
    table = read_input_output(data_dir / "io" / f"china_{name}.csv")
    year, sectors = (int(part) for part in name.split("_"))
    assert (table.year, len(table)) == (year, sectors)
    assert np.abs(table.output - table.flows.sum(axis=0) - table.value_added).max() < 1.0
    assert np.allclose(table.linkages.backward.mean(), 1.0)
    assert (table.imported_flows is not None) == (sectors == 42)
    if year >= 2017:
        assert np.abs(table.discrepancy).max() < 1.0
