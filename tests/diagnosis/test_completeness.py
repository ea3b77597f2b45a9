"""Does the report say per table and column what is filled, what is wrong and what a gap blocks?"""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from shapely import MultiPolygon, Point, box

from gongxing.diagnosis.completeness import SHOWN, TableReport, completeness, overall
from gongxing.park import SCHEMAS, Park
from gongxing.plan import to_jsonable

Drawn = Callable[..., Park]


def report(park: Park, name: str) -> TableReport:
    return next(table for table in completeness(park) if table.name == name)


def test_every_table_and_column_is_reported_in_order(nothing: Park) -> None:
    reports = completeness(nothing)
    assert [table.name for table in reports] == [schema.name for schema in SCHEMAS]
    for table, schema in zip(reports, SCHEMAS, strict=True):
        shapes = ["geometry"] if schema.geometry else []
        assert [column.name for column in table.columns] == [*schema.names[1:], *shapes]


def test_an_empty_table_says_what_it_blocks(nothing: Park) -> None:
    firms = report(nothing, "firms")
    assert (firms.rows, firms.share, firms.sound) == (0, None, None)
    assert firms.blocks is not None
    assert firms.blocks.en in firms.line.en
    assert report(nothing, "repairs").blocks is None  # nobody had to repair anything


def test_shares_gaps_and_what_they_block(drawn: Drawn) -> None:
    park = drawn([box(i, 0, i + 1, 1) for i in range(4)], use=["1001", None, None, "07"], tenure=["state"] * 4)
    columns = {column.name: column for column in report(park, "parcels").columns}
    use, tenure, name = columns["use"], columns["tenure"], columns["name"]
    assert (use.filled, use.rows, use.share, use.gaps) == (2, 4, 0.5, ("b", "c"))
    assert use.blocks is not None
    assert "land balance" in use.blocks.en
    assert (tenure.share, tenure.blocks, tenure.gaps) == (1.0, None, ())
    assert (name.share, name.needed, name.blocks, name.gaps) == (0.0, False, None, ())
    assert (columns["geometry"].share, columns["geometry"].blocks) == (1.0, None)


def test_the_share_of_a_table_counts_what_something_depends_on(drawn: Drawn, nothing: Park) -> None:
    # households: parcel, persons, floor_m2 and wish block something; 1 + 2 + 0 + 0 of 2 + 2 + 2 + 2 values are there
    park = drawn([None, None], "households", nothing, parcel=["x", None], persons=[3, 4], structure=["砖", "砖"])
    assert report(park, "households").share == pytest.approx(3 / 8)


def test_missing_shapes_are_gaps(drawn: Drawn) -> None:
    geometry = report(drawn([box(0, 0, 1, 1), None]), "parcels").columns[-1]
    assert (geometry.filled, geometry.gaps) == (1, ("b",))
    assert [fault.code for fault in geometry.faults] == ["geometry.empty"]


def test_faults_are_at_their_columns_and_count_as_unsound_rows(drawn: Drawn) -> None:
    park = drawn(
        [box(0, 0, 10, 10), box(5, 0, 15, 10), box(20, 0, 30, 10), box(30, 0, 40, 10)], use=["X9", "07", "07", "07"]
    )
    parcels = report(park, "parcels")
    found = {column.name: [fault.code for fault in column.faults] for column in parcels.columns if column.faults}
    assert found == {"use": ["use.unknown"], "geometry": ["geometry.overlap"]}
    assert parcels.sound == 0.5  # rows a and b of four
    assert len(parcels.faults) == 2
    assert parcels.line.en.endswith("faults and doubts: 2")


def test_pieces_are_noted(drawn: Drawn) -> None:
    (note,) = report(drawn([MultiPolygon([box(0, 0, 1, 1), box(3, 0, 4, 1)])]), "parcels").notes
    assert note.zh == "1 行图形分成几块"


def test_only_the_first_gaps_are_named(drawn: Drawn) -> None:
    import_of_many = drawn([Point(0, 0)] * (SHOWN + 9), "firms", name=["企业"] * (SHOWN + 9))
    sector = next(column for column in report(import_of_many, "firms").columns if column.name == "sector")
    assert (sector.filled, len(sector.gaps)) == (0, SHOWN)


def test_one_line_for_the_whole(drawn: Drawn, nothing: Park) -> None:
    park = drawn([box(0, 0, 1, 1)] * 2, use=["1001", None])
    line = overall(completeness(park))
    assert line.en.startswith(f"1 of {len(SCHEMAS)} tables hold data, rows in all: 2")
    assert "faults and doubts: 1" in line.en
    assert "firms" in line.en.split("still empty:")[1]
    assert "企业" in line.zh
    assert "repairs" not in line.en
    assert overall(completeness(nothing)).zh.startswith(f"{len(SCHEMAS)} 张表中 0 张有数据")


def test_the_report_is_plain_data(drawn: Drawn) -> None:
    park = drawn([box(0, 0, 10, 10), box(5, 0, 15, 10), None])
    assert json.loads(json.dumps(to_jsonable(completeness(park)), allow_nan=False))[0]["rows"] == 3
