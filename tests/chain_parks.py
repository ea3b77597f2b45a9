"""Which small economy and park, worked out by hand, do the tests of the chain map share?

Five sectors of output 1000 each (million yuan): machines (02) buy 0.2 of steel (01), 0.1 of parts (03), 0.05 of electronics (04)
and 0.1 of machines; parts buy 0.3 of steel; oil fields (05) buy 0.3 of all machines. Half of the electronics used is imported.
The park makes machines for 100 (M1 60, M2 40): it needs 20 of steel, of which S1 makes 4, 10 of parts (P1 6, P2 6) and 5 of
electronics, which nobody makes.
"""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely.geometry import Point

from gongxing.park import Park
from gongxing.standards.input_output import InputOutput
from gongxing.standards.sectors import SectorMap, SectorRow
from gongxing.words import Text, same
from tests.parks import CRS, settings

MILLION = 1e6
NAMES = (
    Text("钢材", "Steel"),
    Text("整机", "Machines"),
    Text("零件", "Parts"),
    Text("电子", "Electronics"),
    Text("油田", "Oil fields"),
)
FIRMS: tuple[tuple[str, str, str, float | None], ...] = (
    ("M1", "C3512", "整机", 60.0), ("M2", "3513", "整机", 40.0), ("S1", "31", "", 4.0), ("P1", "3484", "", 6.0), ("P2", "348", "", 6.0),
    ("X1", "ZZ", "", 9.0),
)  # fmt: skip


def small_table(**changes: Any) -> InputOutput:
    """The economy of five sectors."""
    flows = np.zeros((5, 5))
    flows[0, 1], flows[2, 1], flows[3, 1], flows[1, 1], flows[0, 2], flows[1, 4] = 200, 100, 50, 100, 300, 300
    output, imports = np.full(5, 1000.0), np.array([0.0, 0.0, 0.0, 1000.0, 0.0])
    given: dict[str, Any] = {
        "flows": flows * MILLION, "output": output * MILLION, "imports": imports * MILLION,
        "value_added": (output - flows.sum(axis=0)) * MILLION, "final_use": (output + imports - flows.sum(axis=1)) * MILLION,
        "exports": np.zeros(5), "investment": np.array([0.0, 500.0, 0.0, 0.0, 0.0]) * MILLION,
    }  # fmt: skip
    return InputOutput(
        name=Text("试验表", "trial table"),
        year=2020,
        codes=("01", "02", "03", "04", "05"),
        names=NAMES,
        **(given | changes),
    )


def small_map() -> SectorMap:
    """The map from divisions to the five sectors."""
    rows = (("31", "01"), ("35", "02"), ("34", "03"), ("39", "04"), ("07", "05"))
    return SectorMap(tuple(SectorRow(prefix, code, same(f"类{prefix}")) for prefix, code in rows))


def chain_park(
    firms: tuple[tuple[str, str, str, float | None], ...] = FIRMS,
    links: tuple[tuple[str, str, str, str, float], ...] = (),
) -> Park:
    """The park; `links` are supplier, buyer, outside, sector and million yuan."""
    rows = pd.DataFrame(
        [(i, f"{i}厂", code, chain or None, None if sales is None else sales * MILLION) for i, code, chain, sales in firms],
        columns=["id", "name", "sector", "chain", "sales_yuan"],
    )  # fmt: skip
    park = Park(settings()).with_table("firms", gpd.GeoDataFrame(rows, geometry=[Point(0, 0)] * len(rows), crs=CRS))
    park = park.with_table("strategies", pd.DataFrame([{"id": "ZL1", "kind": "leading_chain", "name": "整机"}]))
    if links:
        told = [
            (f"L{n}", a or None, b or None, out or None, code, amount * MILLION)
            for n, (a, b, out, code, amount) in enumerate(links)
        ]
        park = park.with_table(
            "supply_links", pd.DataFrame(told, columns=["id", "supplier", "buyer", "outside", "sector", "amount_yuan"])
        )
    return park


LINKS = (
    ("P1", "M1", "", "34", 2.0),
    ("", "M1", "省外", "34", 6.0),
    ("S1", "M2", "", "", 3.0),
    ("P2", "P1", "", "34", 1.0),
)
"""M1 buys parts from P1 (2) and elsewhere (6), M2 steel from S1 alone (3), P1 parts from P2 (1)."""


def with_neighbour(park: Park) -> Park:
    """The park beside a zone with electronics for 100 and machines for 20."""
    rows = [
        {
            "id": "E1",
            "zone": "邻区",
            "name": "邻电子",
            "sector": "3985",
            "chain": "电子",
            "sales_yuan": 100 * MILLION,
            "serves": None,
        },
        {
            "id": "N1",
            "zone": "邻区",
            "name": "邻机械",
            "sector": "3512",
            "chain": "机",
            "sales_yuan": 20 * MILLION,
            "serves": "热处理中心",
        },
        {
            "id": "N2",
            "zone": "邻区",
            "name": "邻未知",
            "sector": "?",
            "chain": None,
            "sales_yuan": 5 * MILLION,
            "serves": None,
        },
    ]
    return park.with_table("neighbour_firms", pd.DataFrame(rows))
