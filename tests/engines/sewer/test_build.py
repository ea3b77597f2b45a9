"""Does a park become the drainage problem that its tables tell?"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from tests.parks import settings
from tests.sewer_problems import sewer_problem, village

from gongxing.engines.sewer import build_problem
from gongxing.errors import NotReadyError
from gongxing.io.packs import load_network_values
from gongxing.park import Park


def test_foul_load_is_the_share_of_the_mean_day_of_all_blocks() -> None:
    problem = sewer_problem()
    hectares = 9 * 182**2 / 1e4
    assert problem.load.sum() == pytest.approx(hectares * 90 / 1.3 * 0.85 / 86400)
    assert sorted(p for names in problem.parcels for p in names) == [f"D{i}" for i in range(9)]
    assert (problem.delay_s == 0).all()


def test_storm_load_is_runoff_area_and_waits_for_the_inlet_time() -> None:
    problem = sewer_problem(kind="storm")
    assert problem.load.sum() == pytest.approx(9 * 182**2 * 0.6)
    assert set(problem.delay_s[problem.load > 0]) == {600.0}
    assert (problem.boost == 1.2).all()


def test_the_present_pipe_is_cut_at_the_manholes_it_passes() -> None:
    problem = sewer_problem()
    held = np.flatnonzero(problem.held >= 0)
    assert len(held) == 2  # 200 m, a manhole each 100 m
    assert problem.held_invert[held].max() == pytest.approx(8.4)
    assert problem.held_invert[held].min() == pytest.approx(7.8)
    assert problem.standing[0].fault is None
    assert (problem.replaces >= 0).sum() == 4  # a new drain could take its place, in both directions


def test_a_pipe_that_cannot_be_kept_says_why() -> None:
    park = village()
    frame = park["pipes"].frame
    frame["end_invert_m"] = 8.4
    problem = build_problem(park.with_table("pipes", frame), None, load_network_values(), kind="sewer")
    assert (problem.held < 0).all()
    assert "slope" in problem.standing[0].fault.en
    assert any("P1" in words.en for words in problem.warnings)


def test_missing_heights_are_told() -> None:
    park = village()
    problem = build_problem(
        park.with_table("spot_heights", park["spot_heights"].frame[:0]), None, load_network_values(), kind="sewer"
    )
    assert any("no spot heights" in words.en for words in problem.notes)
    assert len(set(problem.ground_m.tolist())) == 1


def test_parcels_far_from_streets_are_lacking() -> None:
    park = village()
    frame = park.parcels.frame
    far = frame.copy()
    far.geometry = far.geometry.translate(xoff=3000)
    far["id"] = [f"far{i}" for i in range(len(far))]
    both = gpd.GeoDataFrame(pd.concat([frame, far], ignore_index=True), crs=frame.crs)
    problem = build_problem(park.with_table("parcels", both), None, load_network_values(), kind="sewer")
    assert {lost.parcel for lost in problem.lacking} == {f"far{i}" for i in range(9)}


def test_no_parcels_at_all() -> None:
    with pytest.raises(NotReadyError):
        build_problem(Park(settings()), None, load_network_values(), kind="sewer")
