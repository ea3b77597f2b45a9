"""Which works does line coordination ask for, after which pipe works, at what cost and by which rules?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from gongxing.engines.lines.problem import Line, LinesProblem
from gongxing.engines.lines.sentences import WAYS, named
from gongxing.origins import Origin, computed
from gongxing.plan import Action
from gongxing.plan.lines import LinesScheme, LineYield
from gongxing.standards.parameters import Parameters
from gongxing.words import Text


def lines_actions(
    problem: LinesProblem, scheme: LinesScheme, values: Parameters, works: Iterable[Action] = ()
) -> tuple[Action, ...]:
    """Return one action per line that yields, with the cost of all its yielding works.

    `works` are the actions of the other engines: an action of the line's own scheme whose id names the line or its road lays it,
    and the yielding works come after it. Durations are so many days a place, an assumption told as origin.
    """
    laid: dict[tuple[str, str], list[str]] = defaultdict(list)
    for action in works:
        for name in dict.fromkeys(action.id.split(".")[2:]):
            laid[action.engine, name].append(action.id)
    by_line: dict[str, list[LineYield]] = defaultdict(list)
    for work in scheme.yields:
        by_line[work.line].append(work)
    lines = {line.id: line for line in problem.lines}
    days = values.entry("line_yield_days")
    found = []
    for name, mine in by_line.items():
        about = lines[name]
        label, count = named(problem, about), len(mine)
        ways = list(dict.fromkeys(work.way for work in mine))
        how = Text("、".join(WAYS[way].zh for way in ways), ", ".join(WAYS[way].en for way in ways))
        verb = ("改迁避让", "diversion") if about.existing else ("交叉避让", "crossing works")
        found.append(
            Action(
                f"lines.yield.{name}", "lines", "yield",
                Text(f"{label.zh}{verb[0]} {count} 处（{how.zh}）", f"{label.en}: {verb[1]} at {count} places ({how.en})"),
                (), sum(work.cost_yuan for work in mine), days.value * count,
                after=_after(about, laid), origins=(*_origins(problem, scheme, mine), days.origin),
            )
        )  # fmt: skip
    return tuple(found)


def _after(line: Line, laid: Mapping[tuple[str, str], Sequence[str]]) -> tuple[str, ...]:
    """Return the actions that lay a line; none for a line of today."""
    if line.existing:
        return ()
    names = (line.id, line.id.split("/", 1)[-1], re.sub(r"[^0-9A-Za-z一-鿿_-]", "-", line.road) or "offroad")
    return tuple(dict.fromkeys(action for name in names for action in laid.get((line.source, name), ())))


def _origins(problem: LinesProblem, scheme: LinesScheme, works: list[LineYield]) -> tuple[Origin, ...]:
    """Return the rules of precedence and the distances that make a line yield, and the computation itself."""
    rules = {rule.code: rule for rule in problem.rules.precedence}
    rows = {row.code: row for row in problem.rules.separations}
    own = {name for work in works for name in work.crossings}
    crossings = [c for c in scheme.crossings if c.id in own and c.yielder == works[0].line]
    found = [rules[c.precedence].origin for c in crossings if c.precedence and c.in_turn]
    found += [rows[c.rule].origin for c in crossings]
    words = Text("管线综合方案", "line coordination")
    found.append(
        computed("engines.lines.solve", words, "pipes", "line_precedence", "line_separation", "network_values")
    )
    return tuple(dict.fromkeys(found))
