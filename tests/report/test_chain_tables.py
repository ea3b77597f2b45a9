"""Do the report's tables of chains show links, critical firms, the mapping and the neighbour, every number with its origin?"""

from __future__ import annotations

from tests.chain_parks import FIRMS, chain_park, small_map, small_table, with_neighbour
from tests.report.reading import cells

from gongxing.diagnosis.chain import survey_chain
from gongxing.diagnosis.complement import survey_complement
from gongxing.io.packs import load_industry_values
from gongxing.report.chain_tables import (
    TOP_LINKS,
    complement_table,
    critical_table,
    division_table,
    links_table,
    mapping_table,
    services_table,
)
from gongxing.report.document import EMPTY, Document, plain
from gongxing.report.material import Material
from gongxing.report.origins_check import check_origins
from gongxing.words import Text

VALUES = load_industry_values()
FOUND = survey_chain(chain_park(), small_table(), small_map(), VALUES)
BOTH = survey_complement(with_neighbour(chain_park()), small_table(), small_map(), VALUES)


def test_links_with_status_need_and_evidence(material: Material) -> None:
    rows = cells(material, links_table(FOUND, "整机"))
    assert rows[0][:3] == ["部门", "状态", "直接系数"]
    assert rows[1] == ["钢材", "薄弱", "0.200", "1", "400.0", "2000.0", "20.0%", "0.0%", "企业名录与投入产出系数"]
    assert rows[3][:5] == ["电子", "依赖进口", "0.050", "0", "—"]
    down = cells(material, links_table(FOUND, "整机", "down"), "en")
    assert down[1][:2] == ["Oil fields", "market outside"]
    assert links_table(FOUND, "没有") is None


def test_critical_firms_with_loss_and_reason(material: Material) -> None:
    rows = cells(material, critical_table(FOUND))
    assert rows[1][:3] == ["M1厂", "整机", "42.9%"]
    assert "核心部门“整机”" in rows[1][3]
    assert critical_table(survey_chain(chain_park(FIRMS[:2]), small_table(), small_map(), VALUES)) is None


def test_mapping_by_sector_with_the_codes_that_map_to_none_last(material: Material) -> None:
    rows = cells(material, mapping_table(FOUND))
    assert rows[1] == ["整机", "02", "GB 3513、GB C3512", "2", "10000.0"]
    assert rows[-1] == ["无法归类", "—", "GB ZZ", "1", "900.0"]


def test_what_the_neighbour_completes_offers_and_leads(material: Material) -> None:
    rows = cells(material, complement_table(BOTH))
    assert rows[1] == ["毗邻园区补本园区", "整机", "电子", "500.0", "0.0%", "100.0%", "1"]
    assert cells(material, services_table(BOTH))[1] == ["热处理中心", "邻区", "邻机械", "2"]
    assert cells(material, division_table(BOTH), "en")[1] == [
        "Machines",
        "100.00",
        "20.00",
        "86.2%",
        "16.7%",
        "5.17",
        "this park leads",
    ]


def test_every_number_has_an_origin_and_long_tables_say_what_they_leave_out(material: Material) -> None:
    tables = (links_table(FOUND, "整机"), links_table(FOUND, "整机", "core"), critical_table(FOUND), mapping_table(FOUND),
              complement_table(BOTH), services_table(BOTH), division_table(BOTH))  # fmt: skip
    blocks = tuple(table for table in tables if table is not None)
    assert len(blocks) == len(tables)
    title = plain(Text("题", "title"))
    check_origins(Document(title, title, (), EMPTY, False, blocks))
    many = FOUND.links * 10
    long = links_table(
        type(FOUND)(FOUND.sector_of, many, FOUND.critical, FOUND.cores, FOUND.mapped, FOUND.table), "整机"
    )
    assert long is not None
    assert len(long.rows) == TOP_LINKS
    assert "共" in "".join(getattr(run, "text", "") for run in long.note.zh)
