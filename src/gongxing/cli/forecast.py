"""Which commands forecast the series of any file and measure the method?"""

from __future__ import annotations

from pathlib import Path

import click

from gongxing.cli.door import JSON, json_line, lang, told
from gongxing.display.forecast import show_forecast, show_forecast_bench
from gongxing.workflow.bench_forecast import bench_forecast as measure
from gongxing.workflow.forecast import ForecastAsked, forecast_file


def _levels(_: click.Context, __: click.Parameter, value: str) -> tuple[float, ...]:
    """Return levels written as percentages (50,80,90) as shares."""
    try:
        return tuple(
            float(word.strip().rstrip("%")) / 100 for word in value.replace("，", ",").split(",") if word.strip()
        )
    except ValueError as error:
        raise click.BadParameter(f"{value!r}: 50,80,90") from error


@click.command("forecast")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--column", default=None, help="Series to forecast: heading or row label. 要预测的列或行。")
@click.option("--date", default=None, help="Heading of the date column. 日期列名。")
@click.option("--horizon", type=int, default=None, help="Steps ahead; default by the pace of the data. 预测期数。")
@click.option("--period", type=int, default=None, help="Steps a season takes, 1 for none. 季节周期。")
@click.option("--levels", callback=_levels, default="50,80,90", show_default=True, help="Intervals. 区间水平（%）。")
@click.option("--log", is_flag=True, help="Model growth rates of positive series. 对数建模。")
@JSON
@told
def forecast(
    file: Path, column: str | None, date: str | None, horizon: int | None, period: int | None, levels: tuple[float, ...], log: bool, as_json: bool
) -> None:  # fmt: skip
    """Forecast the series of any csv or xlsx FILE, with intervals and a back-test. 预测任意序列。"""
    answer = forecast_file(file, ForecastAsked(column, date, horizon, period, levels, log))
    json_line(answer) if as_json else show_forecast(answer, lang())


@click.command("forecast")
@click.option("--data", type=click.Path(path_type=Path), default=None, help="Folder with oil/ and io/. 数据文件夹。")
@JSON
@told
def bench_forecast(data: Path | None, as_json: bool) -> None:
    """Try the forecast method on public series against naive. 在公开序列上回测预测方法。"""
    score = measure(data)
    json_line(score) if as_json else show_forecast_bench(score, lang())
