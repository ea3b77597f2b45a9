"""Is a water plan made, judged, and never shown when refused?"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest
from tests.engines.water.test_build import small_park
from tests.water_problems import grid_problem

from gongxing.engines import water
from gongxing.io.packs import load_network_values
from gongxing.plan import Action, Plan, Progress, Result, Status
from gongxing.plan.roads import RoadScheme, RoadSegment
from gongxing.plan.water import WaterScheme
from gongxing.samples import demo_park
from gongxing.words import Text, same
from gongxing.workflow import water as workflow
from gongxing.workflow.water import judged, plan_water, setting_of

DAY = dt.date(2026, 1, 1)
PLAN = Plan("试验", DAY, DAY, (2026, 2030))
VALUES = load_network_values()


def test_a_small_park_gets_a_plan_that_epanet_accepts() -> None:
    heard: list[Progress] = []
    result, figures, actions, findings = plan_water(small_park(), PLAN, VALUES, progress=heard.append)
    assert result.status in (Status.FEASIBLE, Status.OPTIMAL)
    assert {f.code: f.verdict for f in findings}["water.epanet"] == "pass"
    assert not any(f.verdict == "fail" for f in findings)
    assert len(figures) == len(water.MEASURES)
    assert actions
    assert all(word.share is None or 0 <= word.share <= 1 for word in heard)


def test_epanet_finds_a_design_that_is_too_weak() -> None:
    problem = grid_problem()
    result = water.solve(problem, seed=1)
    assert result.part is not None
    assert judged(problem, result.part).feasible
    strict = replace(problem, rules=replace(problem.rules, service_head_m=39.0))
    verdict = judged(strict, result.part)
    assert not verdict.feasible
    assert {violation.kind for violation in verdict.violations} == {"pressure_min"}


def test_a_design_refused_by_its_check_is_never_given_as_feasible(monkeypatch: pytest.MonkeyPatch) -> None:
    real = workflow.judged

    def refusing(problem: water.WaterProblem, scheme: WaterScheme) -> object:
        strict = replace(problem, rules=replace(problem.rules, service_head_m=46.0))
        return real(strict, scheme)

    monkeypatch.setattr(workflow, "judged", refusing)
    result, figures, actions, findings = plan_water(small_park(), PLAN, VALUES)
    assert result.status is Status.UNKNOWN
    assert result.part is None
    assert (figures, actions) == ((), ())
    assert any("EPANET" in note.en for note in result.notes)
    assert any(f.code == "water.epanet" and f.verdict == "fail" for f in findings)


def test_new_streets_of_the_road_scheme_are_followed_and_waited_for() -> None:
    segment = RoadSegment(
        "N1", "new", "local", 18.0, ((500_000.0, 3_600_100.0), (500_300.0, 3_600_100.0)), 300.0, same("x"), work="W1"
    )
    kept = replace(segment, id="K1", decision="keep", road="R1", work="")
    roads = RoadScheme((segment, kept), (), (), (), (), 0.0, 0.0, 0.0, 0.0, True)
    action = Action("roads.build.W1", "roads", "build", same("x"), (), 1.0, 1.0)
    plan = replace(
        PLAN, roads=Result(Status.FEASIBLE, roads, 0.0, 0.0, 0.0, 1, Text("手工", "by hand")), actions=(action,)
    )
    assert [name for name, _ in setting_of(plan).streets] == ["N1"]
    _, _, actions, _ = plan_water(small_park(), plan, VALUES)
    assert {a.after for a in actions if ".N1" in a.id} <= {("roads.build.W1",)}


@pytest.mark.slow
def test_the_demo_park_is_served_whole() -> None:
    result, figures, _, findings = plan_water(demo_park(2, 0.5), PLAN, VALUES)
    numbers = {figure.key: figure.value for figure in figures}
    assert numbers["water.unserved_parcels"] == 0
    assert numbers["water.cost_yuan"] <= numbers["water.baseline_value"]
    assert not any(f.verdict == "fail" for f in findings)
    assert result.part is not None
    assert np.isfinite([node.pressure_m for node in result.part.nodes]).all()
