"""Where does each line lie in its street, which one yields at a crossing, and what stays too close?"""

from __future__ import annotations

from gongxing.plan.lines import LinesScheme
from gongxing.report.chapters.foundation import paragraph
from gongxing.report.chapters.opening import body
from gongxing.report.chapters.verdicts import caveats, checked, unsolved, verdict
from gongxing.report.document import Block, MapBlock, Ref, Sentence, join, plain, say
from gongxing.report.line_tables import crossings_table, positions_table, precedence_table, runs_table, verdicts_table
from gongxing.report.material import Material
from gongxing.report.network_maps import NETWORK_TITLES, network_maps_of
from gongxing.report.network_tables import PARTS
from gongxing.words import Text

_PART = PARTS["lines"]


def lines_section(material: Material) -> tuple[Block, ...]:
    """Return what the coordination of lines found and does, told with its tables and map."""
    result = material.plan.lines
    lead = verdict(material, _PART, result)
    if result is None or result.part is None:
        return (*lead, *unsolved(material, _PART, result))
    scheme = result.part
    table = verdicts_table(scheme)
    return body(
        *lead,
        paragraph(
            _counted(scheme), say(Text("结论分布见{table}。", "{table} gives the verdicts."), table=Ref(table.key))
        ),
        table,
        positions_table(scheme),
        precedence_table(scheme),
        *(MapBlock(key, NETWORK_TITLES[key]) for key in network_maps_of(material) if key.startswith("map.lines")),
        paragraph(_left(scheme)),
        crossings_table(scheme),
        runs_table(scheme),
        *checked(material, _PART),
        *caveats(_PART, scheme.warnings, scheme.assumptions),
    )


def _counted(scheme: LinesScheme) -> Sentence:
    yielding = sum(c.verdict == "yields" for c in scheme.crossings)
    before = sum(c.before_m < c.required_m - 1e-9 for c in scheme.crossings)
    found = say(
        Text(
            "共检查{lines}、交叉{crossings}、平行{runs}；避让前净距不足的交叉{before}处，其中{yielding}处由一方避让解决。",
            "{lines} were checked with {crossings} and {runs}; {before} of the crossings were too close at first; one line yields at {yielding} of them.",
        ),
        lines=_PART.run("lines", Text("检查的管线", "lines checked"), len(scheme.lines), "条", "lines"),
        crossings=_PART.run("crossings", Text("管线交叉", "crossings"), len(scheme.crossings), "处", "crossings"),
        runs=_PART.run("runs", Text("管线平行", "runs side by side"), len(scheme.parallels), "段", "runs"),
        before=_PART.run("before", Text("避让前净距不足的交叉", "crossings too close before"), before, "处", "count"),
        yielding=_PART.run("yielding", Text("避让解决的交叉", "crossings solved by yielding"), yielding, "处", "count"),
    )
    works = _PART.run("works_yuan", Text("避让工程费用", "cost of yielding works"), scheme.works_yuan, "yuan")
    cost = say(Text("避让工程费用{cost}。", "The yielding works cost {cost}."), cost=works)
    return join((found, cost) if scheme.yields else (found,))


def _left(scheme: LinesScheme) -> Sentence:
    short = sum(c.verdict == "short" for c in scheme.crossings)
    runs = sum(r.verdict == "short" for r in scheme.parallels)
    if not short and not runs:
        return plain(
            Text(
                "规划管线之间及其与现状管线、建筑之间没有遗留的净距不足。",
                "Nothing the plan lays is left too close to another line or to a building.",
            )
        )
    return say(
        Text(
            "仍有交叉{short}处、平行{runs}段净距不足，须在施工图阶段专题处理或采取防护。",
            "{short} crossings and {runs} runs stay too close; they need a special design or protection.",
        ),
        short=_PART.run("short", Text("净距仍不足的交叉", "crossings still too close"), short, "处", "count"),
        runs=_PART.run("runs_short", Text("净距仍不足的平行段", "runs still too close"), runs, "段", "count"),
    )
