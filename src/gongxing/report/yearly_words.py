"""How does the page of a year read in one language: title, tables of words, and what stands below?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gongxing.origins import UNKNOWN, Figure
from gongxing.plan import Goal
from gongxing.report.amounts import amount
from gongxing.report.indicator_tables import show_of
from gongxing.report.spoken import SYNTHETIC_LABEL
from gongxing.report.yearly import YearPage, YearStock, YearWork
from gongxing.words import Lang, Text, same

_MOST_APPROVALS = 7


@dataclass(frozen=True, slots=True)
class Printed:
    """A table of words: its title, heads, alignment and relative width of each column, rows; the last `totals` are sums."""

    title: str
    heads: tuple[str, ...]
    aligns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: int = 0


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """The whole page in one language: goals on the left, stocks and approvals on the right, works across, notes below."""

    title: str
    idea: str
    summary: str
    label: str
    goals: Printed
    stocks: Printed
    approvals: Printed
    works: Printed
    foot: str
    lang: Lang


def printed(page: YearPage, lang: Lang) -> PrintedPage:
    """Return the page in a language; every name is cut to one line of its column."""

    def say(zh: str, en: str) -> str:
        return Text(zh, en).in_(lang)

    counts = ("、" if lang == "zh" else ", ").join(
        f"{word.zh} {n}" if lang == "zh" else f"{n} {_verb(word.en)}" for word, n in page.counts
    )
    works = sum(n for _, n in page.counts)
    money = _money(page.year_fen, lang, unit=True)
    return PrintedPage(
        title=say(f"{page.park} {page.year} 年度实施计划", f"{page.park}: Plan of the Year {page.year}"),
        idea="" if page.idea is None else say(f"理念：{page.idea.zh}", f"Idea: {page.idea.en}"),
        summary=say(
            f"全年实施项目 {works} 个（行动 {page.actions} 项）：{counts}；当年资金 {money}。",
            f"{works} works ({page.actions} actions): {counts}; money of the year {money}.",
        ),
        label=SYNTHETIC_LABEL.in_(lang) if page.synthetic else "",
        goals=_goals(page, lang),
        stocks=_stocks(page, lang),
        approvals=_approvals(page, lang),
        works=_works(page, lang),
        foot=say(
            f"数字取自 {page.made_on.isoformat()} 编制的规划方案，来源与依据见规划报告的证据索引。■ 为在建季度；资金为当年应付，跨年项目按季度均摊。“—”表示未知。",
            f"Figures come from the plan made on {page.made_on.isoformat()}; the evidence index of the report gives their origins. "
            "■ marks quarters under way; money is what falls due in the year, spread evenly over a work's quarters. A dash means not known.",
        ),
        lang=lang,
    )  # fmt: skip


def _verb(word: str) -> str:
    return {"starts": "start", "goes on": "go on", "is done": "are done", "all of it": "start and are done"}[word]


def _goals(page: YearPage, lang: Lang) -> Printed:
    heads = (
        Text("指标", "Indicator"), Text("性质", "Nature"), Text("单位", "Unit"), Text("基期", "Base"),
        Text(f"{page.year} 年", str(page.year)), Text("期末目标", "Target"),
    )  # fmt: skip
    rows = tuple(
        (
            cut(goal.name.in_(lang), 26),
            Text("约束", "binding").in_(lang) if goal.binding else Text("预期", "expected").in_(lang),
            cut(show_of(goal)[1].in_(lang), 13),
            *(_value(goal, value, lang) for value in (goal.base, goal.expected(page.year), goal.target)),
        )
        for goal in page.goals
    )
    more = Text(f"（另有 {page.goals_left} 项）", f" ({page.goals_left} more)").in_(lang) if page.goals_left else ""
    title = Text("年度目标", "Goals of the year").in_(lang) + more
    aligns = ("left", "center", "center", "right", "right", "right")
    return Printed(title, _in(heads, lang), aligns, (3.0, 1.0, 1.3, 1.2, 1.2, 1.2), rows)


def _value(goal: Goal, value: float | None, lang: Lang) -> str:
    show, _ = show_of(goal)
    if value is None:
        return "—"
    return amount(
        Figure(goal.id, goal.name, value, goal.unit, UNKNOWN), lang, show=show if show.endswith("!") else f"{show}!"
    )


def _stocks(page: YearPage, lang: Lang) -> Printed:
    heads = (
        Text("要素", "Stock"), Text("当年动用", "This year"), Text("年末累计", "By its end"), Text("年末上限", "At most"), Text("余量", "Left"),
    )  # fmt: skip
    rows = tuple(
        (
            _stock_name(row, lang),
            *(
                _stock(row, value, lang)
                for value in (row.year, row.drawn, row.limit, None if row.limit is None else row.limit - row.drawn)
            ),
        )
        for row in page.stocks
    )
    title = Text("资金、指标与房源", "Money, quota and housing").in_(lang)
    return Printed(
        title, _in(heads, lang), ("left", "right", "right", "right", "right"), (3.2, 1.3, 1.3, 1.3, 1.3), rows
    )


_STOCK_UNITS = {
    "yuan": ("large!", Text("亿元", "million yuan")),
    "m2": ("ha!", Text("公顷", "ha")),
    "flats": ("count!", Text("套", "flats")),
}


def _stock(row: YearStock, value: float | None, lang: Lang) -> str:
    show, _ = _STOCK_UNITS.get(row.unit, ("bare", None))
    return "—" if value is None else amount(Figure("stock", row.label, value, row.unit, UNKNOWN), lang, show=show)


def _stock_name(row: YearStock, lang: Lang) -> str:
    _, unit = _STOCK_UNITS.get(row.unit, ("", same(row.unit)))
    named = Text(f"{row.label.zh}（{unit.zh}）", f"{row.label.en} ({unit.en})")
    return cut(named.in_(lang), 34)


def _approvals(page: YearPage, lang: Lang) -> Printed:
    heads = (Text("关键审批", "Approval"), Text("件数", "Number"), Text("最早报批日", "First to be asked by"))
    rows = [
        (cut(row.name.in_(lang), 34), str(row.count), row.first.isoformat()) for row in page.approvals[:_MOST_APPROVALS]
    ]
    left = len(page.approvals) - _MOST_APPROVALS
    if left > 0:
        rest = page.approvals[_MOST_APPROVALS:]
        rows.append(
            (
                Text(f"其余 {left} 类", f"{left} other kinds").in_(lang),
                str(sum(row.count for row in rest)),
                rest[0].first.isoformat(),
            )
        )
    if not rows:
        rows.append((Text("当年没有须报的审批", "none is to be asked for this year").in_(lang), "—", "—"))
    title = Text("关键审批", "Key approvals").in_(lang)
    return Printed(title, _in(heads, lang), ("left", "right", "center"), (3.2, 0.8, 1.6), tuple(rows))


def _works(page: YearPage, lang: Lang) -> Printed:
    money = Text("当年/总投资（万元）", "Year / whole (million yuan)")
    heads = (
        Text("序号", "No."), Text("项目", "Work"), Text("类别", "Group"), Text("牵头单位", "Lead body"), Text("状态", "In the year"), money,
        *(same(f"Q{n}") for n in range(1, 5)), Text("考核指标", "Indicator"),
    )  # fmt: skip
    rows = [_row(str(number), work, lang) for number, work in enumerate(page.works, 1)]
    rows += [_row("—", work, lang) for work in page.rest]
    whole = (*page.works, *page.rest)
    both = (sum(work.year_fen for work in whole), sum(work.cost_fen for work in whole))
    rows.append(("", Text("合计", "Total").in_(lang), "", "", "", _pair(*both, lang), "", "", "", "", ""))
    aligns = ("center", "left", "left", "left", "center", "right", "center", "center", "center", "center", "left")
    widths = (0.6, 6.0, 1.9, 3.2, 1.1, 2.4, 0.45, 0.45, 0.45, 0.45, 2.3)
    return Printed(Text("年度项目", "Works of the year").in_(lang), _in(heads, lang), aligns, widths, tuple(rows), 1)


def _row(number: str, work: YearWork, lang: Lang) -> tuple[str, ...]:
    several = Text(f"（{work.works} 个）", f" ({work.works})").in_(lang) if work.works > 1 else ""
    owner = work.owners[0].in_(lang) if work.owners else "—"
    more = Text("等", " et al.").in_(lang) if len(work.owners) > 1 else ""
    return (
        number,
        cut(work.title.in_(lang) + several, 62),
        cut(work.group.in_(lang), 18),
        cut(owner, 31 - len(more)) + more,
        "—" if work.does is None else cut(work.does.in_(lang), 14),
        _pair(work.year_fen, work.cost_fen, lang),
        *("■" if work.first <= quarter <= work.last else "" for quarter in range(1, 5)),
        "—" if work.goal is None else cut(work.goal.in_(lang), 24),
    )


def _pair(year_fen: int, cost_fen: int, lang: Lang) -> str:
    return f"{_money(year_fen, lang)} / {_money(cost_fen, lang)}"


def _money(fen: int, lang: Lang, *, unit: bool = False) -> str:
    figure = Figure("money", same("money"), fen / 100, "yuan", UNKNOWN)
    return amount(figure, lang) if unit else amount(figure, lang, show="money!")


def _in(heads: Iterable[Text], lang: Lang) -> tuple[str, ...]:
    return tuple(head.in_(lang) for head in heads)


def cut(words: str, width: int) -> str:
    """Return words cut to `width` letters, of which a Chinese one counts as two, with a mark where something is gone."""
    room, kept = width, ""
    for letter in words:
        room -= 2 if ord(letter) > 0x2E7F else 1
        if room < 0:
            return kept.rstrip() + "…"
        kept += letter
    return kept
