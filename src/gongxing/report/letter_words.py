"""Which sentences make up a household's letter?"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from gongxing.plan import ResettlementScheme
from gongxing.plan.resettlement import WAYS, HouseholdLine
from gongxing.standards import Standards
from gongxing.words import Text

HEADS = (
    Text("项目", "item"), Text("数量", "quantity"), Text("单价（元）", "price (yuan)"), Text("金额（元）", "sum (yuan)"), Text("依据", "basis"),
)  # fmt: skip
UNITS = {
    "m2": Text("平方米", "m²"),
    "times": Text("次", "times"),
    "sum": Text("项", "sum"),
    "person_months": Text("人·月", "person months"),
}
ASSUMED = {
    "persons": Text("户内人口", "persons"),
    "floor_m2": Text("合法住房面积", "lawful floor area"),
    "newness": Text("成新率", "newness"),
}
"""What may be missing of a household, in words."""


def yuan(fen: int) -> str:
    """Return a sum of fen in yuan with two decimals, exactly."""
    sign, whole = "-" if fen < 0 else "", abs(fen)
    return f"{sign}{whole // 100:,}.{whole % 100:02d}"


def area_words(line: HouseholdLine, cited: tuple[Text, ...]) -> Text:
    """Return how the entitled floor area was worked out."""
    zh = f"贵户登记人口 {line.persons} 人，合法住房建筑面积 {line.floor_m2:,.2f} 平方米，成新率 {line.newness:.0%}。"
    en = (
        f"On record: {line.persons} persons, {line.floor_m2:,.2f} m² of lawful floor area, newness {line.newness:.0%}. "
    )
    bounds_zh, bounds_en = [], []
    if line.low_m2 is not None:
        bounds_zh.append(f"不低于 {line.low_m2:,.2f} 平方米")
        bounds_en.append(f"at least {line.low_m2:,.2f} m²")
    if line.high_m2 is not None:
        bounds_zh.append(f"不高于 {line.high_m2:,.2f} 平方米")
        bounds_en.append(f"at most {line.high_m2:,.2f} m²")
    if bounds_zh:
        basis = "；".join(found.zh for found in cited) or "安置标准"
        basis_en = "; ".join(found.en for found in cited) or "profile"
        zh += f"本户安置面积{'、'.join(bounds_zh)}（{basis}），故安置面积为 {line.area_m2:,.2f} 平方米。"
        en += f"Your entitlement is {' and '.join(bounds_en)} ({basis_en}), hence {line.area_m2:,.2f} m²."
    else:
        zh += f"安置面积按合法面积计为 {line.area_m2:,.2f} 平方米。"
        en += f"Your entitlement is your lawful floor area, {line.area_m2:,.2f} m²."
    return Text(zh, en)


def home_words(line: HouseholdLine, scheme: ResettlementScheme) -> Text:
    """Return how the household is compensated and where it will live."""
    way = WAYS[line.way]
    wish = (
        Text("（按贵户意愿）", " (as you chose)")
        if line.wish
        else Text("（建议，须经贵户确认）", " (proposed; you have to agree)")
    )
    zh, en = f"安置方式：{way.zh}{wish.zh}。", f"Way of compensation: {way.en}{wish.en}. "
    if not line.estate:
        return Text(zh, en.strip())
    estate = scheme.estate(line.estate)
    flats = Counter(line.flats)
    unit = Text("处", "site") if line.way == "homestead" else Text("套", "flat")
    listed_zh = "、".join(f"{area:g} 平方米 {count} {unit.zh}" for (_, area), count in flats.items())
    listed_en = ", ".join(f"{count} {unit.en} of {area:g} m²" for (_, area), count in flats.items())
    far = f"，距现住处约 {line.distance_m:,.0f} 米" if line.distance_m else ""
    far_en = f", about {line.distance_m:,.0f} m from your present home" if line.distance_m else ""
    return Text(
        f"{zh}安置在{estate.name}（{estate.estate}）：{listed_zh}{far}。",
        f"{en}You go to {estate.name} ({estate.estate}): {listed_en}{far_en}.",
    )


def closing_words(line: HouseholdLine) -> Text:
    """Return that compensation comes before the move and, where a home is given, the home before the clearing."""
    home = Text("、安置房（宅基地）未落实", " and the new home is ready") if line.estate else None
    return Text(
        f"先补偿后搬迁：补偿费用未足额到位{home.zh if home else ''}之前，不要求贵户搬迁。",
        f"Compensation comes before the move: you are not asked to leave before the money is there in full{home.en if home else ''}.",
    )


@dataclass(frozen=True, slots=True)
class LetterDates:
    """The days of a group's procedure and clearing; None where they are not known yet."""

    pre_notice: dt.date | None = None
    scheme_from: dt.date | None = None
    scheme_until: dt.date | None = None
    agreement_until: dt.date | None = None
    clear_from: dt.date | None = None
    clear_until: dt.date | None = None


_DAYS = (
    ("pre_notice", Text("征收预公告", "pre-notice")),
    ("scheme_from", Text("补偿安置方案公告", "notice of the scheme")),
    ("agreement_until", Text("签订协议截止", "agreements signed by")),
    ("clear_from", Text("开始搬迁", "moving begins")),
    ("clear_until", Text("搬迁截止", "moving ends")),
)


def date_words(dates: LetterDates) -> Text:
    """Return the days of notice, agreement and move, or that they are not fixed yet."""
    known = [(label, day) for key, label in _DAYS if (day := getattr(dates, key)) is not None]
    if not known:
        return Text(
            "公告、签约与搬迁日期待分期方案确定后另行告知。",
            "The days of notice, agreement and move will be told once the works are phased.",
        )
    return Text(
        "计划日期：" + "，".join(f"{label.zh} {day}" for label, day in known) + "；以正式公告为准。",
        "Planned days: " + ", ".join(f"{label.en} {day}" for label, day in known) + "; the official notices decide.",
    )


def objection_words(dates: LetterDates, standards: Standards) -> Text:
    """Return where to object and until when; the term is that of the notice of the scheme (ZD-28)."""
    days = f"{standards.number('ZD-28'):g}" if "ZD-28" in standards else "30"
    until = f"，即 {dates.scheme_until} 以前" if dates.scheme_until else ""
    until_en = f", that is by {dates.scheme_until}" if dates.scheme_until else ""
    return Text(
        f"对补偿安置方案有异议的，可在方案公告期（不少于 {days} 日）内{until}，向公告载明的征收实施单位书面提出；多数成员认为方案不符合规定的，应组织听证；"
        "对征收决定不服的，可依法申请行政复议或者提起行政诉讼。数据有误的，请一并提出更正。",
        f"Objections to the scheme may be made in writing within its notice (at least {days} days){until_en} to the body named in the notice; if most members hold "
        "the scheme unlawful there is a hearing; against the decision itself administrative review or a lawsuit is open by law. Please report wrong data too.",
    )
