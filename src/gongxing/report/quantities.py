"""Which works does the plan order, how much of each and at which sum: the bills of quantities of its networks?"""

from __future__ import annotations

from collections.abc import Iterator

from gongxing.plan import Plan
from gongxing.plan.bill import Bill, Work, draw_up
from gongxing.plan.lines import LinesScheme
from gongxing.plan.water import PipeDecision, WaterScheme
from gongxing.report.line_tables import WAYS
from gongxing.report.network_tables import LINES
from gongxing.words import Text, same

TITLES = {
    "roads": Text("道路工程", "Roads"),
    "water": Text("给水工程", "Water supply"),
    "sewer": Text("污水工程", "Sewers"),
    "storm": Text("雨水工程", "Storm drains"),
    "lines": Text("管线综合避让工程", "Works where lines cross"),
}


def quantities(plan: Plan) -> tuple[Bill, ...]:
    """Return the bill of each network the plan holds a scheme for; a bill's total is its scheme's cost to the fen."""
    found: list[Bill] = []
    if plan.water and plan.water.part:
        found.append(water_bill(plan.water.part))
    if plan.lines and plan.lines.part:
        found.append(lines_bill(plan.lines.part))
    return tuple(bill for bill in found if bill.lines)


def water_bill(scheme: WaterScheme) -> Bill:
    """Return the bill of the mains that are laid, by decision and diameter."""
    return draw_up("water", TITLES["water"], _mains(scheme))


def _mains(scheme: WaterScheme) -> Iterator[Work]:
    for decision, item in (
        (PipeDecision.NEW, Text("新建给水管", "New main")),
        (PipeDecision.REINFORCE, Text("并行加设给水管", "Main beside a present one")),
        (PipeDecision.REPLACE, Text("更换给水管", "Main replaced")),
        (PipeDecision.KEEP, Text("保留给水管改造", "Works on mains kept")),
        (PipeDecision.ABANDON, Text("停用给水管处置", "Mains given up")),
    ):
        pipes = sorted((p for p in scheme.pipes if p.decision is decision), key=lambda p: (p.diameter_mm, p.id))
        for pipe in pipes:
            if pipe.cost_yuan:
                yield Work(item, same(f"DN{pipe.diameter_mm:.0f}"), pipe.length_m, "m", pipe.cost_yuan)


def lines_bill(scheme: LinesScheme) -> Bill:
    """Return the bill of the works with which lines yield at crossings, by way and kind of line."""
    return draw_up("lines", TITLES["lines"], _yielding(scheme))


def _yielding(scheme: LinesScheme) -> Iterator[Work]:
    for way, words in WAYS.items():
        item = Text(f"交叉避让：{words.zh}", f"Crossing: {words.en}")
        for work in sorted((y for y in scheme.yields if y.way == way), key=lambda y: (y.kind, y.id)):
            yield Work(item, LINES.get(work.kind, same(work.kind)), 1.0, "place", work.cost_yuan)
    others = [work for work in scheme.yields if work.way not in WAYS]
    for work in others:
        item = Text(f"交叉避让：{work.way}", f"Crossing: {work.way}")
        yield Work(item, LINES.get(work.kind, same(work.kind)), 1.0, "place", work.cost_yuan)
