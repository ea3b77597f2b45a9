"""Is a village drained from tables to verdict, and are repairs made where SWMM objects?"""

from __future__ import annotations

import pytest
from tests.sewer_problems import village

from gongxing.io.packs import load_network_values, load_standards
from gongxing.plan.result import Status
from gongxing.workflow.sewer import plan_sewer

VALUES = load_network_values()


@pytest.mark.parametrize("kind", ["sewer", "storm"])
def test_clean_with_figures_and_actions(kind: str) -> None:
    park = village(kind=kind)
    standards = load_standards(park.settings.profile, park.settings.as_of)
    result, figures, actions, findings = plan_sewer(park, None, standards, VALUES, kind=kind)
    assert result.status in (Status.OPTIMAL, Status.FEASIBLE)
    assert [f.code for f in findings if f.verdict == "fail"] == []
    assert {f.code for f in findings} >= {f"{kind}.swmm.flooding", f"{kind}.value"}
    assert any(f.key == f"{kind}.value" and f.value == result.value for f in figures)
    assert actions


def test_a_storm_far_above_the_design_is_repaired() -> None:
    park = village(kind="storm", fall=0.001)
    quick = VALUES.with_value("storm_travel_m_s", "*", 0.05, "test").with_value(
        "drain_flow_margin", "storm", 0.7, "test"
    )
    heard = []
    result, *_, findings = plan_sewer(park, None, load_standards(park.settings.profile, park.settings.as_of), quick, kind="storm", progress=heard.append)  # fmt: skip
    assert any("repairs" in word.step.en for word in heard)
    told = " ".join(note.en for note in result.notes)
    if result.part is None:  # never shown as feasible while SWMM objects
        assert result.status is Status.UNKNOWN
        assert "still objects" in told
        assert any(f.verdict == "fail" for f in findings)
    else:
        assert "enlarged" in told
        assert [f.code for f in findings if f.verdict == "fail"] == []


def test_no_outlet_is_told() -> None:
    park = village()
    bare = park.with_table("facilities", park["facilities"].frame[:0])
    result, figures, actions, _ = plan_sewer(bare, None, load_standards(park.settings.profile, park.settings.as_of), VALUES, kind="sewer")  # fmt: skip
    assert result.status is Status.INFEASIBLE
    assert len(result.conflict) >= 2
    assert figures == actions == ()
