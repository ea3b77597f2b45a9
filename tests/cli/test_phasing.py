"""Do the commands show the schedule and replan it, in words and as JSON?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.phasing_plans import DAY, quota_park, street_plan

from gongxing.cli import main
from gongxing.io.packs import load_standards
from gongxing.store import Project
from gongxing.workflow.phasing import Ruled, phase


@pytest.fixture
def folder(tmp_path: Path) -> str:
    park = quota_park(y2026=2e4, y2027=1e4)
    project = Project.create(tmp_path / "park", park.settings)
    project.save(park)
    project.save_plan(phase(street_plan(), Ruled(park, load_standards("jiangsu", DAY))))
    return str(project.folder)


def test_schedule_and_replan(folder: str) -> None:
    runner = CliRunner()
    shown = json.loads(runner.invoke(main, ["schedule", folder, "--json"]).output)
    assert {item["action"] for item in shown["items"]} == {action.id for action in street_plan().actions}
    done = json.loads(runner.invoke(main, ["replan", folder, "--slip", "sewer.pipes.S3=91", "--json"]).output)
    assert done["plan"] == "plan-0002"
    assert done["result"]["part"]["changes"]
    assert "plan-0002" in runner.invoke(main, ["schedule", folder]).output


def test_what_is_wrong_is_told(folder: str) -> None:
    runner = CliRunner()
    assert runner.invoke(main, ["replan", folder, "--slip", "nonsense"]).exit_code == 2
    assert "no.such" in runner.invoke(main, ["replan", folder, "--slip", "no.such=5"]).stderr
    assert runner.invoke(main, ["schedule", folder, "--year", "1999"]).exit_code == 2
