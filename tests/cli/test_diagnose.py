"""Does `gongxing diagnose networks` show the survey, and one line of JSON when asked?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.network_parks import bare_park, water_park

from gongxing.cli import main
from gongxing.store import Project


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    park = water_park()
    made = Project.create(tmp_path_factory.mktemp("diagnose") / "p", park.settings)
    made.save(park)
    return made.folder


def test_json_is_one_line_with_figures_findings_tables_files(folder: Path) -> None:
    done = CliRunner().invoke(main, ["diagnose", "networks", str(folder), "--json"])
    assert done.exit_code == 0
    assert done.stdout.count("\n") == 1
    told = json.loads(done.stdout)
    values = {figure["key"]: figure["value"] for figure in told["figures"]}
    assert values["network.water.apart_m"] == pytest.approx(100)
    assert values["network.sewer.m"] is None
    assert told["files"]
    assert {"code", "verdict", "words"} <= set(told["findings"][0])


@pytest.mark.parametrize(("lang", "words"), [("zh", "消防"), ("en", "Fire protection")])
def test_it_speaks_both_languages(tmp_path: Path, lang: str, words: str) -> None:
    Project.create(tmp_path / "p", bare_park().settings)
    done = CliRunner().invoke(main, ["diagnose", "networks", str(tmp_path / "p"), "--lang", lang])
    assert done.exit_code == 0
    assert words in done.output


def test_a_folder_that_is_no_project_is_told_in_words(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["diagnose", "networks", str(tmp_path)])
    assert done.exit_code == 2
    assert "Traceback" not in done.output
