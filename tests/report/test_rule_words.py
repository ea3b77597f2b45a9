"""Does a rule read in one line in both languages?"""

from __future__ import annotations

from tests.report.conftest import rule

from gongxing.report.rule_words import rule_line, rule_value


def test_a_bound_is_put_in_words() -> None:
    found = rule("X", "公告时间", "published", op=">=", value="30", unit="日")
    assert rule_line(found).zh == "公告时间（不少于30日）"
    assert rule_line(found).en == "published (at least 30 days)"


def test_a_mark_says_no_more_than_its_words() -> None:
    assert rule_value(rule("X", "须听证", "a hearing", op="==", value="1", unit="标志")) is None
    assert rule_line(rule("X", "须听证", "a hearing", op="==", value="1", unit="标志")).zh == "须听证"
