"""Are households, roads, pipes, waters, quota and lists filled believably, with the gaps a register has?"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from gongxing.park import Park
from gongxing.samples.registers import quota, strategies, with_gaps


def test_gaps_are_about_as_many_as_asked_and_only_where_asked() -> None:
    frame = pd.DataFrame({"a": range(4000), "b": range(4000)})
    found = with_gaps(frame, {"a": 0.05}, rng=np.random.default_rng(1))
    assert 0.035 < found["a"].isna().mean() < 0.065
    assert found["b"].notna().all()


def test_quota_is_granted_for_each_year_and_kind() -> None:
    found = quota(1.0, range(2026, 2031), rng=np.random.default_rng(1))
    assert len(found) == 15
    yearly = found.groupby("kind")["area_m2"].mean()
    assert yearly["new_construction"] == pytest.approx(120_000, rel=0.12)
    assert yearly["linked"] == pytest.approx(80_000, rel=0.15)


def test_lists_hold_three_strategies_two_and_two_chains_and_six_pillars() -> None:
    counts = strategies()["kind"].value_counts().to_dict()
    assert counts == {"strategy": 3, "leading_chain": 2, "nurtured_chain": 2, "idea": 1, "pillar": 6}


def test_households_are_of_usual_size(park: Park) -> None:
    frame = park["households"].frame
    assert 600 <= len(frame) <= 1100
    assert frame["persons"].between(1, 6).all()
    assert frame["persons"].mean() == pytest.approx(3.1, abs=0.2)
    assert frame["floor_m2"].dropna().between(80, 250).all()


def test_waters_have_river_canal_and_ponds(park: Park) -> None:
    assert set(park["waters"]["kind"]) == {"river", "canal", "pond"}


def test_roads_have_every_grade(park: Park) -> None:
    assert set(park["roads"]["grade"]) == {"motorway", "arterial", "collector", "local", "lane"}
