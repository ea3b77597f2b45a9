"""Is the rule in force on a day the right one, with its numbers and its citation?"""

from __future__ import annotations

import datetime as dt

import pytest

from gongxing.errors import RuleError
from gongxing.standards.rules import Grade, Rule, Severity, lay
from gongxing.words import Text


def rule(
    code: str = "R-1", value: str = "5", since: str = "2020-01-01", until: str | None = None, *, grade: Grade = Grade.A
) -> Rule:
    return Rule(
        code,
        Text("题", "topic"),
        Text("规则", "rule"),
        "<=",
        value,
        "日",
        "全国",
        dt.date.fromisoformat(since),
        dt.date.fromisoformat(until) if until else None,
        "某法第一条",
        grade,
        Severity.HARD,
        Text("用途", "use"),
    )


def test_first_and_last_day_count() -> None:
    ruled = rule(since="2020-01-01", until="2020-12-31")
    days = ("2019-12-31", "2020-01-01", "2020-12-31", "2021-01-01")
    assert [ruled.in_force(dt.date.fromisoformat(day)) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("value", "numbers"), [("10-50", (10, 50)), ("24 (36)", (24, 36)), ("1.5", (1.5,)), ("90 / 80", (90, 80)), ("", ())]
)
def test_numbers_are_those_written(value: str, numbers: tuple[float, ...]) -> None:
    assert rule(value=value).numbers == numbers


def test_later_packs_win_and_later_versions_win_within_a_pack() -> None:
    base = [rule(value="5"), rule(value="6", since="2022-01-01"), rule("R-2")]
    local = [rule(value="9", since="2023-01-01")]
    assert lay([base, local], dt.date(2021, 5, 1)).number("R-1") == 5
    assert lay([base, local], dt.date(2022, 5, 1)).number("R-1") == 6
    standards = lay([base, local], dt.date(2024, 5, 1))
    assert standards.number("R-1") == 9
    assert [found.code for found in standards] == ["R-1", "R-2"]


def test_a_missing_rule_or_number_is_an_error_that_names_it() -> None:
    standards = lay([[rule()]], dt.date(2021, 1, 1))
    with pytest.raises(RuleError, match="R-9"):
        standards.rule("R-9")
    with pytest.raises(RuleError, match="position 1"):
        standards.number("R-1", 1)
    with pytest.raises(RuleError):
        standards.override("R-9", "1", "because")


def test_hard_rules_block_unless_known_only_from_memory() -> None:
    assert [rule(grade=grade).blocks for grade in Grade] == [True, True, False]


def test_an_override_keeps_the_old_standards_and_is_marked() -> None:
    standards = lay([[rule()]], dt.date(2021, 1, 1))
    changed = standards.override("R-1", "7", "会议纪要")
    assert (changed.number("R-1"), standards.number("R-1")) == (7, 5)
    assert (changed.rule("R-1").overridden, standards.rule("R-1").overridden) == ("会议纪要", "")


def test_a_citation_names_code_source_and_grade() -> None:
    cited = rule().cite()
    assert all(part in cited.zh and part in cited.en for part in ("R-1", "某法第一条", "A"))
