"""Do forecasts and their back-test read well in both languages?"""

from __future__ import annotations

from pathlib import Path

import pytest

from gongxing.display.forecast import METHODS, show_forecast, show_forecast_bench
from gongxing.words import Lang
from gongxing.workflow.bench_forecast import BenchSet, ForecastBench
from gongxing.workflow.forecast import ForecastAnswer, forecast_file


def answer(folder: Path, series: int) -> ForecastAnswer:
    heads = ",".join(str(2000 + t) for t in range(20))
    rows = "".join(f"S{k}," + ",".join(f"{20_000 + k + t * t}" for t in range(20)) + "\n" for k in range(series))
    path = folder / "t.csv"
    path.write_text(f"name,{heads}\n{rows}", encoding="utf-8")
    return forecast_file(path)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ("日期", "回测：15 个起点", "朴素", "覆盖 90%")),
        ("en", ("date", "back-test: 15 origins", "naive", "held by 90%")),
    ],
)
def test_steps_and_scores_are_shown(
    lang: Lang, words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    show_forecast(answer(tmp_path, 1), lang)
    shown = capsys.readouterr().out
    for word in (*words, "S0", "2024", "MASE", "20,361"):
        assert word in shown


def test_many_series_are_shown_by_their_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    show_forecast(answer(tmp_path, 5), "en")
    shown = capsys.readouterr().out
    assert "point 2024" in shown
    assert "2022" not in shown
    assert all(f"S{k}" in shown for k in range(5))


def test_a_benchmark_shows_each_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tried = answer(tmp_path, 1).backtest
    show_forecast_bench(ForecastBench("combined", (0.5,), (BenchSet("wti yearly", 1, 20, 1, 5, 0.2, tried),)), "en")
    shown = capsys.readouterr().out
    assert "wti yearly: 1 series, 20 columns, 5 ahead" in shown
    assert METHODS["combined"].en.split()[0] in shown
