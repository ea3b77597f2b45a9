"""Is a file forecast as its pace suggests, with honest notes and all faults of what was asked?"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gongxing.algorithms.series import combined
from gongxing.errors import DataError
from gongxing.workflow.forecast import ForecastAsked, forecast_file


def yearly(folder: Path, values: list[float | str], first: int = 2000) -> Path:
    path = folder / "t.csv"
    path.write_text("年份,值\n" + "".join(f"{first + k},{v}\n" for k, v in enumerate(values)), encoding="utf-8")
    return path


def test_points_are_those_of_the_fixed_method_and_intervals_nest(tmp_path: Path) -> None:
    values = [float(v) for v in 100 + np.random.default_rng(1).normal(size=40).cumsum()]
    answer = forecast_file(yearly(tmp_path, list(values)))
    assert (answer.method, answer.step, answer.period, answer.horizon) == ("combined", "year", 1, 5)
    (series,) = answer.series
    assert [step.date for step in series.forecast] == ["2040", "2041", "2042", "2043", "2044"]
    assert [step.point for step in series.forecast] == pytest.approx(combined(values, 5).mean[0])
    assert (series.observed, series.last_date, series.last_value) == (40, "2039", values[-1])
    for step in series.forecast:
        low, middle, high = step.intervals
        assert high.low <= middle.low <= low.low <= step.point <= low.high <= middle.high <= high.high


def test_the_back_test_stands_beside_naive_in_one_run(tmp_path: Path) -> None:
    tried = forecast_file(yearly(tmp_path, [float(k) for k in range(30)])).backtest
    assert tried.naive_mase == pytest.approx(np.average([1, 2, 3, 4, 5], weights=[25, 24, 23, 22, 21]))
    assert tried.mase is not None
    assert tried.ratio == pytest.approx(tried.mase / tried.naive_mase)
    assert [score.method for score in tried.methods] == ["combined", "theta", "damped_trend", "naive", "drift"]
    assert [each.naive_mase for each in tried.by_horizon] == [1.0, 2.0, 3.0, 4.0, 5.0]


def test_what_the_user_asks_wins(tmp_path: Path) -> None:
    path = tmp_path / "m.csv"
    path.write_text("Date,a,b\n" + "".join(f"2020-{k:02d},{k},{k * k}\n" for k in range(1, 13)), encoding="utf-8")
    answer = forecast_file(path, ForecastAsked("b", None, 3, 1, (0.6,), True))
    assert [series.name for series in answer.series] == ["b"]
    assert (answer.horizon, answer.period, answer.log) == (3, 1, True)
    assert [each.level for each in answer.series[0].forecast[0].intervals] == [0.6]


def test_holes_short_histories_and_series_too_short_are_told(tmp_path: Path) -> None:
    path = tmp_path / "w.csv"
    path.write_text("名称,2017,2018,2019,2020,2021\n甲,1,2,,4,5\n乙,,,,1,2\n", encoding="utf-8")
    answer = forecast_file(path)
    assert [series.name for series in answer.series] == ["甲"]
    assert answer.backtest.tested == 0
    assert answer.backtest.mase is None
    told = " ".join(note.en for note in answer.notes)
    for words in (
        "1 series with fewer than 4 values left out: 乙",
        "1 values are missing",
        "too short for a back-test",
        "own spread",
    ):
        assert words in told


def test_a_series_of_three_values_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="found 3 values; expected at least 4"):
        forecast_file(yearly(tmp_path, [1.0, 2.0, 3.0]))


def test_all_faults_of_the_options_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(DataError) as told:
        forecast_file(yearly(tmp_path, [1.0, 2.0, 3.0, 4.0]), ForecastAsked(horizon=0, period=0, levels=(1.2,)))
    assert [fault.place.column for fault in told.value.faults] == ["--horizon", "--period", "--levels"]


def test_worse_than_naive_and_too_narrow_is_said(tmp_path: Path) -> None:
    """Calm for long, then a storm: intervals learnt in the calm do not hold."""
    rng = np.random.default_rng(2)
    steps = np.concatenate([rng.normal(0, 0.1, 60), rng.normal(0, 6.0, 40)])
    answer = forecast_file(yearly(tmp_path, list(100 + steps.cumsum()), 1900))
    told = " ".join(note.en for note in answer.notes)
    assert "held only" in told
