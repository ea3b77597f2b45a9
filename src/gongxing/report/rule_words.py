"""How does a rule read in one line, its value and unit in the reader's language?"""

from __future__ import annotations

from collections.abc import Mapping

from gongxing.standards import Rule
from gongxing.words import Text

_OPS: Mapping[str, Text] = {
    "<=": Text("不超过", "at most"),
    ">=": Text("不少于", "at least"),
    "<": Text("低于", "below"),
    ">": Text("超过", "above"),
    "x": Text("乘以", "times"),
    "+": Text("另加", "plus"),
    "clamp": Text("限于", "kept within"),
    "range": Text("介于", "between"),
}
_UNITS: Mapping[str, Text] = {
    "日": Text("日", "days"),
    "工作日": Text("个工作日", "working days"),
    "月": Text("个月", "months"),
    "年": Text("年", "years"),
    "人": Text("人", "persons"),
    "公顷": Text("公顷", "ha"),
    "亩": Text("亩", "mu"),
    "倍": Text("倍", "times"),
    "m2": Text("平方米", "m²"),
    "m2/户": Text("平方米/户", "m² per household"),
    "m2/人": Text("平方米/人", "m² per person"),
    "元/m2": Text("元/平方米", "yuan per m²"),
    "m": Text("米", "m"),
    "km": Text("公里", "km"),
    "%": Text("%", "%"),
    "ha/ha": Text("公顷/公顷", "ha per ha"),
    "亿元": Text("亿元", "hundred million yuan"),
    "% / % / 亿元": Text("%、%、亿元", "%, %, hundred million yuan"),
    "% 房屋价值": Text("%（房屋价值）", "% of the building's worth"),
    "万元": Text("万元", "ten thousand yuan"),
    "万元/亩等": Text("万元/亩等", "ten thousand yuan per mu and the like"),
    "栋": Text("栋", "buildings"),
}
_WORDLESS = ("标志", "状态", "项", "路径", "方式", "要素", "阶段", "环节")
"""Units that only say what kind of entry a rule is: its words tell the rest."""


def rule_value(rule: Rule) -> Text | None:
    """Return the value of a rule with its bound and unit in words, None where the words of the rule say it all."""
    digits = any(c.isdigit() for c in rule.value)
    if (
        not digits
        or rule.unit in _WORDLESS
        or (rule.op == "==" and (not rule.unit or rule.value == "0"))
        or ";" in rule.value
        or rule.op in ("def", "codes", "formula", "table", "enum", "obs", "step")
    ):
        return None
    bound = _OPS.get(rule.op)
    unit = _UNITS.get(rule.unit, Text(rule.unit, rule.unit)) if rule.unit else None
    tight = "" if rule.unit.startswith("%") else " "
    zh = f"{bound.zh if bound else ''}{rule.value}{unit.zh if unit else ''}"
    en = f"{bound.en + ' ' if bound else ''}{rule.value}{tight + unit.en if unit else ''}"
    return Text(zh, en.replace("times ", "", 1) if rule.op == "x" else en)


def rule_line(rule: Rule) -> Text:
    """Return a rule in one line: its words, then its value in brackets where it has one."""
    value = rule_value(rule)
    zh, en = rule.words.zh.rstrip("。；"), rule.words.en.rstrip(".;")
    return Text(f"{zh}（{value.zh}）", f"{en} ({value.en})") if value else Text(zh, en)
