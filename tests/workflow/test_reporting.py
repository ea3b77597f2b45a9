"""Does a report tell of scenarios and futures where the project has them?"""

from __future__ import annotations

from pathlib import Path

from tests.contract.engines import SMALL
from tests.parks import checker_park
from tests.run_tasks import Here

from gongxing import workflow
from gongxing.store import Project
from gongxing.workflow.reporting import material_of

EFFORT = workflow.Effort(seed=1, land=SMALL, networks=(), economy=(), delivery=())


def test_plans_of_scenarios_stand_beside_the_plan(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", checker_park().settings)
    project.save(checker_park())
    project.save_plan(plan := workflow.make_plan(project.load(), EFFORT))
    assert material_of(project, plan).comparison is None
    (project.folder / "scenarios.toml").write_text('[scenario.dear.set]\n"weights.cost" = 9\n', encoding="utf-8")
    workflow.run_scenarios(project, (), EFFORT, crew=Here())
    material = material_of(project, plan)
    assert material.comparison is not None
    assert [scenario.name for scenario in material.comparison.scenarios] == ["base", "dear"]
    assert material.robustness is None  # no schedule was made
