"""How good are the engines, and how does a whole plan grow with the park? Writes results.json, which docs/benchmarks.md prints.

`python benchmarks/run.py [--parts land,roads,...]  [--sizes 200,1000,5000,20000] [--seeds 1,2,3] [--scales 1,2,5,10]`;
each part is written as soon as it is measured. External instances lie in $GONGXING_SHARED or `shared` beside the checkout.
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
from collections.abc import Callable, Sequence
from pathlib import Path

import assignment
import distances
import efficiency
import firms
import forecast
import growth
import numba
import numpy
import phasing
import relatedness
import roads
import sewer
import water

from gongxing import __version__, workflow
from gongxing.workflow.economy import ECONOMY
from gongxing.workflow.networks import NETWORKS

RESULTS = Path(__file__).resolve().parent / "results.json"
PARTS = (
    "land", "roads", "water", "sewer", "distances", "relatedness", "efficiency", "forecast", "assignment", "firms", "growth", "phasing", "plans",
)  # fmt: skip
EXTERNAL = ("land", "roads", "water", "distances", "forecast", "assignment", "phasing")
"""The parts that need external data."""


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
            "access_share": figures.get("roads.access_share"),
            **{f"{name}_gap": part.gap for name in ECONOMY if (part := getattr(plan, name)) is not None},
            **{f"{name}_seconds": part.seconds for name in ECONOMY if (part := getattr(plan, name)) is not None},
            **{f"{name}_seconds": part.seconds for name in NETWORKS if (part := getattr(plan, name)) is not None},
            "networks_seconds": sum(part.seconds for name in NETWORKS if (part := getattr(plan, name)) is not None),
            "plan_seconds": planned, "with_report_seconds": whole, "time_per_parcel": whole / parcels / first,
        })  # fmt: skip
        print(json.dumps(rows[-1]), flush=True)
    return rows


def shared() -> Path:
    """Return the folder of external material: $GONGXING_SHARED, or `shared` beside the checkout."""
    return Path(os.environ.get("GONGXING_SHARED", RESULTS.parents[2] / "shared"))


def land_rows(sizes: Sequence[int], seeds: Sequence[int]) -> list[dict[str, object]]:
    """Measure the land engine on the reference generator's instances."""
    workflow.bench_land(100, 1)  # compile first, so that no row pays for it
    rows = []
    for size in sizes:
        for seed in seeds:
            row = workflow.bench_land(size, seed).as_row()
            row["peak_mib"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
            rows.append(row)
            print(json.dumps(row), flush=True)
    return rows


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure the parts asked for and write them beside those measured before."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parts", type=lambda words: words.split(","), default=list(PARTS))
    parser.add_argument("--sizes", type=numbers, default=[200, 1000, 5000, 20000])
    parser.add_argument("--seeds", type=numbers, default=[1, 2, 3])
    parser.add_argument("--scales", type=numbers, default=[1, 2, 5, 10])
    wishes = parser.parse_args(arguments)
    work: dict[str, Callable[[], list[dict[str, object]]]] = {
        "land": lambda: land_rows(wishes.sizes, wishes.seeds),
        "roads": lambda: roads.rows(shared()),
        "water": lambda: water.water(),
        "sewer": lambda: sewer.own_rows((8, 16, 30), wishes.seeds),
        "distances": lambda: distances.distance_rows(),
        "relatedness": lambda: relatedness.relatedness_rows(),
        "efficiency": lambda: efficiency.efficiency_rows(),
        "forecast": lambda: forecast.rows(),
        "assignment": lambda: assignment.assignment_rows(),
        "firms": lambda: firms.measured(),
        "growth": lambda: growth.growth_rows(wishes.seeds),
        "phasing": lambda: phasing.phasing_rows(seeds=wishes.seeds),
        "plans": lambda: plans(wishes.scales),
    }
    for part in wishes.parts:
        if part in EXTERNAL and not shared().is_dir():
            print(f"{part}: not measured, external data folder missing: {shared()} (set GONGXING_SHARED)")
            continue
        rows = work[part]()
        found = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {}
        found |= {"machine": [machine()], part: rows}
        RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
