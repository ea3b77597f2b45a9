"""How fast are growth scenarios drawn, and how large is the ratio to a plain loop over the draws in the same run?

`python benchmarks/growth.py [SEEDS]` (default 1,2,3): one line of JSON per size and seed, see `gongxing bench growth`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

from gongxing.workflow.bench_growth import bench_growth

SIZES = ((368, 5, 10_000), (3_680, 5, 2_000), (368, 15, 5_000))
"""Firms, years and draws of the runs."""


def growth_rows(seeds: Sequence[int], sizes: Sequence[tuple[int, int, int]] = SIZES) -> list[dict[str, object]]:
    """Return a row per size and seed; `ratio` is our time over that of the plain loop."""
    rows: list[dict[str, object]] = []
    for firms, years, draws in sizes:
        for seed in seeds:
            rows.append(asdict(bench_growth(firms, years, draws, seed)))
            print(json.dumps(rows[-1]), flush=True)
    return rows


if __name__ == "__main__":
    growth_rows([int(word) for word in (sys.argv[1] if len(sys.argv) > 1 else "1,2,3").split(",")])
