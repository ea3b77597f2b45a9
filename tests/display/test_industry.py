"""Are the figures a survey of industry ends with among those it can measure?"""

from __future__ import annotations

import pytest

from gongxing.display.industry import SECTIONS, show_industry
from gongxing.display.terminal import OUT
from gongxing.origins import UNKNOWN, Figure
from gongxing.plan import Finding
from gongxing.words import Text, same
from gongxing.workflow.industry import IndustryReport


def test_figures_and_warnings_are_shown() -> None:
    keys = [key for _, keys in SECTIONS for key in keys]
    assert len(keys) == len(set(keys))
    figures = tuple(
        Figure(key, Text(f"指标{n}", f"figure {n}"), float(n), "firms", UNKNOWN) for n, key in enumerate(keys)
    )
    warned = Finding("industry.peers", Text("对标", "peers"), "warn", Text("低于中位数", "below the median"))
    with OUT.capture() as shown:
        show_industry(IndustryReport("甲园", True, figures, (warned,), (), ("out/x.xlsx",)), "zh")
    text = shown.get()
    assert "亩均效益与评价" in text
    assert "低于中位数" in text
    assert "合成数据" in text
    assert "x.xlsx" in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_not_known_is_told_by_section(lang: str) -> None:
    with OUT.capture() as shown:
        show_industry(IndustryReport(same("甲园").zh, False, (), (), (), ()), "zh" if lang == "zh" else "en")
    assert ("未知" if lang == "zh" else "unknown") in shown.get()
