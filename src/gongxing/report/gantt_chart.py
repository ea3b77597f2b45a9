"""What does the schedule look like on a page: works by group as bars over the quarters, how much is under way in each group?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from gongxing.plan import PhasingScheme, Plan, Scheduled
from gongxing.plan.phasing import QUARTERS
from gongxing.report.amounts import number
from gongxing.report.fonts import sans
from gongxing.report.map_frame import MapWords
from gongxing.report.sheet_frame import close_sheet, open_sheet
from gongxing.words import Lang, Text

GANTT_TITLE = Text("分期实施进度图", "Schedule of the works")
ROWS = 44
"""So many rows a page carries."""
_ROW_IN, _LABELS = 0.148, 0.36
_WIDE = 29.0
_FINE, _STRONG, _FROZEN = "#ececec", "#9a9a9a", "#222222"


@dataclass(frozen=True, slots=True)
class Group:
    """One group of works: key, words, colour, and the engines (or engine.kind) whose actions belong to it."""

    key: str
    label: Text
    colour: str
    engines: tuple[str, ...]


GROUPS = (
    Group("resettlement", Text("动迁安置", "Resettlement"), "#c2255c", ("resettlement",)),
    Group("land", Text("用地整备", "Land"), "#d08c27", ("land",)),
    Group("streets", Text("道路与管网", "Roads and pipes"), "#2b6cb0", ("roads", "water", "sewer", "storm", "lines")),
    Group("stations", Text("泵站与设施", "Stations"), "#0f8b8d", ("sewer.build_pump", "storm.build_pump", "water.hydrants")),
    Group("soil", Text("土壤与环境治理", "Soil and emissions"), "#5c8a3a", ("land.soil_survey", "land.abate")),
    Group("industry", Text("产业与企业", "Industry and firms"), "#7b3fa0", ("portfolio", "industry", "growth")),
)  # fmt: skip
OTHERS = Group("others", Text("其他", "Others"), "#7a7a7a", ())


@dataclass(frozen=True, slots=True)
class Bar:
    """One work on the page."""

    work: str
    title: Text
    group: str
    start: int | None
    end: int | None
    cost_fen: int
    actions: int
    frozen: bool


def group_of(engine: str, kind: str) -> Group:
    """Return the group of an action, its engine and kind going before its engine alone."""
    for name in (f"{engine}.{kind}", engine):
        for group in GROUPS:
            if name in group.engines:
                return group
    return OTHERS


def bars_of(plan: Plan, scheme: PhasingScheme) -> tuple[Bar, ...]:
    """Return the works of a schedule, a work of many actions under the group of its dearest."""
    actions = {action.id: action for action in plan.actions}
    items: dict[str, list[Scheduled]] = {}
    for item in scheme.items:
        items.setdefault(item.work, []).append(item)
    titles = {work.id: work.title for work in scheme.works}
    found = []
    for name, mine in items.items():
        head = actions[max(mine, key=lambda item: item.cost_fen).action]
        group = group_of(head.engine, head.kind)
        cost = sum(item.cost_fen for item in mine)
        found.append(
            Bar(name, titles.get(name, actions[name].title), group.key, mine[0].start, mine[0].end, cost, len(mine), mine[0].frozen)
        )  # fmt: skip
    return tuple(found)


def shown_bars(bars: Sequence[Bar]) -> list[tuple[Group, list[Bar], list[Bar]]]:
    """Return each group with its works done within the horizon, and those of them that the page shows: the dearest, by start."""
    there = [
        (group, [bar for bar in bars if bar.group == group.key and bar.start is not None])
        for group in (*GROUPS, OTHERS)
    ]
    there = [(group, mine) for group, mine in there if mine]
    room, total = ROWS - len(there), sum(len(mine) for _, mine in there)
    found = []
    for group, mine in there:
        part = min(len(mine), max(2, room * len(mine) // max(total, 1), room // (2 * len(there))))
        best = sorted(mine, key=lambda bar: (-bar.cost_fen, bar.work))[: min(part, 12)]
        found.append((group, mine, sorted(best, key=lambda bar: (bar.start or 0, bar.end or 0, bar.work))))
    return found


def draw_gantt(plan: Plan, scheme: PhasingScheme, words: MapWords, lang: Lang) -> bytes:
    """Return the schedule as PNG: per group how many works are under way, then its dearest works with their cost."""
    groups = shown_bars(bars_of(plan, scheme))
    rows = sum(1 + len(shown) for _, _, shown in groups)
    drawing, (axes,) = open_sheet(1, columns=1, panel_in=rows * _ROW_IN + 0.1, legend=4, gap_in=0.3)
    box = axes.get_position()
    axes.set_position((_LABELS, box.y0, 0.905 - _LABELS, box.height))
    _ground(axes, scheme, rows)
    at = 0
    for group, mine, shown in groups:
        _density(axes, scheme, group, (at, mine), lang)
        for step, bar in enumerate(shown, start=at + 1):
            _bar(axes, scheme, bar, (step, group.colour), lang)
        at += 1 + len(shown)
    handles: list[Artist] = [
        Patch(facecolor="#8a8a8a"), Patch(facecolor="white", edgecolor=_FROZEN, hatch="////", linewidth=0.5),
        Line2D([], [], color="#333333", marker="D", markersize=3.5, linewidth=0), Patch(facecolor="#bdbdbd", alpha=0.6),
    ]  # fmt: skip
    labels = [
        Text("项目工期", "Work under way"), Text("已开工或已定", "Started or fixed"), Text("完成", "Done"),
        Text("该类在建项目数", "Works of the group under way"),
    ]  # fmt: skip
    return close_sheet(drawing, words=words, handles=handles, labels=[label.in_(lang) for label in labels])


def _ground(axes: Axes, scheme: PhasingScheme, rows: int) -> None:
    axes.set_xlim(0, scheme.quarters)
    axes.set_ylim(rows, 0)
    axes.set_yticks([])
    for quarter in range(scheme.quarters + 1):
        axes.axvline(quarter, color=_STRONG if quarter % QUARTERS == 0 else _FINE, linewidth=0.5, zorder=1)
    years = range(0, scheme.quarters, QUARTERS)
    axes.set_xticks([quarter + QUARTERS / 2 for quarter in years], [str(scheme.year_of(quarter)) for quarter in years])
    axes.tick_params(length=0, top=True, labeltop=True, bottom=False, labelbottom=False)
    for label in axes.get_xticklabels():
        label.set_fontproperties(sans(7))


def _density(axes: Axes, scheme: PhasingScheme, group: Group, row: tuple[int, list[Bar]], lang: Lang) -> None:
    """Draw the head of a group: its name, and in each quarter how many of its works are under way."""
    at, mine = row
    under = [
        sum((b.start or 0) <= q < max(b.end or 0, (b.start or 0) + 1) for b in mine) for q in range(scheme.quarters)
    ]
    most = max(under) or 1
    axes.axhspan(at, at + 1, facecolor="#f6f6f3", zorder=0)
    for quarter, count in enumerate(under):
        if count:
            axes.barh(
                at + 0.5, 1, left=quarter, height=0.86, color=group.colour, alpha=0.12 + 0.4 * count / most, zorder=2
            )
            axes.text(
                quarter + 0.5, at + 0.53, str(count), ha="center", va="center", fontproperties=sans(4.8), zorder=4
            )
    cost = _cost(sum(bar.cost_fen for bar in mine), lang)
    name = f"{group.label.in_(lang)}（{len(mine)} 项）" if lang == "zh" else f"{group.label.in_(lang)} ({len(mine)})"
    _label(axes, at, name, cost, bold=group.colour)


def _bar(axes: Axes, scheme: PhasingScheme, bar: Bar, row: tuple[int, str], lang: Lang) -> None:
    at, colour = row
    start, end = bar.start or 0, max(bar.end or 0, (bar.start or 0) + 0.2)
    face = (
        {"facecolor": "white", "edgecolor": _FROZEN, "hatch": "////", "linewidth": 0.5}
        if bar.frozen
        else {"color": colour}
    )
    axes.barh(at + 0.5, end - start, left=start, height=0.6, zorder=3, **face)
    axes.plot([end], [at + 0.5], marker="D", markersize=2.4, color="#333333", zorder=5, clip_on=False)
    _label(axes, at, _short(bar.title.in_(lang)), _cost(bar.cost_fen, lang))


def _label(axes: Axes, at: int, name: str, cost: str, bold: str = "") -> None:
    size, colour = (6.4, bold) if bold else (5.5, "#222222")
    axes.text(-0.15, at + 0.53, name, ha="right", va="center", color=colour, fontproperties=sans(size), clip_on=False)
    axes.text(
        axes.get_xlim()[1] + 0.25,
        at + 0.53,
        cost,
        ha="left",
        va="center",
        color=colour,
        fontproperties=sans(5.2),
        clip_on=False,
    )


def _short(name: str) -> str:
    """Return as much of a name as fits beside the bars; a Latin letter is about half as wide as a Chinese one."""
    widths = [1.0 if ord(letter) > 0x2E80 else 0.55 for letter in name]
    if sum(widths) <= _WIDE:
        return name
    kept, used = 0, 0.55
    while used + widths[kept] <= _WIDE:
        used, kept = used + widths[kept], kept + 1
    return name[:kept] + "…"


def _cost(fen: int, lang: Lang) -> str:
    return f"{number(fen / 1e6, 0, lang)} 万元" if lang == "zh" else f"{number(fen / 1e8, 1, lang)} m yuan"


def colours() -> Mapping[str, str]:
    """Return the colour of each group by key."""
    return {group.key: group.colour for group in (*GROUPS, OTHERS)}
