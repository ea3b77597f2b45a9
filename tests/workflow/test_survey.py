"""Does the survey of a project agree with EPANET, and is it written down whole?"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.network_parks import bare_park, drain_park, water_park

from gongxing.diagnosis.survey import SURVEY_KEYS
from gongxing.park import Park
from gongxing.samples import demo_park
from gongxing.store import Project
from gongxing.workflow import ingest, new
from gongxing.workflow.survey import diagnose_networks, survey_networks, write_survey


def project(park: Park, folder: Path) -> Project:
    made = Project.create(folder / "p", park.settings)
    made.save(park)
    return made


def test_epanet_judges_the_mains_and_our_solver_agrees() -> None:
    found = survey_networks(water_park())
    judge = next(finding for finding in found.findings if finding.code == "network.water.epanet")
    assert judge.verdict == "pass"
    figure = next(figure for figure in found.figures if figure.key == "network.water.pressure_min_m")
    assert "EPANET 2.2" in figure.origin.words.en
    assert figure.value is not None
    assert 0 < figure.value < 40


def test_a_project_and_its_park_give_the_same(tmp_path: Path) -> None:
    steps = []
    park = water_park()
    found = survey_networks(project(park, tmp_path), progress=lambda word: steps.append(word.share))
    assert found.figures == survey_networks(park).figures
    assert steps == sorted(steps)


def test_everything_is_written_in_both_languages_and_what_no_longer_holds_goes(tmp_path: Path) -> None:
    made = project(water_park(), tmp_path)
    files = write_survey(made, survey_networks(made))
    names = {file.name for file in files}
    assert {"networks_today.xlsx", "access.zh.png", "access.en.png", "pressure.zh.png", "water.inp"} <= names
    assert all(file.is_file() and file.stat().st_size > 0 for file in files)
    assert all(made.out in file.parents for file in files)
    made.save(bare_park())
    assert [file.name for file in write_survey(made, survey_networks(made))] == ["networks_today.xlsx"]
    assert not (made.out / "networks_today" / "access.zh.png").exists()


def test_an_empty_project_says_what_to_import(tmp_path: Path) -> None:
    report = diagnose_networks(project(bare_park(), tmp_path))
    assert all(figure.value is None for figure in report.figures)
    assert {finding.verdict for finding in report.findings} == {"unknown"}
    assert [Path(file).name for file in report.files] == ["networks_today.xlsx"]
    assert all("import" in finding.words.en for finding in report.findings)


@pytest.mark.data
def test_a_street_map_alone_is_surveyed(tmp_path: Path, data_dir: Path) -> None:

    made = new(tmp_path / "osm")
    ingest(made, (data_dir / "osm" / "test.osm.pbf",))
    report = diagnose_networks(made)
    figures = {figure.key: figure.value for figure in report.figures}
    assert figures["network.road_m"] is not None
    assert figures["network.detour"] is not None
    assert figures["network.water.m"] is None


def test_swmm_judges_the_drains() -> None:
    found = survey_networks(drain_park())
    verdicts = {finding.code: finding.verdict for finding in found.findings}
    assert verdicts["network.sewer.swmm"] == "pass"
    assert verdicts["network.sewer.flooding"] == "pass"
    figures = {figure.key: figure for figure in found.figures}
    assert figures["network.sewer.flooded"].value == 0
    assert "SWMM" in figures["network.sewer.over"].origin.words.en


def test_without_heights_flooding_is_unknown_and_manning_decides() -> None:
    park = drain_park().with_table("spot_heights", bare_park()["spot_heights"].frame)
    found = survey_networks(park)
    figures = {figure.key: figure for figure in found.figures}
    assert figures["network.sewer.flooded"].value is None
    assert figures["network.sewer.over"].value == 0
    assert next(f for f in found.findings if f.code == "network.sewer.swmm").verdict == "unknown"


@pytest.mark.slow
def test_the_demo_park_is_known_throughout() -> None:
    found = survey_networks(demo_park(1, 0.5))
    figures = {figure.key: figure.value for figure in found.figures}
    assert {key for key in SURVEY_KEYS if figures[key] is None} == set()
    assert 0 < figures["network.access_share"] <= 1
    assert figures["network.water.pressure_min_m"] > 0
    verdicts = {finding.code: finding.verdict for finding in found.findings}
    assert verdicts["network.water.epanet"] == "pass"
    assert "unknown" not in verdicts.values()
