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
    grades: dict[str, str]


@dataclass
class _Grades:
    firms: tuple[_Grade, ...]


def test_a_good_firm_holds_its_parcel_and_a_poor_or_disputed_one_does_not() -> None:
    firms = gpd.GeoDataFrame(
        {
            "id": ["A3", "B1", "C3", "?2", "A?", "B3", "AB"],
            "name": list("甲乙丙丁戊己庚"),
            "parcel": ["P00", "P00", "P01", "P01", "P02", None, "P02"],
            "industry_class": ["3", "1", "3", "2", None, "3", "2"],
        },
        geometry=[Point(0, 0)] * 7,
        crs=CRS,
    )
    park = grid_park([["100103", "100102", "100102"]]).with_table("firms", firms)
    settled = {firm: firm[0] if firm[0] in "ABCD" and firm != "AB" else "" for firm in firms["id"]}
    votes = {"AB": {"x": "A", "y": "B", "z": ""}, "?2": {"x": "A", "y": "C"}}
    grades = _Grades(tuple(_Grade(firm, grade, votes.get(firm, {"x": grade})) for firm, grade in settled.items()))
    assert worthy_parcels(park, cast(Any, grades)) == {"P00": 2, "P02": 1}
    assert worthy_parcels(park, None) == {}
