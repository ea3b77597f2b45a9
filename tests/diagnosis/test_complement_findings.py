"""Do figures, findings and tables tell what two zones complete, with neighbours that map to nothing named?"""

from __future__ import annotations

import pytest
from tests.chain_parks import MILLION, chain_park, small_map, small_table, with_neighbour

from gongxing.diagnosis.complement import survey_complement
from gongxing.io.packs import load_industry_values


def test_figures_findings_and_tables() -> None:
    found = survey_complement(with_neighbour(chain_park()), small_table(), small_map(), load_industry_values())
    values = {f.key.removeprefix("industry.complement.1."): f.value for f in found.figures}
    assert values == {
        "firms": 3, "fills": 1, "offers": 1, "gain": pytest.approx(5 * MILLION), "services": 1, "shared_sectors": 1, "overlap": pytest.approx(1 / 6),
    }  # fmt: skip
    findings = {f.code.rpartition(".")[2]: f for f in found.findings}
    assert findings["mapping"].rows == ("N2",)
    assert findings["links"].words.zh == "毗邻园区补本园区 1 个部门（电子）；本园区补毗邻园区 1 个部门（零件）"
    assert findings["division"].words.en == "likeness 17%; this park leads: Machines"
    links, services, division = found.tables
    assert links.column("direction") == ("here", "there")
    assert services.column("service") == ("热处理中心",)
    assert division.column("lead") == ("here",)
