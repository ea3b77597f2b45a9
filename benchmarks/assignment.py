"""How good is the assignment solver on the OR-Library's types c, d and e, against HiGHS alone in the same time?

`python benchmarks/assignment.py [NAME ...] [--seconds S] [--seeds 1]`; problems lie in `data/assignment/data` of the external
data folder ($GONGXING_SHARED, or `shared` beside the checkout). Prints one line of JSON per problem and seed.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from gongxing.algorithms.assignment import AssignmentParams, dense, solve_assignment
from gongxing.algorithms.assignment.exact import whole_model
from gongxing.algorithms.milp import MilpLimits, solve_milp
from gongxing.io.assignment_files import read_assignment_file
from gongxing.workflow.bench_assignment import bench_assignment

SHARED = Path(os.environ.get("GONGXING_SHARED", Path(__file__).resolve().parents[2] / "shared"))
FOLDER = SHARED / "data" / "assignment" / "data"
NAMES = tuple(
    f"{kind}{size}" for size in ("05200", "10100", "10200", "20100", "20200", "10400", "15900") for kind in "cde"
)
SECONDS = 60.0


def warm() -> None:
    """Compile first, so that no row pays for it."""
    rng = np.random.default_rng(1)
    use = rng.integers(1, 20, (3, 12))
    solve_assignment(dense(rng.integers(1, 20, (3, 12)), use, use.sum(axis=1) * 0.3), AssignmentParams(turns=3))


def plain(file: Path, seconds: float) -> tuple[float | None, float | None, float]:
    """Return value, bound and time of HiGHS alone on one thread."""
    (table,) = read_assignment_file(file)
    began = time.perf_counter()
    found = solve_milp(whole_model(dense(table.cost, table.use, table.capacity)), MilpLimits(seconds=seconds))
    return found.value, found.bound, time.perf_counter() - began


def assignment_rows(
    names: Sequence[str] = NAMES, seeds: Sequence[int] = (1,), seconds: float = SECONDS, folder: Path = FOLDER
) -> list[dict[str, object]]:
    """Return a row per problem and seed: value, own bound, gaps, and time as a ratio to HiGHS alone under the same limit."""
    warm()
    rows: list[dict[str, object]] = []
    for name in names:
        value, bound, spent = plain(folder / f"{name}.zip", seconds)
        for seed in seeds:
            (score,) = bench_assignment(
                folder / f"{name}.zip", seed=seed, seconds=seconds, bounds=folder / "bounds.txt"
            )
            better = None if value is None or score.value is None else (value - score.value) / abs(value)
            rows.append({
                **asdict(score), "highs_value": value, "highs_bound": bound, "highs_seconds": spent,
                "saved_against_highs": better, "time_ratio": score.seconds / spent,
            })  # fmt: skip
            print(json.dumps(rows[-1]), flush=True)
    return rows


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=list(NAMES))
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--seeds", type=lambda words: [int(word) for word in words.split(",")], default=[1])
    wishes = parser.parse_args(sys.argv[1:])
    assignment_rows(wishes.names, wishes.seeds, wishes.seconds)
