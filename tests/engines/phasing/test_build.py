"""Does a plan become a problem: works, settled starts apart, newer facts, what is not known?"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from tests.phasing_plans import quota_park, street_plan, street_problem, with_progress

from gongxing.engines.phasing import Progressed, build_problem
from gongxing.errors import NotReadyError
from gongxing.io.packs import load_phasing_values
from gongxing.plan.phasing import Approval
from gongxing.words import same


def test_every_action_is_in_one_work_of_the_right_length() -> None:
    problem = street_problem()
    works = {work.id: work for work in problem.works}
    assert sum(len(work.tasks) for work in problem.works) == len(street_plan().actions)
    street = works["sewer.pipes.S1"]  # 20 + 40 + 10 + 3 days of pipes in one quarter
    assert set(street.tasks) == {"sewer.pipes.S1", "sewer.pipes.S2", "water.lay_main.S2", "lines.yield.x"}
    assert street.quarters == 1
    assert dict(street.crews)["pipes"] == pytest.approx(73 / 91.3125)
    assert works["industry.move.F"].quarters == 3
    assert works["industry.move.F"].crews == ()


def test_what_has_started_is_a_work_apart() -> None:
    park = with_progress(quota_park(y2026=1e4), {"id": "sewer.pipes.S2", "state": "started", "start": "2026-01-05"})
    problem = street_problem(park)
    alone = next(work for work in problem.works if "sewer.pipes.S2" in work.tasks)
    assert alone.tasks == ("sewer.pipes.S2",)
    assert next(task for task in problem.tasks if task.id == "sewer.pipes.S2").fixed == 0


def test_newer_facts_and_approvals_count() -> None:
    approvals = {"roads.A-1": (Approval(same("批"), "R", 100.0, None),)}
    facts = {"roads.A-1": Progressed("roads.A-1", cost_yuan=7.0), "strange": Progressed("strange")}
    problem = street_problem(facts=facts, approvals=approvals, as_of=dt.date(2026, 4, 1))
    road = next(task for task in problem.tasks if task.id == "roads.A-1")
    assert (road.cost_fen, road.earliest) == (700, 3)
    assert any("strange" in note.en for note in problem.notes)
    assert {task.earliest for task in problem.tasks} == {1, 3}


def test_a_plan_without_actions_waits() -> None:
    with pytest.raises(NotReadyError):
        build_problem(quota_park(), replace(street_plan(), actions=()), load_phasing_values())


def test_the_same_plan_makes_the_same_problem() -> None:
    assert street_problem() == street_problem()
