"""What do the grades look like: every firm under every formula, and what land, tax and efficiency each class has?"""

from __future__ import annotations

import textwrap

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from gongxing.diagnosis.grading_survey import GradingSurvey, mean_standing
from gongxing.report.fonts import sans
from gongxing.report.grading_tables import LOOSE, UNGRADED, group_of
from gongxing.report.map_frame import MapWords
from gongxing.report.sheet_frame import close_sheet, open_sheet
from gongxing.standards.grading import CLASSES
from gongxing.units import MU_M2, WAN_YUAN
from gongxing.words import Lang, Text

GRADE_COLOURS = {"A": "#1a7f5a", "B": "#8ccf7e", "C": "#f4b15d", "D": "#c92a2a", "loose": "#7a8aa0", "none": "#dedede"}
"""The colour of each class, of firms whose grade depends on the formula and of those not graded."""
_ORDER = (*CLASSES, "loose", "none")
_LABELS = {**{grade: Text(f"{grade} 类", f"Class {grade}") for grade in CLASSES}, "loose": LOOSE, "none": UNGRADED}
_STRIP_IN, _SHARE_IN = 1.7, 2.3
_NAME_ZH, _NAME_EN = 9, 16
"""Letters in a line of a formula's name beside its row."""


def draw_grade_strip(survey: GradingSurvey, words: MapWords, lang: Lang) -> bytes:
    """Return every firm as a column and every formula as a row, the best firms first, with the settled grade beneath."""
    firms, keys = survey.grading.firms, survey.grading.formulas.keys
    standing = np.nan_to_num(mean_standing(survey.grading), nan=-1.0)
    order = sorted(range(len(firms)), key=lambda row: (-standing[row], firms[row].firm))
    table = np.array(
        [[_code(firms[row].grades[key] or "none") for row in order] for key in keys]
        + [[_code(group_of(firms[row])) for row in order]]
    )
    drawing, (axes,) = open_sheet(1, columns=1, panel_in=_STRIP_IN, legend=len(_ORDER), gap_in=0.5)
    _room_at_left(axes)
    colours = ListedColormap([GRADE_COLOURS[key] for key in _ORDER])
    axes.imshow(table, aspect="auto", interpolation="nearest", cmap=colours, vmin=-0.5, vmax=len(_ORDER) - 0.5)
    labels = [*(f.label.in_(lang) for f in survey.grading.formulas), Text("判定", "Settled").in_(lang)]
    wide = _NAME_ZH if lang == "zh" else _NAME_EN
    axes.set_yticks(range(len(labels)), [textwrap.fill(label, wide) for label in labels], fontproperties=sans(6))
    axes.axhline(len(keys) - 0.5, color="white", linewidth=2.5)
    for line in range(len(keys) - 1):
        axes.axhline(line + 0.5, color="white", linewidth=0.6)
    axes.set_xlabel(
        Text("企业（按各公式平均位次由高到低）", "Firms, the best by their mean place first").in_(lang), fontproperties=sans(6.5), labelpad=2
    )  # fmt: skip
    _ticks(axes)
    return close_sheet(drawing, words=words, handles=_patches(), labels=[_LABELS[key].in_(lang) for key in _ORDER])


def _code(group: str) -> int:
    return _ORDER.index(group)


def _patches() -> list[Artist]:
    return [Patch(facecolor=GRADE_COLOURS[key], edgecolor="#666666", linewidth=0.4) for key in _ORDER]


def _room_at_left(axes: Axes, share: float = 0.16) -> None:
    """Move the left edge of a panel so that names fit beside it."""
    box = axes.get_position()
    right = box.x0 + box.width
    axes.set_position((share, box.y0, right - share, box.height))


def _ticks(axes: Axes) -> None:
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(sans(6))


def draw_grade_shares(survey: GradingSurvey, words: MapWords, lang: Lang) -> bytes:
    """Return two panels: the share of each class in firms, land and tax, and tax per mu against efficiency firm by firm."""
    drawing, (shares, spread) = open_sheet(2, columns=2, panel_in=_SHARE_IN, legend=len(_ORDER) + 1, gap_in=0.62)
    _shares(shares, survey, lang)
    _scatter(spread, survey, lang)
    _ticks(shares)
    _ticks(spread)
    marker = Line2D([], [], color="#222222", linestyle="none", marker="o", markersize=4.5, markerfacecolor="none")
    labels = [_LABELS[key].in_(lang) for key in _ORDER]
    stable = Text("各公式一致（加框）", "Same grade in all (outlined)").in_(lang)
    return close_sheet(drawing, words=words, handles=[*_patches(), marker], labels=[*labels, stable])


def _column(survey: GradingSurvey, name: str) -> np.ndarray:
    values = survey.tables[0].column(name)
    return np.array([np.nan if value is None else float(value) for value in values], dtype=float)


def _shares(axes: Axes, survey: GradingSurvey, lang: Lang) -> None:
    groups = np.array([group_of(firm) for firm in survey.grading.firms])
    land = _column(survey, "land_m2")
    tax = np.maximum(np.nan_to_num(_column(survey, "tax_per_land") * land), 0.0)
    bars = (
        (Text("企业", "Firms"), np.ones(len(groups))),
        (Text("用地", "Land"), np.nan_to_num(land)),
        (Text("税收", "Tax"), tax),
    )
    for place, (_, amount) in enumerate(bars):
        total, left = float(amount.sum()), 0.0
        for key in _ORDER:
            share = float(amount[groups == key].sum()) / total if total > 0 else 0.0
            axes.barh(place, share, left=left, color=GRADE_COLOURS[key], edgecolor="white", linewidth=0.5, height=0.62)
            if share >= 0.06:
                dark = key in ("A", "D", "loose")
                axes.text(
                    left + share / 2, place, f"{100 * share:.0f}%", ha="center", va="center",
                    color="white" if dark else "#222222", fontproperties=sans(6),
                )  # fmt: skip
            left += share
    axes.set_yticks(range(len(bars)), [label.in_(lang) for label, _ in bars])
    axes.invert_yaxis()
    axes.set_xlim(0, 1)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1.0], ["0", "25%", "50%", "75%", "100%"])
    axes.set_xlabel(Text("占全部企业的比例", "Share of all firms").in_(lang), fontproperties=sans(6.5), labelpad=2)


def _scatter(axes: Axes, survey: GradingSurvey, lang: Lang) -> None:
    tax = _column(survey, "tax_per_land") * MU_M2 / WAN_YUAN
    efficiency = _column(survey, "efficiency")
    groups = np.array([group_of(firm) for firm in survey.grading.firms])
    stable = np.array([firm.stable for firm in survey.grading.firms])
    shown = np.isfinite(tax) & (tax > 0) & np.isfinite(efficiency)
    for key in reversed(_ORDER):
        here = shown & (groups == key)
        for outlined in (False, True):
            some = here & (stable == outlined)
            axes.scatter(
                tax[some], 100 * efficiency[some], s=11, c=GRADE_COLOURS[key], alpha=0.85, zorder=3,
                edgecolors="#222222" if outlined else "none", linewidths=0.4,
            )  # fmt: skip
    if shown.any():
        axes.set_xscale("log")
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}")
        axes.xaxis.set_minor_formatter(lambda value, _: "")
    axes.set_ylim(0, 105)
    axes.grid(color="#e3e3e3", linewidth=0.4)
    axes.set_axisbelow(True)
    axes.set_xlabel(
        Text("亩均税收（万元/亩，对数）", "Tax per mu (10,000 yuan, logarithmic)").in_(lang), fontproperties=sans(6.5), labelpad=2
    )  # fmt: skip
    axes.set_ylabel(Text("综合效率（%）", "Overall efficiency (%)").in_(lang), fontproperties=sans(6.5), labelpad=1)
    hidden = int(len(tax) - shown.sum())
    if hidden:
        note = Text(f"另有 {hidden} 家资料不足或无税收，未画出", f"{hidden} more lack data or pay no tax").in_(lang)
        axes.text(0.985, 0.02, note, transform=axes.transAxes, ha="right", va="bottom", color="#555555", fontproperties=sans(5.5))  # fmt: skip
