"""Do exports say of each parcel what it is and what the plan makes of it?"""

from __future__ import annotations

from gongxing.io.planned import described
from gongxing.park import Park
from gongxing.plan import Plan


def test_present_use_in_words_and_measures(park: Park) -> None:
    frame = described(park, "parcels").set_index("id")
    assert frame["use_zh"].fillna("∅").tolist() == ["工业用地", "水田", "∅"]
    # 100 x 100; the same less a hole of 30 x 30; two squares of 50 x 50
    assert frame["area_m2"].tolist() == [10_000, 9_100, 5_000]
    assert described(park, "roads")["length_m"].tolist() == [300, 260]
    assert "plan_use" not in frame


def test_the_plan_of_each_parcel(park: Park, plan: Plan) -> None:
    frame = described(park, "parcels", plan).set_index("id")
    assert frame["plan_use"].fillna("∅").tolist() == ["1001", "100102", "∅"]
    assert frame["plan_changed"].fillna(False).tolist() == [False, True, False]
    assert frame.loc["P2", "plan_why_zh"] == "噪声 -2.00；交通 +1.50"
    assert frame.loc["P2", "plan_next_loss"] == 3.25
    assert "plan_use" not in park.parcels.frame
