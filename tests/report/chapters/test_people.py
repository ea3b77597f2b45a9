"""Does the chapter say what the figures say, and what is missing where there are none?"""

from __future__ import annotations

from tests.report.reading import chapter

from gongxing.report.material import Material


def test_it_says_what_was_measured(material: Material) -> None:
    text = chapter(material, "resettlement")
    assert "方案不涉及住户动迁" in text
    assert "方案公告时间（不少于30日）" in text


def test_it_says_what_is_missing(empty: Material) -> None:
    text = chapter(empty, "resettlement")
    assert "尚无住户资料" in text
