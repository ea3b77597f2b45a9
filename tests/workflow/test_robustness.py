"""Is a schedule tested in futures as told: harmless ones leave it whole, hard ones break it, and the seed repeats?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from tests.phasing_plans import DAY, quota_park, street_plan

from gongxing.errors import NotReadyError
from gongxing.io.packs import load_standards
from gongxing.park import Park
from gongxing.plan import Plan
from gongxing.plan.robustness import FutureInput
from gongxing.store import Project
from gongxing.words import Text
from gongxing.workflow.futures import INPUTS
from gongxing.workflow.phasing import Ruled, phase
from gongxing.workflow.robustness import limit_words, stress, stress_project

PARK = quota_park(y2026=2e4, y2027=1e4)


@pytest.fixture(scope="module")
def plan() -> Plan:
    """A small plan with its schedule."""
    return phase(street_plan(), Ruled(PARK, load_standards("jiangsu", DAY)))


def assuming(park: Park, **figures: float) -> Park:
    """The park with every input sure to be one figure: 1, or what is given."""
    rows = []
    for key in INPUTS:
        value = figures.get(key, 0.0 if key == "approvals_longer" else 1.0)
        rows += [
            {"id": f"future_values/{key}/{kind}", "value": str(value), "words": "试验"}
            for kind in ("low", "mode", "high")
        ]
    return park.with_table("assumptions", pd.DataFrame(rows))


def test_where_all_comes_as_planned_nothing_breaks(plan: Plan) -> None:
    found = stress(plan, assuming(PARK), count=60)
    assert found.share == 0
    assert found.boxes == ()
    assert all(test.mean == 0 for test in found.tests)
    assert found.later == ()
    assert len(found.now) >= 1


def test_works_of_many_times_the_length_break_the_plan(plan: Plan) -> None:
    found = stress(plan, assuming(PARK, works_factor=9.0), count=60)
    assert found.share == 1
    assert next(test for test in found.tests if test.key == "fail_late_quarters").mean > 4


def test_the_futures_of_the_pack_repeat_by_seed_and_are_told_in_words(plan: Plan) -> None:
    first, second = (stress(plan, PARK, count=200, seed=5) for _ in range(2))
    assert replace(first, seconds=None) == replace(second, seconds=None)
    for box in first.boxes:
        assert 0 < box.coverage <= 1
        assert "失败" in box.words.zh
        assert "of such futures fail" in box.words.en


def test_a_plan_without_a_schedule_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotReadyError, match="no schedule to test"):
        stress(street_plan(), PARK)
    project = Project.create(tmp_path / "p", PARK.settings)
    project.save(PARK)
    with pytest.raises(NotReadyError, match="no schedule to test"):
        stress_project(project)


def test_limits_are_put_into_words() -> None:
    given = FutureInput("cost_factor", Text("造价与计划之比", "cost as a share of plan"), "share", 1.0, 1.0, 2.0, "C")
    assert limit_words(given, True, 1.18).zh == "造价与计划之比高于 118%"
    assert limit_words(replace(given, unit="quarter"), False, 1.25).en == "cost as a share of plan below 1.2"
