"""Which bounds on planned areas does the demo park set, such that they can all hold together?"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from gongxing.park import AreaGoal

BASIS = "合成示范目标"
_BOUNDS: Mapping[str, tuple[float, float | None]] = {
    "0701": (1.0, 1.9),
    "0703": (0.55, 1.0),
    "08": (1.0, 2.0),
    "09": (0.9, 1.8),
    "100101": (0.85, 1.5),
    "100102": (0.8, 1.12),
    "100103": (0.6, 1.0),
    "11": (0.9, 1.7),
    "13": (1.0, 1.8),
    "14": (1.3, 2.2),
    "16": (0.0, 1.0),
}
"""Lower and upper bound as multiples of the present area."""


def area_goals(parcels: pd.DataFrame, quota: pd.DataFrame) -> tuple[AreaGoal, ...]:
    """Return bounds per planning class from the present areas of `parcels` (columns use, area_m2) and the quota granted.

    Farmland may lose no more than half of the new-construction quota; every other bound is a multiple of today.
    """
    present = {use: float(parcels.loc[parcels["use"].str.startswith(use), "area_m2"].sum()) for use in (*_BOUNDS, "01")}
    goals = []
    for use, (low, high) in _BOUNDS.items():
        goals.append(
            AreaGoal(
                use,
                round(low * present[use], -2) if low else None,
                None if high is None else round(high * present[use], -2),
                basis=BASIS,
            )
        )
    granted = float(quota.loc[quota["kind"] == "new_construction", "area_m2"].sum())
    goals.append(
        AreaGoal("01", round(present["01"] - 0.5 * granted, -2), None, basis=f"{BASIS}：现状耕地减新增建设用地指标之半")
    )
    return tuple(goals)
