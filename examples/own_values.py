"""How do the office's own prices and decisions change a plan? Run: python examples/own_values.py [FOLDER]"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pandas as pd

from gongxing import workflow


def main(folder: Path) -> None:
    """Plan a small demo park twice: with the packaged values, then with the office's own and one parcel held."""
    project = workflow.new(folder / "park", demo=True, scale=0.5)
    effort = workflow.Effort(seed=1, seconds=10)
    before = workflow.plan_project(project, effort)

    park = project.load()
    prices = pd.DataFrame(
        [{"id": "land_values/value_yuan_m2_year/100102", "value": "90", "words": "own tax statistics", "by": "office"}]
    )
    park = park.with_table("assumptions", prices)
    held = next(choice.parcel for choice in before.land.part.choices if choice.changed)
    parcels = park.parcels.frame
    parcels.loc[parcels["id"] == held, "fixed_use"] = "keep"
    project.save(park.with_table("parcels", parcels))

    after = workflow.plan_project(project, effort)
    first, second = before.land.part.planned, after.land.part.planned
    print(f"parcels planned otherwise: {sum(first[p] != second[p] for p in first)} of {len(first)}")
    print(f"{held}: {first[held]} -> {second[held]} (held)")
    print(f"gap {before.land.gap:.3%} -> {after.land.gap:.3%}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            main(Path(temporary))
