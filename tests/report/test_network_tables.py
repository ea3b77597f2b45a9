"""Do the tables that all network chapters share add up and say what they leave out?"""

from __future__ import annotations

from tests.report.reading import cells

from gongxing.plan.bill import Work, draw_up
from gongxing.report.document import EMPTY, cell, id_of
from gongxing.report.material import Material
from gongxing.report.network_tables import (
    PARTS,
    alike,
    bill_table,
    blanked,
    lengths_table,
    listed_note,
    network_works_table,
    total_row,
)
from gongxing.report.quantities import quantities
from gongxing.words import Text, same


def test_roads_of_today_by_grade(material: Material) -> None:
    assert cells(material, lengths_table(material, "roads"))[1:] == [
        ["支路", "1", "0.4", "100.0%"],
        ["合计", "1", "0.4", "100.0%"],
    ]


def test_a_bill_is_printed_to_the_fen(material: Material) -> None:
    pipe = Text("新建给水管", "New main")
    works = (Work(pipe, same("DN200"), 3.0, "m", 100.0), Work(pipe, same("DN300"), 2.0, "m", 1000 / 3))
    bill = draw_up("water", Text("给水工程", "Water supply"), works)
    assert cells(material, bill_table(bill), "en")[1:] == [
        ["New main", "DN200", "m", "3.0", "33.33", "100.00"],
        ["", "DN300", "m", "2.0", "166.66", "333.33"],
        ["Total", "—", "—", "—", "—", "433.33"],
    ]


def test_works_of_each_network_with_their_longest_time(networks: Material) -> None:
    rows = {row[0]: row[1:] for row in cells(networks, network_works_table(networks, quantities(networks.plan)))[1:]}
    assert rows["给水工程"] == ["1", "10.7", "12"]
    assert rows["管线综合避让工程"] == ["1", "1.2", "3"]
    assert rows["合计"][2] == "—"


def test_a_note_counts_only_what_is_left_out(material: Material) -> None:
    part, words = PARTS["water"], Text("按长度排列。", "The longest first.")
    assert len(listed_note(part, "cases", words, (3, 3)).zh) == 1
    assert len(listed_note(part, "cases", words, (9, 3)).zh) == 5


def test_repeated_first_cells_are_blank() -> None:
    one, other = cell(id_of("A")), cell(id_of("B"))
    assert [row[0] for row in blanked([(one, one), (one, other), (other, other)])] == [one, EMPTY, other]
    assert len(total_row(3, (one,))) == 4


def test_like_reasons_are_counted_together_and_lone_ones_keep_their_numbers() -> None:
    first, second = (Text(f"L{i} 停用时低 {i}.2 米", f"L{i} out: {i}.2 m short") for i in (4, 17))
    lone = Text("1994 年敷设", "laid 1994")
    found = alike([first, second, lone, first])
    assert found[first] == found[second] == Text("… 停用时低 … 米", "… out: … m short")
    assert found[lone] == lone
