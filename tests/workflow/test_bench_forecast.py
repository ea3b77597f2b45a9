"""Does the benchmark score the fixed method against naive in one run, and say plainly what is missing?"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from gongxing.errors import NotReadyError
from gongxing.io.series_file import read_series
from gongxing.workflow.bench_forecast import bench_forecast, means


def folder_of(place: Path) -> Path:
    rng = np.random.default_rng(1)
    (place / "oil").mkdir()
    (place / "io").mkdir()
    months = [dt.date(2000 + k // 12, k % 12 + 1, 15) for k in range(4, 150)]
    for name in ("wti-monthly.csv", "brent-monthly.csv"):
        prices = np.exp(4 + rng.normal(0, 0.08, len(months)).cumsum())
        lines = "".join(f"{day},{price:.2f}\n" for day, price in zip(months, prices, strict=True))
        (place / "oil" / name).write_text("Date,Price\n" + lines, encoding="utf-8")
    rows = "".join(f"S{k}," + ",".join(f"{100 + k + t}" for t in range(12)) + "\n" for k in range(5))
    heads = ",".join(str(1990 + t) for t in range(12))
    (place / "io" / "china_employment.csv").write_text(f"Code,{heads}\n{rows}", encoding="utf-8")
    return place


def test_every_set_is_scored_against_naive_with_coverage(tmp_path: Path) -> None:
    found = bench_forecast(folder_of(tmp_path))
    assert found.method == "combined"
    assert [part.name for part in found.sets] == [
        "wti monthly", "wti quarterly", "wti yearly", "brent monthly", "brent quarterly", "brent yearly", "employment yearly",
    ]  # fmt: skip
    for part in found.sets:
        assert part.backtest.tested > 0
        assert part.backtest.ratio is not None
        assert {score.method for score in part.backtest.methods} >= {"combined", "naive"}
        assert all(each.covered is not None for each in part.backtest.methods[0].coverage)
    # employment made of straight lines: the method must beat the last value by far
    last = found.sets[-1].backtest.ratio
    assert last is not None
    assert last < 0.8


def test_means_are_of_whole_calendar_stretches(tmp_path: Path) -> None:
    table = read_series(folder_of(tmp_path) / "oil" / "wti-monthly.csv")
    # May 2000 to June 2012: quarters from July 2000, years from 2001 to 2011
    assert means(table, 3).shape == (1, 48)
    assert means(table, 12).shape == (1, 11)
    assert means(table, 12)[0, 0] == pytest.approx(table.values[0, 8:20].mean())


def test_every_file_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotReadyError, match=r"oil/wti-monthly\.csv"):
        bench_forecast(tmp_path / "nowhere")
    (folder_of(tmp_path) / "io" / "china_employment.csv").unlink()
    with pytest.raises(NotReadyError) as told:
        bench_forecast(tmp_path)
    assert [fault.place.file for fault in told.value.faults] == ["io/china_employment.csv"]
    monkeypatch.setenv("GONGXING_SHARED", str(tmp_path / "elsewhere"))
    with pytest.raises(NotReadyError, match="elsewhere"):
        bench_forecast()


@pytest.mark.data
def test_public_series(data_dir: Path) -> None:
    found = {part.name: part.backtest for part in bench_forecast(data_dir).sets}
    employment = found["employment yearly"]
    assert employment.tested > 10_000
    assert employment.ratio is not None
    assert employment.ratio < 0.95
    for name in ("wti monthly", "brent monthly"):
        ratio = found[name].ratio
        assert ratio is not None
        assert (
            ratio < 1.1
        )  # oil is close to a random walk: nothing beats the last value by much, and the method does not
