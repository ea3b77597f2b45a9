"""How good are forecasts of public series by the method fixed beforehand, against the naive ones in the same run?

`python benchmarks/forecast.py [DATA]`; DATA holds oil/ and io/, default `data` in the external folder ($GONGXING_SHARED, or
`shared` beside the checkout). Prints one line of JSON per set: WTI and Brent (monthly, quarterly, yearly means) and employment
in China by sector (Wang, Jia and Wang 2021). Also how long four hundred yearly and fourteen hundred monthly series take.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import numpy as np

from gongxing.algorithms.series import combined
from gongxing.plan import to_jsonable
from gongxing.workflow.bench_forecast import bench_forecast

SIZES = (("yearly", 400, 10, 5, 1), ("monthly", 1400, 120, 18, 12))
"""Name, series, columns, horizon and period of the made-up panels that are timed."""


def forecast_rows(data: Path | None = None) -> list[dict[str, object]]:
    """Return a row per public set: `ratio` is the scaled error over that of the naive forecast; coverage by nominal level."""
    rows: list[dict[str, object]] = []
    for part in bench_forecast(data).sets:
        tried = part.backtest
        best = tried.methods[0]
        rows.append(
            {
                "set": part.name, "series": part.series, "columns": part.columns, "horizon": part.horizon,
                "origins": tried.origins, "tested": tried.tested, "method": best.method, "mase": tried.mase,
                "naive_mase": tried.naive_mase, "ratio": tried.ratio,
                "coverage": {f"{each.level:g}": each.covered for each in best.coverage},
                "seconds": round(part.seconds, 3),
            }
        )  # fmt: skip
    return rows


def speed_rows() -> list[dict[str, object]]:
    """Return how long panels of made-up series take, the compiling left out."""
    rng = np.random.default_rng(1)
    rows: list[dict[str, object]] = []
    for name, series, columns, horizon, period in SIZES:
        values = np.exp(rng.normal(0.01, 0.1, (series, columns)).cumsum(axis=1))
        combined(values[:2], horizon, period)
        began = time.perf_counter()
        combined(values, horizon, period)
        took = time.perf_counter() - began
        rows.append({"set": f"speed {name}", "series": series, "columns": columns, "seconds": round(took, 3)})
    return rows


def rows(data: Path | None = None) -> list[dict[str, object]]:
    """Return all rows."""
    return [*forecast_rows(data), *speed_rows()]


if __name__ == "__main__":
    for line in rows(*(Path(word) for word in sys.argv[1:2])):
        print(json.dumps(to_jsonable(line)), flush=True)
