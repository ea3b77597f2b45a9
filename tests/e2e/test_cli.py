"""Does each command do its work when it is typed, and does each error say what to do?"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import geopandas as gpd
import pyogrio
import pytest
from shapely.geometry import Polygon, box

ENVIRONMENT = {**os.environ, "GONGXING_LANG": "zh", "PYTHONIOENCODING": "utf-8", "COLUMNS": "200"}


def typed(*words: object, code: int = 0, lang: str = "zh") -> subprocess.CompletedProcess[str]:
    """Run `gongxing WORDS` as a process and insist on its exit status."""
    environment = {**ENVIRONMENT, "GONGXING_LANG": lang}
    done = subprocess.run(
        [sys.executable, "-m", "gongxing", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        timeout=900,
        check=False,
    )
    assert done.returncode == code, f"{words}: {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    return done


def told(*words: object, code: int = 0) -> Any:
    """Run a command with --json and return what it printed, which must be one line."""
    lines = typed(*words, "--json", code=code).stdout.strip().splitlines()
    assert len(lines) == 1
    return json.loads(lines[0])


@pytest.fixture(scope="session")
def planned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    """A small demo project with a plan and its report, and what `plan --json` said."""
    folder = tmp_path_factory.mktemp("cli") / "demo"
    typed("new", folder, "--demo", "--scale", "0.5")
    return folder, told("plan", folder)


def test_plan_ends_with_a_bound_and_report_files(planned: tuple[Path, Any]) -> None:
    _, said = planned
    assert said["status"] in ("optimal", "feasible")
    assert said["bound"] >= said["value"]
    assert said["gap"] <= 0.005
    assert said["failed"] == []
    assert said["synthetic"] is True
    assert {Path(file).suffix for file in said["files"]} == {".docx", ".pdf", ".html"}
    for file in said["files"]:
        assert Path(file).stat().st_size > 10_000


def test_report_in_english(planned: tuple[Path, Any]) -> None:
    said = told("report", planned[0], "--lang", "en")
    page = next(Path(file) for file in said["files"] if file.endswith(".html")).read_text(encoding="utf-8")
    assert "synthetic" in page
    assert "Land balance" in page or "land balance" in page


def test_show_tells_the_project_and_one_parcel(planned: tuple[Path, Any]) -> None:
    folder, _ = planned
    said = told("show", folder)
    rows = dict(said["rows"])
    assert rows["parcels"] > 100
    assert rows["firms"] == 184
    card = told("show", folder, _changed_parcel(folder))
    assert card["table"] == "parcels"
    assert card["choice"]["parts"]
    assert "规划用途" in typed("show", folder, _changed_parcel(folder)).stdout
    assert "planned use" in typed("show", folder, _changed_parcel(folder), lang="en").stdout


def _changed_parcel(folder: Path) -> str:
    out = folder / "out" / "parcels.geojson"
    typed("export", folder, out)
    features = json.loads(out.read_text(encoding="utf-8"))["features"]
    return next(f["properties"]["id"] for f in features if f["properties"]["plan_changed"])


def test_show_of_an_unknown_id_says_what_to_do(planned: tuple[Path, Any]) -> None:
    done = typed("show", planned[0], "no-such-id", code=2)
    assert "no-such-id" in done.stderr
    assert "gongxing show" in done.stderr


@pytest.mark.parametrize("suffix", [".gpkg", ".geojson", ".dxf", ".xlsx"])
def test_export_opens_again(planned: tuple[Path, Any], tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"park{suffix}"
    typed("export", planned[0], out)
    assert out.stat().st_size > 1000
    if suffix == ".gpkg":
        layers = {str(name) for name, _ in pyogrio.list_layers(out)}
        assert {"parcels", "buildings", "roads"} <= layers
        assert "layer_styles" in {row[0] for row in sqlite3.connect(out).execute("select name from sqlite_master")}


def test_export_to_an_unknown_suffix_names_the_known_ones(planned: tuple[Path, Any], tmp_path: Path) -> None:
    done = typed("export", planned[0], tmp_path / "park.dwg", code=2)
    assert ".dwg" in done.stderr
    assert ".gpkg" in done.stderr


def test_the_exchange_file_of_one_project_fills_another(planned: tuple[Path, Any], tmp_path: Path) -> None:
    out = tmp_path / "park.gpkg"
    typed("export", planned[0], out)
    typed("new", tmp_path / "second")
    typed("import", tmp_path / "second", out)
    first, second = dict(told("show", planned[0])["rows"]), dict(told("show", tmp_path / "second")["rows"])
    for name in ("parcels", "buildings", "firms", "households", "roads", "waters", "pipes"):
        assert second[name] == first[name], name


def test_check_reports_shares_and_faults(planned: tuple[Path, Any]) -> None:
    said = told("check", planned[0])
    tables = {table["name"]: table for table in said["tables"]}
    assert 0.5 < tables["parcels"]["share"] <= 1
    assert "全" not in said["line"]["en"]


def test_new_leaves_a_full_folder_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    done = typed("new", tmp_path, code=2)
    assert str(tmp_path) in done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_a_folder_that_is_no_project_says_so_in_both_languages(tmp_path: Path) -> None:
    assert "错误" in typed("plan", tmp_path / "none", code=2).stderr
    assert "Error" in typed("plan", tmp_path / "none", code=2, lang="en").stderr


def test_a_plan_without_parcels_says_to_import(tmp_path: Path) -> None:
    typed("new", tmp_path / "empty")
    assert "gongxing import" in typed("plan", tmp_path / "empty", code=2).stderr


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A GeoJSON of four parcels: one sound, one crossing itself, two overlapping."""
    corner = (120.2, 32.5)
    step = 0.001
    shapes = [
        box(corner[0], corner[1], corner[0] + step, corner[1] + step),
        Polygon([(120.21, 32.5), (120.211, 32.501), (120.211, 32.5), (120.21, 32.501)]),
        box(120.22, 32.5, 120.222, 32.502),
        box(120.221, 32.501, 120.2215, 32.5015),
    ]
    path = tmp_path / "地块.geojson"
    gpd.GeoDataFrame(
        {"地块编号": ["甲1", "甲2", "甲3", "甲4"], "用途": ["工业用地", "水田", "M2", "农村宅基地"]},
        geometry=shapes,
        crs=4326,
    ).to_file(path)
    return path


def test_import_names_faults_by_id_and_repairs_only_on_request(tmp_path: Path, faulty: Path) -> None:
    typed("new", tmp_path / "p")
    done = typed("import", tmp_path / "p", faulty)
    assert "甲2" in done.stdout
    assert "甲3" in done.stdout
    assert dict(told("show", tmp_path / "p")["rows"])["repairs"] == 0
    before = told("check", tmp_path / "p")
    assert _geometry_faults(before) >= 2
    after = told("check", tmp_path / "p", "--repair")
    assert _geometry_faults(after) == 0
    assert dict(told("show", tmp_path / "p")["rows"])["repairs"] >= 2
    assert dict(told("show", tmp_path / "p", "甲3")["values"])["use"] == "100102"


def _geometry_faults(said: Any) -> int:
    columns = [column for table in said["tables"] if table["name"] == "parcels" for column in table["columns"]]
    return sum(len(column["faults"]) for column in columns if column["name"] == "geometry")


def test_import_shows_a_mapping_that_can_be_edited_and_given_back(tmp_path: Path) -> None:
    register = tmp_path / "企业名录.csv"
    register.write_bytes(
        "编号,企业名称,用地面积（亩）,销售收入（万元）,备注一\nE1,甲厂,30,1200,x\nE2,乙厂,15,,y\n".encode("gb18030")
    )
    folder = tmp_path / "p"
    typed("new", folder)
    shown = told("import", folder, register, "--dry-run")
    assert shown["saved"] is False
    assert shown["layers"][0]["mapping"]["columns"]["sales_yuan"].startswith("销售收入")
    assert dict(told("show", folder)["rows"])["firms"] == 0
    typed("import", folder, register)
    values = dict(told("show", folder, "E1")["values"])
    assert float(values["land_m2"]) == pytest.approx(20_000)
    assert float(values["sales_yuan"]) == pytest.approx(12_000_000)
    mapping = folder / "mapping.toml"
    mapping.write_text(
        mapping.read_text(encoding="utf-8").replace('name = "企业名称"', 'name = "备注一"'), encoding="utf-8"
    )
    typed("import", folder, register, "--mapping", mapping)
    assert dict(told("show", folder, "E1")["values"])["name"] == "x"


def test_a_wrong_file_changes_nothing(planned: tuple[Path, Any], tmp_path: Path) -> None:
    folder, _ = planned
    before = told("show", folder)["rows"]
    broken = tmp_path / "broken.gpkg"
    broken.write_bytes(b"not a geopackage at all")
    done = typed("import", folder, broken, tmp_path / "missing.xlsx", code=2)
    assert "broken.gpkg" in done.stderr
    assert "missing.xlsx" in done.stderr
    assert told("show", folder)["rows"] == before


def test_the_impossible_is_told_in_words_with_status_one(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    typed("new", folder, "--demo", "--scale", "0.5")
    toml = folder / "park.toml"
    text = toml.read_text(encoding="utf-8")
    before, _, after = text.partition('use = "09"')
    _, _, rest = after.partition("[[goals.land]]")
    toml.write_text(f'{before}use = "09"\nlow_share = 0.9\n\n[[goals.land]]{rest}', encoding="utf-8")
    said = told("plan", folder, "--no-report", code=1)
    assert said["status"] == "infeasible"
    assert said["conflict"]


@pytest.mark.skipif(os.name == "nt", reason="SIGINT is a POSIX signal")
def test_ctrl_c_keeps_the_best_plan_and_its_gap(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    typed("new", folder, "--demo", "--scale", "1")
    run = subprocess.Popen(
        [sys.executable, "-m", "gongxing", "plan", str(folder), "--no-report", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=ENVIRONMENT,
    )
    time.sleep(15)
    run.send_signal(signal.SIGINT)
    out, _ = run.communicate(timeout=400)
    said = json.loads(out)
    assert said["value"] is not None
    assert said["bound"] >= said["value"]
    assert "land.shields" not in said["failed"]


def test_help_is_there_for_every_command() -> None:
    said = typed("--help").stdout
    for command in ("new", "import", "check", "plan", "report", "show", "export", "bench"):
        assert command in said
        assert typed(command, "--help").stdout.startswith("Usage:")


def test_bench_says_when_the_reference_is_missing(tmp_path: Path) -> None:
    assert "land_instance.py" in typed("bench", "land", "--instances", tmp_path, code=2).stderr


@pytest.mark.data
def test_bench_land_proves_its_gap(shared_dir: Path) -> None:
    said = told("bench", "land", "--parcels", 60, "--seed", 5, "--instances", shared_dir / "tools")
    assert said["feasible"] is True
    assert said["gap"] <= 0.0005
    assert set(said) >= {"parcels", "seed", "value", "bound", "gap", "seconds", "feasible"}
