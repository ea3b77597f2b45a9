"""Are the figures of a phasing benchmark shown in both languages, and what is not known as none?"""

from __future__ import annotations

import pytest

from gongxing.display.phasing_bench import show_phasing_score
from gongxing.workflow.bench_phasing import PhasingScore


def test_both_languages_and_what_is_not_known(capsys: pytest.CaptureFixture[str]) -> None:
    known = PhasingScore(3, 1, 100.0, 101.0, 0.01, 2.0, True, "feasible", 90.0, (0, None, 4), 1, 0)
    show_phasing_score(known, "en")
    show_phasing_score(PhasingScore(3, 1, None, None, None, 2.0, False, "unknown", 0.0, (None,) * 3, 0, 0), "zh")
    told = capsys.readouterr().out
    for words in ("works done: 2 / 3", "gap: 1.0000%", "by hand: 90", "状态: 未知", "差距: 无"):
        assert words in told
