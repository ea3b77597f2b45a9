"""Do links say their status in words, and does a map answer for codes and chains it does not know?"""

from __future__ import annotations

from dataclasses import replace

from tests.chain_parks import chain_park, small_map, small_table

from gongxing.diagnosis.chain import chain_map
from gongxing.io.packs import load_industry_values


def test_only_downstream_gaps_are_markets_outside() -> None:
    found = chain_map(chain_park(), small_table(), small_map(), load_industry_values())
    labels = {(k.side, k.sector): k.label.zh for k in found.links}
    assert labels["up", "04"] == "依赖进口"
    assert labels["down", "05"] == "园外市场"
    assert replace(found.of("整机", "down")[0], status="thin").label.zh == "薄弱"


def test_links_of_one_chain_and_side() -> None:
    found = chain_map(chain_park(), small_table(), small_map(), load_industry_values())
    assert len(found.of("整机")) == 5
    assert [k.sector for k in found.of("整机", "core")] == ["02"]
    assert found.of("别的") == ()
