"""Which sectors count for which chain?"""

from __future__ import annotations

import pandas as pd
from tests.economy_parks import economy_park, small_map, small_table

from gongxing.diagnosis.sector_mix import sector_mix
from gongxing.engines.portfolio.chains import chain_sectors
from gongxing.park import Park


def sectors(park: Park) -> dict[str, tuple[str, ...]]:
    table, codes = small_table(), small_map()
    return {c.name: c.sectors for c in chain_sectors(park, table, codes, sector_mix(park, table, codes), None)}


def test_the_core_is_where_the_firms_of_a_chain_sell_most() -> None:
    found = sectors(economy_park())
    assert found["钻采"] == ("M", "P")
    assert found["检测"] == ("T",)


def test_leads_add_sectors_the_park_lacks() -> None:
    park = economy_park()
    leads = pd.DataFrame(
        {
            "id": ["L1", "L2"],
            "name": ["a", "b"],
            "stage": ["talks", "lost"],
            "sector": ["3130", "4400"],
            "chain": ["检测", "检测"],
        }
    )
    assert sectors(park.with_table("leads", leads))["检测"] == ("T", "S")


def test_the_users_own_list_stands_alone() -> None:
    rows = pd.DataFrame({"id": ["chain_sectors/检测"], "value": ["7452，S, 9999"], "words": ["座谈会意见"]})
    assert sectors(economy_park().with_table("assumptions", rows))["检测"] == ("T", "S")


def test_a_chain_without_firms_has_no_sectors() -> None:
    assert sectors(economy_park(chains={"氢能": "nurtured_chain"}))["氢能"] == ()
