"""How do a schedule and a replanning look on a terminal: a Gantt of letters, the stocks at the end of each year, changes with reasons?"""

from __future__ import annotations

from collections.abc import Mapping

from rich.markup import escape
from rich.table import Table

from gongxing.display.terminal import OUT, money
from gongxing.plan import PhasingScheme, StockLine
from gongxing.plan.phasing import QUARTERS, Scheduled
from gongxing.words import Lang, Text
from gongxing.workflow.replanning import Replanned, ScheduleView

ROWS = 60
"""So many works are listed; the rest are counted."""
_CHANGES, _TITLE, _MONEY = 40, 46, 14


def show_schedule(view: ScheduleView, lang: Lang) -> None:
    """Show works by start as bars over the quarters, the dearest first where there are too many, then stocks by year."""
    scheme, result = view.scheme, view.result
    gap = "" if result.gap is None else f"  {Text('差距', 'gap').in_(lang)} {result.gap:.2%}"
    OUT.print(f"{view.plan_id}  {result.status.label.in_(lang)}{gap}", markup=False)
    works = works_of(view)
    kept = sorted(sorted(works, key=lambda name: -_cost(works[name]))[:ROWS], key=lambda name: _when(works[name]))
    table = Table(box=None, pad_edge=False, header_style="bold")
    years = "".join(str(scheme.first_year + place).ljust(QUARTERS) for place in range(scheme.quarters // QUARTERS))
    table.add_column(Text("项目", "work").in_(lang), no_wrap=True, overflow="ellipsis", max_width=_TITLE)
    table.add_column(years, no_wrap=True, min_width=scheme.quarters)
    table.add_column(Text("费用", "cost").in_(lang), no_wrap=True, justify="right", min_width=_MONEY)
    table.add_column(Text("行动", "actions").in_(lang), no_wrap=True, justify="right", min_width=4)
    titles = {work.id: work.title for work in scheme.works}
    for name in kept:
        mine = works[name]
        title = titles[name].in_(lang) if name in titles else name
        table.add_row(escape(title), bar(scheme, mine[0]), money(_cost(mine), lang), str(len(mine)))
    OUT.print(table)
    left = len(works) - len(kept)
    if left:
        OUT.print(Text(f"另有 {left} 个项目", f"{left} more works").in_(lang), markup=False)
    for line in scheme.stocks:
        OUT.print(stock_line(line, lang), markup=False)
    idle = [item for item in scheme.items if item.start is None]
    for item in idle[:ROWS]:
        why = item.reason.in_(lang) if item.reason else "-"
        OUT.print(f"  ✗ {item.action}: {why}", markup=False)


def works_of(view: ScheduleView) -> Mapping[str, list[Scheduled]]:
    """Return what is scheduled by work."""
    found: dict[str, list[Scheduled]] = {}
    for item in view.items():
        if item.start is not None:
            found.setdefault(item.work, []).append(item)
    return found


def bar(scheme: PhasingScheme, item: Scheduled) -> str:
    """Return a work as a bar of a letter a quarter, a started or fixed one by another letter."""
    letter = "▓" if item.frozen else "█"
    start, end = item.start or 0, max(item.end or 0, (item.start or 0) + 1)
    return "".join(letter if start <= quarter < end else "·" for quarter in range(scheme.quarters))


def stock_line(line: StockLine, lang: Lang) -> str:
    """Return what is drawn from a stock by the end of each year against its limit; of crews the most at work in the year."""
    crews = line.unit == "crews"
    parts = []
    for first in range(0, len(line.drawn), QUARTERS):
        drawn = max(line.drawn[first : first + QUARTERS]) if crews else line.drawn[first : first + QUARTERS][-1]
        limit = line.limit[first : first + QUARTERS][-1]
        parts.append(_amount(line, drawn, lang) + ("" if limit is None else f"/{_amount(line, limit, lang)}"))
    return f"  {line.label.in_(lang)}: {'  '.join(parts)}"


def _amount(line: StockLine, value: float, lang: Lang) -> str:
    if line.unit == "yuan":
        return money(value, lang)
    return f"{value / 1e4:,.1f} ha" if line.unit == "m2" else f"{value:,.1f}"


def show_replanned(done: Replanned, lang: Lang) -> None:
    """Show how many actions change, each with its reason, and what other budgets would do."""
    scheme = done.result.part
    OUT.print(f"{done.base} → {done.plan or '-'}  {done.result.status.label.in_(lang)}", markup=False)
    for word in (*done.result.conflict, *done.result.notes):
        OUT.print("  ! " + word.in_(lang), markup=False)
    if scheme is None:
        return
    share = done.unaffected_changed / done.unaffected if done.unaffected else 0.0
    words = Text(
        f"不受新情况影响的行动 {done.unaffected} 项，其中改动 {done.unaffected_changed} 项（{share:.1%}）",
        f"{done.unaffected} actions do not hang on the new facts, {done.unaffected_changed} of them change ({share:.1%})",
    )
    OUT.print("  " + words.in_(lang), markup=False)
    for change in scheme.changes[:_CHANGES]:
        title = done.titles[change.action].in_(lang) if change.action in done.titles else change.action
        moved = f"{_quarter(scheme, change.before)} → {_quarter(scheme, change.after)}"
        OUT.print(f"  {title}: {moved}  {change.reason.in_(lang)}", markup=False)
    left = len(scheme.changes) - _CHANGES
    if left > 0:
        OUT.print(Text(f"  另有 {left} 项", f"  {left} more").in_(lang), markup=False)
    for level in done.budgets:
        value = "-" if level.value is None else money(level.value, lang)
        OUT.print(
            f"  {level.share:.0%}: {level.actions} {Text('项', 'actions').in_(lang)}, {money(level.cost_yuan, lang)}, {value}",
            markup=False,
        )


def _quarter(scheme: PhasingScheme, quarter: int | None) -> str:
    return "-" if quarter is None else f"{scheme.year_of(quarter)}Q{quarter % QUARTERS + 1}"


def _cost(mine: list[Scheduled]) -> float:
    return sum(item.cost_fen for item in mine) / 100


def _when(mine: list[Scheduled]) -> tuple[int, int, str]:
    return mine[0].start or 0, mine[0].end or 0, mine[0].work
