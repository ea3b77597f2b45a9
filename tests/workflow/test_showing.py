"""Does the project tell what it holds and what the plan says of one thing?"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.contract.engines import SMALL
from tests.network_plans import water_plan
from tests.parks import checker_park

from gongxing import workflow
from gongxing.errors import DataError
from gongxing.store import Project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    park = checker_park()
    made = Project.create(tmp_path_factory.mktemp("show") / "p", park.settings)
    made.save(park)
    workflow.plan_project(made, workflow.Effort(seed=1, land=SMALL))
    return made


def test_overview(project: Project) -> None:
    shown = workflow.overview(project)
    assert dict(shown.rows)["parcels"] == 30
    assert shown.status in ("optimal", "feasible")
    assert shown.figures


def test_card_of_a_parcel_says_why(project: Project) -> None:
    card = workflow.card(project, "P00")
    assert card.table == "parcels"
    assert dict(card.values)["use"] == "100102"
    assert card.choice is not None
    assert card.choice.parts


def test_card_of_a_workshop_names_its_conflict(project: Project) -> None:
    card = workflow.card(project, "W1")
    assert card.table == "buildings"
    assert [c.sensitive for c in card.conflicts] == ["H1"]


def test_card_of_a_figure(project: Project) -> None:
    card = workflow.card(project, "land.value")
    assert card.figure is not None
    assert card.figure.value > 0


def test_an_unknown_id_is_refused_with_advice(project: Project, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no-such"):
        workflow.card(project, "no-such")


def test_export_and_report_follow_the_newest_plan(project: Project, tmp_path: Path) -> None:
    assert workflow.export(project, tmp_path / "x.geojson").stat().st_size > 100
    files = workflow.report(project, lang="en")
    assert {file.suffix for file in files} == {".docx", ".pdf", ".html"}


def test_a_planned_pipe_has_a_card_with_its_reason(tmp_path: Path) -> None:
    project = workflow.new(tmp_path / "park")
    project.save_plan(water_plan())
    found = workflow.card(project, "S1")
    assert found.table == "plan_water_pipes"
    said = dict(found.values)
    assert said["decision"] == "new"
    assert said["reason"] == "服务新地块 / serves new land"
    assert "path" not in said
