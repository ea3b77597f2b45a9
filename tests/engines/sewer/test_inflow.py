"""Where does the load of a parcel enter?"""

from __future__ import annotations

import pytest
from tests.sewer_problems import village

from gongxing.engines.sewer.corridor import lay_corridor, street_graph
from gongxing.engines.sewer.inflow import connect, parcel_loads
from gongxing.io.packs import load_network_values


def test_each_block_at_one_manhole_beside_it() -> None:
    park = village()
    corridor = lay_corridor(street_graph(park, None), [], 100.0, 60.0)
    uses = dict.fromkeys(park.parcels.ids, "0701")
    loads = parcel_loads(park, uses, load_network_values(), "sewer")
    found = connect(park, loads, corridor, 80.0)
    assert found.load.sum() == pytest.approx(sum(loads.values()))
    assert sorted(p for names in found.parcels for p in names) == sorted(loads)
    assert not found.lacking


def test_fields_have_no_drains() -> None:
    park, values = village(), load_network_values()
    uses = {"D0": "0101", "D1": "0701", "D2": ""}
    assert set(parcel_loads(park, uses, values, "storm")) == {"D1"}
    assert parcel_loads(park, uses, values, "storm")["D1"] == pytest.approx(182**2 * 0.6)
