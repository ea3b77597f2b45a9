"""Does the measurement of relatedness read well in both languages?"""

from __future__ import annotations

import pytest

from gongxing.display.relatedness import show_relatedness_score
from gongxing.workflow.bench_relatedness import RelatednessScore


def test_with_and_without_a_peer(capsys: pytest.CaptureFixture[str]) -> None:
    show_relatedness_score(RelatednessScore(30, 20, 1, 0.002, ""), "zh")
    show_relatedness_score(RelatednessScore(30, 20, 1, 0.002, "peer 1.0", 0.1, 50.0, (("eci", 3e-14),), 1e-14), "en")
    said = capsys.readouterr().out
    assert "未安装对照软件" in said
    assert "peer 1.0: 0.10 s (50.0 times)" in said
    assert "eci: 3.0e-14" in said
