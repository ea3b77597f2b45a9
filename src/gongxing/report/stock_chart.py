"""How do the stocks stand by quarter: money, land quota, crews, flats, each with its limit against what is drawn?"""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter

from gongxing.plan import PhasingScheme, StockLine
from gongxing.plan.phasing import QUARTERS
from gongxing.report.amounts import number
from gongxing.report.fonts import sans
from gongxing.report.map_frame import MapWords
from gongxing.report.sheet_frame import close_sheet, open_sheet
from gongxing.units import HECTARE_M2, YI_YUAN
from gongxing.words import Lang, Text

STOCKS_TITLE = Text("资金、指标、作业队与房源逐季平衡", "Money, quota, crews and housing by quarter")
_DRAWN, _LIMIT, _OWED = "#5b84b1", "#c2255c", "#8db3d6"
_PANEL_IN, _MOST = 1.2, 12
_UNITS = {"crews": Text("队", "crews"), "flats": Text("套", "flats"), "m2": Text("公顷", "ha")}


def shown_stocks(scheme: PhasingScheme) -> list[StockLine]:
    """Return the stocks that something is drawn from, money first; at most as many as a page carries."""
    return [line for line in scheme.stocks if any(abs(x) > 1e-9 for x in line.drawn)][:_MOST]


def draw_stocks(scheme: PhasingScheme, words: MapWords, lang: Lang) -> bytes:
    """Return a panel for each stock with what is drawn by the end of each quarter as bars and the limit as steps, as PNG."""
    lines = shown_stocks(scheme)
    handles: list[Artist] = [Patch(facecolor=_DRAWN), Line2D([], [], color=_LIMIT, linewidth=1.2)]
    labels = [Text("已用（累计；作业队为在建）", "drawn so far (crews: at work)"), Text("限额", "limit")]
    drawing, panels = open_sheet(len(lines), columns=3, panel_in=_PANEL_IN, legend=2, gap_in=0.42)
    for axes, line in zip(panels, lines, strict=True):
        _panel(axes, scheme, line, lang)
    return close_sheet(drawing, words=words, handles=handles, labels=[_upper(label.in_(lang)) for label in labels])


def _panel(axes: Axes, scheme: PhasingScheme, line: StockLine, lang: Lang) -> None:
    divisor, unit = _unit(line, lang)
    places = [quarter + 0.5 for quarter in range(scheme.quarters)]
    axes.bar(places, [x / divisor for x in line.drawn], width=0.86, color=_DRAWN, zorder=2)
    _steps(axes, [None if most is None else most / divisor for most in line.limit])
    axes.axhline(0, color="#555555", linewidth=0.5, zorder=3)
    axes.set_xlim(0, scheme.quarters)
    axes.set_title(f"{_upper(line.label.in_(lang))}{unit}", fontproperties=sans(6.6), pad=3)
    years = range(0, scheme.quarters, QUARTERS)
    axes.set_xticks([q + QUARTERS / 2 for q in years], [str(scheme.year_of(q)) for q in years])
    axes.grid(axis="y", color="#e6e6e6", linewidth=0.4, zorder=0)
    for quarter in years:
        axes.axvline(quarter, color="#e0e0e0", linewidth=0.4, zorder=0)
    top = max(abs(y) for y in axes.get_ylim())
    decimals = 0 if top >= 20 else 1 if top >= 2 else 2
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, decimals, lang)))
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(sans(5.2))


def _steps(axes: Axes, limit: Sequence[float | None]) -> None:
    """Draw the limit where it is checked: over its quarter, or back to the last check where quarters lie between."""
    begins, last = 0, None
    for quarter, most in enumerate(limit):
        if most is None:
            continue
        axes.plot([begins, quarter + 1], [most, most], color=_LIMIT, linewidth=1.1, zorder=4)
        if last is not None and last != most:
            axes.plot([begins, begins], [last, most], color=_LIMIT, linewidth=1.1, zorder=4)
        begins, last = quarter + 1, most


def _unit(line: StockLine, lang: Lang) -> tuple[float, str]:
    if line.unit == "yuan":
        return (YI_YUAN, "（亿元）") if lang == "zh" else (1e6, " (million yuan)")
    words = _UNITS.get(line.unit, Text(line.unit or "—", line.unit or "—"))
    return (HECTARE_M2 if line.unit == "m2" else 1.0), f"（{words.zh}）" if lang == "zh" else f" ({words.en})"


def _upper(word: str) -> str:
    return word[:1].upper() + word[1:]
