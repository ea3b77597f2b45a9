"""Does a park become a plan whose figures and findings follow from it?"""

from __future__ import annotations

import pytest
from tests.contract.engines import SMALL
from tests.parks import checker_park, impossible_park

from gongxing import workflow
from gongxing.plan import Status

EFFORT = workflow.Effort(seed=1, land=SMALL)


def test_a_plan_is_whole() -> None:
    heard = []
    plan = workflow.make_plan(checker_park(), EFFORT, progress=heard.append)
    figures = {figure.key: figure.value for figure in plan.figures}
    assert figures["land.conflicts_present"] == 1  # workshop W1 and farmhouse H1, 20 m apart, 50 m wanted
    assert figures["land.conflicts_planned"] == 0
    assert figures["land.value"] >= figures["land.baseline_value"]
    assert figures["land.households_displaced"] is None  # no household register was given
    assert [f.code for f in plan.findings if f.verdict == "fail"] == []
    assert workflow.sound(plan)
    shares = [word.share for word in heard if word.share is not None]
    assert shares == sorted(shares)


def test_an_impossible_park_gives_a_plan_that_says_so() -> None:
    plan = workflow.make_plan(impossible_park(), EFFORT)
    assert plan.land is not None
    assert plan.land.status is Status.INFEASIBLE
    assert plan.land.conflict
    assert not workflow.sound(plan)
    assert workflow.summary(plan).status == "infeasible"


def test_a_time_limit_of_nothing_still_gives_a_bounded_plan() -> None:
    plan = workflow.make_plan(checker_park(), workflow.Effort(seed=1, seconds=0.0))
    assert plan.land is not None
    assert plan.land.part is not None
    assert plan.land.bound >= plan.land.value


@pytest.mark.parametrize("seed", [1, 2])
def test_plans_repeat_by_seed(seed: int) -> None:
    first, second = (workflow.make_plan(checker_park(), workflow.Effort(seed=seed, land=SMALL)) for _ in range(2))
    assert first.land is not None
    assert second.land is not None
    assert first.land.part == second.land.part
