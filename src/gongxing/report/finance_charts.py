"""What does the finance of a plan look like: cash flow by year, debt against its ceilings, sources and uses, the worth of one more yuan?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter, MaxNLocator

from gongxing.plan import FinanceScheme
from gongxing.plan.finance import SOURCES, USES, FinanceYear, Incentives
from gongxing.report.amounts import number
from gongxing.report.fonts import sans
from gongxing.report.map_frame import MapWords
from gongxing.report.map_ground import chart_words
from gongxing.report.material import Material
from gongxing.report.sheet_frame import close_sheet, open_sheet
from gongxing.words import Lang, Text

Chart = tuple[str, Text, Callable[[MapWords, Lang], bytes]]
COLOURS: Mapping[str, str] = {
    "tax": "#1f4e8c", "fees": "#5b84b1", "transfers": "#9db7d5", "land": "#c98a2b", "income": "#7fb069", "issued": "#b07aa1",
    "operating": "#6c757d", "incentives": "#2a9d8f", "works": "#d1603d", "issue_cost": "#bdb2c7", "interest": "#8d5a97", "principal": "#5e3c7a",
}  # fmt: skip
_CASH, _LIMIT, _BAR, _HULL = "#111111", "#c2255c", "#8d9db6", "#d1603d"
_TALL, _LOW = 2.5, 1.6


def finance_charts(material: Material) -> Iterator[Chart]:
    """Yield key, title and drawing of every chart the finance of the plan can fill, in order."""
    scheme = material.plan.finance.part if material.plan.finance is not None else None
    if scheme is None:
        return
    yield (
        "chart.finance.cash",
        Text("逐年资金来源与运用", "Sources and uses of money by year"),
        lambda w, g: draw_cash(scheme, w, g),
    )
    yield (
        "chart.finance.whole",
        Text("规划期资金来源与运用构成", "Make-up of sources and uses"),
        lambda w, g: draw_whole(scheme, w, g),
    )
    if any(year.owed_fen for year in scheme.years):
        yield (
            "chart.finance.debt",
            Text("债务余额与上限、偿债备付率", "Debt against its ceilings, and service cover"),
            lambda w, g: draw_debt(scheme, w, g),
        )
    shared = scheme.incentives
    if shared is not None and len(shared.curve) > 1:
        yield (
            "chart.finance.incentives",
            Text("激励资金边际效益", "What one more yuan of incentives brings"),
            lambda w, g: draw_margin(shared, w, g),
        )


def draw_finance_charts(material: Material, lang: Lang) -> dict[str, bytes]:
    """Return every chart the material can fill, as PNG by key."""
    return {key: draw(chart_words(material, title, lang), lang) for key, title, draw in finance_charts(material)}


def draw_cash(scheme: FinanceScheme, words: MapWords, lang: Lang) -> bytes:
    """Return what comes in (upwards) and goes out (downwards) in each year of the horizon, stacked, with the cash at its end, as PNG."""
    years = scheme.years[: scheme.horizon]
    names = [name for name in (*SOURCES, *USES) if any(year.fen(name) for year in years)]
    drawing, (axes,) = open_sheet(1, columns=1, panel_in=_TALL, legend=len(names) + 1, gap_in=0.4)
    for year in years:
        up = down = 0.0
        for name in names:
            value = _shown(year.fen(name), lang)
            if name in SOURCES:
                axes.bar([year.year], [value], bottom=up, color=COLOURS[name], width=0.62, zorder=2)
                up += value
            else:
                axes.bar([year.year], [-value], bottom=-down, color=COLOURS[name], width=0.62, zorder=2)
                down += value
    cash = [_shown(year.cash_fen, lang) for year in years]
    axes.plot([y.year for y in years], cash, color=_CASH, linewidth=1.2, marker="o", markersize=3, zorder=5)
    axes.axhline(0, color="#444444", linewidth=0.6, zorder=3)
    _finish(axes, _unit(lang), lang)
    handles: list[Artist] = [Patch(facecolor=COLOURS[name]) for name in names]
    handles.append(Line2D([], [], color=_CASH, linewidth=1.2, marker="o", markersize=3))
    labels = [_label(name, lang) for name in names] + [Text("年末库款", "Cash at the end").in_(lang)]
    return close_sheet(drawing, words=words, handles=handles, labels=labels)


def draw_whole(scheme: FinanceScheme, words: MapWords, lang: Lang) -> bytes:
    """Return sources and uses of the whole horizon as two bars of shares, as PNG."""
    years = scheme.years[: scheme.horizon]
    sides = (
        (Text("来源", "Sources"), [(name, sum(y.fen(name) for y in years)) for name in SOURCES]),
        (Text("运用", "Uses"), [(name, sum(y.fen(name) for y in years)) for name in USES]),
    )
    names = [name for _, parts in sides for name, amount in parts if amount > 0]
    drawing, (axes,) = open_sheet(1, columns=1, panel_in=0.9, legend=len(names), gap_in=0.4)
    for place, (_, parts) in enumerate(sides):
        left, whole = 0.0, sum(amount for _, amount in parts if amount > 0) or 1
        for name, amount in parts:
            share = max(amount, 0) / whole
            axes.barh([1 - place], [share], left=left, color=COLOURS[name], height=0.62, zorder=2)
            if share >= 0.045:
                axes.text(left + share / 2, 1 - place, f"{number(100 * share, 0, lang)}%", ha="center", va="center", color="white", fontproperties=sans(6.5), zorder=3)  # fmt: skip
            left += share
    axes.set_xlim(0, 1)
    axes.set_yticks([1, 0], [side.in_(lang) for side, _ in sides])
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{100 * value:.0f}%"))
    _letters(axes, 6.5)
    return close_sheet(
        drawing, words=words, handles=[Patch(facecolor=COLOURS[n]) for n in names], labels=[_label(n, lang) for n in names]
    )  # fmt: skip


def draw_debt(scheme: FinanceScheme, words: MapWords, lang: Lang) -> bytes:
    """Return the debt at the end of each year with its ceiling within the horizon, and the service cover with its floor, as PNG."""
    drawing, (debt, cover) = open_sheet(2, columns=2, panel_in=_LOW + 0.5, legend=4, gap_in=0.4)
    served = [y for y in scheme.years if y.owed_fen or y.interest_fen or y.principal_fen]
    debt.bar([y.year for y in served], [_shown(y.owed_fen, lang) for y in served], color=_BAR, width=0.7, zorder=2)
    planned = scheme.years[: scheme.horizon]
    ceilings = [_shown(_ceiling(scheme, year), lang) for year in planned]
    debt.plot(
        [y.year for y in planned],
        ceilings,
        color=_LIMIT,
        linewidth=1.2,
        linestyle="--",
        marker="D",
        markersize=2.4,
        zorder=4,
    )
    debt.set_title(
        Text("年末债务余额", "Debt at the end of the year").in_(lang) + _unit(lang), fontproperties=sans(7.5), pad=3
    )
    told = [(y.year, y.dscr) for y in served if y.dscr is not None]
    cover.plot(
        [year for year, _ in told],
        [value for _, value in told],
        color=COLOURS["tax"],
        linewidth=1.2,
        marker="o",
        markersize=2.6,
        zorder=4,
    )
    cover.axhline(scheme.dscr_floor, color=_LIMIT, linewidth=1.0, linestyle=":", zorder=3)
    cover.set_ylim(
        bottom=0, top=min(1.1 * max((value for _, value in told), default=1.0), 12 * max(scheme.dscr_floor, 0.5))
    )
    cover.set_title(Text("偿债备付率", "Debt service cover").in_(lang), fontproperties=sans(7.5), pad=3)
    for axes in (debt, cover):
        _finish(axes, "", lang)
    handles: list[Artist] = [
        Patch(facecolor=_BAR), Line2D([], [], color=_LIMIT, linewidth=1.2, linestyle="--", marker="D", markersize=2.4),
        Line2D([], [], color=COLOURS["tax"], linewidth=1.2, marker="o", markersize=2.6), Line2D([], [], color=_LIMIT, linewidth=1.0, linestyle=":"),
    ]  # fmt: skip
    labels = (
        Text("债务余额", "Debt"),
        Text("债务上限", "Ceiling"),
        Text("偿债备付率", "Service cover"),
        Text("下限", "Floor"),
    )
    return close_sheet(drawing, words=words, handles=handles, labels=[label.in_(lang) for label in labels])


def _ceiling(scheme: FinanceScheme, year: FinanceYear) -> int:
    """Return the most that may be owed at the end of a year: the ceiling in yuan or by the ratio, whichever is less."""
    by_ratio = int(scheme.debt_ratio * (year.tax_fen + year.fees_fen + year.transfers_fen + year.land_fen))
    return by_ratio if scheme.debt_ceiling_fen is None else min(by_ratio, scheme.debt_ceiling_fen)


def draw_margin(shared: Incentives, words: MapWords, lang: Lang) -> bytes:
    """Return the greatest benefit of every budget with its hull, and what one more yuan brings, the money spent marked, as PNG."""
    drawing, (curve, margin) = open_sheet(2, columns=2, panel_in=_LOW + 0.5, legend=4, gap_in=0.4)
    budgets, worths = ([_shown(point[side], lang) for point in shared.curve] for side in (0, 1))
    curve.step(budgets, worths, where="post", color=COLOURS["tax"], linewidth=1.0, zorder=3)
    corners = [(_shown(cost, lang), _shown(worth, lang)) for cost, worth in shared.hull]
    curve.plot(
        *zip(*corners, strict=True), color=_HULL, linewidth=0.9, linestyle="--", marker="o", markersize=1.8, zorder=4
    )
    slopes = [shared.marginal(cost) for cost, _ in shared.hull]
    margin.step([cost for cost, _ in corners], slopes, where="post", color=_HULL, linewidth=1.2, zorder=3)
    margin.axhline(1.0, color="#666666", linewidth=0.8, linestyle=":", zorder=2)
    for axes in (curve, margin):
        axes.axvline(_shown(shared.spent_fen, lang), color=_LIMIT, linewidth=1.0, zorder=2)
        axes.set_xlim(left=0)
        axes.set_ylim(bottom=0)
    yearly = Text("年效益", "Benefit a year").in_(lang) + _unit(lang)
    curve.set_title(yearly, fontproperties=sans(7.5), pad=3)
    margin.set_title(
        Text("每增一元的年效益（元）", "Yuan a year that one more yuan brings").in_(lang),
        fontproperties=sans(7.5),
        pad=3,
    )
    for axes in (curve, margin):
        axes.grid(axis="y", color="#e6e6e6", linewidth=0.4, zorder=0)
        axes.set_xlabel(Text("年资金", "Money a year").in_(lang) + _unit(lang), fontproperties=sans(6), labelpad=1.5)
        _letters(axes, 5.5)
    handles: list[Artist] = [
        Line2D([], [], color=COLOURS["tax"], linewidth=1.0), Line2D([], [], color=_HULL, linewidth=0.9, linestyle="--", marker="o", markersize=1.8),
        Line2D([], [], color=_LIMIT, linewidth=1.0), Line2D([], [], color="#666666", linewidth=0.8, linestyle=":"),
    ]  # fmt: skip
    labels = (
        Text("最大效益", "Greatest benefit"),
        Text("凹包", "Concave hull"),
        Text("本次安排", "Spent here"),
        Text("一元换一元", "A yuan for a yuan"),
    )
    return close_sheet(drawing, words=words, handles=handles, labels=[label.in_(lang) for label in labels])


def _shown(fen: int, lang: Lang) -> float:
    return fen / (1e6 if lang == "zh" else 1e8)


def _unit(lang: Lang) -> str:
    return "（万元）" if lang == "zh" else " (million yuan)"


def _label(name: str, lang: Lang) -> str:
    word = (SOURCES | USES)[name].in_(lang)
    return word[:1].upper() + word[1:]


def _finish(axes: Axes, title: str, lang: Lang) -> None:
    axes.grid(axis="y", color="#e6e6e6", linewidth=0.4, zorder=0)
    axes.set_axisbelow(True)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=8))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda year, _: f"{year:.0f}"))
    decimals = 0 if max(map(abs, axes.get_ylim())) >= 20 else 1
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, decimals, lang)))
    if title:
        axes.set_title(title.strip("（）() "), fontproperties=sans(6.5), pad=3, loc="left")
    _letters(axes, 5.8)


def _letters(axes: Axes, size: float) -> None:
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(sans(size))


def chart_titles(material: Material) -> dict[str, Text]:
    """Return the title of every chart the material can fill, by key."""
    return {key: title for key, title, _ in finance_charts(material)}
