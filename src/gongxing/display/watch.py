"""How do the traffic lights of a year look on a terminal?"""

from __future__ import annotations

from rich.table import Table

from gongxing.display.terminal import OUT
from gongxing.origins import UNKNOWN, Figure
from gongxing.report.amounts import amount
from gongxing.review.lights import IndicatorLight, Light
from gongxing.words import Lang, Text
from gongxing.workflow.watch import YearReview

COLOURS = {Light.GREEN: "green", Light.YELLOW: "yellow", Light.RED: "red", Light.GREY: "bright_black"}
_MOST = 20


def show_review(found: YearReview, lang: Lang) -> None:
    """Show the lights of indicators and of the actions that slipped, and what to do."""
    lights = found.lights
    OUT.print(
        Text(f"{found.park} {lights.year} 年度体检", f"{found.park}: review of {lights.year}").in_(lang), markup=False
    )
    heads = (
        Text("灯", "light"), Text("指标", "indicator"), Text("性质", "nature"), Text("应达", "asked for"),
        Text("实际", "actual"), Text("进度", "of the way"), Text("说明", "why"),
    )  # fmt: skip
    table = Table(*(head.in_(lang) for head in heads))
    judged = [row for row in lights.indicators if row.actual is not None]
    for row in judged:
        nature = Text("约束性", "binding") if row.binding else Text("预期性", "expected")
        share = "-" if row.share is None else f"{row.share:.0%}"
        table.add_row(
            _coloured(row.light, lang), row.name.in_(lang), nature.in_(lang), _value(row, row.expected, lang),
            _value(row, row.actual, lang), share, row.words.in_(lang),
        )  # fmt: skip
    if judged:
        OUT.print(table)
    silent = [row.name.in_(lang) for row in lights.indicators if row.actual is None]
    if silent:
        lead = Text("没有当年值（灰灯）：", "No value of the year (grey): ").in_(lang)
        OUT.print(lead + ("、" if lang == "zh" else ", ").join(silent), markup=False)
    _show_actions(found, lang)
    for word in found.todo:
        OUT.print("→ " + word.in_(lang), markup=False)


def _show_actions(found: YearReview, lang: Lang) -> None:
    counts = found.lights.counts(actions=True)
    told = "，".join(f"{light.label.zh} {n}" for light, n in counts.items())
    told_en = ", ".join(f"{n} {light.label.en}" for light, n in counts.items())
    OUT.print(Text(f"到期行动：{told}", f"Actions due: {told_en}").in_(lang), markup=False)
    slow = [row for row in found.lights.actions if row.light in (Light.RED, Light.YELLOW)]
    if not slow:
        return
    heads = (
        Text("灯", "light"),
        Text("行动", "action"),
        Text("牵头单位", "lead body"),
        Text("迟延（季）", "quarters late"),
        Text("说明", "why"),
    )
    table = Table(*(head.in_(lang) for head in heads))
    for row in slow[:_MOST]:
        owner = row.owner.in_(lang) if row.owner else "-"
        table.add_row(_coloured(row.light, lang), row.title.in_(lang), owner, str(row.late), row.words.in_(lang))
    OUT.print(table)
    if len(slow) > _MOST:
        OUT.print(Text(f"另有 {len(slow) - _MOST} 项", f"and {len(slow) - _MOST} more").in_(lang))


def _value(row: IndicatorLight, value: float | None, lang: Lang) -> str:
    figure = Figure(row.goal, row.name, value, row.unit, UNKNOWN)
    return amount(figure, lang, show="percent2" if row.unit == "share" else "")


def _coloured(light: Light, lang: Lang) -> str:
    return f"[{COLOURS[light]}]● {light.label.in_(lang)}[/]"
