"""How fast are relatedness and complexity against the published package, in the same run, and do both agree?

`python benchmarks/relatedness.py`: prints one line of JSON per table. Needs `ecomplexity` for the comparison.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from gongxing.workflow.bench_relatedness import bench_relatedness

SIZES = ((785, 226), (200, 100), (1200, 130))
"""Products and places of the tables."""


def relatedness_rows(
    sizes: Sequence[tuple[int, int]] = SIZES, seeds: Sequence[int] = (1, 2, 3)
) -> list[dict[str, object]]:
    """Return a row per table: seconds, the peer's seconds, ratio, largest differences."""
    rows: list[dict[str, object]] = []
    for products, places in sizes:
        for seed in seeds:
            score = bench_relatedness(products, places, seed)
            rows.append({**asdict(score), "differences": dict(score.differences)})
    return rows


if __name__ == "__main__":
    for row in relatedness_rows():
        print(json.dumps(row), flush=True)
