"""Do sentences keep their figures in both languages, whatever the order of the words?"""

from __future__ import annotations

import datetime as dt

import pytest

from gongxing.origins import Figure
from gongxing.report.document import FigureRun, Plain, day_of, join, plain, say
from gongxing.words import Text


def test_a_template_holds_its_parts_in_the_order_of_each_language(known: Figure) -> None:
    sentence = say(Text("面积{a}。", "{a} in all."), a=FigureRun(known))
    assert sentence.zh == (Plain("面积"), FigureRun(known), Plain("。"))
    assert sentence.en == (FigureRun(known), Plain(" in all."))


def test_a_place_without_a_part_is_an_error() -> None:
    with pytest.raises(KeyError):
        say(Text("{a}", "{b}"), a=Plain("x"))


def test_sentences_are_joined_with_a_space_in_english_only() -> None:
    both = join((plain(Text("一。", "One.")), plain(Text("二。", "Two."))))
    assert "".join(run.text for run in both.zh if isinstance(run, Plain)) == "一。二。"
    assert "".join(run.text for run in both.en if isinstance(run, Plain)) == "One. Two."


def test_a_date_reads_as_a_date_in_each_language() -> None:
    assert day_of(dt.date(2026, 1, 5)).words == Text("2026年1月5日", "2026-01-05")
