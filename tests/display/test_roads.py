"""Do road plans read well on a terminal, in both languages?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.road_files import CASE, plots

from gongxing.display.roads import show_road_score, show_roads
from gongxing.workflow.bench_roads import bench_roads
from gongxing.workflow.roads import plan_roads


def test_a_settlement(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = tmp_path / "case.json"
    case.write_text(json.dumps(CASE), encoding="utf-8")
    score = bench_roads(case, "row")
    show_road_score(score, "zh")
    show_road_score(score, "en")
    said = capsys.readouterr().out
    assert "通达所用段数 NR: 2" in said
    assert "length built, SC: 2.0000" in said
    assert "proven least" in said


def test_a_parcel_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = plan_roads(plots(tmp_path / "plots.gpkg"))
    show_roads(answer, "zh")
    show_roads(answer, "en")
    said = capsys.readouterr().out
    assert "通达率: 88.9% → 100.0%" in said
    assert "access: 88.9% → 100.0%" in said
    assert "proven least" in said
