"""How good is the phasing solver on the reference five-year instances, against HiGHS alone on the whole model?

`python benchmarks/phasing.py [--works 120,500,1000] [--seeds 1,2,3]`; the generator lies in `tools` of the external data folder
($GONGXING_SHARED, or `shared` beside the checkout). Prints one line of JSON per size and seed. HiGHS alone has as long as
the solver took, on one core; the solver uses two.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence

from gongxing.algorithms.milp import MilpLimits, solve_milp
from gongxing.algorithms.schedule import ScheduleProblem
from gongxing.algorithms.schedule.model import step_model
from gongxing.algorithms.schedule.relax import open_starts
from gongxing.algorithms.schedule.windows import tighten
from gongxing.workflow.bench import reference
from gongxing.workflow.bench_phasing import INSTANCE_FILE, bench_phasing, phasing_of

SIZES = (120, 500, 1000)


def plain(problem: ScheduleProblem, seconds: float) -> tuple[float | None, float | None, float]:
    """Return value, bound and time of HiGHS alone on the whole model."""
    began = time.perf_counter()
    windows = tighten(problem)
    step = step_model(problem, open_starts(problem, windows), windows.must)
    found = solve_milp(step.model, MilpLimits(seconds=seconds))
    return found.value, found.bound, time.perf_counter() - began


def phasing_rows(sizes: Sequence[int] = SIZES, seeds: Sequence[int] = (1, 2)) -> list[dict[str, object]]:
    """Return a row per size and seed: value, own bound and gap, the clerk's value, and HiGHS alone in the same time."""
    bench_phasing(20, 1, seconds=1.0)  # compile first, so that no row pays for it
    rows: list[dict[str, object]] = []
    for works in sizes:
        for seed in seeds:
            score = bench_phasing(works, seed)
            problem = phasing_of(reference(INSTANCE_FILE, None).gen(works, seed))
            value, bound, spent = plain(problem, score.seconds)
            row = score.as_row()
            row.pop("starts")
            gap = None if value is None or bound is None else (bound - value) / abs(value)
            rows.append({**row, "highs_value": value, "highs_gap": gap, "time_ratio": score.seconds / spent})
            print(json.dumps(rows[-1]), flush=True)
    return rows


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--works", type=lambda words: [int(word) for word in words.split(",")], default=list(SIZES))
    parser.add_argument("--seeds", type=lambda words: [int(word) for word in words.split(",")], default=[1, 2])
    wishes = parser.parse_args()
    phasing_rows(wishes.works, wishes.seeds)
