"""Are new facts read under the office's own headings, and all their faults told?"""

from __future__ import annotations

from pathlib import Path

import pytest

from gongxing.errors import DataError
from gongxing.io.progress_file import read_progress


def test_headings_in_either_language(tmp_path: Path) -> None:
    file = tmp_path / "facts.csv"
    file.write_text(
        "行动编号,状态,开工日期,新工期,说明\nroads.A-1,已开工,2026-05-01,90,雨季\nland.soil.P1,,,30,\n",
        encoding="utf-8",
    )
    frame = read_progress(file)
    assert frame["id"].tolist() == ["roads.A-1", "land.soil.P1"]
    assert frame["state"].tolist()[0] == "started"
    assert frame["start"].tolist()[0] == "2026-05-01"
    assert frame["duration_days"].tolist() == [90.0, 30.0]
    file.write_text("id,cost_yuan\nx,5\n", encoding="utf-8")
    assert read_progress(file)["cost_yuan"].tolist() == [5.0]


def test_faults_are_told_together(tmp_path: Path) -> None:
    file = tmp_path / "facts.csv"
    file.write_text("id,state,duration_days\na,asleep,5\nb,started,many\n", encoding="utf-8")
    with pytest.raises(DataError) as error:
        read_progress(file)
    assert len(error.value.faults) >= 2
