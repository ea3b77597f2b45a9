"""Do the tables of planned roads add up to the works' cost and say why each is built?"""

from __future__ import annotations

from dataclasses import replace

from tests.report.networks import roads_scheme
from tests.report.reading import cells

from gongxing.report.material import Material
from gongxing.report.road_tables import grade_words, grades_table, heads_table, road_demands_table, road_works_table


def test_lengths_by_grade_add_up_with_turning_heads(material: Material) -> None:
    assert cells(material, grades_table(roads_scheme()))[1:] == [
        ["次干路", "—", "0.20", "0.20", "0.76", "374.9"],
        ["支路", "0.20", "—", "0.15", "0.18", "89.5"],
        ["回车场", "—", "—", "—", "0.01", "6.0"],
        ["合计", "0.20", "0.20", "0.35", "0.95", "470.4"],
    ]
    assert grade_words("own").en == "own"


def test_the_dearest_works_come_first_with_their_reason(material: Material) -> None:
    rows = cells(material, road_works_table(roads_scheme()))
    assert [row[0] for row in rows[1:]] == ["W3", "W2", "W1"]
    assert rows[1][1:] == ["新建次干路", "28.0", "200", "1", "321.6", "缩短绕行"]
    still = replace(roads_scheme(), segments=roads_scheme().segments[:1])
    assert road_works_table(still) is None


def test_bounds_and_turning_heads(material: Material) -> None:
    scheme = roads_scheme()
    assert cells(material, road_demands_table(scheme), "en")[1] == [
        "budget of roads", "—", "5.00 million yuan", "4.70 million yuan", "yes", "the user's goal",
    ]  # fmt: skip
    assert cells(material, heads_table(scheme))[1] == ["S2", "150", "144", "6.0"]
    bare = replace(scheme, demands=(replace(scheme.demands[0], high=None),), turning_heads=())
    assert (road_demands_table(bare), heads_table(bare)) == (None, None)
    assert "回车场" not in [row[0] for row in cells(material, grades_table(bare))]
