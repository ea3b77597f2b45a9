"""How are a parallel run, a crossing and a yielding work told in words?"""

from __future__ import annotations

from gongxing.engines.lines.problem import Line, LinesProblem
from gongxing.standards.line_rules import Precedence
from gongxing.words import Text

WAYS = {
    "under": Text("下穿", "passes under"),
    "over": Text("上跨", "passes over"),
    "relevel": Text("整段调整高程", "is laid at other levels"),
    "siphon": Text("以倒虹管下穿", "passes under as an inverted siphon"),
}
VERDICTS = {
    "clear": Text("满足", "clear"),
    "yields": Text("避让后满足", "clear by yielding"),
    "short": Text("不足", "too close"),
    "today": Text("现状不足", "too close today"),
}


def named(problem: LinesProblem, line: Line) -> Text:
    """Return a line in words: kind, size, id."""
    label = problem.rules.kind(line.kind).label
    return Text(f"{label.zh} DN{line.diameter_mm:g}（{line.id}）", f"{label.en} DN{line.diameter_mm:g} ({line.id})")


def parallel_words(first: Text, second: Text, *, distance: float, required: float, short: float, verdict: str) -> Text:
    """Return two lines side by side, or a line beside a building, in words."""
    zh = f"{first.zh}与{second.zh}最小水平净距 {distance:.2f} 米，要求 {required:.2f} 米"
    en = f"{first.en} and {second.en}: least horizontal clearance {distance:.2f} m, {required:.2f} m asked for"
    if verdict == "clear":
        return Text(f"{zh}，满足", f"{en}, clear")
    today = ("（现状问题，未移动）", " (a defect of today, not moved)") if verdict == "today" else ("", "")
    return Text(f"{zh}，{short:.0f} 米长度不足{today[0]}", f"{en}, too close along {short:.0f} m{today[1]}")


def crossing_words(
    lines: tuple[Text, Text], *, gaps: tuple[float, float, float], verdict: str, yielder: Text | None, how: Text
) -> Text:
    """Return a crossing in words; `gaps` are the clear distance before, after, and the one asked for."""
    before, after, required = gaps
    zh = f"{lines[0].zh}与{lines[1].zh}交叉，垂直净距 {before:.2f} 米，要求 {required:.2f} 米"
    en = f"{lines[0].en} crosses {lines[1].en}: vertical clearance {before:.2f} m, {required:.2f} m asked for"
    if verdict == "today":
        return Text(f"{zh}，现状问题，未移动", f"{en}; a defect of today, not moved")
    if yielder is not None:
        zh = f"{zh}；{yielder.zh}{how.zh}，净距 {after:.2f} 米"
        en = f"{en}; {yielder.en} {how.en}, clearance {after:.2f} m"
    if verdict == "short":
        return Text(f"{zh}；在覆土与埋深限度内无法满足", f"{en}; cannot be met within the limits of cover and depth")
    return (
        Text(zh, en) if yielder is not None else Text(f"{zh}，净距 {after:.2f} 米，满足", f"{en}; {after:.2f} m, clear")
    )


def how_words(way: str, shift: float, rule: Precedence | None, in_turn: bool) -> Text:
    """Return how and why a line yields."""
    sense = ("下移", "lowered") if shift < 0 else ("上移", "raised")
    zh, en = f"{WAYS[way].zh}，{sense[0]} {abs(shift):.2f} 米", f"{WAYS[way].en}, {sense[1]} by {abs(shift):.2f} m"
    if not in_turn:
        return Text(
            f"{zh}（按次序应由对方避让，对方无法避让或代价过高）",
            f"{en} (the other should yield but cannot, or only at too great a cost)",
        )
    if rule is None:
        return Text(zh, en)
    return Text(f"{zh}（{rule.words.zh}）", f"{en} ({rule.words.en})")


def work_words(line: Text, way: str, *, shift: float, length: float, cost: float) -> Text:
    """Return a yielding work in words."""
    sense = ("下移", "lowered") if shift < 0 else ("上移", "raised")
    zh = f"{line.zh}{WAYS[way].zh}：{sense[0]} {abs(shift):.2f} 米，长 {length:.0f} 米，{cost / 1e4:.2f} 万元"
    en = f"{line.en} {WAYS[way].en}: {sense[1]} by {abs(shift):.2f} m along {length:.0f} m, {cost / 1e4:.2f} x 10,000 yuan"
    return Text(zh, en)
