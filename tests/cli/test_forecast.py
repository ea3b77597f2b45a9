"""Do `forecast` and `bench forecast` read their arguments and print one line of JSON?"""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner
from tests.workflow.test_bench_forecast import folder_of

from gongxing.cli.forecast import bench_forecast, forecast


def series(folder: Path) -> str:
    path = folder / "t.csv"
    path.write_text("Date,Price\n" + "".join(f"{2000 + k},{k + k % 3}\n" for k in range(30)), encoding="utf-8")
    return str(path)


def test_json_tells_points_intervals_and_the_back_test(tmp_path: Path) -> None:
    done = CliRunner().invoke(forecast, [series(tmp_path), "--horizon", "2", "--levels", "50,95", "--json"])
    assert done.exit_code == 0, done.output
    assert done.output.count("\n") == 1
    told = json.loads(done.output)
    assert [step["date"] for step in told["series"][0]["forecast"]] == ["2030", "2031"]
    assert [each["level"] for each in told["series"][0]["forecast"][0]["intervals"]] == [0.5, 0.95]
    assert told["backtest"]["ratio"] == told["backtest"]["mase"] / told["backtest"]["naive_mase"]


def test_without_json_a_table_is_shown(tmp_path: Path) -> None:
    done = CliRunner().invoke(forecast, [series(tmp_path)])
    assert done.exit_code == 0, done.output
    assert "回测" in done.output


def test_faults_end_with_two(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Date,Price\n2003,1\n2002,1\n2001,1\n", encoding="utf-8")
    done = CliRunner().invoke(forecast, [str(path)])
    assert done.exit_code == 2
    assert "早于上一行" in done.output
    assert CliRunner().invoke(forecast, [series(tmp_path), "--levels", "half"]).exit_code == 2


def test_the_benchmark_prints_one_line(tmp_path: Path) -> None:
    done = CliRunner().invoke(bench_forecast, ["--data", str(folder_of(tmp_path)), "--json"])
    assert done.exit_code == 0, done.output
    assert done.output.count("\n") == 1
    told = json.loads(done.output)
    assert (told["method"], len(told["sets"])) == ("combined", 7)
    missing = CliRunner().invoke(bench_forecast, ["--data", str(tmp_path / "nowhere")])
    assert missing.exit_code == 2
