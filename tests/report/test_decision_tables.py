"""Do the tables of firms say how many are kept, moved and closed, where movers go, and on what ground others close?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.report.decided import decided, industry_scheme
from tests.report.reading import cells

from gongxing.plan import IndustryScheme
from gongxing.report.assemble import assemble
from gongxing.report.decision_tables import (
    TOP_MOVERS,
    chain_decisions_table,
    decisions_table,
    exits_table,
    movers_table,
    unplaced_table,
    upgrades_table,
    zones_table,
)
from gongxing.report.document import TableBlock
from gongxing.report.material import Material
from gongxing.report.origins_check import check_origins


@pytest.fixture
def scheme() -> IndustryScheme:
    return industry_scheme("P1", "P2", "P3")


def test_firms_land_and_money_by_decision(material: Material, scheme: IndustryScheme) -> None:
    rows = cells(material, decisions_table(scheme))
    assert [row[0] for row in rows[1:]] == ["保留", "提升", "搬迁", "退出", "待安置", "合计"]
    assert rows[3] == ["搬迁", "1", "0.50", "0.60", "300.0", "300.0", "0.0"]
    assert rows[-1] == ["合计", "5", "1.50", "1.00", "600.0", "440.0", "40.0"]


def test_chains_with_their_zones(material: Material, scheme: IndustryScheme) -> None:
    rows = cells(material, chain_decisions_table(scheme))
    assert rows[1] == ["甲链", "1", "1", "1", "—", "1", "1"]
    assert rows[2][0] == "未归入产业链"
    assert cells(material, zones_table(scheme))[1] == ["甲链", "P1", "2", "3"]
    bare = replace(scheme, choices=(), zones=())
    assert (chain_decisions_table(bare), zones_table(bare)) == (None, None)


def test_movers_with_from_and_to_and_why(material: Material, scheme: IndustryScheme) -> None:
    rows = cells(material, movers_table(scheme), "en")
    assert rows[1] == ["厂C", "P2 → P3", "0.50", "3.00", "why for C, 3 points"]
    many = tuple(decided(f"M{n:02d}", "move", "P1", "P3", land_m2=float(n)) for n in range(TOP_MOVERS + 5))
    table = movers_table(replace(scheme, choices=many))
    assert table is not None
    assert len(table.rows) == TOP_MOVERS
    assert table.note.zh
    assert cells(material, table)[1][0] == f"厂M{TOP_MOVERS + 4:02d}"


def test_exits_with_grade_votes_and_ground(material: Material, scheme: IndustryScheme) -> None:
    assert cells(material, exits_table(scheme))[1][:6] == ["厂D", "D", "D 5/5", "各公式一致", "0.40", "100.0"]
    asked = tuple(replace(c, fixed=True) for c in scheme.choices)
    assert cells(material, exits_table(replace(scheme, choices=asked)))[1][3] == "使用者决定"


def test_upgrades_that_a_rule_asks_for_come_first(material: Material, scheme: IndustryScheme) -> None:
    forced = decided("F", "upgrade", "P1", "P1", cost_yuan=1e5, rules=("WS-DEF",))
    rows = cells(material, upgrades_table(replace(scheme, choices=(*scheme.choices, forced))))
    assert [row[0] for row in rows[1:]] == ["厂F", "厂B"]


def test_firms_without_a_place_are_listed(material: Material, scheme: IndustryScheme) -> None:
    assert cells(material, unplaced_table(scheme))[1] == ["厂E", "P2", "E 的理由，3 项"]


def test_nothing_of_a_kind_gives_no_table(scheme: IndustryScheme) -> None:
    bare = replace(scheme, choices=scheme.choices[:1])
    assert [table(bare) for table in (movers_table, exits_table, upgrades_table, unplaced_table)] == [None] * 4


def test_every_number_has_an_origin(material: Material, scheme: IndustryScheme) -> None:
    made = (
        decisions_table,
        chain_decisions_table,
        movers_table,
        exits_table,
        upgrades_table,
        unplaced_table,
        zones_table,
    )
    tables = [table(scheme) for table in made]
    blocks = tuple(table for table in tables if isinstance(table, TableBlock))
    assert len(blocks) == len(made)
    check_origins(replace(assemble(material), blocks=blocks))
