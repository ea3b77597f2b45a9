"""Do the road commands answer as they promise, in both languages, with the right exit status?"""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner
from tests.road_files import CASE, plots

from gongxing.cli.roads import bench_roads, roads


def test_the_benchmark_prints_one_line_of_json(tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    case.write_text(json.dumps(CASE), encoding="utf-8")
    done = CliRunner().invoke(bench_roads, ["--case", str(case), "--name", "row", "--json"])
    assert done.exit_code == 0, done.output
    told = json.loads(done.output.strip().splitlines()[-1])
    assert (told["nr"], told["sc"], told["min_access_length"], told["proven"], told["order"]) == (
        2,
        2.0,
        2.0,
        True,
        [1, 2],
    )
    words = CliRunner().invoke(bench_roads, ["--case", str(case), "--name", "row", "--segments", "1"])
    assert "至少要 2 段" in words.output


def test_a_parcel_file_gets_its_roads(tmp_path: Path) -> None:
    file = plots(tmp_path / "plots.gpkg")
    out = tmp_path / "new.geojson"
    done = CliRunner().invoke(roads, [str(file), "--out", str(out), "--json"])
    assert done.exit_code == 0, done.output
    told = json.loads(done.output.strip().splitlines()[-1])
    assert (told["access_after"], told["proven"]) == (1.0, True)
    assert out.is_file()
    words = CliRunner().invoke(roads, [str(file)])
    assert "通达率" in words.output
    small = CliRunner().invoke(roads, [str(file), "--budget-m", "1"])
    assert small.exit_code == 1
    assert CliRunner().invoke(roads, [str(tmp_path / "absent.gpkg")]).exit_code == 2
