"""Which column and unit does a heading such as 用地面积（亩） name?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from gongxing.park import SCHEMAS, Column, Schema
from gongxing.units import HECTARE_M2, KM2_M2, MU_M2, WAN_YUAN, YI_YUAN

_UNITS: Mapping[str, Mapping[str, float]] = {
    "m2": {
        "m2": 1, "㎡": 1, "m²": 1, "平方米": 1, "平米": 1, "平": 1, "sqm": 1, "亩": MU_M2, "市亩": MU_M2, "mu": MU_M2, "万亩": MU_M2 * 1e4,
        "公顷": HECTARE_M2, "ha": HECTARE_M2, "hm2": HECTARE_M2, "hm²": HECTARE_M2, "万平方米": 1e4, "万m2": 1e4, "万平米": 1e4, "万㎡": 1e4,
        "km2": KM2_M2, "km²": KM2_M2, "平方公里": KM2_M2, "平方千米": KM2_M2,
    },
    "yuan": {
        "元": 1, "yuan": 1, "rmb": 1, "cny": 1, "千元": 1e3, "万元": WAN_YUAN, "万": WAN_YUAN, "10kyuan": WAN_YUAN, "wanyuan": WAN_YUAN,
        "百万元": 1e6, "millionyuan": 1e6, "千万元": 1e7, "亿元": YI_YUAN, "亿": YI_YUAN, "billionyuan": 1e9,
    },
    "m": {"m": 1, "米": 1, "km": 1e3, "公里": 1e3, "千米": 1e3, "cm": 0.01, "厘米": 0.01, "mm": 0.001, "毫米": 0.001},
    "mm": {"mm": 1, "毫米": 1, "cm": 10, "厘米": 10, "m": 1e3, "米": 1e3, "dn": 1},
    "kg": {"kg": 1, "千克": 1, "公斤": 1, "t": 1e3, "吨": 1e3, "万吨": 1e7},
    "tce": {"tce": 1, "吨标准煤": 1, "吨标煤": 1, "万吨标准煤": 1e4, "万吨标煤": 1e4, "千克标准煤": 1e-3},
    "%": {"%": 1, "百分比": 1, "‰": 0.1},
    "人": {"人": 1, "名": 1, "persons": 1, "people": 1, "万人": 1e4},
}  # fmt: skip
"""Factor to the schema's unit, by that unit and by the unit as written."""
_BRACKET = re.compile(r"[（(\[【]\s*(?:单位\s*[:：])?\s*([^（(\[【）)\]】]*?)\s*[）)\]】]")
_TAIL = re.compile(r"^(.+?)[\s_/:：,，-]+([^\s_/:：,，-]+)$")
_LATIN = re.compile(r"[^0-9a-z一-鿿]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading taken apart: the words without unit, and the unit as written ("" if none)."""

    words: str
    unit: str


@cache
def every_unit() -> frozenset[str]:
    """Return every unit that is understood, as written."""
    return frozenset(name for units in _UNITS.values() for name in units)


def factor(written: str, target: str) -> float | None:
    """Return what a value in the unit `written` is multiplied by to be in the schema unit `target`; None if it cannot be."""
    return _UNITS.get(target, {}).get(_unit(written))


def measures(unit: str) -> tuple[str, ...]:
    """Return the schema units that a unit as written can be turned into."""
    return tuple(target for target, units in _UNITS.items() if _unit(unit) in units)


@cache
def take_apart(heading: str) -> Heading:
    """Split a heading into its words and its unit: 用地面积（亩）, 产值/万元, sales_wanyuan, 单位 in square brackets."""
    text = unicodedata.normalize("NFKC", heading).strip()
    known = every_unit()
    unit = ""
    for match in _BRACKET.finditer(text):
        if _unit(match.group(1)) in known:
            unit = _unit(match.group(1))
    bare = _BRACKET.sub(" ", text).strip() or text
    tail = _TAIL.match(bare)
    if not unit and tail and _unit(tail.group(2)) in known:
        bare, unit = tail.group(1), _unit(tail.group(2))
    return Heading(bare, unit)


@cache
def key(words: str) -> str:
    """Return a heading's words without case, blanks and marks, for comparing."""
    return _LATIN.sub("", unicodedata.normalize("NFKC", words).lower())


def match(heading: str, column: Column) -> str | None:
    """Return how a heading names a column: "exact", "caseless", "normalised", or None if it does not."""
    names = (column.name, *column.names, column.label.zh, column.label.en)
    if heading in names:
        return "exact"
    lower = heading.strip().lower()
    if any(lower == name.lower() for name in names):
        return "caseless"
    apart = take_apart(heading)
    if not key(apart.words):
        return None
    if any(key(apart.words) in (key(name), key(take_apart(name).words)) for name in names):
        return "normalised"
    return None


@cache
def _every_key() -> frozenset[str]:
    names = [name for schema in SCHEMAS for c in schema.columns for name in (c.name, *c.names, c.label.zh, c.label.en)]
    return frozenset({key(name) for name in names} | {key(take_apart(name).words) for name in names}) - {""}


def known_heading(heading: str) -> bool:
    """Whether a heading names a column of any table."""
    return key(take_apart(heading).words) in _every_key()


def columns_named(schema: Schema, heading: str) -> dict[str, str]:
    """Return the columns of a schema that a heading may name, each with how."""
    return {column.name: how for column in schema.columns if (how := match(heading, column)) is not None}


def _unit(written: str) -> str:
    return unicodedata.normalize("NFKC", written).strip().lower().replace(" ", "")
