"""Does a letter say everything a household must know, in both languages, with sums that agree to the fen?"""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.report.letter_post import post

from gongxing.report.letters import write_letter

POST = post()


def test_rows_add_up_to_the_total_to_the_fen_in_every_letter() -> None:
    for line in POST.scheme.lines:
        letter = write_letter(POST, line, "zh")
        total = sum(Decimal(row[3].replace(",", "")) for row in letter.rows)
        assert abs(total) == Decimal(letter.total[3].replace(",", ""))
        assert ("应付贵户" in letter.total[0]) == (total >= 0)
        assert int(total * 100) == line.total_fen


def test_a_letter_names_persons_area_rule_home_days_and_where_to_object() -> None:
    line = POST.scheme.line("H00")
    words = "".join((letter := write_letter(POST, line, "zh")).above + letter.below)
    for part in (
        "人口 1 人",
        "安置面积为 80.00 平方米",
        "AZ-HZ1",
        "按贵户意愿",
        "2026-03-02",
        "2026-04-01 以前",
        "行政复议",
        "补偿费用未足额到位",
    ):
        assert part in words, part
    assert letter.label.startswith("合成数据")
    assert any("第四十八条" in row[4] for row in letter.rows)
    later = "".join(write_letter(POST, POST.scheme.line("H10"), "zh").below)
    assert "另行告知" in later


def test_english_letters_are_english() -> None:
    letter = write_letter(POST, POST.scheme.line("H01"), "en")
    assert "you are not asked to leave" in " ".join(letter.below)
    assert letter.heads[0] == "item"
    assert letter.title.startswith("Notice")


def test_a_plan_without_resettlement_has_no_letters() -> None:
    bare = type(POST)(type(POST.plan)("园", POST.plan.made_on, POST.plan.as_of, (2026, 2030)), POST.standards, {})
    with pytest.raises(ValueError, match="no resettlement"):
        assert bare.scheme
