"""Is an overview shown with its name, its counts and the mark of synthetic data?"""

from __future__ import annotations

import pytest

from gongxing.display import show_overview
from gongxing.origins import UNKNOWN, Figure
from gongxing.words import Text
from gongxing.workflow.showing import Overview


def test_an_overview_names_the_park_and_its_key_figures(capsys: pytest.CaptureFixture[str]) -> None:
    figure = Figure("land.gap", Text("差距", "gap"), 0.125, "%", UNKNOWN)
    show_overview(Overview("东园", True, "EPSG:4549", (("parcels", 1234),), (figure,), (), "feasible"), "zh")
    said = capsys.readouterr().out
    assert "东园（合成数据）" in said
    assert "1,234" in said
    assert "差距：0.125 %" in said
