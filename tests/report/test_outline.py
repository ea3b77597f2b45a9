"""Does the outline hold the preface, fourteen chapters and the appendix, and name every gap?"""

from __future__ import annotations

import pytest

from gongxing.report.outline import GAPS, OUTLINE, chapter


def test_there_are_fifteen_chapters_and_an_appendix() -> None:
    assert [c.title.zh for c in OUTLINE][:3] == ["前言", "发展基础与形势", "总体要求"]
    assert len(OUTLINE) == 16
    numbers = [c.number for c in OUTLINE if c.number]
    assert [n.en for n in numbers] == [f"Chapter {i}" for i in range(1, 15)]
    assert numbers[-1].zh == "第十四章"


def test_keys_are_unique_and_every_gap_belongs_to_a_chapter_or_section() -> None:
    sections = [section.key for c in OUTLINE for section in c.sections]
    keys = [c.key for c in OUTLINE] + sections
    assert len(set(keys)) == len(keys)
    assert set(GAPS) <= set(keys)


def test_an_unknown_chapter_is_told() -> None:
    assert chapter("land").title.en == "Layout and land"
    with pytest.raises(KeyError):
        chapter("nowhere")
