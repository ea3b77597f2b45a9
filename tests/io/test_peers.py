"""The published peers are those of the list they were taken from, and a wrong table is refused with all its faults."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from gongxing.errors import DataError
from gongxing.io.peers import load_peers, peers_of
from gongxing.standards.peers import PEER_COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

PEERS = {peer.id: peer for peer in load_peers()}


def test_words_of_the_sources_became_numbers() -> None:
    hailing = PEERS["HL-2021"]
    assert hailing.values["output_yuan"] == pytest.approx(258.3e8)
    assert hailing.values["sales_yuan"] == pytest.approx(292.8e8)
    assert (hailing.values["area_m2"], hailing.values["built_m2"]) == (40e6, 10e6)
    assert hailing.values["firms"] is None  # 330 projects are not firms
    assert hailing.above_only == {"output_yuan"}
    assert PEERS["TZ-2020"].values["residents"] == 35_000 + 13_000
    assert PEERS["YZ-2020"].about >= {"firms"}
    assert PEERS["BM-2023"].at_least == {"sales_yuan"}
    assert PEERS["DY-2020"].values["output_yuan"] / PEERS["DY-2020"].values["area_m2"] == pytest.approx(1410, rel=1e-3)  # type: ignore[operator]
    assert PEERS["SQ-2024"].values["area_m2"] == pytest.approx((178 + 52.5) * 1e4)


def test_what_was_not_published_stays_unknown() -> None:
    assert all(set(peer.values) == set(PEER_COLUMNS) for peer in PEERS.values())
    assert PEERS["JZ-2020"].values["area_m2"] is None
    assert PEERS["JY-2020"].values["output_yuan"] is None  # GDP is not output


@pytest.mark.data
def test_areas_and_counts_are_those_of_the_list(data_dir: Path) -> None:
    with (data_dir / "rules" / "benchmarks.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(PEERS)
    for row, peer in zip(rows, PEERS.values(), strict=True):
        area = peer.values["area_m2"]
        assert (float(row["area_km2"]) * 1e6 if row["area_km2"] else None) == (pytest.approx(area) if area else None)
        if row["firms"].isdigit():
            assert peer.values["firms"] == float(row["firms"])
        if row["above_scale_firms"].isdigit():
            assert peer.values["above_scale"] == float(row["above_scale_firms"])
        assert peer.name.zh[:2] == row["park"][:2]


def test_all_faults_of_a_table_are_told() -> None:
    head = f"id,name,name_en,role,year,{','.join(PEER_COLUMNS)},at_least,about,above_only,note_zh,note_en,source,grade"
    row = "A,甲,A,friend,2020,-1,,x,,,,,,,tax_yuan,,,,,s,B"
    with pytest.raises(DataError) as told:
        peers_of("own.csv", f"{head}\n{row}\n")
    assert {fault.place.column for fault in told.value.faults} == {"role", "area_m2", "firms", "at_least"}
