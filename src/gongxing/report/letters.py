"""What does a household read of its resettlement: why it moves, what it is entitled to and how that was worked out, item by item, when, and where to object?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongxing.plan import Plan, ResettlementScheme
from gongxing.plan.resettlement import CAUSES, WAYS, HouseholdLine, Item
from gongxing.report.letter_words import (
    ASSUMED,
    HEADS,
    UNITS,
    LetterDates,
    area_words,
    closing_words,
    date_words,
    home_words,
    objection_words,
    yuan,
)
from gongxing.standards import Standards
from gongxing.words import Lang, Text


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter as printed, in one language: title, paragraphs above and below the table of items, the total, who signs."""

    household: str
    title: str
    address: str
    above: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...]
    below: tuple[str, ...]
    signed: tuple[str, ...]
    label: str
    """Says that the data are synthetic; empty for real ones."""


@dataclass(frozen=True)
class Post:
    """What letters are written from: the plan, the rules that are cited, and the days of each group."""

    plan: Plan
    standards: Standards
    dates: Mapping[str, LetterDates]

    @property
    def scheme(self) -> ResettlementScheme:
        """The resettlement of the plan; ValueError if it has none."""
        if self.plan.resettlement is None or self.plan.resettlement.part is None:
            raise ValueError("the plan has no resettlement")
        return self.plan.resettlement.part


def write_letter(post: Post, line: HouseholdLine, lang: Lang) -> Letter:
    """Return the letter of a household; the sums of its rows add up to the total to the fen."""
    scheme, plan = post.scheme, post.plan
    dates = post.dates.get(line.group, LetterDates())
    address = Text(
        f"户号 {line.household}（{line.group}，地块 {line.parcel}）：",
        f"Household {line.household} ({line.group}, parcel {line.parcel}):",
    )
    cause = CAUSES[line.cause]
    why = Text(
        f"因{cause.zh}，贵户须搬迁。补偿安置按“{scheme.profile_label.zh}”安置标准（规则截至 {plan.as_of}）测算，金额精确到分。",
        f"You have to move because {cause.en}. What you are owed follows the profile “{scheme.profile_label.en}” (rules as of {plan.as_of}), to the fen.",
    )
    above = [why, area_words(line, _cited(post, line.area_rules)), *_assumed(line), home_words(line, scheme)]
    owner = Text(f"{plan.park_name} 管理机构", f"Authority of {plan.park_name}")
    return Letter(
        line.household,
        Text("补偿安置告知书", "Notice of compensation and resettlement").in_(lang),
        address.in_(lang),
        tuple(words.in_(lang) for words in above),
        tuple(head.in_(lang) for head in HEADS),
        tuple(_row(post, item, lang) for item in line.items),
        _total(line, lang),
        tuple(words.in_(lang) for words in (closing_words(line), date_words(dates), objection_words(dates, post.standards))),
        (owner.in_(lang), f"{plan.made_on:%Y-%m-%d}"),
        Text("合成数据，不代表任何真实住户", "synthetic data, no real household").in_(lang) if plan.synthetic else "",
    )  # fmt: skip


def _row(post: Post, item: Item, lang: Lang) -> tuple[str, ...]:
    quantity = f"{item.quantity:,.2f}".rstrip("0").rstrip(".")
    cited = _cited(post, (item.rule,) if item.rule else ())
    basis = cited[0] if cited else Text("安置标准取值", "figure of the profile")
    return (
        item.label.in_(lang),
        f"{quantity} {UNITS[item.unit].in_(lang)}",
        f"{item.price_yuan:,.2f}",
        yuan(item.sum_fen),
        basis.in_(lang),
    )


def _total(line: HouseholdLine, lang: Lang) -> tuple[str, ...]:
    words = Text("合计（应付贵户）", "total (paid to you)")
    if line.total_fen < 0:
        words = Text("合计（贵户应付）", "total (to be paid by you)")
    return (words.in_(lang), "", "", yuan(abs(line.total_fen)), WAYS[line.way].in_(lang))


def _cited(post: Post, codes: tuple[str, ...]) -> tuple[Text, ...]:
    """Return the sources of some rules, those that the standards in force hold."""
    found = [post.standards.rule(code) for code in codes if code in post.standards]
    return tuple(Text(f"{rule.code} {rule.source}", f"{rule.code} {rule.source}") for rule in found) or tuple(
        Text(f"参照 {code}", f"after {code}") for code in codes
    )


def _assumed(line: HouseholdLine) -> tuple[Text, ...]:
    if not line.assumed:
        return ()
    zh = "、".join(ASSUMED[name].zh for name in line.assumed)
    en = ", ".join(ASSUMED[name].en for name in line.assumed)
    return (
        Text(
            f"其中{zh}尚未登记，暂按安置标准的假设计算，须入户核定后更正。",
            f"Not on record and assumed by the profile until surveyed: {en}.",
        ),
    )
