"""Does the settlement benchmark reach what it must, and refuse what makes no sense?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gongxing.algorithms.steiner import SegmentParams
from gongxing.errors import DataError
from gongxing.plan import to_jsonable
from gongxing.workflow.bench_roads import bench_roads

SQUARE: dict[str, Any] = {
    # four parcels in a row, the road along the first; each further one is reached over the edge before it
    "nodes": [[0, 0], [0, 1], [1, 0], [2, 0], [3, 0]],
    "edges": [[0, 1], [0, 2], [2, 3], [3, 4]],
    "weight": [1.0, 1.0, 1.0, 1.0],
    "road": [True, False, False, False],
    "faces": [[0, 1], [2], [3], [4]],
    "K": 3,
}


def write(folder: Path, **changes: Any) -> Path:
    file = folder / "case.json"
    file.write_text(json.dumps({"source": "made up", "row": SQUARE | changes}), encoding="utf-8")
    return file


def test_a_row_of_parcels(tmp_path: Path) -> None:
    score = bench_roads(write(tmp_path), "row")
    assert (score.nr, score.sc, score.min_access_length, score.proven) == (3, 3.0, 3.0, True)
    assert score.order == (1, 2, 3)
    # distances 1 2 3 1 2 1 over six pairs
    assert score.ad == pytest.approx(10 / 6)
    line = json.loads(json.dumps(to_jsonable(score)))
    assert {"nr", "ad", "sc", "min_access_length", "proven", "order"} <= set(line)


def test_too_few_segments_and_islands_are_told(tmp_path: Path) -> None:
    score = bench_roads(write(tmp_path), "row", segments=2)
    assert score.nr is None
    assert score.without_access == (3,)
    assert "至少要 3 段" in score.notes[0].zh
    island = bench_roads(write(tmp_path, faces=[[0], [2], [5]], nodes=[*SQUARE["nodes"], [9, 9]]), "row")
    assert island.unreachable == (2,)
    assert "parcels 2" in island.notes[0].en


def test_faults_are_told_together(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        bench_roads(write(tmp_path, weight=[1, 1, -1, 1], faces=[[9]], road=[False] * 4), "row")
    assert {fault.place.column for fault in caught.value.faults} == {"weight", "edges/faces/road_nodes", "road"}
    with pytest.raises(DataError, match="row"):
        bench_roads(write(tmp_path), "other")
    with pytest.raises(DataError):
        bench_roads(tmp_path / "absent.json", "row")


@pytest.mark.data
@pytest.mark.parametrize(
    ("name", "least", "nr", "ad", "sc"),
    [("harare", 1.0893, 8, 0.4973, 4.586), ("cape_town_a", 2.6743, 13, 0.9243, 8.184)],
)
def test_settlements(data_dir: Path, name: str, least: float, nr: int, ad: float, sc: float) -> None:
    file = data_dir / "roads" / "settlements.json"
    score = bench_roads(file, name, seed=1, params=SegmentParams(most_moves=20_000))
    assert score.proven
    assert score.min_access_length == pytest.approx(least, abs=5e-5)
    assert score.nr is not None
    assert score.nr <= nr
    assert score.ad is not None
    assert score.ad <= ad + 5e-5
    assert score.sc <= sc + 5e-4
