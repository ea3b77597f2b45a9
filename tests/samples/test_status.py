"""Does the land register agree with the ground: tenure, protection, history?"""

from __future__ import annotations

from gongxing.park import Park
from gongxing.standards import land_use


def test_forty_five_percent_of_cultivated_land_is_permanent(park: Park) -> None:
    frame = park.parcels.frame
    arable = frame["use"].map(lambda use: land_use(use).arable)
    permanent = frame["permanent_farmland"].eq(True)
    assert not (permanent & ~arable).any()
    assert 0.42 < frame[permanent].area.sum() / frame[arable].area.sum() < 0.48


def test_farmland_and_homesteads_are_collective_and_belong_to_a_village(park: Park) -> None:
    frame = park.parcels.frame
    rural = frame[frame["use"].str.startswith(("01", "0703"))]
    assert set(rural["tenure"].dropna()) == {"collective"}
    assert rural["village"].str.fullmatch(r".+村").all()


def test_factories_are_former_factories_and_some_reserves_too(park: Park) -> None:
    frame = park.parcels.frame
    assert frame.loc[frame["use"].str.startswith("1001"), "former_factory"].all()
    assert frame.loc[frame["use"] == "16", "former_factory"].any()
    assert (frame["soil"] == "unsurveyed").mean() > 0.6


def test_roads_are_kept_and_floods_come_near_the_river(park: Park) -> None:
    frame = park.parcels.frame
    assert (frame.loc[frame["use"].isin(["1207", "1202"]), "fixed_use"] == "keep").all()
    river = frame[frame["use"] == "1701"].union_all()
    assert frame[frame["flood_risk"].eq(True)].distance(river).max() < 200
    assert 0.02 < frame["flood_risk"].mean() < 0.4


def test_plot_ratio_is_floor_area_over_land(park: Park) -> None:
    # one estate recomputed from its own buildings, where both are known
    frame = park.parcels.frame.set_index("id")
    buildings = park.buildings.frame
    whole = buildings.groupby("parcel")["floors"].apply(lambda floors: floors.notna().all())
    some = frame[(frame["use"] == "0701") & frame["plot_ratio"].notna() & frame.index.isin(whole[whole].index)]
    parcel = str(some.index[0])
    mine = buildings[buildings["parcel"] == parcel]
    assert abs((mine.area * mine["floors"]).sum() / some.geometry.iloc[0].area - some["plot_ratio"].iloc[0]) < 0.006
