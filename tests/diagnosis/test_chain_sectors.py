"""Are firms and neighbours mapped with their basis, and is the core what most sales come from?"""

from __future__ import annotations

from tests.chain_parks import chain_park, small_map, small_table, with_neighbour

from gongxing.diagnosis.chain_sectors import (
    chain_core,
    chain_label,
    map_firms,
    map_neighbours,
    members_by_sector,
    sales_by_sector,
)


def test_firms_are_mapped_with_prefix_and_basis() -> None:
    sectors = small_map().with_row("3513", "04", "园区认定")
    firms = {f.firm: f for f in map_firms(chain_park(), small_table(), sectors)}
    assert (firms["M1"].sector, firms["M1"].prefix, firms["M1"].basis) == ("02", "35", "name")
    assert (firms["M2"].sector, firms["M2"].prefix, firms["M2"].basis) == ("04", "3513", "园区认定")
    assert (firms["X1"].sector, firms["X1"].code) == ("", "ZZ")


def test_a_sector_the_table_does_not_hold_is_no_sector() -> None:
    firms = {f.firm: f for f in map_firms(chain_park(), small_table(), small_map().with_row("31", "77", "x"))}
    assert firms["S1"].sector == ""
    assert firms["S1"].prefix == "31"


def test_sales_members_and_neighbours_by_sector() -> None:
    mapped = map_firms(chain_park(), small_table(), small_map())
    assert (sales_by_sector(mapped, small_table()) / 1e6).tolist() == [4, 100, 12, 0, 0]
    assert (sales_by_sector(mapped, small_table(), "整机") / 1e6).tolist() == [0, 100, 0, 0, 0]
    assert [f.firm for f in members_by_sector(mapped)["02"]] == ["M1", "M2"]
    neighbours = map_neighbours(with_neighbour(chain_park()), small_table(), small_map())
    assert [(f.firm, f.sector) for f in neighbours["邻区"]] == [("E1", "04"), ("N1", "02"), ("N2", "")]


def test_the_core_is_the_largest_and_all_above_the_share() -> None:
    mapped = map_firms(chain_park(), small_table(), small_map())
    # all firms: machines 100 of 116, parts 12 of 116 = 10.3 %, steel 4
    assert [s for s, _ in chain_core("", "", mapped, 0.10).sectors] == ["02", "03"]
    assert [s for s, _ in chain_core("", "", mapped, 0.99).sectors] == ["02"]
    empty = chain_core("没有", "leading_chain", mapped, 0.1)
    assert (empty.sectors, empty.firms, empty.sales_yuan) == ((), 0, 0)
    assert chain_label("").en == "whole park"
