"""The park beside its peers: measures, ranks among those that publish, no verdict on too few."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
from tests.parks import CRS, grid_park

from gongxing.diagnosis.peers import MEASURES, own_row, survey_peers, value_of
from gongxing.io.peers import load_peers
from gongxing.park import Park
from gongxing.standards.peers import PeerPark
from gongxing.words import same

TAX = next(m for m in MEASURES if m.key == "tax_per_sales")
OUTPUT = next(m for m in MEASURES if m.key == "output_per_area")


def park(**peers: dict[str, float]) -> Park:
    """A park of 4 hectares with two firms, and peers of the user."""
    found = grid_park([["100102", "100102"], ["0101", "0703"]])
    firms = gpd.GeoDataFrame(
        {"id": ["A", "B"], "name": ["甲", "乙"], "output_yuan": [3e7, 1e7], "sales_yuan": [3e7, None], "above_scale": [True, False], "jobs": [50, 30]},
        geometry=[None, None], crs=CRS,
    )  # fmt: skip
    found = found.with_table("firms", firms)
    rows = [
        {"id": name, "name": f"{name}园区", "year": "2024", "words": "统计公报", **values}
        for name, values in peers.items()
    ]
    return found.with_table("peers", pd.DataFrame(rows)) if rows else found


def test_the_park_is_a_row_like_its_peers() -> None:
    own = own_row(park())
    assert own.values["area_m2"] == pytest.approx(40_000)
    assert own.values["built_m2"] == pytest.approx(30_000)
    assert (own.values["firms"], own.values["above_scale"], own.values["jobs"]) == (2, 1, 80)
    assert own.values["sales_yuan"] == 3e7
    assert own.values["tax_yuan"] is None
    assert value_of(own, OUTPUT) == pytest.approx(1000)
    assert value_of(own, TAX) is None


def test_ranks_count_those_that_publish_both_figures() -> None:
    survey = survey_peers(
        park(
            P={"area_m2": 1e6, "output_yuan": 2e9}, Q={"area_m2": 1e6, "output_yuan": 5e8}, R={"area_m2": 1e6},
            S={"area_m2": 1e6, "output_yuan": 3e9},
        ),
        (),
    )  # fmt: skip
    standing = next(s for s in survey.standings if s.measure.key == "output_per_area")
    assert standing.peers == {"P": 2000, "Q": 500, "S": 3000}
    assert (standing.rank, standing.count, standing.median) == (3, 4, 2000)
    (finding,) = survey.findings
    assert (finding.verdict, finding.rows) == ("warn", ("output_per_area",))
    figures = {f.key: f for f in survey.figures}
    assert figures["industry.peers.output_per_area"].value == pytest.approx(1000)
    assert figures["industry.peers.output_per_area.median"].origin.inputs == ("peers/P", "peers/Q", "peers/S")
    assert figures["industry.peers.tax_per_area.median"].value is None


def test_one_or_two_peers_give_no_verdict() -> None:
    survey = survey_peers(park(P={"area_m2": 1e6, "output_yuan": 2e9}), ())
    assert [f.verdict for f in survey.findings] == ["unknown"]
    assert all(s.rank is None for s in survey.standings if s.own is None)


def test_published_peers_join_and_their_caveats_are_told() -> None:
    survey = survey_peers(park(), load_peers())
    standing = next(s for s in survey.standings if s.measure.key == "output_per_area")
    assert set(standing.peers) == {"HL-2021", "DY-2020"}  # neither a district nor the prototype is ranked
    note = next(f for f in survey.figures if f.key == "industry.peers.output_per_area.median").note
    assert note is not None
    assert "above scale only" in note.en
    assert set(next(s for s in survey.standings if s.measure.wide).peers) == {"JY-2021"}
    table, measures = survey.tables
    assert len(table.rows) == len(measures.rows) == 1 + len(load_peers())
    assert measures.column("output_per_area")[0] == pytest.approx(1000)


def test_a_peer_without_area_has_no_density() -> None:
    peer = PeerPark("X", same("甲"), "peer", "2020", {"firms": 5.0, "area_m2": 0.0}, "")
    assert value_of(peer, next(m for m in MEASURES if m.key == "firms_per_area")) is None
