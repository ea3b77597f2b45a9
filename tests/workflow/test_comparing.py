"""Are the plans of scenarios set side by side and written down?"""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from tests.contract.engines import SMALL
from tests.parks import checker_park
from tests.run_tasks import Here

from gongxing import workflow
from gongxing.errors import NotReadyError
from gongxing.store import Project
from gongxing.workflow.comparing import better

WORDS = '[scenario.dear]\ntitle = "花费从严"\ntitle_en = "costs count more"\n[scenario.dear.set]\n"weights.cost" = 9\n'


def test_scenarios_are_compared_and_written(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", checker_park().settings)
    project.save(checker_park())
    (project.folder / "scenarios.toml").write_text(WORDS, encoding="utf-8")
    with pytest.raises(NotReadyError, match="nothing to compare"):
        workflow.compare(project)
    effort = workflow.Effort(seed=1, land=SMALL, networks=(), economy=(), delivery=())
    workflow.run_scenarios(project, (), effort, crew=Here())
    found = workflow.compare(project)
    assert [scenario.name for scenario in found.scenarios] == ["base", "dear"]
    spending = next(figure for figure in found.figures if figure.key == "land.cost_yuan")
    assert spending.verdict(1) in ("good", "same")
    files = workflow.write_comparison(project, found, "zh")
    book = openpyxl.load_workbook(files[0])
    assert any("指标对照" in name for name in book.sheetnames)
    assert len(files) == (2 if found.parcels else 1)


def test_every_engine_says_which_figures_are_better_the_more_they_are() -> None:
    known = better()
    assert known["land.value"] is True
    assert known["land.cost_yuan"] is False
    assert {key.partition(".")[0] for key in known} >= {"land", "roads", "water", "industry", "phasing"}
