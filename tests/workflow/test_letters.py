"""Do the letters of a project come to files, with the days the schedule fixes?"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from tests.resettlement_parks import cleared_plan, lived_park

from gongxing import workflow
from gongxing.errors import DataError, NotReadyError
from gongxing.plan import PhasingScheme, Plan, Result, Scheduled, Status
from gongxing.store import Project
from gongxing.words import Text
from gongxing.workflow.letters import dates_of, write_letters
from gongxing.workflow.resettlement import plan_resettlement


@pytest.fixture(scope="module")
def plan() -> Plan:
    park = lived_park()
    return plan_resettlement(cleared_plan(park, "P00"), park)


@pytest.fixture
def project(tmp_path: Path, plan: Plan) -> Project:
    found = workflow.new(tmp_path / "park", name="试", crs="EPSG:4549")
    found.save(lived_park())
    found.save_plan(plan)
    return found


def test_one_letter_or_all_go_to_the_folder_asked_for(project: Project, tmp_path: Path) -> None:
    assert [p.name for p in write_letters(project, household="H0")] == ["letter.H0.zh.docx", "letter.H0.zh.pdf"]
    found = write_letters(project, out=tmp_path / "post", lang="en")
    assert [p.name for p in found] == ["letters.en.docx", "letters.en.pdf"]
    assert all(p.stat().st_size > 3000 and p.parent == tmp_path / "post" for p in found)


def test_who_stays_gets_no_letter(project: Project) -> None:
    with pytest.raises(DataError, match="H4"):
        write_letters(project, household="H4")


def test_without_a_resettlement_there_is_nothing_to_write(tmp_path: Path) -> None:
    with pytest.raises(NotReadyError):
        write_letters(workflow.new(tmp_path / "blank", name="试", crs="EPSG:4549"))


def test_days_follow_from_the_schedule(plan: Plan) -> None:
    start, move = dt.date(2026, 1, 5), dt.date(2028, 1, 1)

    def item(action: str, first: dt.date, last: dt.date) -> Scheduled:
        return Scheduled(action, action, 0, 1, first, last, 0, 0.0)

    items = (
        item("resettlement.acquire.甲组", start, dt.date(2026, 12, 31)), item("resettlement.clear.甲组", move, dt.date(2028, 3, 31)),
    )  # fmt: skip
    phased = replace(
        plan, phasing=Result(Status.OPTIMAL, PhasingScheme(2026, 20, items, ()), 1.0, 1.0, 0.0, 1, Text("试", "test"))
    )
    found = dates_of(phased, lived_park())["甲组"]
    assert (found.pre_notice, found.clear_from, found.clear_until) == (start, move, dt.date(2028, 3, 31))
    assert found.scheme_from is not None
    assert found.scheme_until is not None
    assert (found.scheme_until - found.scheme_from).days >= 30
    assert dates_of(plan, lived_park()) == {}
