"""What amount do the words of a planner mean: "12 亿元", "300 亩", "15 %", "x 0.8"?"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from gongxing.units import HECTARE_M2, KM2_M2, MU_M2, WAN_YUAN, YI_YUAN

_UNITS: Mapping[str, tuple[str, float]] = {
    "yuan": ("yuan", 1.0), "元": ("yuan", 1.0), "万元": ("yuan", WAN_YUAN), "亿元": ("yuan", YI_YUAN), "百万元": ("yuan", 1e6),
    "m2": ("m2", 1.0), "㎡": ("m2", 1.0), "m²": ("m2", 1.0), "平方米": ("m2", 1.0), "亩": ("m2", MU_M2), "mu": ("m2", MU_M2),
    "公顷": ("m2", HECTARE_M2), "ha": ("m2", HECTARE_M2), "hm2": ("m2", HECTARE_M2), "平方公里": ("m2", KM2_M2), "km2": ("m2", KM2_M2),
    "m": ("m", 1.0), "米": ("m", 1.0), "km": ("m", 1000.0), "公里": ("m", 1000.0), "千米": ("m", 1000.0),
    "share": ("share", 1.0), "%": ("share", 0.01), "％": ("share", 0.01), "‰": ("share", 0.001),
    "year": ("year", 1.0), "年": ("year", 1.0), "day": ("day", 1.0), "天": ("day", 1.0), "日": ("day", 1.0),
    "户": ("household", 1.0), "人": ("person", 1.0), "套": ("flat", 1.0),
}  # fmt: skip
_AMOUNT = re.compile(r"([+-]?\d[\d,]*(?:\.\d+)?(?:[eE][+-]?\d+)?)\s*(\S.*)?")
_FACTOR = re.compile(r"[xX×*]\s*(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)")


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure in the unit asked for, or a factor to multiply what stands there with."""

    value: float
    factor: bool = False


def read_amount(written: str | float, unit: str) -> Amount:
    """Return the amount that `written` means in `unit` ("" for a bare number); ValueError where it means none.

    A number without a unit is taken to be in `unit` already. Units combine by "/", so 万元/亩 is understood where
    yuan/m2 is asked for; what is no known unit has to be written as in the pack.
    """
    if not isinstance(written, str):
        value = float(written)
        if not math.isfinite(value):
            raise ValueError("no finite number")
        return Amount(value)
    words = written.strip()
    times = _FACTOR.fullmatch(words)
    if times:
        return Amount(float(times[1]), factor=True)
    found = _AMOUNT.fullmatch(words)
    if not found:
        raise ValueError("no amount")
    value = float(found[1].replace(",", ""))
    if not math.isfinite(value):
        raise ValueError("no finite number")
    return Amount(value * _ratio((found[2] or unit).strip(), unit))


def is_factor(written: object) -> bool:
    """Whether the words are a factor, such as "x 0.8"."""
    return isinstance(written, str) and _FACTOR.fullmatch(written.strip()) is not None


def _ratio(given: str, wanted: str) -> float:
    if given == wanted:
        return 1.0
    if not wanted and given in ("%", "％"):
        return 0.01
    (kinds, size), (kinds_wanted, size_wanted) = _parsed(given), _parsed(wanted)
    if kinds != kinds_wanted:
        raise ValueError(f"{given} is no {wanted or 'bare number'}")
    return size / size_wanted


def _parsed(words: str) -> tuple[tuple[str, ...], float]:
    """Return the kinds of quantity of a unit, the ones below the line sorted, and its size in SI and yuan."""
    parts = [_UNITS.get(part.strip(), (part.strip(), 1.0)) for part in words.split("/")]
    size = parts[0][1]
    for _, below in parts[1:]:
        size /= below
    return (parts[0][0], *sorted(kind for kind, _ in parts[1:])), size
