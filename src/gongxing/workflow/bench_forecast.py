"""How good is the forecast method, fixed beforehand, on public series against the naive forecast, in one run?"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.series import METHOD, Trial, backtest
from gongxing.errors import Fault, NotReadyError, Place
from gongxing.io.series_file import SeriesTable, read_series
from gongxing.words import Text
from gongxing.workflow.forecast import Tried, tried

OIL = ("wti-monthly.csv", "brent-monthly.csv")
EMPLOYMENT = "china_employment.csv"
"""Employment in China by sector, 1990 to 2018 (Wang, Jia and Wang 2021)."""
_PACES = (("monthly", 1, 12, 12), ("quarterly", 3, 4, 8), ("yearly", 12, 1, 5))
"""Name, months to a mean, period, horizon."""
FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class BenchSet:
    """The back-test on one set."""

    name: str
    series: int
    columns: int
    period: int
    horizon: int
    seconds: float
    backtest: Tried


@dataclass(frozen=True)
class ForecastBench:
    """The whole benchmark: one method, several sets, naive beside it."""

    method: str
    levels: tuple[float, ...]
    sets: tuple[BenchSet, ...]


def bench_forecast(data: Path | None = None) -> ForecastBench:
    """Try the method on oil prices (WTI and Brent; monthly, quarterly and yearly means) and employment by sector.

    data: the folder that holds oil/ and io/; default $GONGXING_SHARED/data or shared/data beside the checkout or the current
    folder. NotReadyError with every file that is missing.
    """
    folder = _folder(data)
    trial = Trial()
    sets = []
    for name, values, period, horizon in _sets(folder):
        began = time.perf_counter()
        past = tried(backtest(values, horizon, period, trial))
        took = time.perf_counter() - began
        sets.append(BenchSet(name, len(values), values.shape[1], period, horizon, took, past))
    return ForecastBench(METHOD, trial.levels, tuple(sets))


def _sets(folder: Path) -> Iterator[tuple[str, FloatArray, int, int]]:
    for file in OIL:
        table = read_series(folder / "oil" / file)
        for pace, months, period, horizon in _PACES:
            yield f"{file.removesuffix('-monthly.csv')} {pace}", means(table, months), period, horizon
    yield "employment yearly", read_series(folder / "io" / EMPLOYMENT).values, 1, 5


def means(table: SeriesTable, months: int) -> FloatArray:
    """Return the means over whole calendar stretches of `months` (1, 3 or 12) of a monthly table, incomplete ones left out."""
    first = next(k for k, day in enumerate(table.calendar.days) if (day.month - 1) % months == 0)
    count = (table.values.shape[1] - first) // months
    whole = table.values[:, first : first + count * months]
    found: FloatArray = whole.reshape(len(whole), count, months).mean(axis=2)
    return found


def _folder(data: Path | None) -> Path:
    """Return the folder of the data."""
    shared = os.environ.get("GONGXING_SHARED")
    checkout = Path(__file__).resolve().parents[3]
    places = (
        [data]
        if data
        else [Path(shared) / "data"]
        if shared
        else [checkout.parent / "shared/data", Path.cwd().parent / "shared/data", Path.cwd() / "shared/data"]
    )
    wanted = (*(f"oil/{name}" for name in OIL), f"io/{EMPLOYMENT}")
    for place in places:
        if place.is_dir():
            missing = [name for name in wanted if not (place / name).is_file()]
            if not missing:
                return place
            raise _absent([str(place)], missing)
    raise _absent([str(place) for place in places], list(wanted))


def _absent(places: list[str], missing: list[str]) -> NotReadyError:
    looked = ", ".join(places)
    faults = [
        Fault(
            Place(name),
            Text(f"在 {looked} 中没有", f"not in {looked}"),
            Text("参考数据", "the reference data"),
            Text("用 --data 指明文件夹，或设 GONGXING_SHARED", "name the folder with --data, or set GONGXING_SHARED"),
            "bench.forecast",
        )
        for name in missing
    ]
    return NotReadyError(Text("缺少参考数据", "the reference data is missing"), faults)
