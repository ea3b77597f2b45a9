"""Which tables show the planned roads: lengths by grade, works with their reasons, bounds and their use, dead ends?"""

from __future__ import annotations

from collections.abc import Sequence

from gongxing.plan.roads import RoadScheme, RoadSegment
from gongxing.report.cells import NONE, number_column, stated, value_cell
from gongxing.report.document import Column, Sentence, TableBlock, cell, id_of, name_of, plain
from gongxing.report.network_tables import GRADES, PARTS, listed_note
from gongxing.words import Text, same

TOP_WORKS = 20
TOP_HEADS = 12
_PART = PARTS["roads"]
_ORIGIN = _PART.origin
DECISIONS = {"keep": Text("保留", "kept"), "widen": Text("拓宽", "widened"), "new": Text("新建", "new")}


def grade_words(grade: str) -> Text:
    """Return a grade of road in words; a grade without words of its own by its code."""
    return GRADES.get(grade, same(grade or "—"))


def grades_table(scheme: RoadScheme) -> TableBlock:
    """Return the planned roads by grade: kept, widened and new length, land taken, cost."""
    columns = (
        Column(Text("道路等级", "Grade"), "left", 1.6),
        *(
            number_column(Text(f"{words.zh}（公里）", f"{words.en[:1].upper()}{words.en[1:]} (km)"), _ORIGIN)
            for words in DECISIONS.values()
        ),
        number_column(Text("占地（公顷）", "Land taken (ha)"), _ORIGIN),
        number_column(Text("费用（万元）", "Cost (million yuan)"), _ORIGIN, 1.2),
    )
    order = list(GRADES)
    grades = sorted({s.grade for s in scheme.segments}, key=lambda g: (order.index(g) if g in order else len(order), g))
    rows: list[tuple[Sentence, ...]] = [
        (cell(name_of(grade_words(grade))), *_sums([s for s in scheme.segments if s.grade == grade]))
        for grade in grades
    ]
    heads = sum(head.cost_yuan for head in scheme.turning_heads)
    if heads:
        land = sum(head.land_take_m2 for head in scheme.turning_heads)
        rows.append(
            (
                plain(Text("回车场", "Turning heads")),
                NONE,
                NONE,
                NONE,
                value_cell("roads", land, unit="m2", show="ha!", origin=_ORIGIN),
                value_cell("roads", heads, unit="yuan", show="money!", origin=_ORIGIN),
            )
        )
    rows.append((plain(Text("合计", "Total")), *_sums(scheme.segments, scheme)))
    return TableBlock("table.roads.planned", Text("规划道路构成", "Planned roads by grade"), columns, tuple(rows), 1)


def _sums(segments: Sequence[RoadSegment], whole: RoadScheme | None = None) -> tuple[Sentence, ...]:
    heads = whole.turning_heads if whole else ()
    lengths = [sum(s.length_m for s in segments if s.decision == d) or None for d in DECISIONS]
    land = sum(s.land_take_m2 for s in segments) + sum(head.land_take_m2 for head in heads)
    cost = sum(s.cost_yuan for s in segments) + sum(head.cost_yuan for head in heads)
    return (
        *(value_cell("roads", length, unit="m", show="km2d!", origin=_ORIGIN) for length in lengths),
        value_cell("roads", land, unit="m2", show="ha!", origin=_ORIGIN),
        value_cell("roads", cost, unit="yuan", show="money!", origin=_ORIGIN),
    )


def road_works_table(scheme: RoadScheme) -> TableBlock | None:
    """Return the road works, the dearest first, each with the reason of its longest segment; None where nothing is built."""
    works: dict[str, list[RoadSegment]] = {}
    for segment in scheme.built:
        works.setdefault(segment.work or segment.id, []).append(segment)
    if not works:
        return None
    ranked = sorted(works, key=lambda w: (-sum(s.cost_yuan for s in works[w]), w))
    columns = (
        Column(Text("道路工程", "Road works"), "left", 1.6),
        Column(Text("内容", "What"), "left", 1.5),
        number_column(Text("宽度（米）", "Width (m)"), _ORIGIN, 0.8),
        number_column(Text("长度（米）", "Length (m)"), _ORIGIN, 0.8),
        number_column(Text("拆除（栋）", "Demolished"), _ORIGIN, 0.8),
        number_column(Text("费用（万元）", "Cost (million yuan)"), _ORIGIN, 1.0),
        Column(Text("理由", "Why"), "left", 2.8),
    )
    rows = tuple(_work_row(name, works[name]) for name in ranked[:TOP_WORKS])
    order = Text("按费用由高到低排列。", "The dearest come first.")
    note = listed_note(_PART, "works", order, (len(ranked), len(rows)))
    return TableBlock(
        "table.roads.works", Text("主要道路工程及理由", "Main road works and why"), columns, rows, 0, note
    )


def _work_row(name: str, segments: Sequence[RoadSegment]) -> tuple[Sentence, ...]:
    main = max(segments, key=lambda s: (s.length_m, s.id))
    grade, decision = grade_words(main.grade), DECISIONS.get(main.decision, same(main.decision))
    gone = {building for s in segments for building in s.demolished}
    return (
        cell(id_of(name)),
        cell(name_of(Text(f"{decision.zh}{grade.zh}", f"{grade.en}, {decision.en}"))),
        value_cell("roads", main.width_m, unit="m", show="m1!", origin=_ORIGIN),
        value_cell("roads", sum(s.length_m for s in segments), unit="m", show="m!", origin=_ORIGIN),
        value_cell("roads", len(gone), unit="count", show="count", origin=_ORIGIN),
        value_cell("roads", sum(s.cost_yuan for s in segments), unit="yuan", show="money!", origin=_ORIGIN),
        stated(main.reason, _ORIGIN),
    )


def road_demands_table(scheme: RoadScheme) -> TableBlock | None:
    """Return the bounds on roads (budget, length, land) and what the scheme uses of them; None without any."""
    bound = [demand for demand in scheme.demands if demand.low is not None or demand.high is not None]
    if not bound:
        return None
    columns = (
        Column(Text("约束", "Demand"), "left", 2.0),
        number_column(Text("下限", "Lower"), _ORIGIN, 1.1),
        number_column(Text("上限", "Upper"), _ORIGIN, 1.1),
        number_column(Text("使用", "Used"), _ORIGIN, 1.1),
        Column(Text("起约束", "Binding"), "center", 0.8),
        Column(Text("依据", "Basis"), "left", 2.4),
    )
    rows = []
    for demand in bound:
        show = "ha" if demand.unit == "m2" else ""
        values = tuple(
            value_cell(demand.key, v, unit=demand.unit, show=show, origin=_ORIGIN)
            for v in (demand.low, demand.high, demand.used)
        )
        binding = plain(Text("是", "yes")) if demand.binding else plain(Text("否", "no"))
        rows.append((cell(name_of(demand.label)), *values, binding, stated(demand.basis, _ORIGIN)))
    caption = Text("道路约束及使用情况", "Demands on roads and how they are used")
    return TableBlock("table.roads.demands", caption, columns, tuple(rows))


def heads_table(scheme: RoadScheme) -> TableBlock | None:
    """Return the turning heads at new dead ends, the longest dead ends first; None without any."""
    heads = sorted(scheme.turning_heads, key=lambda h: (-h.dead_end_m, h.segment))
    if not heads:
        return None
    columns = (
        Column(Text("尽头路段", "Dead end"), "left", 1.6),
        number_column(Text("尽头路长度（米）", "Length of the dead end (m)"), _ORIGIN, 1.3),
        number_column(Text("占地（平方米）", "Land taken (m²)"), _ORIGIN, 1.2),
        number_column(Text("费用（万元）", "Cost (million yuan)"), _ORIGIN, 1.2),
    )
    rows = tuple(
        (
            cell(id_of(head.segment)),
            value_cell("roads", head.dead_end_m, unit="m", show="m!", origin=_ORIGIN),
            value_cell("roads", head.land_take_m2, unit="m2", show="m2!", origin=_ORIGIN),
            value_cell("roads", head.cost_yuan, unit="yuan", show="money!", origin=_ORIGIN),
        )
        for head in heads[:TOP_HEADS]
    )
    note = listed_note(_PART, "heads", Text("按尽头路长度排列。", "The longest come first."), (len(heads), len(rows)))
    return TableBlock(
        "table.roads.heads", Text("新增尽头路回车场", "Turning heads at new dead ends"), columns, rows, 0, note
    )
