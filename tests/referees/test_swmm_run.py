"""Is SWMM's refusal told in its own words?"""

from __future__ import annotations

import pytest

from gongxing.errors import DataError
from gongxing.referees.swmm_run import run_swmm


def test_a_file_that_swmm_cannot_read_is_refused_with_the_reason() -> None:
    with pytest.raises(DataError) as caught:
        run_swmm("[OPTIONS]\nFLOW_UNITS LPS\n[CONDUITS]\nC1 A B 100 0.013 0 0 0 0\n", name="bad.inp")
    assert "bad.inp" in caught.value.in_("en")
    assert "ERROR" in caught.value.in_("en")


def test_after_a_refusal_the_next_file_runs() -> None:
    with pytest.raises(DataError):
        run_swmm("nonsense")
    text = (
        "[OPTIONS]\nFLOW_UNITS LPS\nFLOW_ROUTING DYNWAVE\nSTART_DATE 01/01/2026\nEND_DATE 01/01/2026\nEND_TIME 01:00:00\n"
        "ROUTING_STEP 5\n[JUNCTIONS]\nA 2 3 0 0 0\n[OUTFALLS]\nB 1 FREE NO\n[CONDUITS]\nC A B 100 0.013 0 0 0 0\n"
        '[XSECTIONS]\nC CIRCULAR 0.3 0 0 0 1\n[INFLOWS]\nA FLOW "" FLOW 1.0 1.0 10\n'
    )
    run = run_swmm(text)
    assert set(run.flooded_m3) == {"A", "B"}
    assert 0 < run.depth_m["C"] < 0.3
    assert run.full_hours["C"] == 0
