"""Which tables show how lines get out of each other's way: verdicts, precedence, works at crossings, runs too close?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from gongxing.plan.lines import Crossing, LinesScheme, ParallelRun, PlacedLine
from gongxing.report.cells import number_column, stated, value_cell
from gongxing.report.document import Column, Sentence, TableBlock, cell, id_of, name_of, plain, say
from gongxing.report.network_tables import LINES, PARTS, blanked, listed_note
from gongxing.words import Text, same

TOP_CROSSINGS = 25
TOP_RUNS = 15
_PART = PARTS["lines"]
_ORIGIN = _PART.origin
VERDICTS: Mapping[str, Text] = {
    "clear": Text("净距足够", "clear"),
    "yields": Text("避让后足够", "clear once one yields"),
    "short": Text("净距仍不足", "still too close"),
    "today": Text("现状管线之间不足", "too close today"),
}
"""What may come of a crossing or of a run side by side."""
WAYS: Mapping[str, Text] = {
    "under": Text("下穿", "passes under"),
    "over": Text("上跨", "passes over"),
    "relevel": Text("调整高程", "laid at another level"),
    "siphon": Text("倒虹吸", "inverted siphon"),
}
_PRECEDENCE: Mapping[str, Text] = {
    "temporary": Text("临时管线避让永久管线", "temporary yields to permanent"),
    "pressure": Text("压力管线避让重力管线", "pressure yields to gravity"),
    "bendable": Text("易弯曲管线避让不易弯曲管线", "bendable yields to rigid"),
    "small": Text("小管径避让大管径", "small yields to large"),
    "new": Text("新建避让现有", "new yields to existing"),
    "light": Text("工程量小的避让工程量大的", "light works yield to heavy works"),
    "few": Text("连接少的避让连接多的", "few connections yield to many"),
}


def precedence_words(code: str) -> Text:
    """Return a rule of precedence in words, by its code; a rule without words of its own by its code."""
    return _PRECEDENCE.get(code.rpartition("/")[2], same(code))


def verdicts_table(scheme: LinesScheme) -> TableBlock:
    """Return how many crossings and runs side by side are clear, yield, stay too close or were too close before."""
    columns = (
        Column(Text("结论", "Verdict"), "left", 2.0),
        number_column(Text("交叉（处）", "Crossings"), _ORIGIN),
        number_column(Text("平行（段）", "Runs side by side"), _ORIGIN),
        number_column(Text("平行长度（公里）", "Length of runs (km)"), _ORIGIN, 1.3),
    )
    rows: list[tuple[Sentence, ...]] = []
    for verdict, label in VERDICTS.items():
        crossings = [c for c in scheme.crossings if c.verdict == verdict]
        runs = [r for r in scheme.parallels if r.verdict == verdict]
        if crossings or runs:
            rows.append((cell(name_of(label)), *_counts(crossings, runs)))
    rows.append((plain(Text("合计", "Total")), *_counts(scheme.crossings, scheme.parallels)))
    caption = Text("管线交叉与平行检查结论", "Crossings and runs side by side")
    return TableBlock("table.lines.verdicts", caption, columns, tuple(rows), 1)


def _counts(crossings: Sequence[Crossing], runs: Sequence[ParallelRun]) -> tuple[Sentence, ...]:
    return (
        value_cell("lines", len(crossings), unit="count", show="count", origin=_ORIGIN),
        value_cell("lines", len(runs), unit="count", show="count", origin=_ORIGIN),
        value_cell("lines", sum(r.length_m for r in runs), unit="m", show="km2d!", origin=_ORIGIN),
    )


def precedence_table(scheme: LinesScheme) -> TableBlock | None:
    """Return by which rule, and in which way, lines yield at crossings; None where none has to."""
    sums: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for crossing in scheme.crossings:
        if crossing.verdict == "yields":
            entry = sums[crossing.precedence if crossing.in_turn else "", crossing.way]
            entry[0] += 1
            entry[1] += crossing.cost_yuan
    if not sums:
        return None
    columns = (
        Column(Text("避让原则", "Rule of precedence"), "left", 3.0),
        Column(Text("避让方式", "How"), "left", 1.6),
        number_column(Text("交叉（处）", "Crossings"), _ORIGIN),
        number_column(Text("费用（万元）", "Cost (million yuan)"), _ORIGIN, 1.3),
    )
    rows = []
    for code, way in sorted(sums, key=lambda k: (k[0] == "", k[0], -sums[k][0], k[1])):
        rule = cell(name_of(precedence_words(code))) if code else plain(Text("未按原则次序", "out of turn"))
        entry = sums[code, way]
        rows.append(
            (
                rule,
                cell(name_of(WAYS.get(way, same(way or "—")))),
                value_cell("lines", entry[0], unit="count", show="count", origin=_ORIGIN),
                value_cell("lines", entry[1], unit="yuan", show="money!", origin=_ORIGIN),
            )
        )
    caption = Text("交叉避让的原则与方式", "How lines yield at crossings")
    return TableBlock("table.lines.precedence", caption, columns, blanked(rows))


def crossings_table(scheme: LinesScheme) -> TableBlock | None:
    """Return the crossings where something has to be done or stays wrong, those that stay wrong first; None without any."""
    order = ("short", "yields", "today")
    found = [c for c in scheme.crossings if c.verdict in order]
    if not found:
        return None
    found.sort(key=lambda c: (order.index(c.verdict), -c.cost_yuan, c.id))
    shown = found[:TOP_CROSSINGS]
    columns = (
        Column(Text("交叉点", "Crossing"), "left", 3.0),
        Column(Text("两条管线", "The two lines"), "left", 1.8),
        number_column(Text("原净距（米）", "Clear before (m)"), _ORIGIN, 0.9),
        number_column(Text("现净距（米）", "Clear now (m)"), _ORIGIN, 0.9),
        number_column(Text("要求（米）", "Required (m)"), _ORIGIN, 0.9),
        Column(Text("处理", "What is done"), "left", 3.6),
    )
    lines = {line.id: line for line in scheme.lines}
    rows = tuple(_crossing_row(c, lines) for c in shown)
    words = Text(
        "依次为净距仍不足、避让解决、现状不足者，同类按费用排列。",
        "First those still too close, then those solved, then those of today; by cost within each.",
    )
    note = listed_note(_PART, "crossings", words, (len(found), len(shown)))
    caption = Text("须处理的交叉点", "Crossings that need something done")
    return TableBlock("table.lines.crossings", caption, columns, rows, 0, note)


def _crossing_row(crossing: Crossing, lines: Mapping[str, PlacedLine]) -> tuple[Sentence, ...]:
    if crossing.verdict == "yields":
        done = say(
            Text("{line}{way}（{rule}）", "{line} {way} ({rule})"),
            line=id_of(crossing.yielder),
            way=name_of(WAYS.get(crossing.way, same(crossing.way or "—"))),
            rule=name_of(precedence_words(crossing.precedence))
            if crossing.in_turn and crossing.precedence
            else name_of(Text("未按原则次序", "out of turn")),
        )
    elif crossing.verdict == "today":
        done = cell(name_of(Text("现状问题，未移动", "stands today, not moved")))
    else:
        done = stated(crossing.words, _ORIGIN)
    return (
        cell(id_of(crossing.id)),
        say(
            Text("{a} × {b}", "{a} × {b}"),
            a=name_of(_line_words(crossing.line_a, lines)),
            b=name_of(_line_words(crossing.line_b, lines)),
        ),
        value_cell("lines", crossing.before_m, unit="m", show="m2d!", origin=_ORIGIN),
        value_cell("lines", crossing.clear_m, unit="m", show="m2d!", origin=_ORIGIN),
        value_cell("lines", crossing.required_m, unit="m", show="m2d!", origin=_ORIGIN),
        done,
    )


def _line_words(name: str, lines: Mapping[str, PlacedLine]) -> Text:
    """Return a line as its kind and size, by its id where it is not known."""
    line = lines.get(name)
    if line is None:
        return same(name)
    kind, size = LINES.get(line.kind, same(line.kind)), f" DN{line.diameter_mm:.0f}" if line.diameter_mm else ""
    return Text(f"{kind.zh}{size}", f"{kind.en}{size}")


def runs_table(scheme: LinesScheme) -> TableBlock | None:
    """Return runs side by side that are too close, the longest first; None without any."""
    found = sorted(
        (r for r in scheme.parallels if r.verdict in ("short", "today")),
        key=lambda r: (r.verdict != "short", -r.short_m, r.line_a, r.line_b),
    )
    if not found:
        return None
    columns = (
        Column(Text("管线", "Line"), "left", 1.2),
        Column(Text("相邻", "Beside"), "left", 1.4),
        number_column(Text("不足长度（米）", "Too close along (m)"), _ORIGIN),
        number_column(Text("最小净距（米）", "Least clearance (m)"), _ORIGIN),
        number_column(Text("要求（米）", "Required (m)"), _ORIGIN),
        Column(Text("结论", "Verdict"), "left", 1.4),
    )
    rows = tuple(
        (
            cell(id_of(r.line_a)),
            say(Text("建筑 {b}", "building {b}"), b=id_of(r.line_b)) if r.building else cell(id_of(r.line_b)),
            value_cell("lines", r.short_m, unit="m", show="m!", origin=_ORIGIN),
            value_cell("lines", r.distance_m, unit="m", show="m2d!", origin=_ORIGIN),
            value_cell("lines", r.required_m, unit="m", show="m2d!", origin=_ORIGIN),
            cell(name_of(VERDICTS.get(r.verdict, same(r.verdict)))),
        )
        for r in found[:TOP_RUNS]
    )
    words = Text("按净距不足的长度排列。", "The longest come first.")
    note = listed_note(_PART, "runs", words, (len(found), len(rows)))
    return TableBlock("table.lines.runs", Text("平行净距不足的管段", "Runs too close"), columns, rows, 0, note)


def positions_table(scheme: LinesScheme) -> TableBlock | None:
    """Return where each kind of new line lies in its streets: stretches, length, how many lie elsewhere than customary."""
    kinds = sorted({p.kind for p in scheme.positions}, key=lambda k: (list(LINES).index(k) if k in LINES else 99, k))
    if not kinds:
        return None
    columns = (
        Column(Text("管线种类", "Kind of line"), "left", 1.4),
        number_column(Text("路段（段）", "Stretches"), _ORIGIN),
        number_column(Text("长度（公里）", "Length (km)"), _ORIGIN),
        number_column(Text("偏离惯用位置（段）", "Not where customary"), _ORIGIN, 1.3),
        number_column(Text("最大偏离（米）", "Furthest off (m)"), _ORIGIN, 1.1),
    )
    rows = []
    for kind in kinds:
        here = [p for p in scheme.positions if p.kind == kind]
        off = [abs(p.offset_m - p.customary_m) for p in here]
        moved = sum(distance > 0.05 for distance in off)
        rows.append(
            (
                cell(name_of(LINES.get(kind, same(kind)))),
                value_cell("lines", len(here), unit="count", show="count", origin=_ORIGIN),
                value_cell("lines", sum(p.length_m for p in here), unit="m", show="km2d!", origin=_ORIGIN),
                value_cell("lines", moved, unit="count", show="count", origin=_ORIGIN),
                value_cell("lines", max(off, default=0.0), unit="m", show="m2d!", origin=_ORIGIN),
            )
        )
    caption = Text("新建管线在道路断面中的位置", "Where new lines lie in their streets")
    return TableBlock("table.lines.positions", caption, columns, tuple(rows))
