"""What does a cell mean as a value of its column's type: number, whole number, flag, date or word of a list?"""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass

from gongxing.io.headings import factor as unit_factor
from gongxing.io.vocabulary import choice, flag, fold
from gongxing.park import Column, Kind
from gongxing.words import Text

Value = str | float | int | bool | None
_NOTHING = {
    "",
    "-",
    "--",
    "—",
    "——",
    "/",
    "\\",
    "无数据",
    "n/a",
    "na",
    "nan",
    "null",
    "none",
    "<na>",
    "nat",
    "缺",
    "不详",
    "未知",
    "unknown",
    "待定",
    "#n/a",
}
_NUMBER = re.compile(r"^(?:约|近|约为)?\s*([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)\s*(.*)$", re.IGNORECASE)
_DATE = re.compile(r"^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T].*)?$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_YEAR = re.compile(r"^(\d{4})\s*(?:年|[-/.年]\d{1,2}.*)?$")
_MOST_WHOLE = 2**53
"""Beyond it a floating-point number no longer tells whole numbers apart."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a cell cannot be read: what was expected and what to do."""

    expected: Text
    remedy: Text
    code: str


def missing(value: object) -> bool:
    """Whether a cell says nothing: empty, a dash, 不详, N/A."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return True
    return fold(value).lower() in _NOTHING


def plain(value: object) -> str:
    """Return a cell as text, word for word; a whole number without decimals, so that 3.0 and "3" are one code."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value).strip()


def read_value(table: str, column: Column, value: object, *, factor: float = 1.0) -> Value | Wrong:
    """Return the value of a cell in the schema's unit, None if it says nothing, or why it cannot be read.

    A unit written in the cell (12.5亩) wins over `factor`. Numbers outside the schema's range cannot be read.
    """
    if missing(value):
        return None
    if column.kind is Kind.TEXT:
        return plain(value)
    text = fold(value)
    if column.kind is Kind.CHOICE:
        found = text if text in column.choices else choice(table, column.name, text)
        if found is None:
            return Wrong(
                Text("、".join(column.choices), "one of " + ", ".join(column.choices)),
                Text(
                    f"在 mapping.toml 的 values.{column.name} 中写明它的含义",
                    f"say what it means under values.{column.name} in mapping.toml",
                ),
                "value.choice",
            )
        return found
    if column.kind is Kind.FLAG:
        if isinstance(value, bool):
            return value
        said = flag(text)
        return (
            Wrong(
                Text("是/否、Y/N 或 1/0", "yes/no, Y/N or 1/0"),
                Text("改正该值或留空", "correct the value or leave it empty"),
                "value.flag",
            )
            if said is None
            else said
        )
    if column.kind is Kind.DATE:
        return _date(text)
    return _number(column, text, factor)


def _date(text: str) -> str | Wrong:
    found = _DATE.match(text) or _COMPACT.match(text)
    if found:
        try:
            return dt.date(int(found.group(1)), int(found.group(2)), int(found.group(3))).isoformat()
        except ValueError:
            pass
    return Wrong(
        Text("日期，如 2026-01-31", "a date such as 2026-01-31"),
        Text("改正该日期或留空", "correct the date or leave it empty"),
        "value.date",
    )


def _number(column: Column, text: str, factor: float) -> float | int | Wrong:
    year = _YEAR.match(text) if column.kind is Kind.INTEGER and column.low is not None and column.low >= 1000 else None
    digits = year.group(1) if year else text.replace(",", "").replace("，", "").replace(" ", "")
    found = _NUMBER.match(digits)
    unreadable = Wrong(Text("一个数" + (f"（{column.unit}）" if column.unit else ""), "a number" + (f" ({column.unit})" if column.unit else "")),
                       Text("改正该值或留空", "correct the value or leave it empty"), "value.number")  # fmt: skip
    if not found:
        return unreadable
    number, unit = float(found.group(1)), found.group(2)
    if unit:
        own = unit_factor(unit, column.unit) if column.unit else (1.0 if unit in ("层", "个", "条", "年") else None)
        if own is None:
            return unreadable
        factor = own
    number *= factor
    if not math.isfinite(number):
        return unreadable
    if (column.low is not None and number < column.low) or (column.high is not None and number > column.high):
        low, high = column.low, column.high
        span = f"[{'' if low is None else f'{low:g}'}, {'' if high is None else f'{high:g}'}]"
        return Wrong(
            Text(f"{span} {column.unit} 之内".strip(), f"within {span} {column.unit}".strip()),
            Text("核对原始资料和单位", "check the source and its unit"),
            "value.range",
        )
    if column.kind is Kind.INTEGER:
        whole = round(number)
        if abs(number - whole) > 1e-6 or abs(whole) > _MOST_WHOLE:
            return Wrong(
                Text("整数", "a whole number"),
                Text("改正该值或留空", "correct the value or leave it empty"),
                "value.integer",
            )
        return whole
    return number
