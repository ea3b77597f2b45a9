"""Are new segments written so that a GIS reads them back?"""

from __future__ import annotations

from pathlib import Path

import pyogrio
import pytest

from gongxing.io.road_lines import write_road_lines
from gongxing.plan.roads import RoadSegment
from gongxing.words import Text

SEGMENT = RoadSegment(
    "N-1",
    "new",
    "lane",
    7.0,
    ((500_000.0, 3_500_000.0), (500_000.0, 3_500_050.0)),
    50.0,
    Text("通路", "access"),
    parcels=("P1", "P2"),
)


@pytest.mark.parametrize("name", ["new.gpkg", "new.geojson"])
def test_read_back(tmp_path: Path, name: str) -> None:
    write_road_lines([SEGMENT], "EPSG:4549", tmp_path / name)
    (row,) = pyogrio.read_dataframe(tmp_path / name).to_crs("EPSG:4549").to_dict("records")
    assert (row["id"], row["parcels"], row["reason_zh"]) == ("N-1", "P1,P2", "通路")
    assert row["geometry"].length == pytest.approx(50.0, abs=0.01)


def test_nothing_to_build_is_an_empty_layer(tmp_path: Path) -> None:
    write_road_lines([], "EPSG:4549", tmp_path / "none.gpkg")
    assert len(pyogrio.read_dataframe(tmp_path / "none.gpkg")) == 0
