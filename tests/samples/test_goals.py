"""Can the demo's bounds all hold together, and do they ask for moderate change?"""

from __future__ import annotations

import pandas as pd
import pytest

from gongxing.park import Park
from gongxing.samples.goals import BASIS, area_goals

PLANNED = ("0701", "0703", "08", "09", "100101", "100102", "100103", "11", "13", "14", "16", "01")


def test_bounds_of_a_hand_made_park() -> None:
    # 100 m2 each of green and farmland; quota of 40 m2: green at least 130, farmland at least 100 - 20 = 80 (to the hundred: 100)
    parcels = pd.DataFrame({"use": ["1402", "0101"], "area_m2": [100_000.0, 1_000_000.0]})
    granted = pd.DataFrame({"kind": ["new_construction"], "area_m2": [400_000.0]})
    goals = {goal.use: goal for goal in area_goals(parcels, granted)}
    assert goals["14"].low_m2 == pytest.approx(130_000)
    assert goals["01"].low_m2 == pytest.approx(800_000)
    assert goals["01"].high_m2 is None


def test_the_demo_has_a_goal_with_its_basis_for_every_planning_class(park: Park) -> None:
    goals = park.settings.area_goals
    assert {goal.use for goal in goals} == set(PLANNED)
    assert all(goal.basis.startswith(BASIS) for goal in goals)


def test_the_bounds_can_hold_together(park: Park) -> None:
    frame = park.parcels.frame
    total = frame.area.sum()
    planned = frame["use"].str.startswith(PLANNED)
    others = frame[~planned].area.sum()
    assert sum(goal.low_m2 or 0.0 for goal in park.settings.area_goals) + others < 0.95 * total


def test_today_breaks_at_most_the_green_bound(park: Park) -> None:
    frame = park.parcels.frame
    broken = []
    for goal in park.settings.area_goals:
        present = frame[frame["use"].str.startswith(goal.use)].area.sum()
        if (goal.low_m2 or 0.0) > present + 100 or (goal.high_m2 is not None and goal.high_m2 < present - 100):
            broken.append(goal.use)
    assert broken == ["14"]
