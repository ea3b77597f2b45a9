"""Does each reason say what binds, what it costs, whom it is near and what would be next best, in both languages?"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from tests.industry_problems import firm, leaver, made, site

from gongxing.engines.industry import solve
from gongxing.words import Text


def reason(one: Any, **changes: Any) -> Text:
    result = solve(made([one], [site("P0", present_m2=10_000.0 if one.parcel == "P0" else 0.0)], **changes))
    assert result.part is not None
    return result.part.choices[0].reason


def test_tax_per_mu_and_votes_are_told() -> None:
    """200,000 yuan on 15 mu are 1.3 x 10,000 yuan a mu."""
    words = reason(firm("A", grade="C", votes="C 5/5", stable=True))
    assert "亩均税收 1.3 万元，C 5/5，各公式一致" in words.zh
    assert "every formula agrees" in words.en
    assert "次优为保留" in words.zh


@pytest.mark.parametrize(
    ("one", "zh"),
    [
        (firm("A"), "用途相符"),
        (firm("A", anchor=True), "关键企业"),
        (firm("A", land_m2=None, need_m2=None), "缺用地面积"),
        (firm("A", grade="D", stable=True, votes="D 5/5", value_added_yuan=9e6), "技改费用 900 万元"),
        (firm("A", grade="D", stable=True, votes="D 5/5", value_added_yuan=1e3), "补偿 300 万元"),
        (firm("A", decided="keep"), "使用者决定保留"),
        (firm("A", leaves=("WS-DEF",), conflict_m2=500.0, conflicts=2, distance_m=50.0), "就地整改达标后可留，费用 20 万元"),
        (firm("A", leaves=("land.class",), steps=1), "低于该企业（2 类）1 级"),
        (leaver("A", "Q0"), "搬至地块 P0"),
        (leaver("A", "Q0", need_m2=2e4), "可容纳它的地块最大 10,000 平方米，方案后单宗最多余 10,000 平方米"),
        (leaver("A", "Q0", land_m2=None, need_m2=None), "资料不足，无法选址"),
    ],
)  # fmt: skip
def test_each_decision_has_its_words(one: Any, zh: str) -> None:
    words = reason(one)
    assert zh in words.zh
    assert words.en != words.zh


def test_partners_near_before_and_after() -> None:
    words = reason(leaver("A", "Q0"), near=np.array([[0.9]]), near_here=np.array([0.3]))
    assert "goes from 30 % to 90 %" in words.en


def test_firms_without_a_place_and_moves_paid_elsewhere_are_warned_of() -> None:
    firms = [leaver("A", "Q0"), leaver("B", "Q1", covered=True, value_added_yuan=5e6)]
    result = solve(made(firms, [site("P0")]))
    assert result.part is not None
    lost, paid = result.part.warnings
    assert "厂A（A）" in lost.zh
    assert "10,000" in lost.zh
    assert "110 万元" in paid.zh
