"""Are the demo park's links, leads, neighbours and counties such as an office would have?"""

from __future__ import annotations

import pytest

from gongxing.park import Park
from gongxing.samples.demo import demo_park
from gongxing.samples.markets import COUNTY_SECTORS


@pytest.fixture(scope="module")
def park() -> Park:
    return demo_park(3, 0.5)


def test_there_are_forty_leads_to_16_km2(park: Park) -> None:
    leads = park["leads"].frame
    assert len(leads) == 20
    assert leads["stage"].nunique() >= 4
    assert (leads["sales_yuan"] > leads["tax_yuan"]).all()


def test_links_join_two_ends_of_which_one_at_least_is_here(park: Park) -> None:
    links = park["supply_links"].frame
    assert (links["supplier"].notna() | links["buyer"].notna()).all()
    assert (links["outside"].notna() == (links["supplier"].isna() | links["buyer"].isna())).all()
    sold = links.dropna(subset=["supplier"]).groupby("supplier")["amount_yuan"].sum().astype(float)
    sales = park.firms.frame.set_index("id")["sales_yuan"].astype(float)
    assert (sold <= sales.loc[sold.index]).all()


def test_the_neighbour_makes_what_is_missing_here(park: Park) -> None:
    ours, theirs = set(park.firms.frame["sector"]), set(park["neighbour_firms"].frame["sector"])
    assert theirs - ours
    assert ours & theirs
    assert park["neighbour_firms"].frame["serves"].notna().any()


def test_the_district_holds_at_least_what_the_park_makes(park: Park) -> None:
    regions = park["region_sectors"].frame
    last = regions[(regions["level"] == "district") & (regions["year"] == 2025)].set_index("sector")["output_yuan"]
    made = park.firms.frame.groupby(park.firms.frame["sector"].str[:3])["output_yuan"].sum()
    for sector in set(made.index) & set(COUNTY_SECTORS):
        assert float(last[sector]) >= float(made[sector])
    assert regions[regions["level"] == "county"]["region"].nunique() > 50
