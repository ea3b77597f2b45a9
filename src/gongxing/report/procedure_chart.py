"""What does a procedure look like on the calendar: bars of its steps, the critical chain, the slack, days off behind them?"""

from __future__ import annotations

import datetime as dt
import io

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.dates import DateFormatter, MonthLocator, date2num
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from gongxing.algorithms.critical_path import Timed
from gongxing.report.fonts import sans
from gongxing.standards.calendar import Calendar
from gongxing.standards.procedures import Bound, DatedProcedure, Step
from gongxing.words import Lang, Text

_CHAIN, _LAW, _ASSUMED, _SLACK, _OFF = "#b0413e", "#1f4e8c", "#8fb0d9", "#b9c3cf", "#f3efe6"
_WIDTH_IN, _ROW_IN, _FRAME_IN = 9.2, 0.30, 1.35
_DPI = 200
_KEYS = (
    (_LAW, Text("法定期限", "length given by law")), (_ASSUMED, Text("假设期限（丙级）", "length assumed (grade C)")),
)  # fmt: skip


def draw_procedure(found: DatedProcedure, calendar: Calendar, lang: Lang, kind: str = "png") -> bytes:
    """Return the steps as bars on the calendar, as PNG or SVG; the same procedure gives the same bytes."""
    steps = {step.id: step for step in found.procedure.steps}
    rows = sorted(found.schedule.activities, key=lambda one: (one.start, one.end))
    drawing = Figure(figsize=(_WIDTH_IN, _FRAME_IN + _ROW_IN * len(rows)), dpi=_DPI)
    axes = drawing.add_axes((0.30, 0.62 / drawing.get_figheight(), 0.68, 1 - _FRAME_IN / drawing.get_figheight()))
    _days_off(axes, found, calendar)
    for place, one in enumerate(rows):
        _bar(axes, place, one, steps[one.id], chain=one.critical or one.id in found.schedule.chain)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_yticks(range(len(rows)), [_label(steps[one.id], lang) for one in rows])
    axes.set_xlim(_edge(found.schedule.start, -2), _edge(found.schedule.end, 12))
    axes.xaxis.set_major_locator(MonthLocator())  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_formatter(DateFormatter("%Y-%m"))  # type: ignore[no-untyped-call]
    axes.tick_params(length=0)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    for label in axes.get_yticklabels():
        label.set_fontproperties(sans(7.5))
    for label in axes.get_xticklabels():
        label.set_fontproperties(sans(6.5))
    _words(drawing, found, lang)
    with mpl.rc_context({"svg.hashsalt": "gongxing", "svg.fonttype": "path"}):
        held = io.BytesIO()
        drawing.savefig(held, format=kind, metadata={"Date": None} if kind == "svg" else {"Software": None})
    return held.getvalue()


def _edge(day: dt.date, days: int) -> float:
    return float(date2num(day + dt.timedelta(days)))  # type: ignore[no-untyped-call]


def _days_off(axes: Axes, found: DatedProcedure, calendar: Calendar) -> None:
    """Shade the days on which nobody works, each run of them once."""
    day, last = found.schedule.start - dt.timedelta(2), found.schedule.end + dt.timedelta(12)
    while day <= last:
        first = day
        while day <= last and not calendar.is_working_day(day):
            day += dt.timedelta(1)
        if day > first:
            axes.axvspan(_edge(first, 0), _edge(day, 0), color=_OFF, linewidth=0, zorder=0)
        day += dt.timedelta(1)


def _bar(axes: Axes, place: int, one: Timed, step: Step, *, chain: bool) -> None:
    face = _ASSUMED if step.bound is Bound.ASSUMED else _LAW
    begin, end = _edge(one.start, 0), _edge(one.end, 0)
    axes.barh(place, max(end - begin, 0.6), left=begin, height=0.56, color=face, edgecolor=_CHAIN if chain else face,
              linewidth=1.2, zorder=3)  # fmt: skip
    if not chain and one.slack_days:
        axes.plot([end, _edge(one.latest_end, 0)], [place, place], color=_SLACK, linewidth=2.2, zorder=2)
    axes.annotate(
        f"{one.end:%m-%d}", (max(end, begin + 0.6), place), xytext=(3, 0), textcoords="offset points", va="center",
        fontproperties=sans(6), color="#444444", zorder=4, bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
    )  # fmt: skip


def _label(step: Step, lang: Lang) -> str:
    unit = (Text("工作日", "wd") if step.working else Text("日", "d")).in_(lang)
    mark = {Bound.AT_LEAST: "≥", Bound.AT_MOST: "≤", Bound.ASSUMED: ""}[step.bound]
    length = f"{mark}{step.days} {unit}" if step.days else Text("关口", "gate").in_(lang)
    words = step.words.in_(lang)
    return f"{words}（{length}）" if lang == "zh" else f"{words[:1].upper()}{words[1:]} ({length})"


def _words(drawing: Figure, found: DatedProcedure, lang: Lang) -> None:
    schedule = found.schedule
    title = Text(
        f"{found.procedure.words.zh}：{schedule.start} 至 {schedule.end}，共 {found.days} 日",
        f"{found.procedure.words.en}: {schedule.start} to {schedule.end}, {found.days} days",
    ).in_(lang)
    drawing.text(0.02, 1 - 0.28 / drawing.get_figheight(), title[:1].upper() + title[1:], fontproperties=sans(10))
    handles = [Patch(facecolor=face) for face, _ in _KEYS]
    keys = [words for _, words in _KEYS]
    legend = [
        *handles, Patch(facecolor="white", edgecolor=_CHAIN, linewidth=1.2), Line2D([], [], color=_SLACK, linewidth=2.2),
        Patch(facecolor=_OFF),
    ]  # fmt: skip
    keys += [Text("关键步骤", "critical"), Text("机动时间", "slack"), Text("休息日", "days off")]
    shown = [word.in_(lang) if lang == "zh" else word.en[:1].upper() + word.en[1:] for word in keys]
    drawing.legend(
        legend, shown, loc="upper left", bbox_to_anchor=(0.015, 1 - 0.33 / drawing.get_figheight()), ncols=5, frameon=False,
        prop=sans(6.5), handlelength=1.4, columnspacing=1.4,
    )  # fmt: skip
    notes = [*(word.in_(lang) for word in found.warnings)]
    if notes:
        drawing.text(0.02, 0.12 / drawing.get_figheight(), " ".join(notes), fontproperties=sans(5.6), color="#666666")
