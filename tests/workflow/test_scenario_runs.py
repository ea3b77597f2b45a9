"""Does each scenario get a plan of its own, kept under its name, and is none made twice?"""

from __future__ import annotations

from pathlib import Path

from tests.contract.engines import SMALL
from tests.parks import checker_park
from tests.run_tasks import Here

from gongxing import workflow
from gongxing.store import Project
from gongxing.workflow.scenario_runs import newest_plans, pack_plan, unpack_plan

EFFORT = workflow.Effort(seed=1, land=SMALL, networks=(), economy=(), delivery=())
WORDS = """
[scenario.poor]
title = "花费从严"
title_en = "costs count more"
[scenario.poor.set]
"weights.cost" = 3
[scenario.odd.set]
"land.budget_yuan" = "0 亿元"
"""


def a_project(folder: Path) -> Project:
    project = Project.create(folder, checker_park().settings)
    project.save(checker_park())
    (folder / "scenarios.toml").write_text(WORDS, encoding="utf-8")
    return project


def test_each_scenario_is_planned_once_and_kept_under_its_name(tmp_path: Path) -> None:
    project, crew = a_project(tmp_path / "p"), Here()
    project.save_plan(own := workflow.make_plan(project.load(), EFFORT))
    runs = workflow.run_scenarios(project, (), EFFORT, crew=crew)
    assert [run.name for run in runs] == ["base", "poor", "odd"] == crew.did
    assert runs[0].value is not None
    assert runs[1].value is not None
    assert runs[1].value < runs[0].value
    assert runs[2].status == "infeasible"
    assert newest_plans(project) == {run.name: run.plan for run in runs}
    kept = project.plan(runs[1].plan)
    assert kept.scenario is not None
    assert [(a.key, a.after) for a in kept.scenario.assumed] == [("weights.cost", "3")]
    assert project.latest_plan() == own  # the plan of the park as it stands is still the one reports are written from
    again = workflow.run_scenarios(project, ("poor",), EFFORT, crew=crew)
    assert (again[0].plan, again[0].resumed) == (runs[1].plan, True)
    assert len(crew.did) == 3
    lines = workflow.list_scenarios(project)
    assert [(line.name, line.assumes, line.plan) for line in lines] == [
        (run.name, count, run.plan) for run, count in zip(runs, (0, 1, 1), strict=True)
    ]


def test_one_scenario_that_fails_leaves_the_others_their_plans(tmp_path: Path) -> None:
    project = a_project(tmp_path / "p")
    toml = '[scenario.bad.set]\nprofile = "nowhere"\n[scenario.fine.set]\n"weights.green" = 2\n'
    (project.folder / "scenarios.toml").write_text(toml, encoding="utf-8")
    runs = workflow.run_scenarios(project, ("bad", "fine"), EFFORT, crew=Here())
    assert [bool(run.plan) for run in runs] == [False, True]
    assert runs[0].error is not None
    assert "nowhere" in runs[0].error.en


def test_a_plan_travels_packed() -> None:
    plan = workflow.make_plan(checker_park(), EFFORT)
    assert unpack_plan(pack_plan(plan)) == plan
