"""Does EPANET catch a wrong design, agree with a right one, and refuse a broken file in words?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.pipe_networks import inp_of, random_loops, row_of_two, two_loop

from gongxing.algorithms.sizing import load_case
from gongxing.algorithms.sizing.verdict import violations
from gongxing.errors import DataError
from gongxing.referees import Epanet, epanet_findings

BEST = [10, 6, 9, 3, 9, 6, 6, 0]


@pytest.mark.parametrize("units", ["CMH", "CFS"])
def test_the_published_design_is_feasible_and_a_thinner_one_is_not(units: str) -> None:
    problem = two_loop()
    with Epanet(inp_of(problem.network, units), problem.network) as epanet:
        good = epanet.judge(problem, BEST)
        assert good.feasible
        assert (good.at_file, good.at_fine) == (0, 0)
        assert epanet_findings(good)[0].verdict == "pass"
        bad = epanet.judge(problem, [9, *BEST[1:]])
    assert not bad.feasible
    assert bad.at_file > 0
    assert bad.at_fine > 0
    finding = epanet_findings(bad)[0]
    assert finding.verdict == "fail"
    assert set(finding.rows) <= set(problem.network.nodes)


def test_cases_with_other_demands_and_a_pipe_out_are_judged_as_our_solver_does() -> None:
    network = random_loops(6)
    fire = network.demand.copy()
    fire[5] += 0.02
    cases = (
        load_case(network, name="fire", demand=fire, pressure_min=19.5),
        load_case(network, name="out", pressure_min=37.0, closed=[2]),
        load_case(network, name="usual", pressure_min=38.0, velocity_max=2.0),
    )
    problem = replace(two_loop(), network=network, decided=np.array([0]), options=(two_loop().options[0],), cases=cases)
    with Epanet(inp_of(network), network) as epanet:
        for picked in ([4], [10]):
            verdict = epanet.judge(problem, picked)
            ours = violations(problem, np.array(picked))
            assert {(v.case, v.kind, v.place) for v in verdict.violations} == {(v.case, v.kind, v.place) for v in ours}


def test_a_broken_file_is_refused_with_its_line(capfd: pytest.CaptureFixture[str]) -> None:
    network = row_of_two()
    broken = inp_of(network).replace("AB A B", "AB A X")
    with pytest.raises(DataError) as caught:
        Epanet(broken, network, name="park.inp")
    assert "park.inp" in caught.value.in_("zh")
    assert "X" in caught.value.in_("en")
    assert capfd.readouterr() == ("", "")


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    network = row_of_two()
    epanet = Epanet(inp_of(network), network)
    epanet.heads()
    epanet.close()
    epanet.close()
    assert epanet.simulations == 1
    assert list(tmp_path.iterdir()) == []
