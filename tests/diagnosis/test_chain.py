"""Does a chain map find core, gaps and critical firms as worked out by hand, from codes to sentences?"""

from __future__ import annotations

import time

import numpy as np
import pytest
from tests.chain_parks import FIRMS, LINKS, chain_park, small_map, small_table

from gongxing.diagnosis.chain import chain_map, survey_chain
from gongxing.diagnosis.chain_parts import ChainMap
from gongxing.errors import NotReadyError
from gongxing.io.input_output import load_input_output, load_sector_map
from gongxing.io.packs import load_industry_values
from gongxing.samples import demo_park

VALUES = load_industry_values()


def mapped(**changes: object) -> ChainMap:
    return survey_chain(chain_park(**changes), small_table(), small_map(), VALUES)  # type: ignore[arg-type]


def test_links_of_the_hand_made_park() -> None:
    found = mapped()
    assert [(k.side, k.sector, k.status, k.firms) for k in found.links] == [
        ("up", "01", "thin", 1), ("up", "03", "present", 2), ("up", "04", "imported", 0), ("core", "02", "present", 2), ("down", "05", "missing", 0),
    ]  # fmt: skip
    steel, parts, chips, core, oil = found.links
    assert (steel.need_yuan, steel.cover) == (pytest.approx(20e6), pytest.approx(0.2))
    assert (parts.need_yuan, parts.cover) == (pytest.approx(10e6), 1.0)
    assert (chips.cover, chips.imported_share) == (0.0, pytest.approx(0.5))
    assert core.coefficient == 1.0
    assert (oil.coefficient, oil.need_yuan) == (pytest.approx(0.3), pytest.approx(30e6))
    # through all rounds: (0.2 + 0.1 x 0.3) / 0.9
    assert steel.total_coefficient == pytest.approx(0.23 / 0.9)
    assert oil.label.en == "market outside"


def test_every_trade_below_the_threshold_is_left_out() -> None:
    strict = VALUES.with_value("chain_link_share", "*", 0.15, "x").with_value("chain_total_share", "*", 0.9, "x")
    found = chain_map(chain_park(), small_table(), small_map(), strict)
    assert [k.sector for k in found.of("整机", "up")] == ["01"]


def test_codes_that_map_to_nothing_are_told_with_the_remedy() -> None:
    found = mapped()
    assert "X1" not in found.sector_of
    (finding,) = [f for f in found.findings if f.code == "industry.chain.mapping"]
    assert (finding.verdict, finding.rows) == ("warn", ("X1",))
    assert "sector_io/" in finding.words.zh
    assert "ZZ" in finding.words.en


def test_linkage_is_the_greater_coefficient_both_ways() -> None:
    found = mapped()
    assert found.linkage("01", "02") == found.linkage("02", "01") == pytest.approx(0.2)
    assert found.linkage("02", "05") == pytest.approx(0.3)
    assert found.linkage("01", "05") == 0.0
    assert found.linkage("01", "99") == found.linkage("", "01") == 0.0


def test_recorded_supply_overrules_the_register_where_it_is_telling() -> None:
    found = mapped(links=LINKS)
    by_sector = {k.sector: k for k in found.of("整机", "up")}
    # M1 buys 8 of parts, 2 of them here: firms stand here, yet the core buys elsewhere
    assert (by_sector["03"].status, by_sector["03"].cover, by_sector["03"].evidence) == (
        "thin",
        pytest.approx(0.25),
        "both",
    )
    # 3 of steel recorded against a need of 20 says too little
    assert by_sector["01"].cover == pytest.approx(0.2)
    assert (by_sector["01"].evidence, by_sector["04"].evidence) == ("both", "register")


def test_goods_said_to_come_from_abroad_are_imported() -> None:
    found = mapped(firms=FIRMS[:2], links=(("", "M1", "进口轴承", "34", 6.0),))
    parts = next(k for k in found.links if k.sector == "03")
    assert (parts.status, parts.imported_share, parts.evidence) == ("imported", 1.0, "links")
    assert next(k for k in mapped(firms=FIRMS[:2]).links if k.sector == "03").status == "missing"


def test_chains_come_from_strategies_else_from_firms_else_the_park_is_one() -> None:
    park = chain_park()
    bare = park.with_table("strategies", park["strategies"].frame.iloc[:0])
    assert [core.chain for core in chain_map(bare, small_table(), small_map(), VALUES).cores] == ["整机"]
    nameless = chain_park(tuple((i, code, "", sales) for i, code, _, sales in FIRMS))
    nameless = nameless.with_table("strategies", park["strategies"].frame.iloc[:0])
    (core,) = chain_map(nameless, small_table(), small_map(), VALUES).cores
    assert (core.chain, core.firms, core.sectors[0][0]) == ("", 5, "02")


def test_a_chain_without_firms_is_unknown_not_broken() -> None:
    found = survey_chain(chain_park(tuple(f for f in FIRMS if f[2] == "")), small_table(), small_map(), VALUES)
    assert found.of("整机") == ()
    verdicts = {f.code: f.verdict for f in found.findings}
    assert verdicts["industry.chain.整机.empty"] == "unknown"
    values = {f.key: f.value for f in found.figures}
    assert values["industry.chain.1.missing"] is None
    assert values["industry.chain.1.sales"] is None


def test_without_codes_or_sales_it_says_what_to_import() -> None:
    for firms in ((), (("M1", "", "", 5.0),), (("M1", "35", "", None),)):
        with pytest.raises(NotReadyError) as raised:
            chain_map(chain_park(firms), small_table(), small_map(), VALUES)
        assert raised.value.faults[0].place.table == "firms"


def test_the_demo_on_the_national_table_in_under_a_second() -> None:
    park, table, sectors = demo_park(), load_input_output(), load_sector_map()
    survey_chain(park, table, sectors, VALUES)
    before = time.perf_counter()
    found = survey_chain(park, table, sectors, VALUES)
    assert time.perf_counter() - before < 1.0
    assert len(found.sector_of) == 368
    oil = found.cores[0]
    assert table.name_of(oil.sectors[0][0]).zh == "采矿、冶金、建筑专用设备"
    assert {k.status for k in found.of("石油装备", "up")} == {"present", "thin", "missing", "imported"}
    assert found.critical[0].firm in {"QY00001", "QY00002"}
    again = survey_chain(park, table, sectors, VALUES)
    assert (again.links, again.critical, again.figures) == (found.links, found.critical, found.figures)
    assert np.isfinite([k.cover for k in found.links]).all()
