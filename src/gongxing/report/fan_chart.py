"""How far may a quantity go: its history, the fan of its forecast and the target it is to reach, in one picture?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter, MaxNLocator

from gongxing.diagnosis.history import History
from gongxing.plan.growth import MEASURED, GrowthOutlook, TargetOdds, YearSpread
from gongxing.report.amounts import number
from gongxing.report.fonts import sans
from gongxing.report.map_frame import MapWords
from gongxing.report.sheet_frame import close_sheet, open_sheet
from gongxing.standards.prices import PriceSeries
from gongxing.words import Lang, Text, same

BANDS = (0.9, 0.8, 0.5)
"""Central intervals that are drawn, the widest first."""
_FACES = {0.9: "#dbe7f5", 0.8: "#b3cbe8", 0.5: "#7ea6d6"}
_LINE, _PAST, _TARGET = "#1f4e8c", "#333333", "#c2255c"
_PANEL_IN = 2.35
_WHOLE = 0.8
"""Share of the firms of the last year below which a sum of an earlier year is drawn as partial."""
_YEARS_BACK = 15


@dataclass(frozen=True, slots=True)
class FanTarget:
    """What is asked for: value in a year, from the base on at one rate, and the probability that it is met."""

    year: int
    value: float
    probability: float
    rate: float


@dataclass(frozen=True, slots=True)
class Fan:
    """One panel: history, base and spreads of a quantity, in the units of `unit`."""

    title: Text
    unit: str
    """yuan, persons, or a unit that is shown as it stands."""
    history: tuple[tuple[int, float], ...]
    """(year, value) of the past; the last may be the base."""
    spreads: tuple[YearSpread, ...]
    target: FanTarget | None = None
    partial: tuple[int, ...] = ()
    """Years of the past whose sums lack many firms."""

    @property
    def base(self) -> tuple[int, float] | None:
        """The last point of the past."""
        return self.history[-1] if self.history else None


def fans_of(outlook: GrowthOutlook, history: History | None = None) -> tuple[Fan, ...]:
    """Return the panels of output, tax and jobs of an outlook, the sums of the firms' history before the base year."""
    targets = {target.measure: target for target in outlook.targets}
    base = dict(outlook.base)
    found = []
    for measure, label in MEASURED.items():
        spreads = tuple(sorted((s for s in outlook.spreads if s.measure == measure), key=lambda s: s.year))
        if not spreads or measure not in base:
            continue
        past, partial = _past(history, measure, outlook.base_year)
        unit = "persons" if measure == "jobs" else "yuan"
        whole = (*past, (outlook.base_year, base[measure]))
        found.append(Fan(label, unit, whole, spreads, _asked(targets.get(measure), spreads[-1].year), partial))
    return tuple(found)


def oil_fan(outlook: GrowthOutlook, prices: PriceSeries) -> Fan | None:
    """Return the panel of the oil price, None where the outlook has no fan of it; whole years of the past only."""
    spreads = tuple(sorted(outlook.oil, key=lambda s: s.year))
    if not spreads:
        return None
    whole = max(prices.monthly().per_year, 1)
    past = tuple(
        (year, mean) for year, mean, count in prices.monthly().yearly() if count >= whole and year < spreads[0].year
    )
    return Fan(Text("油价", "Price of oil"), prices.unit, past[-_YEARS_BACK:], spreads)


def _past(
    history: History | None, measure: str, base_year: int
) -> tuple[tuple[tuple[int, float], ...], tuple[int, ...]]:
    if history is None or measure not in history.values:
        return (), ()
    total, behind = history.total(measure), history.behind(measure)
    known = [k for k, year in enumerate(history.years) if year < base_year and np.isfinite(total[k])][-_YEARS_BACK:]
    most = max((int(behind[k]) for k in range(len(history.years))), default=0)
    partial = tuple(history.years[k] for k in known if behind[k] < _WHOLE * most)
    return tuple((history.years[k], float(total[k])) for k in known), partial


def _asked(target: TargetOdds | None, year: int) -> FanTarget | None:
    return None if target is None else FanTarget(year, target.value, target.probability, target.rate)


def fan_picture(fans: Sequence[Fan], words: MapWords, lang: Lang) -> bytes:
    """Return the panels, two abreast, as PNG: past, median, bands of 50, 80 and 90 %, target with its probability."""
    handles: list[Artist] = [
        Line2D([], [], color=_PAST, linewidth=1.1, marker="o", markersize=2.6),
        Line2D([], [], color=_LINE, linewidth=1.3),
        *(Patch(facecolor=_FACES[band], edgecolor="none") for band in reversed(BANDS)),
    ]
    labels = [Text("历史", "Past"), Text("中位数", "Median")]
    labels += [Text(f"{band:.0%} 区间", f"{band:.0%} interval") for band in reversed(BANDS)]
    if any(fan.partial for fan in fans):
        handles.append(Line2D([], [], color=_PAST, linewidth=0, marker="o", markersize=3, markerfacecolor="white"))
        labels.append(Text("企业数据不全的年份", "Year with many firms unknown"))
    if any(fan.target for fan in fans):
        handles.append(Line2D([], [], color=_TARGET, linewidth=1.1, linestyle="--", marker="D", markersize=3))
        labels.append(Text("目标与达成概率", "Target, with its probability"))
    drawing, panels = open_sheet(
        len(fans), columns=min(2, len(fans)), panel_in=_PANEL_IN, legend=len(labels), gap_in=0.45
    )
    for axes, fan in zip(panels, fans, strict=True):
        _panel(axes, fan, lang)
    return close_sheet(drawing, words=words, handles=handles, labels=[label.in_(lang) for label in labels])


def _panel(axes: Axes, fan: Fan, lang: Lang) -> None:
    divisor, unit = _unit(fan, lang)
    start = [fan.base] if fan.base is not None else []
    years = [year for year, _ in start] + [spread.year for spread in fan.spreads]
    for band in BANDS:
        low, high = (
            [value / divisor for _, value in start] + [quantile(spread, 0.5 + side * band / 2) / divisor for spread in fan.spreads]
            for side in (-1, 1)
        )  # fmt: skip
        axes.fill_between(years, low, high, color=_FACES[band], linewidth=0, zorder=2)
    middle = [value / divisor for _, value in start] + [quantile(s, 0.5) / divisor for s in fan.spreads]
    axes.plot(years, middle, color=_LINE, linewidth=1.3, zorder=4)
    if fan.history:
        past = [(year, value / divisor) for year, value in fan.history]
        axes.plot(*zip(*past, strict=True), color=_PAST, linewidth=1.1, zorder=5)
        for year, value in past:
            face = "white" if year in fan.partial else _PAST
            axes.plot([year], [value], marker="o", markersize=2.8, markerfacecolor=face, markeredgecolor=_PAST, markeredgewidth=0.7, zorder=6)  # fmt: skip
    if fan.target is not None:
        _target(axes, fan, divisor, lang)
    title = fan.title.in_(lang)
    axes.set_title(f"{title[:1].upper()}{title[1:]}{unit}", fontproperties=sans(7.5), pad=3)
    axes.set_ylim(bottom=0)
    axes.margins(x=0.04)
    axes.grid(axis="y", color="#e6e6e6", linewidth=0.4, zorder=0)
    axes.set_axisbelow(True)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=9))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda year, _: f"{year:.0f}"))
    top = axes.get_ylim()[1]
    decimals = 0 if top >= 20 else 1 if top >= 2 else 2
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, decimals, lang)))
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(sans(5.5))


def _target(axes: Axes, fan: Fan, divisor: float, lang: Lang) -> None:
    """Draw the way from the base to the target at its one rate, and write its rate and odds beside its end."""
    target, base = fan.target, fan.base
    if target is None:
        return
    if base is not None and base[1] > 0 and target.value > 0 and target.year > base[0]:
        steps = np.arange(base[0], target.year + 1)
        path = base[1] * (target.value / base[1]) ** ((steps - base[0]) / (target.year - base[0]))
        axes.plot(steps, path / divisor, color=_TARGET, linewidth=1.1, linestyle="--", zorder=7)
    axes.plot([target.year], [target.value / divisor], color=_TARGET, marker="D", markersize=3.4, zorder=8)
    odds = (
        f"{target.probability:.0%}"
        if 0.005 <= target.probability <= 0.995
        else "<1%"
        if target.probability < 0.5
        else ">99%"
    )
    words = Text(
        f"目标 {target.rate:+.1%}/年\n达成概率 {odds}", f"target {target.rate:+.1%} a year\nprobability {odds}"
    )
    axes.annotate(
        words.in_(lang), (0.03, 0.96), xycoords="axes fraction", ha="left", va="top", color=_TARGET, fontproperties=sans(6.2), zorder=9,
        bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1.2},
    )  # fmt: skip


def quantile(spread: YearSpread, probability: float) -> float:
    """Return a quantile of a spread, between its listed neighbours on a straight line where it is not listed itself."""
    known = sorted(spread.quantiles)
    return float(np.interp(probability, [share for share, _ in known], [value for _, value in known]))


def _unit(fan: Fan, lang: Lang) -> tuple[float, str]:
    """Return what the values are divided by and the unit in brackets."""
    values = [value for _, value in fan.history] + [value for spread in fan.spreads for _, value in spread.quantiles]
    top = max((abs(value) for value in values), default=0.0)
    if fan.unit == "yuan":
        large, small = Text("亿元", "billion yuan"), Text("万元", "million yuan")
        limits = (1e8, 1e4) if lang == "zh" else (1e9, 1e6)
        divisor, word = (limits[0], large) if top >= limits[0] else (limits[1], small)
    elif fan.unit == "persons":
        divisor, word = (
            (1e4, Text("万人", "ten thousand persons")) if lang == "zh" and top >= 1e5 else (1.0, Text("人", "persons"))
        )
    else:
        divisor, word = 1.0, {"usd/bbl": Text("美元/桶", "US dollars a barrel")}.get(fan.unit, same(fan.unit or "—"))
    return divisor, f"（{word.zh}）" if lang == "zh" else f" ({word.en})"
