"""Does the referee see a network that is too small?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.sewer_problems import sewer_problem

from gongxing.engines.sewer import solve
from gongxing.errors import DataError
from gongxing.io.packs import load_network_values
from gongxing.io.swmm_inp import scheme_inp
from gongxing.referees.swmm import judge, swmm_findings


def test_pipes_made_too_small_flood_and_fail() -> None:
    scheme = solve(sewer_problem(kind="storm")).part
    small = replace(scheme, pipes=tuple(replace(pipe, diameter_mm=200.0) for pipe in scheme.pipes))
    verdict = judge(scheme_inp(small, load_network_values()))
    assert verdict.flooded
    assert verdict.surcharged
    assert not verdict.clean
    found = {finding.code: finding.verdict for finding in swmm_findings(verdict, "storm")}
    assert found["storm.swmm.flooding"] == "fail"
    assert found["storm.swmm.surcharge"] == "warn"


def test_a_file_that_is_none_is_refused() -> None:
    with pytest.raises(DataError):
        judge("[JUNCTIONS]\nA B C\n")
