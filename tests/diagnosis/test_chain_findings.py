"""Do figures, findings and tables tell the chain in both languages, each figure with its origin?"""

from __future__ import annotations

import pytest
from tests.chain_parks import FIRMS, LINKS, chain_park, small_map, small_table

from gongxing.diagnosis.chain import survey_chain
from gongxing.diagnosis.chain_parts import ChainMap
from gongxing.io.packs import load_industry_values
from gongxing.origins import OriginKind


def survey(**changes: object) -> ChainMap:
    return survey_chain(chain_park(**changes), small_table(), small_map(), load_industry_values())  # type: ignore[arg-type]


def test_figures() -> None:
    found = {f.key: f for f in survey().figures}
    values = {key.removeprefix("industry.chain."): f.value for key, f in found.items()}
    assert values["mapped_share"] == pytest.approx(5 / 6)
    assert values["sectors"] == 3
    assert {s: values[f"1.{s}"] for s in ("present", "thin", "missing", "imported")} == {
        "present": 1,
        "thin": 1,
        "missing": 0,
        "imported": 1,
    }
    # 4 + 10 + 0 of 20 + 10 + 5
    assert values["1.cover"] == pytest.approx(14 / 35)
    assert values["1.invested_share"] == pytest.approx(0.5)
    assert values["1.greatest_loss"] == pytest.approx(6 / 14)
    assert values["1.critical"] == 5
    assert all(f.origin.kind is OriginKind.COMPUTATION and f.origin.inputs for f in found.values())
    assert "industry_values/chain_cover_present/*" in found["industry.chain.1.cover"].origin.inputs


def test_findings_name_the_gaps_and_the_firms() -> None:
    found = {f.code: f for f in survey().findings}
    gaps = found["industry.chain.整机.links"]
    assert gaps.verdict == "warn"
    assert gaps.words.zh == "上游 3 个货物环节中，依赖进口 1 个（电子）；薄弱 1 个（钢材）"
    assert gaps.rows == ("04", "01")
    assert "M1厂（43%）" in found["industry.chain.整机.critical"].words.zh
    assert found["industry.chain.links"].verdict == "unknown"
    assert "industry.chain.links" not in {f.code for f in survey(links=LINKS).findings}


def test_all_mapped_passes_and_missing_sales_are_said() -> None:
    found = {f.code: f for f in survey(firms=(*FIRMS[:5], ("N1", "35", "", None))).findings}
    mapping = found["industry.chain.mapping"]
    assert mapping.verdict == "pass"
    assert mapping.words.en == "all 6 firms map to a sector; 1 have no sales and count as zero"


def test_tables_have_a_row_for_each_link_critical_firm_and_firm() -> None:
    links, critical, mapping = survey().tables
    assert (len(links.rows), len(critical.rows), len(mapping.rows)) == (5, 5, 6)
    assert links.column("status") == ("thin", "present", "imported", "present", "missing")
    assert mapping.column("sector") == ("02", "02", "01", "03", "03", "")
    assert critical.column("lost_share")[0] == pytest.approx(0.429)
    for table in (links, critical, mapping):
        assert all(column.label.zh != column.label.en for column in table.columns)
