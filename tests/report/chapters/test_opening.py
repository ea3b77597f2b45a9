"""Are sections numbered within their chapter, and gaps said with data and engine?"""

from __future__ import annotations

import pytest

from gongxing.report.chapters.opening import lacking, open_chapter, open_section, pending
from gongxing.report.document import Bullets, Plain
from gongxing.report.outline import GAPS
from gongxing.words import Text


def test_headings_are_numbered() -> None:
    assert open_chapter("land").number == Text("第三章", "Chapter 3")
    assert open_section("land.account").number == Text("3.4", "3.4")
    assert open_section("preface.scope").number is None
    assert open_section("appendix.rules").number == Text("附2", "A.2")
    with pytest.raises(KeyError):
        open_section("land.nowhere")


@pytest.mark.parametrize("key", GAPS)
def test_every_gap_names_its_data_and_engine(key: str) -> None:
    items = next(block for block in pending(key).blocks if isinstance(block, Bullets)).items
    assert len(items) == len(GAPS[key])
    run = items[0].zh[0]
    assert isinstance(run, Plain)
    assert GAPS[key][0].data.zh in run.text
    assert GAPS[key][0].engine.zh in run.text


def test_a_missing_table_is_named() -> None:
    run = lacking(Text("住户", "households"), Text("安置", "resettlement")).words.zh[0]
    assert isinstance(run, Plain)
    assert run.text == "尚无住户资料，安置无法说明。"
