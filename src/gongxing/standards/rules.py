"""Which rule was in force on a given day, with which value, from which source, how surely known?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from gongxing.errors import RuleError
from gongxing.words import Text


class Grade(StrEnum):
    """How surely a rule is known: A statute text seen, B excerpt or second hand, C from memory."""

    A = "A"
    B = "B"
    C = "C"

    @property
    def label(self) -> Text:
        """The grade in words."""
        return {
            "A": Text("甲级：已见法规原文", "A: statute text seen"),
            "B": Text("乙级：摘录或转引", "B: excerpt or second hand"),
            "C": Text("丙级：凭记忆，仅提示", "C: from memory, warns only"),
        }[self.value]


class Severity(StrEnum):
    """What breaking the rule means: `hard` blocks, `warn` warns, `param` sets a parameter, `anchor` compares."""

    HARD = "hard"
    WARN = "warn"
    PARAM = "param"
    ANCHOR = "anchor"


@dataclass(frozen=True, slots=True)
class Rule:
    """One dated rule. `value` is as written; `numbers` are the numbers in it, in its `unit`."""

    code: str
    topic: Text
    words: Text
    op: str
    value: str
    unit: str
    jurisdiction: str
    since: dt.date
    until: dt.date | None
    source: str
    grade: Grade
    severity: Severity
    use: Text
    overridden: str = ""
    """The user's basis when a project replaced the pack's value; empty otherwise."""

    @property
    def blocks(self) -> bool:
        """Whether breaking it may stop a plan: hard and not of grade C."""
        return self.severity is Severity.HARD and self.grade is not Grade.C

    @property
    def numbers(self) -> tuple[float, ...]:
        """The numbers of the value, in order."""
        return tuple(float(n) for n in re.findall(r"\d+(?:\.\d+)?", self.value))

    def in_force(self, day: dt.date) -> bool:
        """Whether the rule is in force on `day` (its last day counts)."""
        return self.since <= day and (self.until is None or day <= self.until)

    def cite(self) -> Text:
        """Return a one-line citation: code, source and grade."""
        return Text(
            f"{self.code}（{self.source}；{self.grade.value} 级）",
            f"{self.code} ({self.source}; grade {self.grade.value})",
        )


@dataclass(frozen=True)
class Standards:
    """Every rule of the packs that were laid on one another, read as of one day."""

    rules: tuple[Rule, ...]
    as_of: dt.date

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __contains__(self, code: str) -> bool:
        return any(rule.code == code for rule in self.rules)

    def rule(self, code: str) -> Rule:
        """Return the rule called `code` in force on `as_of`; RuleError if there is none."""
        for rule in self.rules:
            if rule.code == code:
                return rule
        raise RuleError(
            Text(
                f"规则 {code} 在 {self.as_of} 不存在或未生效",
                f"rule {code} does not exist or is not in force on {self.as_of}",
            )
        )

    def number(self, code: str, position: int = 0) -> float:
        """Return one number of a rule's value, in the rule's unit; RuleError if it has no such number."""
        numbers = self.rule(code).numbers
        if position >= len(numbers):
            raise RuleError(
                Text(f"规则 {code} 没有第 {position + 1} 个数值", f"rule {code} has no number at position {position}")
            )
        return numbers[position]

    def override(self, code: str, value: str, basis: str) -> Standards:
        """Return standards in which the project's own value stands for `code`, marked with its basis."""
        self.rule(code)
        changed = tuple(
            replace(rule, value=value, overridden=basis) if rule.code == code else rule for rule in self.rules
        )
        return replace(self, rules=changed)


def lay(packs: Iterable[Iterable[Rule]], as_of: dt.date) -> Standards:
    """Lay rule packs on one another (later packs win by code) and keep what is in force on `as_of`.

    Of several versions of one code in a pack the one that began last wins.
    """
    found: dict[str, Rule] = {}
    for pack in packs:
        current: dict[str, Rule] = {}
        for rule in sorted(pack, key=lambda r: r.since):
            if rule.in_force(as_of):
                current[rule.code] = rule
        found |= current
    return Standards(tuple(found[code] for code in sorted(found)), as_of)
