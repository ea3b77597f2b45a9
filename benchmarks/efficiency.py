"""How fast is data envelopment analysis of a park's firms, against one general solver call per firm in the same run, and do both agree?

`python benchmarks/efficiency.py`: prints one line of JSON per number of firms. The baseline is scipy's `linprog` (HiGHS), which
solves the same first stage from scratch for every unit.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog

from gongxing.algorithms.efficiency import Returns, efficiency

SIZES = (100, 368, 1000)
FloatArray = npt.NDArray[np.float64]


def firms(count: int, seed: int) -> tuple[FloatArray, FloatArray]:
    """Return inputs (n, 4) and outputs (n, 2) as skewed as those of firms."""
    rng = np.random.default_rng(seed)
    return rng.lognormal(0, 1.5, (count, 4)), rng.lognormal(0, 1.5, (count, 2))


def plain_scores(x: FloatArray, y: FloatArray, returns: Returns) -> FloatArray:
    """Return input-oriented scores by one call of scipy per unit."""
    count, found = len(x), []
    for row in range(count):
        upper = np.vstack([np.column_stack([-x[row], x.T]), np.column_stack([np.zeros(y.shape[1]), -y.T])])
        right = np.concatenate([np.zeros(x.shape[1]), -y[row]])
        equal = {} if returns == "constant" else {"A_eq": np.append(0.0, np.ones(count))[None, :], "b_eq": [1.0]}
        solved = linprog(np.append(1.0, np.zeros(count)), A_ub=upper, b_ub=right, method="highs", **equal)
        found.append(solved.fun)
    return np.array(found)


def efficiency_rows(sizes: Sequence[int] = SIZES, seeds: Sequence[int] = (1, 2)) -> list[dict[str, object]]:
    """Return a row per size, seed and returns to scale: seconds with both stages, seconds of the baseline, greatest difference."""
    rows: list[dict[str, object]] = []
    efficiency(*firms(5, 0))
    for count in sizes:
        for seed in seeds:
            x, y = firms(count, seed)
            for returns in ("constant", "variable"):
                began = time.perf_counter()
                found = efficiency(x, y, returns=returns)
                own = time.perf_counter() - began
                began = time.perf_counter()
                plain = plain_scores(x, y, returns)
                base = time.perf_counter() - began
                rows.append(
                    {
                        "firms": count,
                        "seed": seed,
                        "returns": returns,
                        "seconds": round(own, 3),
                        "baseline_seconds": round(base, 3),
                        "ratio": round(base / own, 2),
                        "difference": float(np.abs(found.score - plain).max()),
                    }
                )
    return rows


if __name__ == "__main__":
    for row in efficiency_rows():
        print(json.dumps(row), flush=True)
