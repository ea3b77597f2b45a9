"""Do the land tables add up by hand on eight parcels of one hectare?"""

from __future__ import annotations

from tests.report.reading import cells

from gongxing.report.land_tables import (
    account_table,
    balance_areas,
    balance_table,
    built_areas,
    changed_table,
    demand_table,
    moves_table,
)
from gongxing.report.material import Material


def test_without_figures_of_the_engine_the_present_balance_comes_from_the_park(
    empty: Material, infeasible: Material
) -> None:
    assert balance_areas(empty) == {}
    areas = balance_areas(infeasible)
    # 8 ha: one each of industry 2 and 3, homestead and housing (07), two paddies, park, reserve
    assert {code: round(pair[0] or 0) for code, pair in areas.items()} == {
        "01": 20_000, "07": 20_000, "100102": 10_000, "100103": 10_000, "14": 10_000, "16": 10_000,
    }  # fmt: skip
    rows = cells(infeasible, balance_table(infeasible))
    assert rows[-1][:4] == ["—", "合计", "8.00", "100.0%"]
    assert rows[-3][2] == "6.00"  # all but the two paddies are construction land
    assert built_areas(infeasible) == (60_000.0, None) or round(built_areas(infeasible)[0] or 0) == 60_000


def test_moves_are_summed_largest_first(material: Material) -> None:
    rows = cells(material, moves_table(material))
    assert len(rows) == 1 + 3 + 1  # three kinds of move and the total
    assert rows[-1] == ["合计", "—", "3", "3.00", "300.0"]
    assert ["水田", "二类工业用地", "1", "1.00", "100.0"] in rows


def test_the_account_keeps_unknown_quota_unknown(material: Material) -> None:
    rows = cells(material, account_table(material))
    assert rows[1] == ["2026", "6.00", "1.00", "0.20", "0.00", "—", "0.20", "—"]
    assert len(rows) == 6


def test_demands_show_bounds_use_and_basis(material: Material) -> None:
    rows = cells(material, demand_table(material))
    assert rows[1] == ["耕地面积", "1.00公顷", "—", "1.00公顷", "是", "使用者目标"]


def test_changed_parcels_give_their_reasons(material: Material) -> None:
    rows = cells(material, changed_table(material))
    assert [row[0] for row in rows[1:]] == ["P1", "P3", "P7"]
    assert rows[1][2:] == [
        "三类工业用地 → 一类工业用地",
        "临近道路 300.0万元；转换成本 −100.0万元",
        "绿地与开敞空间用地，少 50.0万元",
    ]


def test_without_a_scheme_there_is_nothing_to_show(infeasible: Material) -> None:
    assert moves_table(infeasible) is None
    assert account_table(infeasible) is None
    assert demand_table(infeasible) is None
    assert changed_table(infeasible) is None
