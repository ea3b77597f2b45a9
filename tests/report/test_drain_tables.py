"""Do the tables of sewers and storm drains say how long, why, where water is lifted and where it goes?"""

from __future__ import annotations

from dataclasses import replace

from tests.report.networks import drains_scheme
from tests.report.reading import cells

from gongxing.plan.sewer import DrainDecision
from gongxing.report.drain_tables import (
    TOP_REASONS,
    drain_reasons_table,
    drains_table,
    outlets_table,
    pumps_table,
    undrained_table,
)
from gongxing.report.material import Material
from gongxing.words import Text


def test_lengths_by_diameter_and_decision(material: Material) -> None:
    rows = cells(material, drains_table(drains_scheme("sewer")))
    assert rows[0][1:] == [
        "保留（公里）",
        "并行增设（公里）",
        "原位更换（公里）",
        "新建（公里）",
        "停用（公里）",
        "费用（万元）",
    ]
    assert rows[1] == ["DN300", "—", "—", "—", "0.10", "—", "3.3"]
    assert rows[-1] == ["合计", "0.10", "0.10", "0.10", "0.10", "0.30", "10.0"]


def test_reasons_leave_kept_drains_out_and_the_many_are_summed(material: Material) -> None:
    scheme = drains_scheme("storm")
    rows = cells(material, drain_reasons_table(scheme), "en")
    assert [row[0] for row in rows[1:]] == ["relieve by a drain beside it", "replace", "new", "abandon"]
    pipes = tuple(
        replace(scheme.pipes[0], id=f"s{i}", reason=Text(f"理由{chr(97 + i)}", f"reason {chr(65 + i)}"))
        for i in range(30)
    )
    rows = cells(material, drain_reasons_table(replace(scheme, pipes=pipes)), "en")
    assert len(rows) == 1 + TOP_REASONS + 1
    assert sum(float(row[2]) for row in rows[1:]) == 30
    kept = tuple(replace(pipe, decision=DrainDecision.KEEP) for pipe in scheme.pipes)
    assert drain_reasons_table(replace(scheme, pipes=kept)) is None


def test_stations_outlets_and_parcels_left_out(material: Material) -> None:
    scheme = drains_scheme("sewer")
    assert cells(material, pumps_table(scheme))[1] == ["M1", "0.9", "12.0", "40.0", "12.3", "埋深超限"]
    assert cells(material, outlets_table(scheme))[1:] == [
        ["SS9", "是", "2.90", "30.0", "高程合适"],
        ["SS8", "否", "4.80", "—", "高程过高"],
    ]
    assert cells(material, undrained_table(scheme), "en")[1] == ["P6", "2.0", "no street leads there"]
    assert cells(material, undrained_table(drains_scheme("storm")), "en")[0][1] == "Runoff area (ha)"
    bare = replace(scheme, pumps=(), outlets=(), unserved=())
    assert (pumps_table(bare), outlets_table(bare), undrained_table(bare)) == (None, None, None)


def test_a_new_outfall_is_said_to_be_new(material: Material) -> None:
    scheme = drains_scheme("storm")
    outlets = (replace(scheme.outlets[0], facility="", new=True),)
    assert cells(material, outlets_table(replace(scheme, outlets=outlets)), "en")[1][0] == "new at M3"
