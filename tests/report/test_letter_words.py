"""Do the sentences of a letter say what is known and what is not?"""

from __future__ import annotations

from dataclasses import replace

from tests.report.letter_post import DATES, post

from gongxing.report.letter_words import (
    LetterDates,
    area_words,
    closing_words,
    date_words,
    home_words,
    objection_words,
    yuan,
)
from gongxing.words import same

POST = post()


def test_sums_are_written_exactly() -> None:
    assert [yuan(fen) for fen in (0, 5, -5, 123_456_789)] == ["0.00", "0.05", "-0.05", "1,234,567.89"]


def test_bounds_are_told_where_there_are_any() -> None:
    line = POST.scheme.line("H00")
    assert "不低于 40.00 平方米、不高于 80.00 平方米（AZ-HZ1）" in area_words(line, (same("AZ-HZ1"),)).zh
    free = area_words(replace(line, low_m2=None, high_m2=None), ())
    assert "按合法面积" in free.zh
    assert "lawful floor area" in free.en


def test_homes_and_money() -> None:
    scheme = POST.scheme
    site = next(line for line in scheme.lines if line.way == "homestead")
    assert "160 平方米 1 处" in home_words(site, scheme).zh
    money = next(line for line in scheme.lines if line.way == "cash" and line.wish)
    assert home_words(money, scheme).zh == "安置方式：货币补偿（按贵户意愿）。"
    assert "安置房" in closing_words(site).zh
    assert "安置房" not in closing_words(money).zh


def test_days_and_objections() -> None:
    assert "另行告知" in date_words(LetterDates()).zh
    assert "2027-03-31" in date_words(DATES).en
    assert "by 2026-04-01" in objection_words(DATES, POST.standards).en
    assert "不少于 30 日" in objection_words(LetterDates(), POST.standards).zh
