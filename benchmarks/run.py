"""How good are the engines, and how does a whole plan grow with the park? Writes results.json, which docs/benchmarks.md prints.

`python benchmarks/run.py [--sizes 200,1000,5000,20000] [--seeds 1,2,3] [--scales 1,2,5,10]`; the reference generator is found as
`gongxing bench` finds it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import resource
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numba
import numpy

from gongxing import __version__, workflow

RESULTS = Path(__file__).resolve().parent / "results.json"


def machine() -> dict[str, str]:
    """Return what the figures were measured on."""
    return {
        "gongxing": __version__,
        "python": platform.python_version(),
        "numpy": numpy.__version__,
        "numba": numba.__version__,
        "system": f"{platform.system()} {platform.machine()}",
        "cores": str(os.cpu_count()),
        "day": dt.date.today().isoformat(),
    }


def numbers(text: str) -> list[int]:
    """Return the whole numbers of a comma-separated list."""
    return [int(part) for part in text.split(",")]


def plans(scales: Sequence[int]) -> list[dict[str, object]]:
    """Plan and report the demo park at several scales: quality against the clerk, and times as ratios to the first scale.

    Near-linear growth shows as `time_per_parcel` staying near 1.
    """
    rows: list[dict[str, object]] = []
    first = 0.0
    for scale in scales:
        with tempfile.TemporaryDirectory() as folder:
            project = workflow.new(Path(folder) / "demo", demo=True, scale=scale)
            began = time.perf_counter()
            plan = workflow.plan_project(project)
            planned = time.perf_counter() - began
            workflow.report(project, plan=plan)
            whole = time.perf_counter() - began
        figures = {figure.key: figure.value for figure in plan.figures}
        parcels = len(plan.land.part.choices)
        first = first or whole / parcels
        rows.append({
            "scale": scale, "parcels": parcels, "seed": plan.land.seed, "value": plan.land.value, "baseline": figures["land.baseline_value"],
            "bound": plan.land.bound, "gap": plan.land.gap, "checks_failed": sum(f.verdict == "fail" for f in plan.findings),
            "plan_seconds": planned, "with_report_seconds": whole, "time_per_parcel": whole / parcels / first,
        })  # fmt: skip
        print(json.dumps(rows[-1]), flush=True)
    return rows


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=numbers, default=[200, 1000, 5000, 20000])
    parser.add_argument("--seeds", type=numbers, default=[1, 2, 3])
    parser.add_argument("--scales", type=numbers, default=[1, 2, 5, 10])
    wishes = parser.parse_args(arguments)
    workflow.bench_land(100, 1)  # compile first, so that no row pays for it
    rows = []
    for size in wishes.sizes:
        for seed in wishes.seeds:
            row = workflow.bench_land(size, seed).as_row()
            row["peak_mib"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
            rows.append(row)
            print(json.dumps(row), flush=True)
    found = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {}
    found |= {"machine": [machine()], "land": rows, "plans": plans(wishes.scales)}
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
