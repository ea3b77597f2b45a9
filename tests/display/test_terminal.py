"""Is what a command shows in the units and the language people use?"""

from __future__ import annotations

import pytest

from gongxing.display import money, written
from gongxing.origins import UNKNOWN, Figure
from gongxing.words import Lang, Text


@pytest.mark.parametrize(
    ("yuan", "lang", "words"),
    [
        (250_000_000.0, "zh", "2.50 亿元"),
        (35_000.0, "zh", "4 万元"),
        (-120_000_000.0, "zh", "-1.20 亿元"),
        (2_500_000.0, "en", "2.5 million yuan"),
    ],
)
def test_money(yuan: float, lang: Lang, words: str) -> None:
    assert money(yuan, lang) == words


@pytest.mark.parametrize(
    ("value", "unit", "lang", "words"),
    [
        (20_000.0, "m2", "zh", "2.00 公顷（30 亩）"),  # two hectares are thirty mu
        (20_000.0, "m2", "en", "2.00 ha"),
        (0.1234, "%", "zh", "0.123 %"),
        (0.925, "share", "en", "92.5%"),
        (1234.0, "户", "zh", "1,234 户"),
        (1234.0, "户", "en", "1,234"),
        (1.82, "ratio", "zh", "1.82"),
        (12.0, "actions", "zh", "12项行动"),
        (12.0, "year", "en", "12 years"),
        (None, "m2", "zh", "未知"),
        (None, "m2", "en", "unknown"),
    ],
)
def test_figures(value: float | None, unit: str, lang: Lang, words: str) -> None:
    assert written(Figure("k", Text("甲", "a"), value, unit, UNKNOWN), lang) == words
