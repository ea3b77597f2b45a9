"""Are some hamlets of the demo cleared for works, with estates near by and wishes on record, and the rest left alone?"""

from __future__ import annotations

import pandas as pd
import shapely

from gongxing.park import Park


def moving(park: Park) -> pd.DataFrame:
    uses = dict(zip(park.parcels.ids, park.parcels["fixed_use"], strict=True))
    frame = park["households"].frame
    return frame[frame["parcel"].map(uses) == "100102"]


def test_two_or_three_whole_groups_make_way(park: Park) -> None:
    frame = park["households"].frame
    groups = moving(park)["village"].value_counts().to_dict()
    assert 2 <= len(groups) <= 3
    assert 120 <= sum(groups.values()) <= 220
    assert all((frame["village"] == group).sum() == count for group, count in groups.items())


def test_estates_lie_on_land_that_may_take_them(park: Park) -> None:
    estates, parcels = park["estates"].frame, park.parcels.frame.set_index("id")
    assert estates["state"].tolist() == ["standing", "planned", "building", "planned"]
    assert estates["kind"].tolist() == ["flats", "flats", "flats", "homesteads"]
    under = parcels.loc[estates["parcel"]]
    assert shapely.within(estates.geometry.to_numpy(), under.geometry.to_numpy()).all()
    assert under["fixed_use"].tolist() == ["keep", "0701", "0701", "0703"]
    assert under["use"].tolist()[:3] == ["0701", "16", "16"]
    assert not under["permanent_farmland"].astype(bool).any()


def test_flats_are_somewhat_more_than_households_and_of_about_a_hundred_square_metres(park: Park) -> None:
    kinds = dict(zip(park["estates"].ids, park["estates"]["kind"], strict=True))
    flats = park["flat_types"].frame
    flats = flats[flats["estate"].map(kinds) == "flats"]
    assert 1.0 < flats["number"].sum() / len(moving(park)) < 1.4
    mean = (flats["area_m2"] * flats["number"]).sum() / flats["number"].sum()
    assert 90 < mean < 125


def test_who_moves_has_said_something_and_nobody_else(park: Park) -> None:
    frame, asked = park["households"].frame, moving(park)
    others = frame[~frame["id"].isin(asked["id"])]
    assert others[["wish", "signed", "objection"]].isna().all(axis=None)
    assert asked["wish"].value_counts().index[0] == "flat"
    assert set(asked["wish"].dropna()) == {"cash", "flat", "homestead"}
    assert 0 < asked["wish"].isna().sum() < len(asked) / 2
    assert asked.loc[asked["signed"].astype(bool), "wish"].notna().all()
    assert 0 < asked["objection"].sum() < 0.2 * len(asked)
