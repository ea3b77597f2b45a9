"""What do growth and skills look like: the parts of growth stacked by year against the target, and the gap of every skill?"""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter, MaxNLocator

from gongxing.plan import GrowthOutlook, TalentNeed
from gongxing.plan.growth import MEASURED, PARTS
from gongxing.plan.talent import SKILLS, SkillYear
from gongxing.report.amounts import number
from gongxing.report.fonts import sans
from gongxing.report.map_frame import MapWords
from gongxing.report.sheet_frame import close_sheet, open_sheet
from gongxing.words import Lang, Text

_FACES = {"existing": "#5b84b1", "leads": "#e8a33d", "plots": "#7fb069", "decisions": "#b0413e"}
_BASE, _TARGET, _DEMAND, _STAFF, _SHORT, _SPARE = "#9aa5b1", "#c2255c", "#1f4e8c", "#5c940d", "#f2c9c5", "#d5e8c8"
_PANEL_IN, _SKILL_IN = 2.3, 1.5
_ROUNDED = 20.0
"""Persons below which more than needed is a matter of rounding."""


def draw_parts(outlook: GrowthOutlook, words: MapWords, lang: Lang) -> bytes:
    """Return the means of the parts of output, tax and jobs stacked by year, the base year beside them, the targets as lines, as PNG."""
    parts = [part for part in PARTS if any(row.part == part and row.mean for row in outlook.parts)]
    handles: list[Artist] = [Patch(facecolor=_BASE), *(Patch(facecolor=_FACES[part]) for part in parts)]
    labels = [Text("基年", "Base year"), *(PARTS[part] for part in parts)]
    if outlook.road:
        handles.append(Line2D([], [], color=_TARGET, linewidth=1.2, linestyle="--", marker="D", markersize=3))
        labels.append(Text("自上而下目标", "target from above"))
    drawing, panels = open_sheet(
        len(MEASURED), columns=len(MEASURED), panel_in=_PANEL_IN, legend=len(labels), gap_in=0.4
    )
    for axes, measure in zip(panels, MEASURED, strict=True):
        _stack(axes, outlook, measure, lang)
    return close_sheet(drawing, words=words, handles=handles, labels=[_upper(label.in_(lang)) for label in labels])


def _stack(axes: Axes, outlook: GrowthOutlook, measure: str, lang: Lang) -> None:
    base, means = dict(outlook.base)[measure], {(p.part, p.year): p.mean for p in outlook.parts if p.measure == measure}
    divisor, unit = _unit(measure, base, lang)
    axes.bar([outlook.base_year], [base / divisor], color=_BASE, width=0.7, zorder=2)
    for year in outlook.years:
        up = down = 0.0
        for part in PARTS:
            value = means.get((part, year), 0.0) / divisor
            axes.bar([year], [value], bottom=up if value >= 0 else down, color=_FACES[part], width=0.7, zorder=2)
            up, down = (up + value, down) if value >= 0 else (up, down + value)
        total = sum(means.get((part, year), 0.0) for part in PARTS) / divisor
        axes.plot([year - 0.35, year + 0.35], [total, total], color="#222222", linewidth=0.9, zorder=4)
    wanted = [(row.year, row.wanted / divisor) for row in outlook.road if row.measure == measure]
    if wanted:
        line = [(outlook.base_year, base / divisor), *wanted]
        axes.plot(
            *zip(*line, strict=True), color=_TARGET, linewidth=1.1, linestyle="--", marker="D", markersize=2.6, zorder=5
        )
    axes.axhline(0, color="#555555", linewidth=0.5, zorder=3)
    axes.set_title(f"{_upper(MEASURED[measure].in_(lang))}{unit}", fontproperties=sans(7.5), pad=3)
    _finish(axes, lang)


def draw_skills(need: TalentNeed, words: MapWords, lang: Lang) -> bytes:
    """Return demand and remaining staff of every skill by year, the gap between them shaded, as PNG; demand alone where staff are unknown."""
    known = any(row.staff is not None for row in need.rows)
    handles: list[Artist] = [Line2D([], [], color=_DEMAND, linewidth=1.3, marker="o", markersize=2.6)]
    labels = [Text("需求", "Demand")]
    if known:
        handles += [Line2D([], [], color=_STAFF, linewidth=1.3, marker="s", markersize=2.4), Patch(facecolor=_SHORT)]
        labels += [Text("现有人员留存", "Left of today's staff"), Text("缺口", "Gap")]
    if any(row.gap is not None and row.gap < -_ROUNDED for row in need.rows):
        handles.append(Patch(facecolor=_SPARE))
        labels.append(Text("富余", "More than needed"))
    skills = [skill for skill in SKILLS if any(row.skill == skill for row in need.rows)]
    drawing, panels = open_sheet(
        len(skills), columns=min(3, len(skills)), panel_in=_SKILL_IN, legend=len(labels), gap_in=0.42
    )
    for axes, skill in zip(panels, skills, strict=True):
        _skill(axes, [row for row in need.rows if row.skill == skill], SKILLS[skill], lang)
    return close_sheet(drawing, words=words, handles=handles, labels=[label.in_(lang) for label in labels])


def _skill(axes: Axes, rows: Sequence[SkillYear], label: Text, lang: Lang) -> None:
    rows = sorted(rows, key=lambda row: row.year)
    years, demand = [row.year for row in rows], [row.demand for row in rows]
    axes.plot(years, demand, color=_DEMAND, linewidth=1.3, marker="o", markersize=2.6, zorder=4)
    staff = [row.staff for row in rows if row.staff is not None]
    if len(staff) == len(rows):
        axes.plot(years, staff, color=_STAFF, linewidth=1.3, marker="s", markersize=2.4, zorder=4)
        short = [d > s for d, s in zip(demand, staff, strict=True)]
        axes.fill_between(years, staff, demand, where=short, interpolate=True, color=_SHORT, linewidth=0, zorder=2)
        axes.fill_between(
            years, staff, demand, where=[not s for s in short], interpolate=True, color=_SPARE, linewidth=0, zorder=2
        )
        gap = demand[-1] - staff[-1]
        axes.annotate(
            Text(f"缺口 {number(gap, 0, lang)} 人", f"gap {number(gap, 0, lang)}").in_(lang), (0.97, 0.06), xycoords="axes fraction", ha="right",
            va="bottom", color=_TARGET, fontproperties=sans(6.2), zorder=6,
        )  # fmt: skip
    axes.set_ylim(bottom=0, top=1.15 * max(*demand, *(staff or [0.0]), 1.0))
    axes.set_title(
        _upper(label.in_(lang)) + ("（人）" if lang == "zh" else " (persons)"), fontproperties=sans(7), pad=3
    )
    _finish(axes, lang)


def _finish(axes: Axes, lang: Lang) -> None:
    axes.grid(axis="y", color="#e6e6e6", linewidth=0.4, zorder=0)
    axes.set_axisbelow(True)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=7))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda year, _: f"{year:.0f}"))
    top = axes.get_ylim()[1]
    decimals = 0 if top >= 20 else 1 if top >= 2 else 2
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, decimals, lang)))
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(sans(5.5))


def _unit(measure: str, base: float, lang: Lang) -> tuple[float, str]:
    if measure == "jobs":
        return (1.0, "（人）") if lang == "zh" else (1.0, " (persons)")
    if lang == "zh":
        return (1e8, "（亿元）") if base >= 1e8 else (1e4, "（万元）")
    return (1e9, " (billion yuan)") if base >= 1e9 else (1e6, " (million yuan)")


def _upper(word: str) -> str:
    return word[:1].upper() + word[1:]
