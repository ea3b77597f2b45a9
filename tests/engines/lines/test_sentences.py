"""Do the sentences say in both languages what was found?"""

from __future__ import annotations

import pytest
from tests.lines_problems import small_problem

from gongxing.engines.lines.sentences import (
    VERDICTS,
    WAYS,
    crossing_words,
    how_words,
    named,
    parallel_words,
    work_words,
)
from gongxing.words import Text

A, B = Text("给水甲", "main A"), Text("污水乙", "sewer B")
PROBLEM = small_problem()


def test_a_line_is_named_with_kind_size_and_id() -> None:
    assert named(PROBLEM, PROBLEM.lines[0]) == Text("燃气 DN200（G1）", "gas main DN200 (G1)")


def test_side_by_side() -> None:
    clear = parallel_words(A, B, distance=1.234, required=1.0, short=0, verdict="clear")
    assert "1.23 米" in clear.zh
    assert "满足" in clear.zh
    short = parallel_words(A, B, distance=0.5, required=1.0, short=42.0, verdict="short")
    assert "42 m" in short.en
    assert "现状问题" in parallel_words(A, B, distance=0.5, required=1.0, short=42.0, verdict="today").zh


@pytest.mark.parametrize(("verdict", "words"), [("clear", "满足"), ("today", "现状问题"), ("short", "无法满足")])
def test_crossings_where_nobody_yields(verdict: str, words: str) -> None:
    assert words in crossing_words((A, B), gaps=(0.1, 0.1, 0.4), verdict=verdict, yielder=None, how=A).zh


def test_who_yields_how_and_why() -> None:
    rule = PROBLEM.rules.precedence[1]
    how = how_words("under", -0.5, rule, True)
    told = crossing_words((A, B), gaps=(0.1, 0.4, 0.4), verdict="yields", yielder=A, how=how)
    assert "给水甲下穿，下移 0.50 米" in told.zh
    assert "gravity" in told.en
    assert "raised by 0.30 m" in how_words("over", 0.3, None, True).en
    assert "按次序应由对方避让" in how_words("over", 0.3, rule, False).zh


def test_a_work_is_told_with_its_cost() -> None:
    told = work_words(A, "siphon", shift=-1.0, length=8.0, cost=123_400.0)
    assert "倒虹管" in told.zh
    assert "12.34 x 10,000 yuan" in told.en


def test_every_way_and_verdict_has_words() -> None:
    assert set(WAYS) == {"under", "over", "relevel", "siphon"}
    assert set(VERDICTS) == {"clear", "yields", "short", "today"}
