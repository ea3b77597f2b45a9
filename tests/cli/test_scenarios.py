"""Do the commands on scenarios do their work when typed?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.parks import checker_park

from gongxing.cli import main
from gongxing.store import Project

WORDS = '[scenario.poor]\ntitle = "花费从严"\ntitle_en = "costs count more"\n[scenario.poor.set]\n"weights.cost" = 3\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small project with one scenario."""
    project = Project.create(tmp_path / "p", checker_park().settings)
    project.save(checker_park())
    (project.folder / "scenarios.toml").write_text(WORDS, encoding="utf-8")
    return project.folder


def test_scenarios_are_listed_and_planned(folder: Path) -> None:
    runner = CliRunner()
    said = runner.invoke(main, ["scenarios", "list", str(folder)])
    assert "weights.cost = 3" in said.output
    typed = [
        "scenarios",
        "run",
        str(folder),
        "--no-networks",
        "--no-economy",
        "--no-delivery",
        "--seconds",
        "1",
        "--workers",
        "1",
        "--json",
    ]
    done = runner.invoke(main, typed)
    assert done.exit_code == 0, done.output
    runs = json.loads(done.stdout)
    assert [run["name"] for run in runs] == ["base", "poor"]
    assert runs[1]["value"] < runs[0]["value"]


def test_faults_and_unknown_names_are_told(folder: Path) -> None:
    done = CliRunner().invoke(main, ["--lang", "en", "scenarios", "run", str(folder), "nobody"])
    assert done.exit_code == 2
    assert "one of base, poor" in done.stderr
    (folder / "scenarios.toml").write_text('[scenario.a.set]\n"land.budget" = 3\n', encoding="utf-8")
    done = CliRunner().invoke(main, ["--lang", "en", "scenarios", "list", str(folder)])
    assert done.exit_code == 2
    assert "land.budget_yuan" in done.stderr
