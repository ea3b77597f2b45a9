"""How good is the road engine on the public settlements? `rows(case, seeds)` gives what stands under "roads" in results.json.

Medians over the seeds are judged; each settlement is run through the one pipeline with its default work budget.
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Sequence
from pathlib import Path

from gongxing.workflow.bench_roads import bench_roads

CASE = Path("data") / "roads" / "settlements.json"
PUBLISHED = {"harare": (9, 0.50, 4.60), "cape_town_a": (13, 0.93, 8.24)}
"""NR, AD and SC of the deep reinforcement learning planner of Zheng et al. (2023), table 1."""


def rows(shared: Path, seeds: Sequence[int] = range(1, 11)) -> list[dict[str, object]]:
    """Return one row per settlement of the shared folder: medians, worst and best over the seeds, the proven least length."""
    case = shared / CASE
    held = json.loads(case.read_text(encoding="utf-8"))
    found: list[dict[str, object]] = []
    for name in [key for key, value in held.items() if isinstance(value, dict)]:
        scores = [bench_roads(case, name, seed=seed) for seed in seeds]
        row: dict[str, object] = {"name": name, "seeds": list(seeds), "proven": all(score.proven for score in scores)}
        row["min_access_length"] = scores[0].min_access_length
        for key in ("nr", "ad", "sc", "seconds"):
            values = [float(value) for score in scores if (value := getattr(score, key)) is not None]
            complete = len(values) == len(scores)
            row[key] = statistics.median(values) if complete else None
            row[f"{key}_worst"] = max(values) if complete else None
            row[f"{key}_best"] = min(values) if complete else None
        row["published"] = PUBLISHED.get(name)
        found.append(row)
        print(json.dumps(row), flush=True)
    return found
