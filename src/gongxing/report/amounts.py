"""How is a number in SI and yuan shown to a reader: in 公顷, 亩, 万元, 亿元 and percent, or as unknown?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gongxing.origins import Figure
from gongxing.units import HECTARE_M2, KM2_M2, MU_M2, WAN_YUAN, YI_YUAN
from gongxing.words import Lang, Text

UNKNOWN_WORD = Text("未知", "unknown")
SYNTHETIC = Text("合成数据", "synthetic data")


@dataclass(frozen=True, slots=True)
class Scale:
    """A way to show a quantity: what divides it, with how many decimals, and the unit written after it."""

    divisor: float
    decimals: int
    unit: Text | None


_SCALES: Mapping[str, Scale] = {
    "ha": Scale(HECTARE_M2, 2, Text("公顷", " ha")),
    "mu": Scale(MU_M2, 1, Text("亩", " mu")),
    "km2": Scale(KM2_M2, 2, Text("平方公里", " km²")),
    "m2": Scale(1.0, 0, Text("平方米", " m²")),
    "wan": Scale(WAN_YUAN, 1, Text("万元", " ten thousand yuan")),
    "yi": Scale(YI_YUAN, 2, Text("亿元", " hundred million yuan")),
    "million": Scale(1e6, 2, Text("百万元", " million yuan")),
    "billion": Scale(1e9, 2, Text("十亿元", " billion yuan")),
    "yuan": Scale(1.0, 0, Text("元", " yuan")),
    "percent": Scale(0.01, 1, Text("%", "%")),
    "percent2": Scale(0.01, 2, Text("%", "%")),
    "percent3": Scale(0.01, 3, Text("%", "%")),
    "%1": Scale(1.0, 1, Text("%", "%")),
    "%2": Scale(1.0, 2, Text("%", "%")),
    "%3": Scale(1.0, 3, Text("%", "%")),
    "km": Scale(1000.0, 1, Text("公里", " km")),
    "m": Scale(1.0, 0, Text("米", " m")),
    "m1": Scale(1.0, 1, Text("米", " m")),
    "m2d": Scale(1.0, 2, Text("米", " m")),
    "km2d": Scale(1000.0, 2, Text("公里", " km")),
    "mm": Scale(1.0, 0, Text("毫米", " mm")),
    "m_s": Scale(1.0, 2, Text("米/秒", " m/s")),
    "l_s": Scale(1.0, 1, Text("升/秒", " L/s")),
    "m3_h": Scale(1 / 3600, 0, Text("立方米/小时", " m³/h")),
    "m3_s_in_l": Scale(0.001, 1, Text("升/秒", " L/s")),
    "m3_day": Scale(1.0, 0, Text("立方米/日", " m³/day")),
    "m3": Scale(1.0, 0, Text("立方米", " m³")),
    "minutes": Scale(1.0, 1, Text("分钟", " minutes")),
    "yuan2": Scale(1.0, 2, Text("元", " yuan")),
    "pipes": Scale(1.0, 0, Text("段", " pipes")),
    "segments": Scale(1.0, 0, Text("段", " segments")),
    "pieces": Scale(1.0, 0, Text("座", " pieces")),
    "places": Scale(1.0, 0, Text("处", " places")),
    "load_cases": Scale(1.0, 0, Text("项", " load cases")),
    "lines": Scale(1.0, 0, Text("条", " lines")),
    "crossings": Scale(1.0, 0, Text("处", " crossings")),
    "runs": Scale(1.0, 0, Text("段", " runs side by side")),
    "routes": Scale(1.0, 0, Text("条", " truck routes")),
    "stations": Scale(1.0, 0, Text("座", " lifting stations")),
    "per_mille": Scale(1.0, 1, Text("‰", "‰")),
    "hydrants": Scale(1.0, 0, Text("座", " hydrants")),
    "wan_per_mu": Scale(WAN_YUAN / MU_M2, 1, Text("万元/亩", " ten thousand yuan per mu")),
    "thousand_per_mu": Scale(1000.0 / MU_M2, 0, Text("千元/亩", " thousand yuan per mu")),
    "wan_per_tce": Scale(WAN_YUAN, 2, Text("万元/吨标煤", " ten thousand yuan per tce")),
    "wan_per_person": Scale(WAN_YUAN, 1, Text("万元/人", " ten thousand yuan per person")),
    "yi_per_km2": Scale(YI_YUAN / KM2_M2, 2, Text("亿元/平方公里", " hundred million yuan per km²")),
    "firms_km2": Scale(1.0, 1, Text("家/平方公里", " firms per km²")),
    "persons_km2": Scale(1.0, 0, Text("人/平方公里", " persons per km²")),
    "density": Scale(1.0, 2, Text("公里/平方公里", " km/km²")),
    "points": Scale(1.0, 1, Text("分", " points")),
    "parcels": Scale(1.0, 0, Text("宗", " parcels")),
    "firms": Scale(1.0, 0, Text("家", " firms")),
    "households": Scale(1.0, 0, Text("户", " households")),
    "persons": Scale(1.0, 0, Text("人", " persons")),
    "buildings": Scale(1.0, 0, Text("栋", " buildings")),
    "villages": Scale(1.0, 0, Text("个", " village groups")),
    "workshops": Scale(1.0, 0, Text("个", " workshops")),
    "conflicts": Scale(1.0, 0, Text("处", " conflicts")),
    "items": Scale(1.0, 0, Text("项", " items")),
    "sectors": Scale(1.0, 0, Text("个部门", " sectors")),
    "chains": Scale(1.0, 0, Text("条链", " chains")),
    "leads": Scale(1.0, 0, Text("条", " leads")),
    "links": Scale(1.0, 0, Text("个环节", " links")),
    "services": Scale(1.0, 0, Text("项", " services")),
    "ratio": Scale(1.0, 2, None),
    "yuan_per_kg": Scale(1.0, 0, Text("元/公斤", " yuan per kg")),
    "yuan_per_m3": Scale(1.0, 1, Text("元/立方米", " yuan per m³")),
    "yuan_per_kwh": Scale(1.0, 2, Text("元/千瓦时", " yuan per kWh")),
    "persons_per_m2": Scale(1 / HECTARE_M2, 1, Text("人/公顷", " persons per ha")),
    "pillars": Scale(1.0, 0, Text("个支柱", " pillars")),
    "indicators": Scale(1.0, 0, Text("项指标", " indicators")),
    "actions": Scale(1.0, 0, Text("项行动", " actions")),
    "works": Scale(1.0, 0, Text("个项目", " works")),
    "bodies": Scale(1.0, 0, Text("个单位", " bodies")),
    "rows": Scale(1.0, 0, Text("行", " rows")),
    "days": Scale(1.0, 0, Text("天", " days")),
    "years": Scale(1.0, 0, Text("年", " years")),
    "seconds": Scale(1.0, 1, Text("秒", " s")),
    "bare": Scale(1.0, 2, None),
    "count": Scale(1.0, 0, None),
}
_SAME_UNIT = {
    "km/km2": "density",
    "yuan/tce": "wan_per_tce",
    "yuan/kg": "yuan_per_kg",
    "yuan/m3": "yuan_per_m3",
    "yuan/kWh": "yuan_per_kwh",
    "persons/m2": "persons_per_m2",
    "yuan/person": "wan_per_person",
    "firms/km2": "firms_km2",
    "persons/km2": "persons_km2",
    "m/s": "m_s",
    "L/s": "l_s",
    "l/s": "l_s",
    "m3/s": "m3_h",
    "m3/day": "m3_day",
    "min": "minutes",
    "parcel": "parcels",
    "firm": "firms",
    "household": "households",
    "person": "persons",
    "人": "persons",
    "户": "households",
    "家": "firms",
    "条": "leads",
    "宗": "parcels",
    "个": "workshops",
    "处": "conflicts",
    "building": "buildings",
    "conflict": "conflicts",
    "point": "points",
    "pts": "points",
    "value points": "points",
    "value": "points",
    "day": "days",
    "year": "years",
    "s": "seconds",
    "": "bare",
    "1": "bare",
    "item": "items",
    "row": "rows",
}


def _share(value: float) -> str:
    size = abs(value)
    return "percent" if size >= 0.01 or size == 0 else "percent2" if size >= 0.0005 else "percent3"


def _per_cent(value: float) -> str:
    return _share(value / 100.0).replace("percent", "%") + ("" if _share(value / 100.0)[-1] in "23" else "1")


def _money(value: float, lang: Lang) -> str:
    if lang == "zh":
        return "yi" if abs(value) >= YI_YUAN else "wan"
    return "billion" if abs(value) >= 1e9 else "million"


def _scale(figure: Figure, show: str, lang: Lang) -> Scale:
    value, unit = figure.value or 0.0, figure.unit
    pick: Mapping[str, Callable[[], str]] = {
        "share": lambda: _share(value),
        "%": lambda: _per_cent(value),
        "m2": lambda: "ha",
        "yuan": lambda: _money(value, lang),
        "yuan/m2": lambda: "wan_per_mu" if lang == "zh" else "thousand_per_mu",
        "m": lambda: "km" if abs(value) >= 1000 else "m",
    }
    if show == "money":
        show = "wan" if lang == "zh" else "million"
    if show == "large":
        show = "yi" if lang == "zh" else "million"
    if show:
        return _SCALES[show]
    if unit in pick:
        return _SCALES[pick[unit]()]
    key = _SAME_UNIT.get(unit, unit)
    return _SCALES[key] if key in _SCALES else Scale(1.0, 2, Text(unit, f" {unit}"))


def number(value: float, decimals: int, lang: Lang) -> str:
    """Return a plain number: thousands set apart by commas in English, no sign on a zero, a true minus sign."""
    text = f"{value:,.{decimals}f}" if lang == "en" else f"{value:.{decimals}f}"
    if text.startswith("-"):
        text = text[1:] if not any(c in "123456789" for c in text) else "−" + text[1:]
    return text


def amount(figure: Figure, lang: Lang, *, show: str = "", unit: bool = True) -> str:
    """Return the words for a figure's value in the unit `show` (or a fitting one), or the word for unknown.

    `show` may end in "!" to leave the unit away, for cells of a column whose heading names it.
    """
    bare = show.endswith("!")
    if figure.value is None:
        return UNKNOWN_WORD.in_(lang)
    scale = _scale(figure, show.removesuffix("!"), lang)
    shown = figure.value / scale.divisor
    decimals = (
        0
        if (scale.unit is None and float(shown).is_integer()) or (scale is _SCALES["mu"] and shown >= 1000)
        else scale.decimals
    )
    text = number(shown, decimals, lang)
    if not unit or bare or scale.unit is None:
        return text
    word = scale.unit.in_(lang)
    return text + (_singular(word) if lang == "en" and shown == 1 and word.endswith("s") else word)


def _singular(word: str) -> str:
    return word if word.strip() == "s" else word.removesuffix("s")
