"""Is a table found by its codes under titles and labels, with codes as numbers, in any order, and are bad codes told?"""

from __future__ import annotations

from gongxing.io.grids import Grid, Value
from gongxing.io.input_output_grid import (
    COLUMNS,
    ROWS,
    cross_faults,
    find_cross,
    named_column,
    named_row,
    numbers,
    sector_names,
    token,
    unit_of,
)


def grid(*rows: tuple[Value, ...]) -> Grid:
    width = max(len(row) for row in rows)
    return Grid("t.xls", "0101", tuple((*row, *[""] * (width - len(row))) for row in rows))


OFFICIAL = grid(
    ("基本流量表", "", "", "", "", "", ""),
    ("单位：亿元", "", "", "", "", "", ""),
    ("", "", "代码", "中间使用", "", "", "总产出"),
    ("", "", "", "农业", "工 业", "中间使用合计", ""),
    ("代码", "", "-", "02", 1.0, "TIU", "GO"),
    ("中间\n投入", "农业", "01", 3.0, 1.0, 4.0, 10.0),
    ("", "工业", 2.0, 4.0, 2.0, 6.0, 20.0),
    ("", "中间投入合计", "TII", 7.0, 3.0, 10.0, ""),
    ("增加值", "劳动者报酬", "VA001", 13.0, 7.0, "", ""),
    ("", "增加值合计", "TVA", 13.0, 7.0, "", ""),
    ("总投入", "", "TI", 20.0, 10.0, "", ""),
)


def test_codes_as_numbers_and_in_another_order() -> None:
    cross = find_cross(OFFICIAL)
    assert cross is not None
    assert cross.codes == ("02", "01")
    assert (cross.row, cross.column) == (4, 2)
    faults = []  # type: ignore[var-annotated]
    laid = numbers(cross, [cross.rows[c] for c in ("01", "02")], [cross.columns[c] for c in ("01", "02")], faults)
    assert laid == [[1.0, 3.0], [2.0, 4.0]]
    assert faults == []
    assert list(cross_faults(cross)) == []
    assert [name.zh for name in sector_names(cross)] == ["工业", "农业"]
    assert unit_of(cross) == 1e8


def test_totals_are_found_by_code_or_by_name() -> None:
    cross = find_cross(OFFICIAL)
    assert cross is not None
    assert named_column(cross, COLUMNS["output"]) == 6
    assert named_row(cross, ROWS["value_added"]) == 9
    assert named_row(cross, ROWS["inputs"]) == 10
    bare = grid(("", "a1", "a2", "总产出"), ("a1", 1.0, 2.0, 9.0), ("a2", 3.0, 4.0, 9.0), ("增加值合计", 1.0, 1.0, ""))
    other = find_cross(bare)
    assert other is not None
    assert named_column(other, COLUMNS["output"]) == 3
    assert named_row(other, ROWS["value_added"]) == 3
    assert named_column(other, COLUMNS["imports"]) is None
    assert unit_of(other) is None


def test_a_column_that_counts_rows_is_no_column_of_codes() -> None:
    counted = grid(
        ("", "Code", "1", "2", "GO"), ("0", "1", "5", "6", "9"), ("1", "2", "7", "8", "9"), ("2", "TII", "1", "1", "")
    )
    cross = find_cross(counted)
    assert cross is not None
    assert cross.column == 1


def test_home_made_and_imported_rows_are_told_apart() -> None:
    both = grid(
        ("Code", "Origin", "1", "2", "GO"), ("1", "Domestic", 1.0, 2.0, 9.0), ("2", "Domestic", 1.0, 2.0, 9.0), ("1", "Imports", 3.0, 0.0, 3.0),
        ("2", "Imports", 0.0, 4.0, 4.0), ("TII", "TOT", 5.0, 8.0, ""),
    )  # fmt: skip
    cross = find_cross(both)
    assert cross is not None
    assert (cross.rows, cross.imported) == ({"01": 1, "02": 2}, {"01": 3, "02": 4})
    assert list(cross_faults(cross)) == []


def test_faulty_codes_and_cells_are_told_with_their_place() -> None:
    bad = grid(("", "01", "02", "03", "03", "GO"), ("01", 1.0, "x", 0.0, 0.0, 5.0), ("02", "—", "", 0.0, 0.0, 5.0), ("02", 1.0, 1.0, 1.0, 1.0, 5.0),
               ("03", 1.0, 1.0, 1.0, 1.0, 5.0), ("04", 1.0, 1.0, 1.0, 1.0, 5.0))  # fmt: skip
    cross = find_cross(bad)
    assert cross is not None
    assert {fault.found.en for fault in cross_faults(cross)} == {"column 03 twice", "row 02 twice", "row 04 only"}
    faults = []  # type: ignore[var-annotated]
    assert numbers(cross, [1, 2], [1, 2], faults) == [[1.0, 0.0], [0.0, 0.0]]
    assert [(fault.place.row, fault.place.column) for fault in faults] == [("2", "02")]


def test_a_sheet_without_codes_is_no_table() -> None:
    assert find_cross(grid(("企业", "销售"), ("甲", 1.0), ("乙", 2.0))) is None
    assert token(7.0) == token("007") == "7"
    assert token("01T02") == "01T02"
