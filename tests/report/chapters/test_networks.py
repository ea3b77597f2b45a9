"""Does the chapter say what the figures say, and what is missing where there are none?"""

from __future__ import annotations

from tests.report.reading import chapter

from gongxing.report.material import Material


def test_it_says_what_was_measured(material: Material) -> None:
    text = chapter(material, "infrastructure")
    assert "支路 | 1 | 0.4 | 100.0%" in text
    assert "尚无管线资料" in text


def test_it_says_what_is_missing(empty: Material) -> None:
    text = chapter(empty, "infrastructure")
    assert "尚无道路资料" in text
