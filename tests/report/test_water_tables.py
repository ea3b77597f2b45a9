"""Do the tables of the water network say which pipes change and why, and where pressure is least?"""

from __future__ import annotations

from dataclasses import replace

from tests.report.networks import water_scheme
from tests.report.reading import cells

from gongxing.report.material import Material
from gongxing.report.water_tables import (
    TOP_REASONS,
    cases_table,
    pipes_table,
    reasons_table,
    sources_table,
    unserved_table,
)
from gongxing.words import Text


def test_lengths_by_diameter_and_decision(material: Material) -> None:
    rows = cells(material, pipes_table(water_scheme()))
    assert rows[0][1:4] == ["保留（公里）", "并行加设（公里）", "原位更换（公里）"]
    assert rows[1] == ["DN200", "0.10", "—", "0.10", "—", "0.10", "3.3"]
    assert rows[2] == ["DN300", "—", "0.10", "—", "0.10", "—", "6.7"]
    assert rows[3] == ["合计", "0.10", "0.10", "0.10", "0.10", "0.10", "10.0"]


def test_reasons_leave_kept_pipes_out_and_the_many_are_summed(material: Material) -> None:
    scheme = water_scheme()
    rows = cells(material, reasons_table(scheme.pipes), "en")
    assert [row[0] for row in rows[1:]] == ["reinforce by a parallel pipe", "replace", "new", "abandon"]
    many = [
        replace(scheme.pipes[3], id=f"G{i}", reason=Text(f"理由{chr(97 + i)}", f"reason {chr(65 + i)}"))
        for i in range(30)
    ]
    rows = cells(material, reasons_table(many), "en")
    assert len(rows) == 1 + TOP_REASONS + 1
    assert rows[-1][0] == "The rest"
    assert sum(float(row[2]) for row in rows[1:]) == 30
    assert reasons_table(scheme.pipes[:1]) is None


def test_sources_cases_and_parcels_without_supply(material: Material) -> None:
    scheme = water_scheme()
    assert cells(material, sources_table(scheme))[1:] == [["SS1", "52.0", "54"], ["假设接入点 N3", "50.0", "0"]]
    assert cells(material, cases_table(scheme))[1] == ["N4 处消防", "N4", "10.2", "0.2", "1.90"]
    assert cells(material, unserved_table(scheme), "en")[1] == ["P7", "12.5", "too far from any main"]
    bare = replace(scheme, sources=(), cases=(), unserved=())
    assert (sources_table(bare), cases_table(bare), unserved_table(bare)) == (None, None, None)
