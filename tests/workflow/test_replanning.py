"""Does replanning keep a new plan beside the old, with the fewest changes, and is it told what cannot be?"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.phasing_plans import DAY, quota_park, street_plan
from tests.report.schedules import scheduled_plan

from gongxing.errors import DataError, NotReadyError
from gongxing.io.packs import load_standards
from gongxing.store import Project
from gongxing.workflow.phasing import Ruled, phase
from gongxing.workflow.replanning import NewFacts, facts_of, replan_project, schedule_view, shares_of, slipped, slips_of


@pytest.fixture
def project(tmp_path: Path) -> Project:
    park = quota_park(y2026=2e4, y2027=1e4)
    made = Project.create(tmp_path / "park", park.settings)
    made.save(park)
    made.save_plan(phase(street_plan(), Ruled(park, load_standards("jiangsu", DAY))))
    return made


def test_a_slip_changes_little_and_the_old_plan_stays(project: Project) -> None:
    before = schedule_view(project)
    first = before.scheme.item("sewer.pipes.S3").start
    done = replan_project(project, NewFacts({"sewer.pipes.S3": 91.0}), budgets=(0.5, 1.0))
    assert (done.base, done.plan) == ("plan-0001", "plan-0002")
    assert done.result.part is not None
    assert first is not None
    after = done.result.part.item("sewer.pipes.S3").start
    assert after is None or after > first
    assert "sewer.pipes.S3" in {change.action for change in done.result.part.changes}
    assert done.unaffected_changed <= 0.1 * done.unaffected
    assert [level.share for level in done.budgets] == [0.5, 1.0]
    assert project.plan("plan-0001").phasing == before.plan.phasing
    kept = project.latest_plan()
    assert kept is not None
    assert kept.phasing is not None
    assert kept.phasing.part is not None
    assert kept.phasing.part.base == "plan-0001"
    assert sum(f.key == "phasing.value" for f in kept.figures) == 1
    assert sum(f.code == "phasing.order" for f in kept.findings) == 1


def test_what_was_to_start_before_the_news_has_started() -> None:
    plan = scheduled_plan()
    assert plan.phasing is not None
    scheme = plan.phasing.part
    assert scheme is not None
    found = facts_of(scheme, NewFacts({"land.change.P1": 30.0, "land.change.P2": 30.0}, as_of=dt.date(2026, 8, 1)))
    assert {name: row.state for name, row in found.items() if row.state} == {
        **dict.fromkeys(("land.soil.P1", "industry.move.F", "roads.A-1", "sewer.pipes.S3"), "done"),
        **dict.fromkeys(("sewer.pipes.S1", "sewer.pipes.S2", "water.lay_main.S2", "lines.yield.x"), "done"),
        **dict.fromkeys(("land.change.P1", "sewer.pump.4"), "started"),
    }
    assert found["land.change.P1"].days == 395.0
    assert found["land.change.P2"].earliest == dt.date(2027, 1, 31)
    assert slipped(scheme.item("land.change.P3"), 5.0, None).earliest is None


def test_unknown_actions_and_missing_schedules_are_told(project: Project) -> None:
    with pytest.raises(DataError) as error:
        replan_project(project, NewFacts({"no.such": 5.0}))
    assert "no.such" in str(error.value)
    with pytest.raises(DataError):
        schedule_view(project, 2040)
    bare = Project.create(project.folder.parent / "bare", quota_park().settings)
    with pytest.raises(NotReadyError):
        schedule_view(bare)


def test_options_are_read_with_all_their_faults() -> None:
    assert slips_of(("roads.A-1=90", "x=-3.5")) == {"roads.A-1": 90.0, "x": -3.5}
    assert shares_of("0.8, 1,1.2") == (0.8, 1.0, 1.2)
    with pytest.raises(DataError) as error:
        slips_of(("roads.A-1", "x=soon"))
    assert len(error.value.faults) == 2
    with pytest.raises(DataError) as error:
        shares_of("0.8,much,-1")
    assert len(error.value.faults) == 2


def test_a_file_of_facts_is_laid_over(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "facts.csv"
    file.write_text("id,cost_yuan,earliest,words\nland.change.P2,9000000,2027-01-01,征收延误\n", encoding="utf-8")
    done = replan_project(project, NewFacts(file=file))
    assert done.result.part is not None
    item = done.result.part.item("land.change.P2")
    assert item.cost_fen == 900_000_000
    assert item.start is None or item.start >= 4


def test_a_year_shows_what_is_under_way(project: Project) -> None:
    view = schedule_view(project, 2027)
    assert all(item.start is not None and item.end is not None and item.end > 4 for item in view.items())
    assert len(schedule_view(project).items()) == len(street_plan().actions)
