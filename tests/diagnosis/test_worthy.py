"""Do only firms with a settled good grade hold their parcel, and at one class below their own?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import geopandas as gpd
from shapely.geometry import Point
from tests.parks import CRS, grid_park

from gongxing.diagnosis.worthy import worthy_parcels


@dataclass
class _Grade:
    firm: str
    settled: str


@dataclass
class _Grades:
    firms: tuple[_Grade, ...]


def test_a_good_firm_holds_its_parcel_and_a_poor_or_disputed_one_does_not() -> None:
    firms = gpd.GeoDataFrame(
        {
            "id": ["A3", "B1", "C3", "?2", "A?", "B3"],
            "name": list("甲乙丙丁戊己"),
            "parcel": ["P00", "P00", "P01", "P01", "P02", None],
            "industry_class": ["3", "1", "3", "2", None, "3"],
        },
        geometry=[Point(0, 0)] * 6,
        crs=CRS,
    )
    park = grid_park([["100103", "100102", "100102"]]).with_table("firms", firms)
    grades = _Grades(tuple(_Grade(firm, firm[0] if firm[0] in "ABCD" else "") for firm in firms["id"]))
    assert worthy_parcels(park, cast(Any, grades)) == {"P00": 2}
    assert worthy_parcels(park, None) == {}
