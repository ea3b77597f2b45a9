"""Are all firms, sites and zones in the tables for the workbook?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from tests.industry_parks import land_plan, works_park
from tests.industry_problems import firm, leaver, made, site

from gongxing.engines.industry import industry_tables, solve


def test_every_firm_site_and_zone_has_a_row() -> None:
    park = works_park()
    problem = made([firm("A", chain="甲"), leaver("M", "Q0")], [site("P0", present_m2=1e4), site("P1")], zones=("P0",),
                   zone_here=np.array([0, -1]), zone_site=np.array([0, -1]), hearts=np.array([[True]]), zone_parcels=(("P0",),))  # fmt: skip
    firms, sites, zones = industry_tables(replace(land_plan(park), industry=solve(problem)))
    assert firms.column("firm") == ("A", "M")
    assert firms.column("site") == ("P0", "P1")
    assert firms.column("decision") == ("keep", "move")
    assert "land.cleared" in str(firms.column("rules")[1])
    assert all(firms.column("reason_zh"))
    assert sites.column("free_m2") == (0.0, 0.0)
    assert zones.rows == (("P0", "甲", 1, "P0"),)
    assert all(len(row) == len(table.columns) for table in (firms, sites, zones) for row in table.rows)


def test_a_plan_without_an_industry_scheme_has_no_tables() -> None:
    assert industry_tables(land_plan(works_park())) == ()
