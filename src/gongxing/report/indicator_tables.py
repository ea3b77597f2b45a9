"""Which tables show the indicators of the plan, binding (约束性) and expected (预期性), and how their lights stand?"""

from __future__ import annotations

from gongxing.origins import Figure, computed
from gongxing.plan import Framework, Goal
from gongxing.report.cells import NONE, number_column, stated, value_cell
from gongxing.report.document import Column, FigureRun, Quoted, QuoteKind, Sentence, TableBlock, cell, name_of, plain
from gongxing.review.lights import ActionLight, IndicatorLight, Light, Lights
from gongxing.units import YI_YUAN
from gongxing.words import Text, same

LIGHTS_ORIGIN = computed(
    "review.lights", Text("按红黄绿灯规则对照应有进度判定", "judged against the path by the rule of the lights"),
    "indicators", "indicator_values", "progress", "framework_values",
)  # fmt: skip
_YEARLY = computed(
    "report.indicator_tables", Text("目标与基期之差除以年数", "target less base over the years between"), "indicators"
)
_WORDS = {
    "m2": Text("公顷", "ha"),
    "m": Text("公里", "km"),
    "share": Text("%", "%"),
    "persons": Text("人", "persons"),
    "households": Text("户", "households"),
    "firms": Text("家", "firms"),
    "parcels": Text("宗", "parcels"),
    "places": Text("处", "places"),
    "items": Text("项", "items"),
    "pieces": Text("座", "pieces"),
}
_SHOW = {"m2": "ha!", "m": "km!", "share": "percent!"}
"""Of the rest those in words are counts."""
_MOST_LATE = 25


def show_of(goal: Goal) -> tuple[str, Text]:
    """Return how values of a goal are shown in a cell, and the unit that stands beside them."""
    if goal.unit == "yuan":
        large = max(abs(goal.base or 0.0), abs(goal.target or 0.0)) >= YI_YUAN
        return ("large!", Text("亿元", "million yuan")) if large else ("money!", Text("万元", "million yuan"))
    words = _WORDS.get(goal.unit)
    return _SHOW.get(goal.unit, "count!" if words else "bare"), words or same(goal.unit or "—")


def indicator_table(framework: Framework, *, binding: bool) -> TableBlock | None:
    """Return the binding or the expected indicators with base, target and change a year, each with its origin; None without any."""
    goals = [goal for goal in framework.goals if goal.binding is binding]
    if not goals:
        return None
    columns = (
        Column(Text("支柱", "Pillar"), "left", 1.7),
        Column(Text("指标", "Indicator"), "left", 2.3),
        Column(Text("单位", "Unit"), "center", 0.9),
        Column(Text("基期", "Base"), "right", 1.1),
        Column(Text("目标", "Target"), "right", 1.1),
        number_column(Text("年均变化", "Change a year"), _YEARLY, 1.0),
        Column(Text("责任单位", "Body"), "left", 1.7),
    )
    places = {pillar.id: number for number, pillar in enumerate(framework.pillars)}
    rows: list[tuple[Sentence, ...]] = []
    former = None
    for goal in sorted(goals, key=lambda goal: places.get(goal.pillar, 99)):
        pillar = framework.pillar(goal.pillar)
        named = NONE if pillar is None else cell(name_of(pillar.name))
        rows.append((plain(Text("〃", "〃")) if rows and goal.pillar == former else named, *_cells(goal)))
        former = goal.pillar
    note = plain(
        Text(
            "约束性指标须严格执行，预期性指标用于引导。“—”表示未知。",
            "Binding indicators have to be kept, expected ones guide. A dash means not known.",
        )
    )
    if binding:
        return TableBlock("table.indicators", Text("约束性指标", "Binding indicators"), columns, tuple(rows), 0, note)
    title = Text("预期性指标", "Expected indicators")
    return TableBlock("table.indicators.expected", title, columns, tuple(rows), 0, note)


def _cells(goal: Goal) -> tuple[Sentence, ...]:
    show, unit = show_of(goal)
    return (
        cell(name_of(goal.name)),
        plain(unit),
        _marked(goal, "base", show),
        _marked(goal, "target", show),
        value_cell("indicator", goal.yearly, unit=goal.unit, show="bare" if show == "count!" else show, origin=_YEARLY),
        NONE if goal.owner is None else cell(name_of(goal.owner)),
    )


def _marked(goal: Goal, side: str, show: str) -> Sentence:
    value, origin = (goal.base, goal.base_origin) if side == "base" else (goal.target, goal.target_origin)
    if value is None:
        return NONE
    words = {"base": Text("基期", "base"), "target": Text("目标", "target")}[side]
    label = Text(f"{goal.name.zh}（{words.zh}）", f"{goal.name.en} ({words.en})")
    return cell(FigureRun(Figure(f"goal.{goal.id}.{side}", label, value, goal.unit, origin), show))


def lights_table(framework: Framework, lights: Lights) -> TableBlock | None:
    """Return the lights of the indicators for which a value of the year is reported; None without any."""
    judged = [row for row in lights.indicators if row.actual is not None]
    if not judged:
        return None
    columns = (
        Column(Text("灯", "Light"), "center", 0.7, LIGHTS_ORIGIN),
        Column(Text("指标", "Indicator"), "left", 2.3),
        Column(Text("性质", "Nature"), "center", 0.9),
        Column(Text("单位", "Unit"), "center", 0.8),
        number_column(Text("应达", "Asked for"), LIGHTS_ORIGIN),
        number_column(Text("实际", "Actual"), LIGHTS_ORIGIN),
        number_column(Text("进度", "Of the way"), LIGHTS_ORIGIN, 0.8),
        Column(Text("说明", "Why"), "left", 2.0),
    )
    rows = tuple(_light(framework, row) for row in judged)
    return TableBlock("table.lights", Text("指标红黄绿灯", "Traffic lights of the indicators"), columns, rows)


def _light(framework: Framework, row: IndicatorLight) -> tuple[Sentence, ...]:
    goal = framework.goal(row.goal)
    show, unit = show_of(goal) if goal is not None else ("bare", same(row.unit))
    show = {"share": "percent2!"}.get(row.unit, "bare" if show == "count!" else show)
    nature = Text("约束性", "binding") if row.binding else Text("预期性", "expected")
    return (
        light_cell(row.light),
        cell(name_of(row.name)),
        plain(nature),
        plain(unit),
        value_cell("light", row.expected, unit=row.unit, show=show, origin=LIGHTS_ORIGIN),
        value_cell("light", row.actual, unit=row.unit, show=show, origin=LIGHTS_ORIGIN),
        value_cell("light", row.share, unit="share", show="percent", origin=LIGHTS_ORIGIN),
        plain(row.words),
    )


def light_cell(light: Light) -> Sentence:
    """Return a light as a cell: a mark that can be told apart in black and white, and the word."""
    mark = {Light.GREEN: "●", Light.YELLOW: "◐", Light.RED: "▲", Light.GREY: "○"}[light]
    return plain(Text(f"{mark}{light.label.zh[0]}", f"{mark} {light.label.en}"))


def late_table(lights: Lights) -> TableBlock | None:
    """Return the actions that are late, the latest first; None where none is."""
    slow = [row for row in lights.actions if row.light in (Light.RED, Light.YELLOW)]
    if not slow:
        return None
    columns = (
        Column(Text("灯", "Light"), "center", 0.7, LIGHTS_ORIGIN),
        Column(Text("行动", "Action"), "left", 3.6),
        Column(Text("牵头单位", "Lead body"), "left", 1.8),
        Column(Text("应完工", "Due"), "center", 1.1, LIGHTS_ORIGIN),
        number_column(Text("迟延（季）", "Quarters late"), LIGHTS_ORIGIN, 0.8),
        Column(Text("说明", "Why"), "left", 1.8),
    )
    rows = tuple(_late(row) for row in slow[:_MOST_LATE])
    return TableBlock("table.late", Text("迟延行动", "Actions that are late"), columns, rows)


def _late(row: ActionLight) -> tuple[Sentence, ...]:
    due = NONE if row.ends_on is None else cell(Quoted(same(row.ends_on.isoformat()), QuoteKind.DATE))
    return (
        light_cell(row.light),
        stated(row.title, LIGHTS_ORIGIN),
        NONE if row.owner is None else cell(name_of(row.owner)),
        due,
        value_cell("late", row.late, unit="count", show="count", origin=LIGHTS_ORIGIN),
        plain(row.words),
    )
